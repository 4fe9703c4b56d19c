// What the page tells beyond the first page of the terminal, gathered while the run goes by: places, lanes, copies, stores, ladders, findings; as much as a page has room for.
import type { Finding } from '../../model/finding.ts'
import type { Means } from '../../model/place.ts'
import type { Law } from '../../model/rulebook.ts'
import type { FindingLine, Judged, Run, Summary } from '../../model/run.ts'
import { ifConcerned, type Outcome, type Status, statuses, worst as worstStatus } from '../../model/verdict.ts'
import { cellOf } from '../fact-cell.ts'
import { decidingIn, decisions, type Flow, flowsOf, leaves } from '../flows.ts'
import { basisOf } from '../recorded-basis.ts'
import { type PageFacts, pageFacts } from '../terminal/facts.ts'
import { copyRow } from './copy-row.ts'
import { findingRow, type RowNames } from './finding-row.ts'
import { countsKept, worstKept } from './kept.ts'
import { type Ladder, laddersOf } from './ladders.ts'
import { clipped, type Markup } from './markup.ts'
import { said, type Said } from './said.ts'
import { spot, storeCard, worstOf } from './store-card.ts'

/** How much of each list a page holds; further rows are counted, and are in the tables. */
export const room = {
  findings: { items: 50_000, characters: 14_000_000 },
  stores: { items: 10_000, characters: 7_000_000 },
  copies: { items: 5_000, characters: 2_000_000 },
  lanes: 300,
  places: 500,
  steps: 500,
  falling: 3_000,
  first: 5,
}

/** One end of a lane, or a place where data rests. */
export interface Where {
  region: string | undefined
  country: string | undefined
}

export interface Lane {
  from: Where
  to: Where
  means: Set<Means>
  worst: Status
}

export interface Resting extends Where {
  worst: Status
}

/** Under one law: places by what is said of them, and what they rest on. */
export interface UnderLaw {
  said: Map<Status, number>
  /** By basis, entry and end: as many as the register and the law have. */
  bases: Map<string, { basis: string; entry: string | undefined; until: string; places: number }>
}

/** Places of which the same is said, now and after each fall. */
export interface Steps {
  law: Law
  country: string | undefined
  rungs: readonly (Said & { decision: string | undefined })[]
}

/** Of one clause or control: how many findings of each status a law has, and the first of them. */
export interface UnderControl {
  counts: Map<Status, number>
  first: number[]
}

export interface Left {
  count: number
  worst: Status
}

export interface Gathered extends Omit<PageFacts, keyof Run>, Run {
  deciding: ReadonlySet<string>
  /** The run was asked to judge what would follow if decisions fell. */
  askedFallen: boolean
  resting: { what: Resting; count: number }[]
  lanes: { what: Lane; count: number }[]
  /** What there is no room for, and the worst of it. */
  lanesLeft: Left
  restingLeft: Left
  /** Copies that stay in one country. */
  insideCopies: number
  /** Copies that leave a country, or may, and that a law refuses. */
  refusedCopies: number
  /** Of which what some law says could not be read, and none refuses. */
  unreadCopies: number
  copies: { rows: Markup[]; count: number }
  cards: { rows: Markup[]; count: number }
  steps: { what: Steps; count: number }[]
  stepsLeft: number
  falling: { steps: Steps; store: string; number: number; place: string }[]
  underLaw: ReadonlyMap<string, UnderLaw>
  rows: { rows: Markup[]; count: number }
  /** By law, then by control. */
  controlsUnder: ReadonlyMap<string, ReadonlyMap<string, UnderControl>>
}

export interface Gathering {
  subjects(batch: readonly Judged[]): void
  findings(batch: readonly FindingLine[]): void
  facts(summary: Summary): Gathered
}

export function gathering(run: Run): Gathering {
  const page = pageFacts(run, 0)
  const deciding = decidingIn(run)
  const resting = countsKept<Resting>(room.places)
  const lanes = countsKept<Lane>(room.lanes)
  const copies = worstKept<Markup>(room.copies, lengthOf)
  const cards = worstKept<{ row: Markup; number: number; key: string }>(room.stores, ({ row }) => lengthOf(row))
  const steps = countsKept<Steps>(room.steps)
  const falling: Gathered['falling'] = []
  const underLaw = new Map<string, UnderLaw>(
    run.rulebook.laws.map(({ id }) => [id, { said: new Map(), bases: new Map() }]),
  )
  const controlsUnder = new Map<string, Map<string, UnderControl>>(run.rulebook.laws.map(({ id }) => [id, new Map()]))
  const rows: Markup[] = []
  let names: RowNames | undefined
  let number = 0
  let findingsCount = 0
  let length = 0
  let askedFallen = false
  const leftWorst: { lanes: Status; resting: Status } = { lanes: 'not_applicable', resting: 'not_applicable' }
  let insideCopies = 0
  let refusedCopies = 0
  let unreadCopies = 0

  function noteResting({ subject: { resource, places }, verdicts }: Judged): void {
    if (resource.holds !== 'content') return
    const worst = worstIn(Object.values(decisions(verdicts, deciding)(0)))
    const where = whereOf(places[0])
    const found = resting.add(nameOf(where), () => ({ ...where, worst }))
    if (found === undefined) leftWorst.resting = worse(leftWorst.resting, worst)
    else found.worst = worse(found.worst, worst)
  }

  function noteFlow(flow: Flow): void {
    const [from, to] = [whereOf(flow.from), whereOf(flow.place)]
    if (leaves(flow) === 'no') {
      insideCopies += 1
      return
    }
    const worst = worstIn(Object.values(flow.byLaw))
    if (worst === 'fail') refusedCopies += 1
    if (worst === 'unknown') unreadCopies += 1
    const lane = lanes.add(`${nameOf(from)} ${nameOf(to)}`, () => ({ from, to, means: new Set(), worst }))
    if (lane === undefined) leftWorst.lanes = worse(leftWorst.lanes, worst)
    else {
      lane.worst = worse(lane.worst, worst)
      lane.means.add(flow.place.via.means)
    }
    const its = number
    copies.add(worst, () => copyRow(its, flow, run))
  }

  function noteLaws({ subject: { places }, verdicts }: Judged): void {
    const says = decisions(verdicts, deciding)
    for (const index of places.keys()) {
      for (const [law, outcome] of Object.entries(says(index))) noteOutcome(underLaw.get(law), outcome)
    }
  }

  function noteLadder({ subject }: Judged, { place, law: id, rungs }: Ladder): void {
    const law = run.rulebook.laws.find((one) => one.id === id)
    const found = subject.places[place]
    if (law === undefined || found === undefined) return
    const country = cellOf(found.country)
    const told = rungs.map(({ outcome, decision }) => ({ ...said(outcome, law, run), decision }))
    const group = steps.add(JSON.stringify([id, country, told]), () => ({ law, country, rungs: told }))
    if (group === undefined || falling.length >= room.falling) return
    falling.push({ steps: group, store: clipped(subject.resource.name), number, place: `${found.role} ${spot(found)}` })
  }

  function noteFinding(finding: Finding): void {
    findingsCount += 1
    const isShown =
      rows.length === findingsCount - 1 && rows.length < room.findings.items && length < room.findings.characters
    const shown = isShown ? findingsCount : undefined
    if (shown !== undefined) {
      names ??= rowNames(cards.items(), run)
      const row = findingRow(shown, finding, names)
      length += lengthOf(row)
      rows.push(row)
    }
    for (const [law, { status }] of Object.entries(finding.byLaw))
      noteControl(controlsUnder.get(law), finding, status, shown)
  }

  return {
    subjects(batch) {
      page.subjects(batch)
      for (const judged of batch) {
        number += 1
        askedFallen ||= judged.fallen !== undefined
        const worst = worstOf(judged.verdicts)
        noteResting(judged)
        noteLaws(judged)
        for (const flow of flowsOf(judged, deciding)) noteFlow(flow)
        for (const ladder of laddersOf(judged, deciding)) noteLadder(judged, ladder)
        if (judged.subject.places.length === 0) continue
        const [its, { key }] = [number, judged.subject.resource]
        cards.add(worst, () => ({ row: storeCard(its, judged, run, deciding), number: its, key }))
      }
    },
    findings(batch) {
      page.findings(batch)
      for (const { finding } of batch) noteFinding(finding)
    },
    facts: (summary) => ({
      ...page.facts(summary),
      ...run,
      deciding,
      askedFallen,
      resting: resting.all().toSorted(byCount),
      lanes: lanes.all().toSorted((one, other) => rankOf(other.what) - rankOf(one.what) || byCount(one, other)),
      lanesLeft: { count: lanes.others, worst: leftWorst.lanes },
      restingLeft: { count: resting.others, worst: leftWorst.resting },
      insideCopies,
      refusedCopies,
      unreadCopies,
      copies: { rows: copies.items(), count: copies.count },
      cards: { rows: cards.items().map(({ row }) => row), count: cards.count },
      steps: steps.all(),
      stepsLeft: steps.others,
      falling,
      underLaw,
      rows: { rows, count: findingsCount },
      controlsUnder,
    }),
  }
}

function rowNames(cards: readonly { number: number; key: string }[], { rulebook }: Run): RowNames {
  return {
    cards: new Map(cards.map(({ key, number }) => [key, number])),
    laws: new Map(rulebook.laws.map(({ id, short }) => [id, short])),
  }
}

export const whereOf = (place: Flow['from'] | undefined): Where => ({
  region: place && cellOf(place.region),
  country: place && cellOf(place.country),
})

const lengthOf = ({ markup }: Markup): number => markup.length

const nameOf = ({ region, country }: Where): string => JSON.stringify([country ?? '', region ?? ''])

const worse = (one: Status, other: Status): Status => worstStatus([one, other])

const worstIn = (outcomes: readonly Outcome[]): Status => worstStatus(outcomes.map(({ status }) => status))

const rankOf = ({ worst }: Lane): number => statuses.indexOf(worst)

const byCount = (one: { count: number }, other: { count: number }): number => other.count - one.count

function noteOutcome(under: UnderLaw | undefined, outcome: Outcome): void {
  if (under === undefined) return
  under.said.set(outcome.status, (under.said.get(outcome.status) ?? 0) + 1)
  const recorded = outcome.status === 'permitted' ? basisOf(ifConcerned(outcome)) : undefined
  if (recorded === undefined) return
  const { basis, entry, until } = recorded
  const name = JSON.stringify([basis, entry, until])
  const found = under.bases.get(name)
  if (found !== undefined) found.places += 1
  else under.bases.set(name, { basis, entry, until, places: 1 })
}

function noteControl(
  under: Map<string, UnderControl> | undefined,
  { control }: Finding,
  status: Status,
  shown: number | undefined,
): void {
  if (under === undefined) return
  const found = under.get(control.id) ?? { counts: new Map<Status, number>(), first: [] }
  under.set(control.id, found)
  found.counts.set(status, (found.counts.get(status) ?? 0) + 1)
  if (shown !== undefined && found.first.length < room.first) found.first.push(shown)
}
