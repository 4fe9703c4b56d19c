// Which entry of the transfer register an outcome rests on, or names as the one that could have carried the place.
import { type DecisionReason, type Failure, failureOf, ifConcerned, type Outcome } from './verdict.ts'

/** Their `decision` is a fence, a mandate or a basis, whatever an entry may be called. */
const withoutEntry: ReadonlySet<DecisionReason | undefined> = new Set([
  undefined,
  'outside-fence',
  'localisation-mandate',
  'no-recorded-basis',
])

/** They name the entry that invokes a decision, or else the decision itself. */
const ofDecision: ReadonlySet<DecisionReason | undefined> = new Set(['condition-unproven', 'basis-at-risk'])

/** Of the register as much as the caller has to know. */
interface Known<Entry extends { id: string }> {
  config: { transfers: readonly Entry[] }
  laws: readonly { adequacy: readonly { id: string }[] }[]
}

/** Of undeclared data: what would carry it, or would come nearest to that. */
export function entryBehind<Entry extends { id: string }>(outcome: Outcome, rulebook: Known<Entry>): Entry | undefined {
  const told = ifConcerned(outcome)
  if (told.status === 'permitted') return entryCalled(told.entry, rulebook)
  const failure = failureOf(told)
  return failure && entryOf(failure, rulebook)
}

export function entryOf<Entry extends { id: string }>(
  { reason, decision }: Failure,
  rulebook: Known<Entry>,
): Entry | undefined {
  if (withoutEntry.has(reason) || (ofDecision.has(reason) && isDecision(decision, rulebook))) return undefined
  return entryCalled(decision, rulebook)
}

const isDecision = (name: string | undefined, { laws }: Known<{ id: string }>): boolean =>
  laws.some(({ adequacy }) => adequacy.some(({ id }) => id === name))

const entryCalled = <Entry extends { id: string }>(
  name: string | undefined,
  { config }: Known<Entry>,
): Entry | undefined => (name === undefined ? undefined : config.transfers.find(({ id }) => id === name))
