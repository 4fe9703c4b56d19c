// Where a second copy of a store would be inside: approved regions of its own provider that the fences and the zones of its laws let in.
import type { Fact } from '../model/fact.ts'
import type { Fence, Law, Region, Rulebook } from '../model/rulebook.ts'
import type { Classification, Subject } from '../model/subject.ts'

/** As many as a reader wants to choose from. */
const enough = 3

/** The provider's own pair first, then the same country, then by name; none where nobody knows where the store is. */
export function inZoneRegions({ resource, places: [primary], classification }: Subject, rulebook: Rulebook): string[] {
  const regions = rulebook.regions.get(resource.provider)
  const home = primary?.region.state === 'known' ? regions?.get(primary.region.value) : undefined
  if (regions === undefined || home === undefined || primary === undefined) return []
  const laws = rulebook.laws.filter((law) => binds(law, classification, primary.laws[law.id]?.zone, rulebook))
  const approved = new Map(Object.entries<string[] | undefined>(rulebook.config.approvedRegions ?? {})).get(
    resource.provider,
  )
  const fences = rulebook.config.fences.filter((fence) => applies(fence, classification))
  return [...regions.values()]
    .filter((region) => region.name !== home.name && region.partition === home.partition)
    .filter(({ name, country }) => country !== null && isInside(country) && (approved?.includes(name) ?? true))
    .toSorted((one, other) => distance(one) - distance(other) || (one.name < other.name ? -1 : 1))
    .slice(0, enough)
    .map(({ name }) => name)

  function isInside(country: string): boolean {
    if (laws.length === 0 && fences.length === 0) return country === home?.country
    return (
      laws.every((law) => law.inside?.has(country) && law.mandates.every((one) => one.countries.includes(country))) &&
      fences.every((fence) => fence.countries.has(country))
    )
  }

  function distance({ name, country }: Region): number {
    if (name === home?.pair) return 0
    return country === home?.country ? 1 : 2
  }
}

/** Where nobody has said whose data it is, a law holds the store to its zone if the store is in it. */
function binds({ id, inside }: Law, { people }: Classification, zone: string | undefined, { people: whose }: Rulebook) {
  if (inside === null) return false
  const said = valuesOf(people)
  return said.length === 0 ? zone === 'inside' : said.some((one) => whose.get(one)?.laws.includes(id))
}

function applies(fence: Fence, { people, categories, tier }: Classification): boolean {
  const meets = (wanted: string[] | undefined, found: Fact<string[]>) =>
    wanted === undefined || valuesOf(found).some((one) => wanted.includes(one))
  const ofTier = fence.tier === undefined || (tier.state !== 'unknown' && tier.value === fence.tier)
  return ofTier && meets(fence.people, people) && meets(fence.categories, categories)
}

const valuesOf = (fact: Fact<string[]>): string[] => (fact.state === 'unknown' ? [] : fact.value)
