// What a scan was asked to do, after flags, environment and defaults have been put together.
import type { Severity } from '../model/finding.ts'
import type { Share } from '../model/shard.ts'
import type { Recorded } from '../model/unfinished.ts'

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
  /** Absent: high. */
  failOn?: Severity
  /** How many regions are read at once; absent: all of them. */
  concurrency?: number
  /** Equal inputs are judged once; the verdicts are the same without. */
  cache: boolean
  now?: string
  /** When files that do not say so themselves were saved; absent: not after each was last written. */
  savedAt?: string
  /** The folder of a scan that was broken off, to go on with it. */
  resume?: string
  /** When the scan was begun, where that was before now. */
  startedAt?: string
  quiet: boolean
  verbose: boolean
}

export const thresholdOf = ({ failOn = 'high' }: Pick<ScanRequest, 'failOn'>): Severity => failOn

/** What a scan is about: whoever goes on with it may not ask for anything else. */
export const askedFor = ({
  output: _output,
  concurrency: _concurrency,
  cache: _cache,
  resume: _resume,
  startedAt: _startedAt,
  quiet: _quiet,
  verbose: _verbose,
  ...asked
}: ScanRequest): Recorded => asked
