// Joins a control's answer to the facts it rests on again: what was looked at, and which permission would have told.
import type { Control } from '../model/control.ts'
import type { Unread } from '../model/fact.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, type Verdict, worstOf } from '../model/verdict.ts'
import { factAt } from './fact-at.ts'
import { notApplicable } from './outcome.ts'

// Shared, not copied: most verdicts have nothing to list, and no one changes a verdict.
const nothing: string[] = []
const allRead: Unread[] = []

export function facetVerdict(control: Control, subject: Subject, outcome: Outcome): Verdict {
  const unread = outcome.status === 'unknown' ? unreadOf(control.reads, subject) : allRead
  return {
    control: control.id,
    resource: subject.resource.key,
    outcome: withPermission(outcome, unread),
    pointers: control.reads,
    unread,
  }
}

/** What a control answered of one place, with all that follows from it for every resource of the same input. */
export interface PlaceAnswer {
  outcome: Outcome
  laws?: Record<string, Outcome>
  /** What the control has looked at: `/place/<fact>` of the place that it judges. */
  reads: readonly string[]
  /** Some law waits for a fact, and only the resource can tell which permission would mend that. */
  blind: boolean
}

const decided = ['/place/country', '/labels/people']

/** What a control of places has looked at. */
export const placePointers = (place: number): string[] => pointersAt(place, decided)

/** Put together once for each control and place: the same few are listed for every resource. */
const listed = new WeakMap<readonly string[], string[][]>()

/** `reads`: what the source of the control names, `/place/<fact>` of the place that it judges. */
function pointersAt(place: number, reads: readonly string[]): string[] {
  const known = listed.get(reads) ?? []
  listed.set(reads, known)
  return (known[place] ??= reads.map((pointer) => pointer.replace(/^\/place\//, `/places/${place}/`)))
}

export const notMine: PlaceAnswer = { outcome: notApplicable, reads: nothing, blind: false }

export function placeAnswer(laws: Record<string, Outcome>): PlaceAnswer {
  const outcomes = Object.values(laws)
  return {
    outcome: worstOf(outcomes),
    laws,
    reads: decided,
    blind: outcomes.some(({ status }) => status === 'unknown'),
  }
}

/** The same whatever the law. */
export const plainAnswer = (outcome: Outcome, reads: readonly string[]): PlaceAnswer => ({
  outcome,
  reads,
  blind: outcome.status === 'unknown',
})

/** Written out and not spread: there is one for each control and place, and most say that the place is another's. */
export function placeVerdict({ id }: Control, subject: Subject, place: number, answer: PlaceAnswer): Verdict {
  const { key } = subject.resource
  const pointers = pointersAt(place, answer.reads)
  const unread = answer.blind ? unreadOf(pointers, subject) : allRead
  const { outcome, laws } = unread.length === 0 ? answer : told(answer, unread)
  return laws === undefined
    ? { control: id, resource: key, place, outcome, pointers, unread }
    : { control: id, resource: key, place, outcome, laws, pointers, unread }
}

/** With the permissions that would have told more, where one is known. */
function told(answer: PlaceAnswer, unread: readonly Unread[]): Pick<PlaceAnswer, 'outcome' | 'laws'> {
  if (unread.every(({ permission }) => permission === undefined)) return answer
  if (answer.laws === undefined) return { outcome: withPermission(answer.outcome, unread) }
  const laws = Object.fromEntries(
    Object.entries(answer.laws).map(([law, outcome]) => [law, withPermission(outcome, unread)]),
  )
  return { outcome: worstOf(Object.values(laws)), laws }
}

function unreadOf(pointers: readonly string[], subject: Subject): Unread[] {
  const unread: Unread[] = []
  for (const pointer of pointers) {
    const fact = factAt(subject, pointer)
    if (fact === undefined || fact.state === 'known') continue
    const { reason, permission } = fact
    unread.push(permission === undefined ? { reason } : { reason, permission })
  }
  return unread
}

function withPermission(outcome: Outcome, unread: readonly Unread[]): Outcome {
  if (outcome.status !== 'unknown') return outcome
  const permission = unread.find(({ reason }) => reason === outcome.reason)?.permission
  return permission === undefined ? outcome : { ...outcome, permission }
}
