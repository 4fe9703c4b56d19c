// Which entry of the transfer register a failure names, if it is one that an entry could have carried.
import type { Config, TransferEntry } from '../model/rulebook.ts'
import type { DecisionReason, Failure } from '../model/verdict.ts'

/** Their `decision` is a fence, a mandate, an adequacy decision or a basis, whatever an entry may be called. */
const withoutEntry: ReadonlySet<DecisionReason | undefined> = new Set([
  undefined,
  'outside-fence',
  'localisation-mandate',
  'condition-unproven',
  'no-recorded-basis',
  'basis-at-risk',
])

export const entryOf = ({ reason, decision }: Failure, { transfers }: Config): TransferEntry | undefined =>
  withoutEntry.has(reason) ? undefined : transfers.find(({ id }) => id === decision)
