// What a control says of one resource, or of one of its places.
import type { GapReason, Unread } from './fact.ts'
import type { Waiver } from './rulebook.ts'

/** From the best to the worst; `undeclared` waits for a person, `unknown` for a permission. Only `unknown` makes a run incomplete. */
export const statuses = ['not_applicable', 'pass', 'waived', 'permitted', 'undeclared', 'unknown', 'fail'] as const

export type Status = (typeof statuses)[number]

/** Of a verdict that is no finding. */
export type SilentStatus = Extract<Status, 'pass' | 'not_applicable'>

export const worst = (found: readonly Status[]): Status =>
  statuses[Math.max(0, ...found.map((status) => statuses.indexOf(status)))] ?? 'not_applicable'

/** `no-recorded-basis` and its kin: why a decision fell as it did, as one word of ours. */
export const decisionReasons = [
  'outside-fence',
  'localisation-mandate',
  'condition-unproven',
  'decision-fallen',
  'expired',
  'not-yet-valid',
  'out-of-scope',
  'incomplete-documents',
  'self-approved',
  'derogation-for-systematic-copying',
  'required-control-not-passing',
  'no-recorded-basis',
  'basis-at-risk',
] as const
export type DecisionReason = (typeof decisionReasons)[number]

export interface Failure {
  status: 'fail'
  observed: unknown
  expected: unknown
  reason?: DecisionReason
  /** What it rests on: where a fence stands, or the id of a mandate, an adequacy decision or a register entry. */
  decision?: string
  /** A waiver that lifted it until a day that is over. */
  lapsed?: Waiver
}

export type Outcome =
  | { status: 'pass' }
  /** `notYet`: the law does not apply today; what would follow from the day on which it does. */
  | { status: 'not_applicable'; notYet?: { from: string; would: Outcome } }
  | Failure
  /** Lifted by an active waiver of the config. */
  | { status: 'waived'; failure: Failure; waiver: Waiver }
  /** On a recorded basis until a day: an adequacy decision's id, or a register entry's basis. `until` null: no end is set. */
  | { status: 'permitted'; basis: string; until: string | null; entry?: string }
  /** What would follow if the law were concerned: shown to the person who must say. */
  | { status: 'undeclared'; would: Outcome }
  /** `detail`: what a policy of one's own did instead of answering. */
  | { status: 'unknown'; reason: GapReason; permission?: string; detail?: string }

/** The first of the worst. A loop, because it is asked for every place that a control decides on. */
export function worstOf(outcomes: readonly Outcome[]): Outcome {
  let found: Outcome | undefined
  let rank = -1
  for (const outcome of outcomes) {
    const its = statuses.indexOf(outcome.status)
    if (its > rank) {
      found = outcome
      rank = its
    }
  }
  return found ?? { status: 'not_applicable' }
}

/** Of undeclared data: what would follow if the law were concerned. */
export const ifConcerned = (outcome: Outcome): Outcome =>
  outcome.status === 'undeclared' ? ifConcerned(outcome.would) : outcome

/** A waiver lifts a failure, and hides nothing of it. */
export function failureOf(outcome: Outcome): Failure | undefined {
  if (outcome.status === 'waived') return outcome.failure
  return outcome.status === 'fail' ? outcome : undefined
}

/** Before any law is asked: a facet control has one outcome, a place control one per law in play. */
export interface Verdict {
  control: string
  /** The `key` of the resource. */
  resource: string
  /** Index into the subject's places; absent for a facet control. */
  place?: number
  /** The worst of `laws` where there are any. */
  outcome: Outcome
  laws?: Record<string, Outcome>
  /** JSON pointers into the input: what the control looked at. */
  pointers: string[]
  /** For an unknown: each fact that the answer waits for, with the permission that would tell it. */
  unread: Unread[]
}
