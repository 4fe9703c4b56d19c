// What the AWS source is told by whoever starts it, and what it then knows of itself.
import type { Settles } from './config-first.ts'
import type { Connection } from './connection.ts'

export interface AwsIdentity {
  account: string
  partition: string
  /** The ARN that the calls are made as. */
  principal: string
  /** Where the calls go that belong to no region. */
  region: string
}

/** A role that is called the same in every account, path included, and may ask for an external id. */
export interface AwsRole {
  name: string
  externalId?: string
}

/** Which accounts are read, and how those are entered that are not the caller's own. */
export interface AwsAccess {
  /** Empty: that of the credentials. */
  accounts: readonly string[] | 'organization'
  role?: AwsRole
}

export interface AwsOptions {
  regions: readonly string[] | 'all'
  /** Whether a region belongs to the part of the scan that is read here; absent: each does. */
  mine?: (account: string, region: string) => boolean
  /** Every region that AWS has, for where AWS itself will not say which ones the account uses. */
  regionTable: readonly string[]
  /** Absent: the account of the credentials alone. */
  access?: AwsAccess
  /** Only these of them; absent or empty: all. */
  accounts?: readonly string[]
  /** ISO 8601 UTC. */
  clock: () => string
  /** One line for people; never a tag, a body or a secret. */
  onProgress?: (text: string) => void
  /** Items of AWS Config are read where this finds nothing missing in them; absent: none are. */
  settles?: Settles
  /** Of what AWS Config records only what it has; the rest is unknown. */
  fast?: boolean
  /** How many regions are read at once. */
  concurrency?: number
  /** How often a call is tried before its refusal stands. */
  attempts?: number
  /** How long an answer is waited for, in milliseconds. */
  patience?: number
  /** In milliseconds, of the time that the run was given: after it nothing more is asked. Absent: it takes as long as it takes. */
  timeLeft?: () => number
  /** The cells that an earlier session has read whole, and the ARNs of the trails in them. */
  known?: { cells: ReadonlySet<string>; trails: ReadonlySet<string> }
  /** Who is calling, where `identifyAws` has already asked. */
  identity?: AwsIdentity
  /** For the endpoint and the region; credentials are the SDK's to find. */
  env?: Readonly<Record<string, string | undefined>>
  /** Instead of those that the SDK would find. */
  credentials?: NonNullable<Connection['credentials']>
}
