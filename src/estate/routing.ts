// Which geographies are sent to a place that our fence does not allow for the people who are there.
import { chain, type Fact, known, map, partial, partialAs, unknown, unknownAs } from '../model/fact.ts'
import type { Routing } from '../model/facets.ts'
import type { Reference, Resource } from '../model/resource.ts'
import type { Law, People, Rulebook } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { continents } from './continents.ts'
import { countryOf, extentOf, subdivisionOf } from './country.ts'
import { fencesOn, sideOf } from './fences.ts'
import { orAsNamed } from './places.ts'
import type { Survey } from './survey.ts'
import { telling } from './telling.ts'

export interface Roads {
  rulebook: Rulebook
  survey: Pick<Survey, 'find' | 'sharedBy'>
}

/** A route that was not read has left one to nobody knows where; of references unread altogether there is none. */
export const routingOf = ({ references, provider }: Resource, data: Classification, roads: Roads): Routing => ({
  strayGeographies:
    references.state === 'unknown'
      ? references
      : telling(
          references.value.filter(({ role }) => role === 'route').map((one) => strayBy(one, provider, data, roads)),
        ),
})

/** A route on which nobody travels whom a fence is for leads wherever it likes. */
function strayBy(
  route: Reference,
  provider: string,
  data: Classification,
  roads: Roads,
  behind: readonly string[] = [],
): Fact<string | null> {
  const { locator, region: named, geography = 'anywhere' } = route
  const { rulebook, survey } = roads
  const fences = rulebook.config.fences.flatMap((fence) =>
    fencesOn([fence], { ...data, people: travellers(geography, data.people, fence.people ?? [], rulebook) }),
  )
  const looked = chain(locator, (name) => survey.find(name).region)
  const region = orAsNamed(looked, named)
  // What is everywhere is an entrance too, and sends on by routes of its own.
  const isEntrance = extentOf(rulebook, provider, region) === 'global'
  const country = isEntrance ? unknown('unresolved') : countryOf(rulebook, provider, region)
  if (fences.length === 0) return known(null, [])
  const onward = isEntrance ? strayBeyond(route, provider, data, roads, behind) : undefined
  if (onward !== undefined) return onward
  const subdivision = subdivisionOf(rulebook, provider, region)
  const { fence } = sideOf({ country, ...(subdivision === undefined ? {} : { subdivision }) }, fences)
  if (fence === 'unresolved') return whyOpen(country, data)
  return map(country, () => (fence === 'outside' ? geography : null)) // of a country that is one of several no more is sure
}

/**
 * An entrance of the same kind only says where visitors go next, so that they travel as if this one had said it. One of
 * another kind takes in what they send; what it does with it, it is judged for itself.
 */
function strayBeyond(
  { locator, mechanism, geography = 'anywhere' }: Reference,
  provider: string,
  data: Classification,
  roads: Roads,
  behind: readonly string[],
): Fact<string | null> | undefined {
  if (locator.state === 'unknown') return undefined
  const { key } = roads.survey.find(locator.value)
  const { routes } = roads.survey.sharedBy(locator.value)
  if (key === undefined || routes === undefined || behind.includes(key)) return undefined
  if (routes.state === 'unknown') return routes
  if (routes.value.length === 0 || routes.value.some((one) => one.mechanism !== mechanism)) return undefined
  const further = routes.value.flatMap((one) => {
    const both = narrower(geography, one.geography ?? 'anywhere')
    return both === undefined ? [] : [strayBy({ ...one, geography: both }, provider, data, roads, [...behind, key])]
  })
  const strays = telling(routes.state === 'partial' ? [...further, unknownAs(routes)] : further)
  return map(strays, ({ length }) => (length > 0 ? geography : null))
}

/** Who comes by one route and then by the other; undefined: nobody can. */
function narrower(first: string, second: string): string | undefined {
  const anyone = ['anywhere', 'default']
  if (anyone.includes(first)) return second
  if (anyone.includes(second)) return first
  const [one, other] = [countriesIn(first), countriesIn(second)]
  const isNobody = one !== undefined && other !== undefined && one.isDisjointFrom(other)
  return isNobody ? undefined : second
}

/** What was not read of whose data it is keeps a fence open as the country does, and a permission may mend it. */
function whyOpen(country: Fact<string>, { people, tier }: Classification): Fact<null> {
  const gap = [country, people, tier].find(({ state }) => state !== 'known')
  if (gap === undefined || gap.state === 'known') return unknown('unresolved')
  return unknownAs(gap)
}

/** Those of a fence who may come from there and whom somebody has declared; where nobody has declared anybody, each of them. */
function travellers(
  geography: string,
  declared: Fact<string[]>,
  fenced: readonly string[],
  { people, laws }: Pick<Rulebook, 'people' | 'laws'>,
): Fact<string[]> {
  if (declared.state === 'unknown') return declared
  const isMeant = (id: string) =>
    declared.value.includes(id) || (declared.state === 'known' && declared.value.length === 0)
  const meant = [...people.values()].filter(({ id }) => fenced.includes(id) && isMeant(id))
  const answers = meant.map((one) => ({ id: one.id, there: comesFrom(geography, one, laws) }))
  const sure = answers.filter(({ there }) => there === true).map(({ id }) => id)
  if (declared.state === 'partial') return partialAs(sure, declared, [])
  return answers.some(({ there }) => there === undefined) ? partial(sure, 'unresolved', []) : known(sure, [])
}

/** undefined: of whom no law in play says where they are, nobody can tell. */
function comesFrom(geography: string, { laws: theirs }: People, laws: readonly Law[]): boolean | undefined {
  if (geography === 'anywhere' || geography === 'default') return true
  const zones = laws.flatMap(({ id, inside }) => (theirs.includes(id) && inside !== null ? [inside] : []))
  const countries = countriesIn(geography)
  if (zones.length === 0 || countries === undefined) return undefined
  return zones.some((zone) => [...countries].some((country) => zone.has(country)))
}

/** Of a state of the United States, the whole: no zone is smaller than a country. */
const countriesIn = (geography: string): ReadonlySet<string> | undefined =>
  geography.startsWith('continent:')
    ? continents.get(geography.slice('continent:'.length))
    : new Set([geography.replace(/-.*$/, '')])
