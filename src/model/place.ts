// A place is where a resource's data is, or is sent to by configuration; with a `via` it is a flow.
import type { Fact } from './fact.ts'
import type { PlaceLaw } from './law.ts'

/** How data may leave the place where it was written. */
export const means = [
  'replication',
  'backup',
  'snapshot-copy',
  'key-replication',
  'log-export',
  'processing',
  'edge-cache',
  'sharing',
  'failover',
] as const
export type Means = (typeof means)[number]

export const placeRoles = [
  'primary',
  'replica',
  'backup',
  'snapshot',
  'log',
  'key',
  'edge',
  'processing',
  'failover',
] as const
export type PlaceRole = (typeof placeRoles)[number]

/**
 * By what a place is judged, one word for each: the primary place in a region (`primary`), in a geography (`container`)
 * or everywhere (`global`); a copy whose target the customer chose (`replica`) or the provider (`pair`); a job, with a
 * model (`ai`) or without (`compute`); what is given to somebody (`export`); what is none of these (`other`).
 */
export const placeKinds = [
  'primary',
  'container',
  'global',
  'replica',
  'pair',
  'backup',
  'key',
  'log',
  'edge',
  'ai',
  'compute',
  'export',
  'other',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Whether the config lets resources be in that region. `no-list`: it names no regions for this provider. */
export const approvals = ['no-list', 'approved', 'unapproved', 'unresolved'] as const
export type Approval = (typeof approvals)[number]

/** The holder's account seen from the account at the other end: `listed` accounts are in the config or were scanned, `unlisted` nowhere. */
export const relations = ['same', 'same-owner', 'listed', 'unlisted'] as const
export type Relation = (typeof relations)[number]

/** How a copy gets to its place. `locator` is as configured, or why it could not be read. */
export interface Via {
  means: Means
  mechanism: string
  locator: Fact<string>
  /** Data can also be written there. */
  writable?: Fact<boolean>
}

/** Where one end of a flow is. */
export interface Spot {
  region: Fact<string>
  /** ISO 3166-1 alpha-2. */
  country: Fact<string>
}

/** The mechanism of the one place that stands for all copies of a resource, where nobody read what it points at. */
export const unreadReferences = 'unread'

export interface Place extends Spot {
  /** The `key` of the resource whose data this is. */
  holder: string
  role: PlaceRole
  /** ISO 3166-2, where the region table has it. */
  subdivision?: Fact<string>
  /** The location is no single country: a geography (`logical`) or everywhere (`global`). */
  extent?: 'logical' | 'global'
  approved: Approval
  /** Some law in play keeps data in its country, whether or not that bears on this place. */
  mandates: boolean
  account: Fact<string>
  relation: Fact<Relation>
  /** Both ends belong to one legal entity of the config. Absent where `entities` does not say. */
  sameEntity?: boolean
  via?: Via
  /** Of a key: it opens a copy, and the store itself does without it. */
  opensCopy?: true
  /** Where the copy comes from, when that is not the holder's own place: a snapshot whose original was not scanned. */
  from?: Spot
  /** What each law in play says about this country, looked up by the host; by law id. */
  laws: Record<string, PlaceLaw>
  /** Where the fences of the config stand that apply to it, kept or not: `ringfence.yaml:14:5`. */
  fences?: string[]
}
