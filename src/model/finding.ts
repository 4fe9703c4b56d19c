// One verdict as a reader meets it: the law beside it, the resource, the place, and where each statement comes from.
import type { Origin, Resource } from './resource.ts'
import type { Place } from './place.ts'
import type { Outcome, Status } from './verdict.ts'

export const severities = ['none', 'info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

export interface LawResult {
  status: Status
  /** As the law is cited: `Art. 44`. Only clauses that the rules map this control to. */
  clauses: string[]
  basis?: string
  /** ISO date until which the basis holds; null: no end is set. */
  until?: string | null
  entry?: string
  reason?: string
  /** For `undeclared`: what would follow if this law were concerned. */
  would?: Outcome
}

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
  origins: Origin[]
  waiver: null
}
