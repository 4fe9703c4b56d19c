// The questions a control may ask of a resource, one Fact each; a facet joins this list with the first normalizer that fills it.
import type { Fact } from './fact.ts'

/** A count of days, or `forever`. Never null: Rego sorts null below every number, so null would pass "at most 30". */
export type Days = number | 'forever'

/** Hours of data that may be lost; `unbounded`: nothing bounds them. Never null, for the same reason. */
export type Hours = number | 'unbounded'

export interface AtRest {
  enabled: Fact<boolean>
  /** As the provider writes it: `AES256`, `aws:kms`; `none` where the provider says that nothing is encrypted. */
  algorithm: Fact<string>
  /** `none` where nothing is encrypted; filled by estate where only the key itself can tell. */
  keyOwner: Fact<'provider' | 'customer' | 'none'>
}

export interface InTransit {
  /** Plaintext requests are refused. */
  enforced: Fact<boolean>
  /** The lowest TLS version that is accepted, as a number: 1.0, 1.1, 1.2, 1.3. */
  minimumVersion: Fact<number>
}

export interface Logging {
  /** Each access to the data is logged: by the store itself (normalize) or by a trail that covers it (estate). */
  dataAccess: Fact<boolean>
}

export interface Exposure {
  /**
   * Anyone may read or write, or a database has a public address, as far as the resource's own settings decide, and those
   * of its account over buckets: the firewall around it is another resource.
   */
  public: Fact<boolean>
}

export interface Retention {
  /** How long a current object stays, at most. */
  days: Fact<Days>
  /** Nobody, the account's root included, can delete data before its time. */
  locked: Fact<boolean>
}

/** Whose data a store holds, as people have said it; filled by estate from tags, the config's data rules and what it was copied from. */
export interface ClassificationFacet {
  /** Somebody has said it, of the store or of what it was copied from. */
  declared: Fact<boolean>
  /** The rules that match do not contradict each other. */
  consistent: Fact<boolean>
  /** Its own declaration, if it has one, is no laxer than what was said of its originals. */
  keepsTier: Fact<boolean>
}

/** What an audit log records, and of whom; the facet of a trail. Only estate reads it, to learn what the trail covers. */
export interface Capture {
  /** Switched on and writing. */
  active: Fact<boolean>
  /** It records in every region of its partition; else only in its own. */
  everyRegion: Fact<boolean>
  /** It records every account of the organisation; else only its own. */
  wholeOrganisation: Fact<boolean>
  managementEvents: Fact<boolean>
  /** ARN prefixes of the objects whose reads and writes are recorded: `arn:aws:s3:::bucket/`, or `arn:aws:s3` for all buckets. */
  dataEvents: Fact<string[]>
}

/** Who could tell what was done in an account; the facet of an account or subscription. */
export interface Audit {
  /** The regions in which anything can be done. */
  enabledRegions: Fact<string[]>
  /** Enabled regions, of those in the scan, in which no active trail records the control plane; filled by estate. Empty and known: all are covered. */
  unloggedRegions: Fact<string[]>
}

/** How much of an account the scan has seen; the facet of an account or subscription, filled by estate. */
export interface CoverageFacet {
  /** Every call that the scan needed was answered. Unknown with the first reason why not, never false. */
  complete: Fact<boolean>
}

/** What can be restored, as far as the store's own settings decide: a copy that another service takes is not seen here. */
export interface Recovery {
  /** False for a replica: what it holds is restored from its source. */
  original: Fact<boolean>
  /** The most that can be lost by configuration. */
  rpoHours: Fact<Hours>
  /** How old the newest recovery point was when it was looked at. */
  newestPointHours: Fact<Hours>
  /** Deleting the store does not take its recovery points along. */
  protected: Fact<boolean>
}

/** What the store survives by itself or by a copy; normalize tells the zones, estate the second region. */
export interface Redundancy {
  mode: Fact<'single-zone' | 'multi-zone' | 'second-region-inside' | 'second-region-outside'>
}

/** Where data can be written; filled by estate from the places. */
export interface Topology {
  mode: Fact<'single' | 'active-passive' | 'active-active'>
  /** Countries outside the fence in which the data can be written. */
  writersOutside: Fact<string[]>
}

/** How a store of one stage is kept apart from production; filled by estate. */
export interface Isolation {
  stage: Fact<'production' | 'non-production' | 'undeclared'>
  /** What it has in common with production data of people: `copy`, `key`, `log-sink`. */
  shared: Fact<string[]>
  /** Of every other store that it has something in common with, stage and people are declared. */
  sharersDeclared: Fact<boolean>
  /** Its data was copied from production data of people. */
  fromProduction: Fact<boolean>
  /** Of every store that it was copied from, stage and people are declared. */
  originDeclared: Fact<boolean>
  /** Countries outside the fence in which its data is. */
  outsideFence: Fact<string[]>
}

/** What a store needs of other regions; filled by estate from the places of its keys and logs. */
export interface Dependency {
  foreignRegions: Fact<string[]>
}

/** Which geography is served from where: the facet of a DNS zone, a CDN, a front door; filled by estate from its routes and our fences. */
export interface Routing {
  /** Geographies that are sent to a place which their fence does not allow. */
  strayGeographies: Fact<string[]>
}

/** A key; the facet of a key resource. Estate reads whose it is and where it is held, for the stores that it opens. */
export interface Keys {
  owner: Fact<'provider' | 'customer'>
  /** Held outside the provider's reach, which has to ask for each use. */
  external: Fact<boolean>
  enabled: Fact<boolean>
  /** Somebody has ordered its deletion. */
  pendingDeletion: Fact<boolean>
  /** The provider deletes it only after a waiting period. */
  deletionProtected: Fact<boolean>
}

export interface KeyRotation {
  /** It gets new material by itself, at least once a year or as the customer has set. */
  automatic: Fact<boolean>
}

/** Who else may use a key: by its policy and its grants. */
export interface KeyGrants {
  /** Accounts whose principals may have it decrypt and that nobody knows; `*`: anyone's. All but its own, until estate holds them against the config. */
  foreignDecrypt: Fact<string[]>
}

/** Who can open a store; filled by estate from the key that the store points at. */
export interface Custody {
  /** The provider cannot decrypt by itself. No help where the service works on clear text, as it then holds that. */
  exclusive: Fact<boolean>
}

/** Whether data that moves leaves a record; the facet of an account or subscription. */
export interface Movement {
  /** Copies, exports, shares, replication and restores are logged. */
  copies: Fact<boolean>
  /** The flows of every network are logged. */
  flows: Fact<boolean>
}

/** What a log is worth as evidence; the facet of what writes it. Where it is written to, estate asks. */
export interface LogIntegrity {
  /** A signed digest tells whether an entry was changed. */
  validated: Fact<boolean>
  /** Nobody can delete it before its time. */
  locked: Fact<boolean>
  /** It is kept in another account than the one it is about. */
  separate: Fact<boolean>
}

/** The facet of what holds logs. */
export interface LogStore {
  days: Fact<Days>
}

/** Who has access beside the account that owns the store. */
export interface Access {
  /** Principals with any right to the data that belong to no known account. */
  externalPrincipals: Fact<string[]>
}

/** Who may restore a snapshot or start an image. */
export interface Sharing {
  public: Fact<boolean>
  /** Accounts that it is shared with and nobody knows. */
  foreignAccounts: Fact<string[]>
}

export interface BackupRetention {
  /** How long a backup stays; 0: none is made. */
  days: Fact<Days>
}

/** What is left when data is deleted. */
export interface Residue {
  /** Nothing uses it any more: a detached disk, a snapshot whose source is gone. */
  orphaned: Fact<boolean>
  /** How long what was deleted or replaced stays: old versions, soft-deleted data, unfinished uploads. */
  remainingDays: Fact<Days>
}

/** A link between networks, of which estate asks the register. What crosses no border of a zone has nothing to encrypt and nothing to register. */
export interface Link {
  encrypted: Fact<boolean>
  /** The register has an entry for what it takes out of a zone. */
  registered: Fact<boolean>
}

/** What keeps new resources of an account in its regions; the facet of an account or subscription. */
export interface Guardrail {
  /** A rule that denies, and does not only report, is in force. */
  enforced: Fact<boolean>
  /** Regions that it lets through and nobody approved: all that it lets through, until estate holds them against the config. */
  strayRegions: Fact<string[]>
  /** The config says of each of them whether anything may be there; filled by estate. */
  declared: Fact<boolean>
}

/** What becomes of a new resource when nobody chooses; the facet of an account or subscription, true where it holds in every region. */
export interface Defaults {
  /** Nothing can be made public; of AWS, no bucket, and of Azure, no blob. */
  publicBlocked: Fact<boolean>
  volumesEncrypted: Fact<boolean>
  /** What is done to it is logged: who reads and writes a bucket or a blob, as no other store logs that by itself. Of AWS filled by estate. */
  logsRouted: Fact<boolean>
  labelsRequired: Fact<boolean>
}

/** Which of these a type must carry is data: `rules/types.yaml`. */
export interface Facets {
  atRest?: AtRest
  inTransit?: InTransit
  logging?: Logging
  exposure?: Exposure
  retention?: Retention
  classification?: ClassificationFacet
  capture?: Capture
  audit?: Audit
  coverage?: CoverageFacet
  recovery?: Recovery
  redundancy?: Redundancy
  topology?: Topology
  isolation?: Isolation
  dependency?: Dependency
  routing?: Routing
  keys?: Keys
  keyRotation?: KeyRotation
  keyGrants?: KeyGrants
  custody?: Custody
  movement?: Movement
  logIntegrity?: LogIntegrity
  logStore?: LogStore
  access?: Access
  sharing?: Sharing
  backupRetention?: BackupRetention
  residue?: Residue
  link?: Link
  guardrail?: Guardrail
  defaults?: Defaults
}

export type FacetName = keyof Facets
