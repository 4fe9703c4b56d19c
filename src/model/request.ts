// What a scan is about, as its flags spell it: what must be the same where another session goes on with it.
import type { Severity } from './finding.ts'
import type { Share } from './shard.ts'

export const providers = ['aws', 'azure'] as const
export type Provider = (typeof providers)[number]

export interface AskedFor {
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
  /** Of Azure only what lists and Resource Graph tell, of what AWS Config records only its items. */
  fast?: true
  /** What the providers answered is kept too, redacted; absent: it is not. */
  evidence?: 'full'
  /** Empty: every enabled region. */
  regions: string[]
  /** Of what a plan puts in no region. */
  defaultRegion?: string
  /** Empty: every law of the config. */
  laws: string[]
  /** Globs over control ids; empty: all. */
  controls: string[]
  /** Absent: high. */
  failOn?: Severity
  now?: string
  /** The folder of an earlier run: what failed there is not news. */
  baseline?: string
  /** Adequacy decisions that are left out: what if they fell? */
  without: string[]
  /** `FORMAT` or `FORMAT=PATH`: what is written beside the files that every run writes. */
  formats: string[]
  /** When files that do not say so themselves were saved; absent: not after each was last written. */
  savedAt?: string
}
