// Joins a control's answer to the facts it rests on again: what was looked at, and which permission would have told.
import type { Control } from '../model/control.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, type Unread, type Verdict, worst } from '../model/verdict.ts'
import { factAt } from './fact-at.ts'

export function facetVerdict(control: Control, subject: Subject, outcome: Outcome): Verdict {
  const unread = unreadOf(outcome.status === 'unknown' ? control.reads : [], subject)
  return {
    control: control.id,
    resource: subject.resource.key,
    outcome: withPermission(outcome, unread),
    pointers: control.reads,
    unread,
  }
}

/** `laws` undefined: the place belongs to another control. */
export function placeVerdict(
  control: Control,
  subject: Subject,
  place: number,
  laws: Record<string, Outcome> | undefined,
): Verdict {
  const verdict = { control: control.id, resource: subject.resource.key, place }
  if (laws === undefined) return { ...verdict, outcome: { status: 'not_applicable' }, pointers: [], unread: [] }
  const pointers = [`/places/${place}/country`, '/labels/people']
  const blind = Object.values(laws).some(({ status }) => status === 'unknown')
  const unread = unreadOf(blind ? pointers : [], subject)
  const read = Object.fromEntries(Object.entries(laws).map(([law, outcome]) => [law, withPermission(outcome, unread)]))
  return { ...verdict, outcome: headline(Object.values(read)), laws: read, pointers, unread }
}

function headline(outcomes: readonly Outcome[]): Outcome {
  const status = worst(outcomes.map((outcome) => outcome.status))
  return outcomes.find((outcome) => outcome.status === status) ?? { status: 'not_applicable' }
}

function unreadOf(pointers: readonly string[], subject: Subject): Unread[] {
  return pointers.flatMap((pointer) => {
    const fact = factAt(subject, pointer)
    if (fact === undefined || fact.state === 'known') return []
    const { reason } = fact
    return [
      fact.state === 'unknown' && fact.permission !== undefined ? { reason, permission: fact.permission } : { reason },
    ]
  })
}

function withPermission(outcome: Outcome, unread: readonly Unread[]): Outcome {
  if (outcome.status !== 'unknown') return outcome
  const permission = unread.find(({ reason }) => reason === outcome.reason)?.permission
  return permission === undefined ? outcome : { ...outcome, permission }
}
