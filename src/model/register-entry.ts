// Which entry of the transfer register a failure names, if it is one that an entry could have carried.
import type { Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { DecisionReason, Failure } from '../model/verdict.ts'

/** Their `decision` is a fence, a mandate or a basis, whatever an entry may be called. */
const withoutEntry: ReadonlySet<DecisionReason | undefined> = new Set([
  undefined,
  'outside-fence',
  'localisation-mandate',
  'no-recorded-basis',
])

type Known = Pick<Rulebook, 'config' | 'laws'>

export function entryOf({ reason, decision }: Failure, { config, laws }: Known): TransferEntry | undefined {
  if (withoutEntry.has(reason)) return undefined
  // A condition unproven and a basis at risk name the entry that invokes the decision, or else the decision itself.
  const isDecision = laws.some(({ adequacy }) => adequacy.some(({ id }) => id === decision))
  if ((reason === 'condition-unproven' || reason === 'basis-at-risk') && isDecision) return undefined
  return config.transfers.find(({ id }) => id === decision)
}
