// A law that does not apply yet judges nothing: what it would say is kept beside the judgement, with the day.
import type { Law } from '../model/rulebook.ts'
import { type Outcome, type Verdict, worstOf } from '../model/verdict.ts'

export const pendingLaws = (laws: readonly Law[], day: string): Law[] => laws.filter((law) => isPending(law, day))

/** ISO dates compare as text. */
export const isPending = ({ appliesFrom }: Law, day: string): boolean => day < appliesFrom

/** The verdict of the laws that apply today. */
export function postponed(verdict: Verdict, pending: readonly Law[]): Verdict {
  const { laws, unread } = verdict
  if (laws === undefined || !pending.some(({ id }) => laws[id] !== undefined)) return verdict
  const days = new Map(pending.map(({ id, appliesFrom }) => [id, appliesFrom]))
  const today = Object.fromEntries(Object.entries(laws).map(([id, outcome]) => [id, asOf(outcome, days.get(id))]))
  const outcomes = Object.values(today)
  const blind = outcomes.some(({ status }) => status === 'unknown')
  return { ...verdict, laws: today, outcome: worstOf(outcomes), unread: blind ? unread : [] }
}

const asOf = (would: Outcome, from: string | undefined): Outcome =>
  from === undefined || would.status === 'not_applicable'
    ? would
    : { status: 'not_applicable', notYet: { from, would } }
