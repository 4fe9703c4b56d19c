// Stores put together by account, people and tier, with what a record of processing asks of them; as many as those, however many stores.
import type { Fact } from '../model/fact.ts'
import type { Days } from '../model/facets.ts'
import type { Law } from '../model/rulebook.ts'
import type { Judged, Run } from '../model/run.ts'
import type { Place } from '../model/place.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome, Status, Verdict } from '../model/verdict.ts'
import { cellOf } from './fact-cell.ts'
import { decidingIn, decisions, type Flow } from './flows.ts'
import { type Abroad, noteAbroad } from './ropa-abroad.ts'

/** Beyond these, a group has `more` of them. */
const mostExamples = 5
const mostRecipients = 50

export interface Retained {
  /** The shortest and the longest limit, in days; undefined: no store has one. */
  limits: { count: number; least: number; most: number } | undefined
  forever: number
  unknown: number
  /** Of types for which no limit is collected. */
  uncollected: number
}

export interface Group {
  provider: string
  account: string
  /** Of the config; undefined: it names nobody for this account. */
  entity: string | undefined
  /** Empty: nobody has said. */
  people: readonly string[]
  /** The people could not be read in full. */
  peopleUnread: boolean
  tier: string
  stores: number
  examples: string[]
  categories: Set<string>
  recipients: { accounts: Set<string>; more: boolean; unknown: number }
  /** By law id. */
  abroad: Map<string, Abroad>
  retained: Retained
  /** Controls of how data is protected, each with how many stores have which status. */
  measures: Map<string, Map<Status, number>>
}

export interface Grouping {
  add(judged: Judged): void
  /** In an order of their own. */
  groups(): Group[]
}

export function grouping(run: Run): Grouping {
  const { config, laws } = run.rulebook
  const found = new Map<string, Group>()
  const measures = new Set(run.controls.filter(({ judges }) => judges !== 'places').map(({ id }) => id))
  const deciding = decidingIn(run)

  function groupOf({ resource, classification }: Subject): Group {
    const { provider, owner } = resource
    const people = cellOf(classification.people) ?? []
    const tier = cellOf(classification.tier) ?? 'unknown'
    const peopleUnread = classification.people.state !== 'known'
    const name = JSON.stringify([provider, owner.account, people, peopleUnread, tier])
    const known = found.get(name)
    if (known !== undefined) return known
    const entity = config.entities.find((one) => [...one.aws, ...one.azure].includes(owner.account))?.name
    const fresh: Group = { ...emptyGroup(), provider, account: owner.account, entity, people, peopleUnread, tier }
    found.set(name, fresh)
    return fresh
  }

  return {
    add({ subject, verdicts }) {
      const { resource, classification, facets, places } = subject
      if (!holdsRecords(subject)) return
      const group = groupOf(subject)
      group.stores += 1
      if (group.examples.length < mostExamples) group.examples.push(resource.id)
      for (const category of cellOf(classification.categories) ?? []) group.categories.add(category)
      for (const place of places) noteRecipient(group, place)
      noteRetention(group.retained, facets.retention?.days)
      for (const verdict of verdicts) noteMeasure(group, verdict, measures)
      const decisionOn = decisions(verdicts, deciding)
      places.forEach((place, index) => noteDecision(group, place, decisionOn(index), laws))
    },
    groups: () => [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group),
  }
}

const emptyGroup = () => ({
  stores: 0,
  examples: [],
  categories: new Set<string>(),
  recipients: { accounts: new Set<string>(), more: false, unknown: 0 },
  abroad: new Map<string, Abroad>(),
  retained: { limits: undefined, forever: 0, unknown: 0, uncollected: 0 },
  measures: new Map<string, Map<Status, number>>(),
})

/** Data of people, or records about them; a key and an account are neither. */
const holdsRecords = ({ resource: { holds } }: Subject): boolean =>
  holds === 'content' || holds === 'log' || holds === 'unknown'

function noteRecipient({ recipients }: Group, { via, account, relation }: Place): void {
  if (via === undefined || (relation.state === 'known' && relation.value === 'same')) return
  if (account.state === 'unknown') recipients.unknown += 1
  else if (recipients.accounts.size < mostRecipients) recipients.accounts.add(account.value)
  else if (!recipients.accounts.has(account.value)) recipients.more = true
}

function noteRetention(retained: Retained, days: Fact<Days> | undefined): void {
  if (days === undefined) retained.uncollected += 1
  else if (days.state !== 'known') retained.unknown += 1
  else if (days.value === 'forever') retained.forever += 1
  else {
    const { count, least, most } = retained.limits ?? { count: 0, least: days.value, most: days.value }
    retained.limits = { count: count + 1, least: Math.min(least, days.value), most: Math.max(most, days.value) }
  }
}

function noteMeasure({ measures }: Group, { control, outcome }: Verdict, asked: ReadonlySet<string>): void {
  if (!asked.has(control) || outcome.status === 'not_applicable') return
  const counts = measures.get(control) ?? new Map<Status, number>()
  measures.set(control, counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1))
}

/** No control of this run decides on the place: it is in the record all the same, as one that nobody could tell. */
const notAsked: Outcome = { status: 'unknown', reason: 'unresolved' }

/** Our own fence may refuse a country of the law's zone, which is no third country for that. */
function noteDecision(group: Group, place: Place, said: Flow['byLaw'], laws: readonly Law[]): void {
  const country = cellOf(place.country)
  for (const { id, inside } of laws) {
    if (inside === null || (country !== undefined && inside.has(country))) continue
    noteAbroad(abroadOf(group, id), said[id] ?? notAsked, country)
  }
}

function abroadOf({ abroad }: Group, law: string): Abroad {
  const found = abroad.get(law) ?? { recorded: new Map(), missing: new Set(), unresolved: 0 }
  abroad.set(law, found)
  return found
}
