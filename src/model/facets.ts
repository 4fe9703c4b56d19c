// The questions a control may ask of a resource, one Fact each; a facet joins this list with the first normalizer that fills it.
import type { Fact } from './fact.ts'

/** A count of days, or `forever`. Never null: Rego sorts null below every number, so null would pass "at most 30". */
export type Days = number | 'forever'

export interface AtRest {
  enabled: Fact<boolean>
  /** As the provider writes it: `AES256`, `aws:kms`; `none` where the provider says that nothing is encrypted. */
  algorithm: Fact<string>
  keyOwner: Fact<'provider' | 'customer'>
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
  /** Anyone may read or write, as far as the resource's own settings decide. */
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
}

export type FacetName = keyof Facets
