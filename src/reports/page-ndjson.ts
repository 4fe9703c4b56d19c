// page.ndjson: what the first page of a run tells and no other file of it has, so that the page can be shown again.
import type { Run, Summary } from '../model/run.ts'
import { jsonLine } from './json-line.ts'
import type { Report } from './report.ts'
import {
  type AccountSeen,
  type PageChange,
  pageFacts,
  type PageFacts,
  type PageFinding,
  type PageFlow,
  type PageRules,
} from './terminal/facts.ts'

/** Of each list; whoever wants more reads the table that the page names. */
const most = 1_000
/** The page names fewer. */
const mostTags = 100

export const pageNdjson: Report = {
  id: 'page.ndjson',
  file: 'page.ndjson',
  title: 'what `ringfence show` needs to print the first page again',
  writer(run) {
    const gathering = pageFacts(run, most)
    return {
      subjects(batch) {
        gathering.subjects(batch)
        return ''
      },
      findings(batch) {
        gathering.findings(batch)
        return ''
      },
      tail: (summary) => linesOf(gathering.facts(summary)),
    }
  },
}

/** Counts by name, the most first: an object would lose a name like `__proto__`. */
type Counts = [name: string, count: number][]

interface Head extends Pick<PageFacts, 'warnings' | 'comparedWith' | 'planned' | 'seen' | 'worstControl' | 'groups'> {
  schema: 1
  kind: 'page'
  scan: string
  rulebook: Omit<PageRules, 'people'> & { people: ReturnType<typeof peopleOf> }
  stores: { count: number; undeclared: number; nobodys?: number; byCountry: Counts; tags: Counts }
  flows: Omit<PageFacts['flows'], 'worst'>
  checks: { count: number; waiting: Counts }
  accounts: (Omit<AccountSeen, 'regions'> & { provider: string; account: string; regions: string[] })[]
  places: Omit<PageFacts['places'], 'first'>
  changes: Omit<PageFacts['changes'], 'first'>
}

type Record =
  | Head
  | ({ kind: 'flow' } & PageFlow)
  | ({ kind: 'place' } & PageFinding)
  | ({ kind: 'change' } & PageChange)

const linesOf = (facts: PageFacts): string[] =>
  [
    headOf(facts),
    ...facts.flows.worst.map(flowRecord),
    ...facts.places.first.map(placeRecord),
    ...facts.changes.first.map(changeRecord),
  ].map(jsonLine)

function headOf({ warnings, comparedWith, planned, seen, worstControl, groups, ...facts }: PageFacts): Head {
  const { identity, rulebook, stores, flows, checks, accounts, places, changes } = facts
  return {
    schema: 1,
    kind: 'page',
    scan: identity.id,
    rulebook: rulesOf(rulebook),
    warnings,
    ...(comparedWith === undefined ? {} : { comparedWith }),
    planned,
    stores: {
      count: stores.count,
      undeclared: stores.undeclared,
      ...(stores.nobodys === undefined ? {} : { nobodys: stores.nobodys }),
      byCountry: counts(stores.byCountry),
      tags: counts(stores.tags).slice(0, mostTags),
    },
    flows: { count: flows.count, leaving: flows.leaving, unresolved: flows.unresolved },
    checks: { count: checks.count, waiting: counts(checks.waiting) },
    seen,
    accounts: [...accounts].flatMap(([provider, those]) => accountRows(provider, those)).toSorted(byName),
    places: { failing: places.failing },
    changes: { lost: changes.lost, others: changes.others },
    worstControl,
    groups: groups.map(({ severity, control: { id, title }, count }) => ({ severity, control: { id, title }, count })),
  }
}

const counts = (found: ReadonlyMap<string, number>): Counts =>
  [...found].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))

const accountRows = (provider: string, those: ReadonlyMap<string, AccountSeen>): Head['accounts'] =>
  [...those].map(([account, seen]) => ({ provider, account, ...seen, regions: [...seen.regions].toSorted() }))

const byName = (one: Head['accounts'][number], other: Head['accounts'][number]): number =>
  `${one.provider} ${one.account}` < `${other.provider} ${other.account}` ? -1 : 1

/** The register holds whose entry it is; of all else the page names ids. */
const rulesOf = ({ laws, people, expiringDays, config: { file, fences, transfers } }: PageRules): Head['rulebook'] => ({
  laws: laws.map(({ id, short, zone, adequacy, bases, mandates = [] }) => ({
    id,
    short,
    zone,
    adequacy: adequacy.map(challengedOf),
    bases: bases.map(challengedOf),
    ...(mandates.length === 0
      ? {}
      : { mandates: mandates.map(({ countries, categories }) => ({ countries, categories })) }),
  })),
  people: peopleOf({ people }),
  expiringDays,
  config: { file, fences: { length: fences.length }, transfers: transfers.map(({ id, owner }) => ({ id, owner })) },
})

const peopleOf = ({ people }: Pick<PageRules, 'people'>) => [...people.values()]

const challengedOf = ({ id, challenged }: { id: string; challenged?: string }) => ({
  id,
  ...(challenged === undefined ? {} : { challenged }),
})

const named = ({ resource: { type, name } }: PageFlow['subject']) => ({ resource: { type, name } })

const flowRecord = ({ subject, from, place, byLaw }: PageFlow): Record => ({
  kind: 'flow',
  subject: named(subject),
  from: { region: from.region, country: from.country },
  place: {
    region: place.region,
    country: place.country,
    account: place.account,
    relation: place.relation,
    via: { means: place.via.means },
  },
  byLaw,
})

const placeRecord = ({ severity, control, resource, place, byLaw }: PageFinding): Record => ({
  kind: 'place',
  severity,
  control: { id: control.id },
  resource: { type: resource.type, name: resource.name, country: resource.country },
  ...(place === undefined ? {} : { place: { role: place.role, country: place.country, location: place.location } }),
  byLaw: Object.fromEntries(
    Object.entries(byLaw).map(([law, { status, reason }]) => [
      law,
      { status, ...(reason === undefined ? {} : { reason }) },
    ]),
  ),
})

const changeRecord = ({ subject, place: { region, country }, law, before, after }: PageChange): Record => ({
  kind: 'change',
  subject: named(subject),
  place: { region, country },
  law,
  before,
  after,
})

/** What stands in the other files of the run. */
type Beside = { summary: Summary } & Pick<Run, 'asked' | 'gaps'>

/** The values of the lines of page.ndjson, as a run wrote them. Undefined where the first is no head of this form. */
export function pageFrom(values: readonly unknown[], { summary, asked, gaps }: Beside): PageFacts | undefined {
  const [head, ...records] = values as readonly Record[] // `as`: the digest of the file is that of what a run wrote
  if (head?.kind !== 'page' || head.schema !== 1 || head.scan !== summary.scan.id) return undefined
  const { schema: _schema, kind: _kind, scan: _scan, ...told } = head
  return {
    ...told,
    identity: summary.scan,
    summary,
    asked,
    gaps,
    stores: { ...told.stores, byCountry: new Map(told.stores.byCountry), tags: new Map(told.stores.tags) },
    flows: { ...told.flows, worst: records.filter((one) => one.kind === 'flow') },
    checks: { ...told.checks, waiting: new Map(told.checks.waiting) },
    accounts: accountsFrom(told.accounts),
    places: { ...told.places, first: records.filter((one) => one.kind === 'place') },
    changes: { ...told.changes, first: records.filter((one) => one.kind === 'change') },
  }
}

const accountsFrom = (rows: Head['accounts']): PageFacts['accounts'] =>
  new Map(
    [...Map.groupBy(rows, ({ provider }) => provider)].map(([name, same]) => [
      name,
      new Map(
        same.map(({ provider: _provider, account, regions, ...seen }) => [
          account,
          { ...seen, regions: new Set(regions) },
        ]),
      ),
    ]),
  )
