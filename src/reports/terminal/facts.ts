// What the first page tells, gathered while the run goes by: counts, and the first of each list; it grows with accounts, not with resources.
import type { Fact } from '../../model/fact.ts'
import { type Finding, type LawResult, severities } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import type { AdequacyRow, Basis, Config, Law, Mandate, People, TransferEntry } from '../../model/rulebook.ts'
import type { Place, Spot, Via } from '../../model/place.ts'
import type { FindingLine, Judged, Run, Summary } from '../../model/run.ts'
import { type Outcome, statuses } from '../../model/verdict.ts'
import { type Change, changesOf } from '../changes.ts'
import { cellOf } from '../fact-cell.ts'
import { changeOf } from '../flow-change.ts'
import { decidingIn, type Flow, flowsOf, leaves } from '../flows.ts'

/** Failures of one control and severity that are about no place where a law refuses the data. */
export interface Group {
  severity: Finding['severity']
  control: Pick<Finding['control'], 'id' | 'title'>
  count: number
}

/** As much of a law, a flow, a finding and a change as the page tells: so much of them a run keeps of its page. */
export interface PageLaw extends Pick<Law, 'id' | 'short' | 'zone'> {
  adequacy: readonly Pick<AdequacyRow, 'id' | 'challenged'>[]
  bases: readonly Pick<Basis, 'id' | 'challenged'>[]
  /** Absent: it has none. */
  mandates?: readonly Pick<Mandate, 'countries' | 'categories'>[]
}

export interface PageRules {
  laws: readonly PageLaw[]
  people: { values(): Iterable<People> }
  expiringDays: number
  config: Pick<Config, 'file'> & {
    fences: { length: number }
    transfers: readonly Pick<TransferEntry, 'id' | 'owner'>[]
  }
}

interface Named {
  resource: Pick<Resource, 'type' | 'name'>
}

export interface PageFlow extends Pick<Flow, 'from' | 'byLaw'> {
  subject: Named
  place: Spot & Pick<Place, 'account' | 'relation'> & { via: Pick<Via, 'means'> }
}

export interface PageFinding extends Pick<Finding, 'severity'> {
  control: Pick<Finding['control'], 'id'>
  resource: Pick<Finding['resource'], 'type' | 'name' | 'country'>
  place?: Pick<NonNullable<Finding['place']>, 'role' | 'country' | 'location'>
  byLaw: Record<string, Pick<LawResult, 'status' | 'reason'>>
}

export interface PageChange extends Pick<Change, 'law' | 'before' | 'after'> {
  subject: Named
  place: Spot
}

/** Azure lists what is in a subscription at once, over all regions. */
const wholeList = 'subscriptions/resources/read'

export interface AccountSeen {
  regions: Set<string>
  /** It was asked for all that it has, wherever that is. */
  everywhere?: true
  /** What the account itself says can be used. */
  enabled?: Fact<string[]>
}

export interface PageFacts extends Pick<Run, 'identity' | 'asked' | 'gaps' | 'warnings' | 'comparedWith'> {
  rulebook: PageRules
  summary: Summary
  /** It was read from a plan of what is to be. */
  planned: boolean
  /** Stores of data: in all, by country ('' where nobody could tell), without a declared owner of the data, and of nobody's. */
  stores: {
    count: number
    byCountry: ReadonlyMap<string, number>
    undeclared: number
    /** Absent: a run of before kept no count. */
    nobodys?: number
    tags: ReadonlyMap<string, number>
  }
  flows: { count: number; leaving: number; unresolved: number; worst: readonly PageFlow[] }
  /** Checks that had something to judge, and how many wait for each permission. */
  checks: { count: number; waiting: ReadonlyMap<string, number> }
  /** The oldest and the newest answer; empty where there was none. */
  seen: { first: string; last: string }
  /** By provider, then by account. */
  accounts: ReadonlyMap<string, ReadonlyMap<string, AccountSeen>>
  places: { failing: number; first: readonly PageFinding[] }
  /** Of a question that was asked: the places that lose their cover, the first of them, and how many others it changes. */
  changes: { lost: number; others: number; first: readonly PageChange[] }
  /** The control of the worst failure. */
  worstControl: string | undefined
  groups: readonly Group[]
}

export interface FactsGathering {
  subjects(batch: readonly Judged[]): void
  /** The worst first. */
  findings(batch: readonly FindingLine[]): void
  facts(summary: Summary): PageFacts
}

/** What a data rule writes of data that is nobody's. */
const nobody = 'none'

/** Keys of tags are anybody's; beyond these the page would not name them anyway. */
const mostTags = 10_000

/** `most`: how many items of a list the page may show. */
export function pageFacts(run: Run, most: number): FactsGathering {
  const stores = {
    count: 0,
    byCountry: new Map<string, number>(),
    undeclared: 0,
    nobodys: 0,
    tags: new Map<string, number>(),
  }
  const flows = { count: 0, leaving: 0, unresolved: 0, worst: [] as Flow[] }
  const ranks: number[] = []
  const deciding = decidingIn(run)
  const checks = { count: 0, waiting: new Map<string, number>() }
  const seen = { first: '', last: '' }
  const accounts = new Map<string, Map<string, AccountSeen>>()
  const places = { failing: 0, first: [] as Finding[] }
  const changes = { lost: 0, others: 0, first: [] as Change[] }
  const groups = new Map<string, Group>()
  let worstControl: string | undefined
  for (const { provider, account, region } of [...run.asked, ...run.gaps])
    if (account !== '') noteRegion(provider, account, region) // some calls are made before any account is known
  for (const { account, provider, operation, failed } of run.asked)
    if (operation === wholeList && failed === 0) noteRegion(provider, account, undefined).everywhere = true

  function noteRegion(provider: string, account: string, region: string | undefined): AccountSeen {
    const ofProvider = accounts.get(provider) ?? new Map<string, AccountSeen>()
    accounts.set(provider, ofProvider)
    const found = ofProvider.get(account) ?? { regions: new Set() }
    ofProvider.set(account, found)
    if (region !== undefined) found.regions.add(region)
    return found
  }

  function noteAccount({ subject: { resource, facets } }: Judged): void {
    const { provider, owner, location } = resource
    const found = noteRegion(provider, owner.account, cellOf(location.region))
    if (facets.audit?.enabledRegions.state === 'known') found.enabled ??= facets.audit.enabledRegions
  }

  function noteStore({ subject: { resource, classification, places: where } }: Judged): void {
    if (resource.holds !== 'content') return
    stores.count += 1
    count(stores.byCountry, (where[0] && cellOf(where[0].country)) ?? '')
    if (cellOf(classification.people)?.join() === nobody) stores.nobodys += 1
    if (classification.people.state !== 'known' || classification.people.value.length > 0) return
    stores.undeclared += 1
    const labels = resource.labels.state === 'unknown' ? [] : resource.labels.value
    for (const key of new Set(labels.filter(({ from }) => from === 'tag').map((label) => label.key)))
      if (stores.tags.has(key) || stores.tags.size < mostTags) count(stores.tags, key)
  }

  function noteFlow(flow: Flow): void {
    flows.count += 1
    const told = leaves(flow)
    if (told === 'no') return
    if (told === 'yes') flows.leaving += 1
    else flows.unresolved += 1
    const isNews = run.before !== undefined && changeOf(flow, run.before) !== 'unchanged'
    const rank = Math.max(-1, ...Object.values(flow.byLaw).map(rankOf)) + (isNews ? statuses.length : 0)
    const at = ranks.findLastIndex((one) => one >= rank) + 1
    if (at >= most) return
    ranks.splice(at, 0, rank)
    flows.worst.splice(at, 0, flow)
    ranks.length = flows.worst.length = Math.min(most, ranks.length)
  }

  function noteChange(change: Change): void {
    if (change.kind !== 'lost') {
      changes.others += 1
      return
    }
    changes.lost += 1
    if (changes.first.length < most) changes.first.push(change)
  }

  function noteChecks({ verdicts }: Judged): void {
    for (const { outcome, unread } of verdicts) {
      if (outcome.status !== 'not_applicable') checks.count += 1
      for (const permission of new Set(unread.flatMap((one) => one.permission ?? []))) count(checks.waiting, permission)
    }
  }

  function noteTimes({ subject }: Judged): void {
    for (const { observedAt } of subject.resource.origins) {
      if (seen.first === '' || observedAt < seen.first) seen.first = observedAt
      if (observedAt > seen.last) seen.last = observedAt
    }
  }

  function noteFailure(finding: Finding): void {
    if (finding.status !== 'fail') return
    const { severity, control, place, byLaw } = finding
    worstControl ??= control.id
    if (place !== undefined && Object.values(byLaw).some(isRefused)) {
      places.failing += 1
      if (places.first.length < most) places.first.push(finding)
      return
    }
    const name = `${severity} ${control.id}`
    groups.set(name, { severity, control, count: (groups.get(name)?.count ?? 0) + 1 })
  }

  return {
    subjects(batch) {
      for (const one of batch) {
        noteAccount(one)
        noteStore(one)
        noteChecks(one)
        noteTimes(one)
        for (const flow of flowsOf(one, deciding)) noteFlow(flow)
        for (const change of changesOf(one, deciding)) noteChange(change)
      }
    },
    findings: (batch) => batch.forEach(({ finding }) => noteFailure(finding)),
    facts: (summary) => ({
      ...run,
      planned: run.before !== undefined,
      summary,
      stores,
      flows,
      checks,
      seen,
      accounts,
      places,
      changes,
      worstControl,
      groups: [...groups.values()].sort(
        (a, b) =>
          severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
          b.count - a.count ||
          (a.control.id < b.control.id ? -1 : 1),
      ),
    }),
  }
}

/** A law's decision has a reason; without one a failure is about something else than where data may be. */
const isRefused = ({ status, reason }: LawResult): boolean => status === 'fail' && reason !== undefined

const count = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)

/** By what a copy is, or for undeclared data would be; of two alike the declared one first. */
const rankOf = (outcome: Outcome): number =>
  outcome.status === 'undeclared' ? rankOf(outcome.would) - 0.5 : statuses.indexOf(outcome.status)
