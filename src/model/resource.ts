// One shape for whatever holds or moves data, in any cloud or plan; types only, so that every room may depend on it.
import type { Fact } from './fact.ts'
import type { Facets } from './facets.ts'

/** Where the code declares something: a file seen from the folder of the scan, with forward slashes, and lines counted from one. */
export interface Declared {
  file: string
  line: number
  endLine: number
}

/** One answer of one source. `observedAt` is ISO 8601 UTC; `rawSha256` is that of the line that keeps it in `raw/`, redacted, or would. */
export interface Origin {
  /** `service:Operation` for a call (`s3:GetBucketReplication`), `file:<format>` for what was read from a file. */
  operation: string
  requestId?: string
  observedAt: string
  rawSha256?: string
  /** Of a plan: the block that says so. */
  declared?: Declared
}

/** A tag as read, or what a data rule or an upstream copy says; `via` names the rule or the resource inherited from. */
export interface Label {
  key: string
  value: string
  from: 'tag' | 'rule' | 'inherited'
  via?: string
}

/** `route`: it sends there whoever asks, and keeps no copy of its own. */
export type ReferenceRole = 'key' | 'log-sink' | 'replica' | 'pair' | 'vault' | 'source' | 'route'

/** Something this resource points at. An unread setting keeps its role, with an unknown locator: it may point anywhere. */
export interface Reference {
  role: ReferenceRole
  /** How data gets there, as one word of ours: `s3-replication`, `azure-grs-pair`, `kms-multi-region`. */
  mechanism: string
  /** An ARN, an ARM id, a host or a region name, as configured. */
  locator: Fact<string>
  /** The account that the configuration itself names for the target, where it does (S3 replication to another owner). */
  account?: string
  /** The region that the configuration itself names for the target, where it does. */
  region?: string
  /** Of a route: who is sent there, as `DE`, `US-CA`, `continent:EU`, `default` for whoever is in none of the others, or `anywhere`. */
  geography?: string
}

/** `region` is never guessed from a name or an account: only the provider's own answer about this resource fills it. */
export interface Location {
  raw: string
  kind: 'region' | 'zone' | 'logical' | 'global' | 'none'
  region: Fact<string>
}

export type Source = 'live' | 'config' | 'snapshot' | 'terraform'

/** `content`: data of people; `log`: records about them; `key`: what opens either; `none`: an account or a link, which are no stores. */
export type Holds = 'content' | 'log' | 'key' | 'metadata' | 'none' | 'unknown'

export interface Resource {
  schema: 1
  /** provider|partition|account|region|type|nativeId, canonical (ARM ids lower-cased), unique in an estate. */
  key: string
  /** As the provider shows it: an ARN, an ARM id, a plan address. */
  id: string
  /** Other names that locators may use: a vault's host. */
  aliases?: string[]
  source: Source
  provider: string
  partition: string
  type: string
  name: string
  /** `org`: of an account, the ARN of its organization, which names the account that manages it; empty where it is in none. */
  owner: { account: string; accountName?: string; org?: string; tenant?: string }
  location: Location
  holds: Holds
  facets: Facets
  labels: Fact<Label[]>
  references: Fact<Reference[]>
  origins: Origin[]
}
