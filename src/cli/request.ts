// What a scan was asked to do, after flags, environment and defaults have been put together.
import type { Severity } from '../model/finding.ts'
import type { Share } from '../model/shard.ts'

export const providers = ['aws', 'azure'] as const
export type Provider = (typeof providers)[number]

export interface ScanRequest {
  /** Empty: every provider that answers. */
  providers: Provider[]
  config?: string
  /** Files, folders or earlier runs; with any, no identity and no network is used. */
  from: string[]
  /** One's own: folders of Rego, or bundles. */
  policies: string[]
  /** Parts of a split scan, to be joined; with any, nothing else is read. */
  shards: string[]
  /** Only this part is read, and judged later with the others. */
  share?: Share
  accounts: string[]
  /** Empty: every enabled region. */
  regions: string[]
  /** Empty: every law of the config. */
  laws: string[]
  /** Globs over control ids; empty: all. */
  controls: string[]
  output?: string
  failOn: Severity
  /** How many regions are read at once; absent: all of them. */
  concurrency?: number
  /** Equal inputs are judged once; the verdicts are the same without. */
  cache: boolean
  now?: string
  /** When files that do not say so themselves were saved; absent: not after each was last written. */
  savedAt?: string
  quiet: boolean
  verbose: boolean
}
