// Law, geography and the company's own rules as the other rooms see them, after rulebook/ has read and checked the files.
import type { FacetName } from './facets.ts'
import type { Holds, Source } from './resource.ts'
import type { Tier } from './subject.ts'

export interface Region {
  name: string
  /** ISO 3166-1 alpha-2; null for a logical location, which is no country. */
  country: string | null
  /** ISO 3166-2, where a law needs it. */
  subdivision?: string
  /** The region that geo-redundancy copies to; null: the provider pairs it with none. Azure only. */
  pair?: string | null
  partition?: string
  verified: boolean
}

export interface TypeRule {
  type: string
  provider: string
  /** What people call it: `S3 bucket`. */
  title: string
  holds: Holds
  /** It has at least one place; false for an account. */
  places: boolean
  facets: FacetName[]
  /** The sources that can bring it; empty: known to hold data, and not read yet. */
  sources: Source[]
}

export interface AdequacyRow {
  /** The name that `--without` takes: `eu-uk`. */
  id: string
  countries: string[]
  instrument: string
  scope: string
  conditional: boolean
  from: string
  until: string | null
  verified: boolean
  source: string
}

export interface Clause {
  /** `art-44`. */
  id: string
  /** As cited: `Art. 44`. */
  cite: string
  /** What it asks, in our own words. */
  demands: string
  verified: boolean
  controls: { control: string; strength: 'direct' | 'supporting' }[]
}

export interface Law {
  id: string
  title: string
  /** As people say it: `GDPR`. */
  short: string
  url: string
  version: string
  /** The zone by name, `EEA`; null: the law has no rule about places. */
  zone: string | null
  /** The zone's countries; null likewise. */
  inside: ReadonlySet<string> | null
  adequacy: AdequacyRow[]
  clauses: Clause[]
}

/** Whose data it may be: `eu` → gdpr, shown as "EU data". */
export interface People {
  id: string
  law: string
  title: string
}

export interface DataRule {
  /** `ringfence.yaml:14:5`. */
  where: string
  when: { tag?: Record<string, string[]>; name?: string; account?: string; type?: string }
  tier: Tier
  people: string[]
  categories: string[]
}

export interface AcceptedGap {
  where: string
  account: string
  /** `service:Operation` or the permission, as coverage.csv shows it. */
  operation: string
  reason: string
  /** ISO date; on the day after, the gap counts again. */
  until: string
  owner?: string
  /** Never the owner. */
  approvedBy?: string
}

export interface Config {
  /** null where no file was found; an unreadable file is an error, never null. */
  file: string | null
  digest: string
  laws: string[]
  /** Empty: whatever the identity reaches. */
  awsAccounts: string[]
  /** In lower case; empty: whatever the identity reaches. */
  azureSubscriptions: string[]
  entities: { name: string; country: string; aws: string[]; azure: string[] }[]
  data: DataRule[]
  acceptedGaps: AcceptedGap[]
  /** Plain sentences for people: a rule that declares people whose law is not in play. */
  warnings: string[]
}

export interface Rulebook {
  /** The newest date of any table, and the sha256 over all of them. */
  version: string
  digest: string
  /** By provider, then by region name as the provider writes it (Azure: lower case, no spaces). */
  regions: ReadonlyMap<string, ReadonlyMap<string, Region>>
  types: ReadonlyMap<string, TypeRule>
  /** Types known to hold no data of people: counted, and no gap. */
  dataless: ReadonlySet<string>
  laws: Law[]
  people: ReadonlyMap<string, People>
  config: Config
}
