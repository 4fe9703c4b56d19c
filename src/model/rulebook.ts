// Law, geography and the company's own rules as the other rooms see them, after rulebook/ has read and checked the files.
import type { FacetName } from './facets.ts'
import type { Holds, Source } from './resource.ts'
import type { Means } from './place.ts'
import type { Tier } from './subject.ts'

export interface Region {
  name: string
  /** ISO 3166-1 alpha-2; null for a logical location, which is no country. */
  country: string | null
  /** A country that a logical location surely takes in, among others or by itself: what is sent there may be in it. */
  takesIn?: string
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

/** What Terraform calls a type, and how the ARN or ARM id of one is made of what a plan knows. */
export interface PlannedType {
  type: string
  /** The attribute that holds its name, where people choose that; absent: the provider does, once it exists. */
  name?: string
  /** The attribute that names what it lies in. */
  parent?: string
  /** With `{name}`, `{region}`, `{account}`, `{partition}`, `{group}` and `{parent}`. */
  id: string
  /** The block of which each is one of them, where the resource itself is none. */
  each?: string
  /** What other attributes of it give, beside its id and its name. */
  gives: Readonly<Record<string, string>>
}

/** A block of its own that says more of another resource. */
export interface PlannedPart {
  /** What Terraform calls that. */
  of: readonly string[]
  /** The attributes that may name it, of which one does; absent: it holds for all of them in its account and region. */
  by?: readonly string[]
  /** The attribute that names another resource, which is read beside it: `partner_server.id`. */
  with?: string
  /** The attribute that lists others, for which it says as much. */
  also?: string
  /** Attributes of it that lead to what it says more of: whoever names an alias means its key. */
  through: readonly string[]
  /** Attributes by which other parts name it itself, and say more of the same: a rule its listener. */
  itself: readonly string[]
  /** What a data source of the plan may have been told of what is managed elsewhere: whether a zone is private. */
  asked: readonly string[]
  /** Without `by`, it holds for all of them in whatever account and region: a connection has an end in another. */
  anywhere: boolean
  /** Beside what it is itself, it tells of the other even where that is managed elsewhere: a stage of its API. */
  alone: boolean
  /** It only leads others to that, and says nothing of it: an alias of a function. */
  leads: boolean
}

/** What holds where nobody sets an attribute. From rules/terraform-defaults.yaml. */
export interface PlannedDefault {
  is: boolean | number | string
  /** The majors of the provider for which it does; absent: no guide tells of another. */
  since?: number
  until?: number
}

/** By what Terraform calls a type, then by the attribute, with the block right above it: `viewer_certificate.enabled`. */
export type PlannedDefaults = ReadonlyMap<string, ReadonlyMap<string, readonly PlannedDefault[]>>

/** By what Terraform calls them: `aws_s3_bucket`. */
export interface PlannedTypes {
  types: ReadonlyMap<string, PlannedType>
  parts: ReadonlyMap<string, PlannedPart>
  /** The attribute by which resources of one type belong together: the global database of a cluster. */
  kin: ReadonlyMap<string, string>
  /** What an attribute names, by what Terraform may call that, is read along: the parameters of a database. */
  beside: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** Known to hold data, and read from no plan yet: what the provider calls it. */
  unread: ReadonlyMap<string, string>
  /** It makes what a template says, and the plan does not: whatever that is. */
  opaque: ReadonlySet<string>
  defaults: PlannedDefaults
  /** Known to hold no data of people; a name that ends in `*` stands for all that begin so. */
  dataless: readonly string[]
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
  /** The case that may bring it down: `C-703/25 P`. */
  challenged?: string
  verified: boolean
  source: string
  /** The file that holds it, as outputs quote it: `jurisdictions 1 (2026-11-23)`. */
  table: string
}

/** What data may go abroad on where no decision covers the country: `gdpr.scc.m2`. From rules/transfer-bases.yaml. */
export interface Basis {
  id: string
  law: string
  /** As the law is cited: `Art. 46`. */
  cite: string
  title: string
  /**
   * `instrument`: clauses, rules, an approval. `decision`: it invokes an adequacy decision, and carries nothing without one.
   * `derogation`: for single occasions. `assessment`: somebody has found that this is no transfer.
   */
  kind: 'instrument' | 'decision' | 'derogation' | 'assessment'
  /** For `decision`: the only one that it invokes; null: whichever conditional one covers the country. */
  decision: string | null
  /** Names of the documents that a register entry on it must list: `contract`, `tia`. */
  documents: string[]
  /** It may carry copying that is repeated as a matter of course. */
  systematic: boolean
  challenged?: string
  verified: boolean
  source: string
  table: string
}

/** A rule that keeps data in a country whatever basis there is. From rules/localisation.yaml; its own country's law names it. */
export interface Mandate {
  id: string
  title: string
  /** Where the data must stay. */
  countries: string[]
  /** Only data of these categories; empty: all of it. */
  categories: string[]
  from: string
  until: string | null
  verified: boolean
  source: string
  table: string
}

/** A rule about where data stays, for people to read. The hard ones are mandates of their law as well; no verdict comes of the others. */
export interface Localisation {
  id: string
  countries: string[]
  /** `mirror`: a copy must be there. `conditional`: export takes a step. `sectoral`: for some holders of data. */
  kind: 'hard' | 'mirror' | 'conditional' | 'sectoral'
  cite: string
  /** In our own words. */
  demands: string
  verified: boolean
  source: string
  table: string
}

export interface Clause {
  /** `art-44`. */
  id: string
  /** As cited: `Art. 44`. */
  cite: string
  /** What it asks, in our own words. */
  demands: string
  /** Where it can be read, where that is not the law's own address. */
  url?: string
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
  /** `people`: asked where the data is about people it protects; `everyone`: asked of every store of a company that is under it (DORA). */
  concerns: 'people' | 'everyone'
  /** ISO date; before it, what the law would say is readiness. */
  appliesFrom: string
  adequacy: AdequacyRow[]
  bases: Basis[]
  /** Only those that nothing cures. */
  mandates: Mandate[]
  clauses: Clause[]
}

/** Whose data it may be: `eu` → gdpr, shown as "EU data". */
export interface People {
  id: string
  /** The laws that speak about it; most people have one. */
  laws: string[]
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

/** Where data must stay by the company's own will, judged before any law. All conditions must hold; an absent one holds for all. */
export interface Fence {
  where: string
  people?: string[]
  categories?: string[]
  tier?: Tier
  /** As written: `EEA`, or countries and parts of them. */
  stay: string[]
  countries: ReadonlySet<string>
  /** ISO 3166-2: `CA-QC` lets in Quebec, and not Canada. Absent: no part of a country is named. */
  parts?: ReadonlySet<string>
  because?: string
}

/** What a tier's stores must be able to lose and regain, in hours. `rto` is declared and never measured. */
export interface RecoveryTarget {
  where: string
  rpo: number
  rto: number | null
  /** `in-zone`: a second copy is wanted, inside the fence and the zone. */
  copy: 'in-zone' | 'none'
}

/** One line of the transfer register. It carries a copy only where each list that is given covers it. */
export interface TransferEntry {
  where: string
  id: string
  basis: string
  /** The law of the basis. */
  law: string
  /** Legal persons of `entities`; absent: whoever it is. */
  from?: string
  to?: string
  countries: string[]
  /** `storage`: data that rests there without having been copied. */
  means: (Means | 'storage')[]
  data: { people?: string[]; categories?: string[]; tiers?: Tier[] }
  /** Name → reference: `contract: DOC-7781`. */
  documents: Record<string, string>
  /** Controls that must pass on the resource whose data is copied. */
  requires: string[]
  valid: { from: string; until: string }
  /** The day on which the importer was seen to meet the condition of a conditional decision. */
  checked?: string
  /** The basis that takes over should the decision fall. */
  fallback?: string
  owner: string
  approvedBy: string
}

/** Where nobody could tell it: no country is called so. */
export const unknownCountry = 'unknown'

/** Lifts a failure for a while. Conditions as in a data rule: all of them hold, and an absent one holds for all. */
export interface Waiver {
  where: string
  id: string
  /** An id, or a glob over ids: `rep.*`. */
  control: string
  /** A glob over the id or the name of the resource. */
  resource?: string
  account?: string
  /** Only this country's places, or those of which nobody could tell it. */
  country?: string
  reason: string
  owner: string
  /** Never the owner. */
  approvedBy: string
  until: string
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

/** What another framework asks for that can pull against a fence. From rules/conflicts.yaml. */
export interface FrameworkConflict {
  id: string
  framework: string
  /** As people say it: `CIS Azure`. */
  short: string
  edition: string
  cite: string
  /** Only where this law is in play; null: wherever it applies. */
  law: string | null
  /** Only on these types; empty: on all. */
  types: string[]
  /** The controls whose failures it pulls against. */
  controls: string[]
  /** In our own words, to follow "asks for". */
  asks: string
  verified: boolean
  source: string
  table: string
}

/** The tags by which a store says whether it is production, in lower case. From rules/stages.yaml. */
export interface Stages {
  keys: ReadonlySet<string>
  production: ReadonlySet<string>
  nonProduction: ReadonlySet<string>
}

export interface Config {
  /** null where no file was found; an unreadable file is an error, never null. */
  file: string | null
  digest: string
  laws: string[]
  /** Empty: that of the credentials. */
  awsAccounts: string[]
  /** All members of the organization are read. */
  awsOrganization: boolean
  /** By which the accounts are entered that are not those of the credentials; called the same in each, path included. */
  awsRole?: { name: string; externalId?: string }
  /** In lower case; where there are no management groups either: whatever the identity reaches. */
  azureSubscriptions: string[]
  /** By name: the subscriptions below them are read. */
  azureManagementGroups: string[]
  /** Where resources may be, as each provider names its regions; absent: the config does not say. */
  approvedRegions?: { aws?: string[]; azure?: string[] }
  entities: { name: string; country: string; aws: string[]; azure: string[] }[]
  data: DataRule[]
  fences: Fence[]
  recovery: Partial<Record<Tier, RecoveryTarget>>
  transfers: TransferEntry[]
  waivers: Waiver[]
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
  planned: PlannedTypes
  laws: Law[]
  /** By id, those of all laws. */
  bases: ReadonlyMap<string, Basis>
  people: ReadonlyMap<string, People>
  stages: Stages
  conflicts: FrameworkConflict[]
  /** A basis that ends within so many days is told as ending soon. */
  expiringDays: number
  /** After more days than this the check of a decision's condition is old. */
  conditionCheckDays: number
  config: Config
}
