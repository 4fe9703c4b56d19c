// A law that does not apply yet judges nothing: what it would say is kept beside the judgement, with the day.
import type { PlaceLaw } from '../model/law.ts'
import type { Law } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, type Verdict, worstOf } from '../model/verdict.ts'

export const pendingLaws = (laws: readonly Law[], day: string): Law[] => laws.filter((law) => isPending(law, day))

/** ISO dates compare as text. */
export const isPending = ({ appliesFrom }: Law, day: string): boolean => day < appliesFrom

/** The verdict of the laws that apply today. */
export function postponed(verdict: Verdict, { places }: Pick<Subject, 'places'>, pending: readonly Law[]): Verdict {
  const { laws, unread, place } = verdict
  if (laws === undefined) return verdict
  const said = place === undefined ? undefined : places[place]?.laws
  const later = pending.filter(({ id }) => laws[id] !== undefined && !isFenced(said?.[id]))
  if (later.length === 0) return verdict
  const days = new Map(later.map(({ id, appliesFrom }) => [id, appliesFrom]))
  const today = Object.fromEntries(Object.entries(laws).map(([id, outcome]) => [id, asOf(outcome, days.get(id))]))
  const outcomes = Object.values(today)
  const blind = outcomes.some(({ status }) => status === 'unknown')
  return { ...verdict, laws: today, outcome: worstOf(outcomes), unread: blind ? unread : [] }
}

/** Our own fence stands beside a law, and waits for none. */
const isFenced = (said: PlaceLaw | undefined): boolean => said?.fence === 'outside' || said?.fence === 'unresolved'

const asOf = (would: Outcome, from: string | undefined): Outcome =>
  from === undefined || would.status === 'not_applicable'
    ? would
    : { status: 'not_applicable', notYet: { from, would } }
