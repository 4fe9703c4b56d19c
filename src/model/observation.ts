// What a source hands on: an answer untouched, a call that was made, or the plain statement that something could not be read.
import type { Calls } from './calls.ts'
import type { FacetName } from './facets.ts'
import type { Fact, GapReason } from './fact.ts'
import type { Origin, Source } from './resource.ts'

/** What one call brought: a body, or the name of the refusal as the provider spells it. */
export type Answer = { origin: Origin } & ({ body: unknown } | { error: string })

/** Everything one source read about one resource, untouched. The index of an answer is the index of its origin in the Resource. */
export interface Observation {
  kind: 'observation'
  provider: string
  partition: string
  account: string
  /** The region that was asked; absent where only the answer itself can tell (S3 lists every bucket everywhere). */
  region?: string
  type: string
  /** As the listing call wrote it: a bucket name, a key id, an ARM id. */
  nativeId: string
  source: Source
  answers: Answer[]
  /** Whatever is not among the answers was not asked, so that its silence says nothing of rights. */
  unasked?: true
}

/** What could not be read at all. Gaps of one (account, region, service, operation, reason) are one row. */
export interface Gap {
  kind: 'gap'
  provider: string
  account: string
  /** Absent for a call that belongs to no region. */
  region?: string
  service: string
  operation: string
  reason: GapReason
  /** What would mend it, as the provider spells it: `s3:GetReplicationConfiguration`. */
  permission?: string
  /** The type that went unread; with reason `unsupported`, the type that nobody here can read. */
  type?: string
  /** The region does not have the service, so that there is nothing to read. */
  absent?: true
  /** How many times it happened, or how many resources of an unsupported type were seen. */
  count?: number
  /** The facets that nobody can judge for want of it. */
  blinds?: FacetName[]
}

/** A kind of call that was made, so that coverage can be stated and not only its holes. */
export interface Asked extends Calls {
  kind: 'asked'
  provider: string
  account: string
  region?: string
  service: string
  operation: string
}

/** How many resources of a type there are, of which nobody has told more. */
export interface Counted {
  kind: 'counted'
  provider: string
  account: string
  region: string
  type: string
  count: number
}

/** Where a locator that names no region turned out to point: kept with the inventory, so that a replay needs no network. */
export interface Lookup {
  kind: 'lookup'
  locator: string
  region: Fact<string>
  account: Fact<string>
  origin?: Origin
}

export type SourceRecord = Observation | Gap | Asked | Counted

/** Who reads an account. */
export interface Reader {
  account: string
  /** As the provider names it. */
  principal: string
}

/** A source is read in cells, like a service of a region: a record with the cell that it is of, where that can be kept, or how the cell ended. */
export type Told =
  | { record: SourceRecord; cell?: string }
  | { cell: string; account: string; whole: boolean }
  /** Who reads an account, before anything is told of it. */
  | { reader: Reader }
  /** What is asked of no cell, and so always, was cut off: there may be cells that nobody has heard of. */
  | { cutOff: true }
