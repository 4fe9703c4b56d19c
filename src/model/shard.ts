// One part of a scan that was split: what was read of its accounts and regions, judged only when all parts are together.
import type { ScanIdentity } from './run.ts'

/** Which part of how many; counted from one. */
export interface Share {
  part: number
  of: number
}

/** What `shard.json` says of the files beside it. It is written last: where it is, they are whole. */
export interface ShardHead {
  schema: 1
  kind: 'shard'
  share: Share
  toolVersion: string
  rulesDigest: string
  configDigest: string
  /** The day that dates are compared with. */
  now: string
  collectors: Record<string, string>
  /** What was asked for: the same for every part. */
  request: { providers: string[]; accounts: string[]; regions: string[]; from: string[] }
  /** Of the one run that was read again. */
  recorded: ScanIdentity | null
  /** Lines of inventory.ndjson and coverage.ndjson, and the sha256 over them. */
  resources: number
  records: number
  digest: string
  /** Lines of raw.ndjson, which the digest is over too; absent: raw answers were not kept. */
  raw?: number
  dataless: Record<string, number>
  /** What the credentials or the time did not suffice for: this part, or what was cut off of a run that it reads again. */
  cutOff: string[]
}
