// One verdict as a reader meets it: the law beside it, the resource, the place, and where each statement comes from.
import type { Declared, Origin, Resource } from './resource.ts'
import type { Place } from './place.ts'
import type { Waiver } from './rulebook.ts'
import type { Outcome, SilentStatus, Status, Verdict } from './verdict.ts'

export const severities = ['none', 'info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** What the tables and the register say of whatever an outcome rests on; each only where they say it. */
export interface Standing {
  /** As people call it: the instrument of a decision, the title of a basis or a mandate. */
  title?: string
  /** The table that it was taken from, with its version. */
  table?: string
  /** false: somebody must still compare the row with the official text. */
  verified?: boolean
  /** It ends within the days that the rules call soon. */
  expiring?: true
  /** The case that may bring it down: `C-703/25 P`. */
  challenged?: string
  /** The basis that would take over, by the entry. */
  fallback?: string
  /** Why the company has such a fence, in its own words. */
  because?: string
}

export interface LawResult extends Standing {
  status: Status
  /** How grave it is under this law alone. */
  severity: Severity
  /** As the law is cited: `Art. 44`. Only clauses that the rules map this control to. */
  clauses: string[]
  /** Of the file that holds the law. */
  version: string
  basis?: string
  /** ISO date until which the basis holds; null: no end is set. Of a failure: until when the entry was, or is, valid. */
  until?: string | null
  entry?: string
  reason?: string
  /** What a failure rests on: where the fence stands, or the id of a mandate, a decision or an entry. */
  decision?: string
  /** For `waived`: what lifts it. */
  waiver?: string
  /** For `undeclared`: what would follow if this law were concerned. For `readiness`: from the day on which it applies. */
  would?: Outcome
  /** The law does not apply yet, and what it would say is no judgement: its status then, and the day. */
  readiness?: { status: Status; from: string }
}

const isContent = (status: Status): status is SilentStatus => status === 'pass' || status === 'not_applicable'

/** `would`: what a law says from a day to come; undefined: nothing else than today. */
const staysContent = (would: Status | undefined): boolean => would === undefined || would === 'pass'

/**
 * A pass, or what does not apply, of which no law that is to come would say otherwise: it asks nothing of anybody, is no
 * finding, and is told with `--evidence full` alone.
 */
export const isSilent = <Told extends Pick<Finding, 'status' | 'byLaw'>>(
  told: Told,
): told is Told & { status: SilentStatus } =>
  isContent(told.status) && Object.values(told.byLaw).every(({ readiness }) => staysContent(readiness?.status))

/** Whether a finding of it would be silent. Asked before one is made, as most verdicts are. */
export const isSilentVerdict = ({ outcome, laws = {} }: Verdict): boolean =>
  isContent(outcome.status) &&
  Object.values(laws).every((one) =>
    staysContent(one.status === 'not_applicable' ? one.notYet?.would.status : undefined),
  )

export interface Finding {
  schema: 1
  /** The fingerprint: sha256 over control, resource key, mechanism and locator as written, and nothing that may change while the problem stays. */
  id: string
  status: Status
  severity: Severity
  control: { id: string; title: string; remediation: string }
  byLaw: Record<string, LawResult>
  classification: { tier: string; people: string[]; categories: string[] }
  resource: Pick<Resource, 'key' | 'id' | 'type' | 'name' | 'provider' | 'partition' | 'owner' | 'source'> & {
    region: string | null
    country: string | null
    labels: string[]
  }
  place?: Pick<Place, 'role'> & {
    means?: string
    mechanism?: string
    locator?: string | null
    location: string | null
    country: string | null
    /** It is, or may be, in more countries than that one. */
    partly?: true
    account: string | null
    relation: string | null
  }
  observed: unknown
  expected: unknown
  /** For unknown: why it could not be read; for a decision: why it fell so. */
  reason?: string
  /** The permission that would let it be read. */
  permission?: string
  message: string
  /** Another framework pulls against this finding: what it asks for, and how both are served. The end of `message`. */
  conflict?: string
  pointers: string[]
  /** Of a plan: the block that it is about. */
  declared?: Declared
  origins: Origin[]
  /** What lifts it; null where nothing does. */
  waiver: Pick<Waiver, 'id' | 'until' | 'reason' | 'owner' | 'approvedBy'> | null
}
