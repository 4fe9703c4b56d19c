// What each law in play says about one place, for the data that is there; Rego decides, this only looks up.
import { adequaciesFor } from '../model/adequacy.ts'
import { standsOn } from '../model/days.ts'
import type { Fact } from '../model/fact.ts'
import type { Adequacy, Concern, PlaceLaw } from '../model/law.ts'
import type { AdequacyRow, Law, Mandate, Rulebook } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { answerTree } from '../runtime/answer-tree.ts'
import { distinctionsIn } from './distinctions.ts'
import { type Applying, fencesOn, shares, sideOf } from './fences.ts'
import { type Destination, entriesOn } from './register.ts'
import { risksOfDecision } from './risks.ts'

/** What is looked up of one place. */
export interface Looked {
  laws: Record<string, PlaceLaw>
  /** Where the fences stand that apply to it, kept or not: `ringfence.yaml:14:5`. */
  fences: string[]
}

/** Labels and parties combine freely, and each answer holds its part of the register: far more ways than an estate has. */
const mostWays = 10_000

/** What each law in play says; looked up once for places and data that differ in nothing a law asks about. */
export function lawsLookup(rulebook: Rulebook, now: string) {
  const found = answerTree<Looked>(mostWays)
  const wayTo = distinctionsIn(rulebook, found)
  return (place: Destination, data: Classification): Looked => {
    const at = wayTo(place, data)
    return found.recall(at) ?? found.keep(at, lawsAt(place, data, rulebook, now))
  }
}

export function lawsAt(place: Destination, data: Classification, rulebook: Rulebook, now: string): Looked {
  const day = now.slice(0, 10)
  const fences = fencesOn(rulebook.config.fences, data)
  const concerns = new Map(rulebook.laws.map((law) => [law.id, concernOf(law, data.people, rulebook)]))
  const nobodys = [...concerns.values()].every((concern) => concern === 'no')
  const laws = rulebook.laws.map((law): [string, PlaceLaw] => {
    const concern = concerns.get(law.id) ?? 'unknown'
    const told =
      concern === 'no' && !nobodys ? [] : fences.filter(({ fence }) => isAskedUnder(law, fence, data, rulebook))
    return [law.id, { concern, ...standing(law, place, data, rulebook, day), ...sideOf(place, told) }]
  })
  return { laws: Object.fromEntries(laws), fences: fences.map(({ fence }) => fence.where) }
}

/**
 * A fence for some people is told under the law of those among them whose data this is; one whose people no law in play
 * speaks about, under all. Others that it names may have a law that is not concerned here, and would take it along.
 */
function isAskedUnder(law: Law, { people }: Applying['fence'], data: Classification, rulebook: Rulebook): boolean {
  const read = data.people.state === 'known' ? data.people.value : undefined
  const meant = (people ?? []).filter((one) => read?.includes(one) ?? true)
  const speaking = meant.flatMap((one) => rulebook.people.get(one)?.laws ?? [])
  const inPlay = rulebook.laws.some(({ id }) => speaking.includes(id))
  return !inPlay || speaking.includes(law.id)
}

/** A list not fully read can show that a law is concerned, never that it is not. */
function concernOf(law: Law, people: Fact<string[]>, rulebook: Rulebook): Concern {
  if (law.concerns === 'everyone') return 'yes'
  if (people.state === 'unknown') return 'unknown'
  if (people.value.some((one) => rulebook.people.get(one)?.laws.includes(law.id))) return 'yes'
  if (people.state === 'partial') return 'unknown'
  return people.value.length === 0 ? 'undeclared' : 'no'
}

function standing(law: Law, place: Destination, data: Classification, rulebook: Rulebook, day: string) {
  const zone = zoneOf(law, place.country)
  const mandate = mandateOf(law, place.country, data, day)
  const row = place.country.state === 'unknown' ? undefined : adequaciesFor(law, place.country.value, day)[0]
  const decision = row?.conditional === true ? row : undefined
  // The register is asked only where nothing better answers.
  const asked = zone === 'unresolved' || (zone === 'outside' && row?.conditional !== false)
  return {
    zone: mandate === undefined ? ('unresolved' as const) : zone,
    hardRule: mandate ?? null,
    adequacy: row === undefined ? null : adequacyIn(row, rulebook, day),
    register: asked ? entriesOn({ law, decision, place, data, rulebook, day }) : [],
  }
}

function zoneOf(law: Law, country: Fact<string>): PlaceLaw['zone'] {
  if (law.inside === null) return 'none'
  if (country.state === 'unknown') return 'unresolved'
  return law.inside.has(country.value) ? 'inside' : 'outside'
}

/** The first mandate that forbids the country; null: none does; undefined: what was read does not settle it. */
function mandateOf(law: Law, country: Fact<string>, data: Classification, day: string): string | null | undefined {
  const answers = law.mandates
    .filter((mandate) => standsOn(mandate, day))
    .map((mandate) => ({ id: mandate.id, forbids: forbids(mandate, country, data.categories) }))
  const first = answers.find((answer) => answer.forbids === true)
  if (first !== undefined) return first.id
  return answers.some((answer) => answer.forbids === undefined) ? undefined : null
}

function forbids(mandate: Mandate, country: Fact<string>, categories: Fact<string[]>): boolean | undefined {
  if (country.state !== 'unknown' && mandate.countries.includes(country.value)) return false
  const spoken = shares(mandate.categories.length === 0 ? undefined : mandate.categories, categories)
  if (spoken === false) return false
  return country.state === 'unknown' ? undefined : spoken
}

const adequacyIn = (row: AdequacyRow, rulebook: Rulebook, day: string): Adequacy => ({
  decision: row.id,
  conditional: row.conditional,
  until: row.until,
  risks: risksOfDecision(row, rulebook, day),
})
