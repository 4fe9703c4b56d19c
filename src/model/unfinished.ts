// A scan that was begun and may have been broken off: what it was asked, and what it rests on, so that nobody goes on with another.
import type { Severity } from './finding.ts'
import type { Share } from './shard.ts'

/** Written before anything is asked of a provider. */
export interface UnfinishedHead extends Basis {
  schema: 1
  kind: 'unfinished'
  /** ISO 8601 UTC. */
  startedAt: string
  /** Whether the folder has its final name, which else comes from the run. */
  named: boolean
  request: Recorded
}

/** What judges, by its digests. */
export interface Basis {
  toolVersion: string
  rulesDigest: string
  configDigest: string
  /** Null where nothing is judged: in a part of a split scan. */
  policyDigest: string | null
}

/** The request, as its flags spell it. */
export interface Recorded {
  providers: ('aws' | 'azure')[]
  config?: string
  from: string[]
  policies: string[]
  shards: string[]
  share?: Share
  accounts: string[]
  regions: string[]
  laws: string[]
  controls: string[]
  failOn?: Severity
  now?: string
  savedAt?: string
}
