// A scan that was begun and may have been broken off: what it was asked, and what it rests on, so that nobody goes on with another.
import type { AskedFor } from './request.ts'

/** Written before anything is asked of a provider. */
export interface UnfinishedHead extends Basis {
  schema: 1
  kind: 'unfinished'
  /** ISO 8601 UTC. */
  startedAt: string
  /** Whether the folder has its final name, which else comes from the run. */
  named: boolean
  request: AskedFor
}

/** What judges, by its digests. */
export interface Basis {
  toolVersion: string
  rulesDigest: string
  configDigest: string
  /** Null where nothing is judged: in a part of a split scan. */
  policyDigest: string | null
}
