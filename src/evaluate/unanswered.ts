// Where a policy gave no whole answer: each verdict that was due is unknown, and says what the policy did instead.
import type { Control } from '../model/control.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'
import { placePointers } from './verdicts.ts'

/** `timeout`: it was stopped, or not run any more; `malformed`: it stopped by itself, or answered what is no answer. */
export interface Failure {
  reason: 'timeout' | 'malformed'
  detail: string
}

/** How many verdicts are due on the subject at most: a control that no place concerns says so in one. */
export const due = ({ facets, places }: Subject, controls: readonly Control[]): number =>
  controls.reduce((sum, { judges }) => sum + (judges === 'places' ? places.length : facets[judges] ? 1 : 0), 0)

/** In the order in which the answered ones would stand. */
export function unanswered(subject: Subject, controls: readonly Control[], failure: Failure): Verdict[] {
  const outcome: Outcome = { status: 'unknown', ...failure }
  const verdict = { resource: subject.resource.key, outcome, unread: [] }
  return controls.flatMap(({ id: control, judges, reads }): Verdict[] => {
    if (judges !== 'places') return subject.facets[judges] ? [{ ...verdict, control, pointers: reads }] : []
    return subject.places.map((place, index) => ({
      ...verdict,
      control,
      place: index,
      laws: Object.fromEntries(Object.keys(place.laws).map((law) => [law, outcome])),
      pointers: placePointers(index),
    }))
  })
}
