// What a control says of one resource, or of one of its places.
import type { GapReason } from './fact.ts'

/** From the best to the worst; `undeclared` waits for a person, `unknown` for a permission. Only `unknown` makes a run incomplete. */
export const statuses = ['not_applicable', 'pass', 'waived', 'permitted', 'undeclared', 'unknown', 'fail'] as const

export type Status = (typeof statuses)[number]

export const worst = (found: readonly Status[]): Status =>
  statuses[Math.max(0, ...found.map((status) => statuses.indexOf(status)))] ?? 'not_applicable'

/** `no-recorded-basis` and its kin: why a decision fell as it did, as one word of ours. */
export type DecisionReason =
  | 'outside-fence'
  | 'localisation-mandate'
  | 'condition-unproven'
  | 'decision-fallen'
  | 'expired'
  | 'not-yet-valid'
  | 'out-of-scope'
  | 'incomplete-documents'
  | 'self-approved'
  | 'derogation-for-systematic-copying'
  | 'required-control-not-passing'
  | 'no-recorded-basis'

export type Outcome =
  | { status: 'pass' }
  | { status: 'not_applicable' }
  | { status: 'fail'; observed: unknown; expected: unknown; reason?: DecisionReason; decision?: string }
  /** On a recorded basis until a day: an adequacy decision's id, or a register entry's basis. `until` null: no end is set. */
  | { status: 'permitted'; basis: string; until: string | null; entry?: string }
  /** What would follow if the law were concerned: shown to the person who must say. */
  | { status: 'undeclared'; would: Outcome }
  /** `detail`: what a policy of one's own did instead of answering. */
  | { status: 'unknown'; reason: GapReason; permission?: string; detail?: string }

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

export interface Unread {
  reason: GapReason
  permission?: string
}
