// Where a second copy of a store would be inside: approved regions of its own provider that the fences and the zones of its laws let in.
import type { PlaceLaw } from '../model/law.ts'
import type { Place } from '../model/place.ts'
import type { Fence, Law, Mandate, Region, Rulebook } from '../model/rulebook.ts'
import type { Classification, Subject } from '../model/subject.ts'

/** As many as a reader wants to choose from. */
const enough = 3

/** The provider's own pair first, then the same country, then by name; none where nobody knows where the store is. */
export function inZoneRegions({ resource, places: [primary], classification }: Subject, rulebook: Rulebook): string[] {
  const regions = rulebook.regions.get(resource.provider)
  const home = primary?.region.state === 'known' ? regions?.get(primary.region.value) : undefined
  if (regions === undefined || home === undefined || primary === undefined) return []
  const approved = new Map(Object.entries<string[] | undefined>(rulebook.config.approvedRegions ?? {})).get(
    resource.provider,
  )
  const limits = limitsOn(primary, classification, rulebook)
  return [...regions.values()]
    .filter((region) => region.name !== home.name && region.partition === home.partition)
    .filter((region) => region.country !== null && isInside(region) && (approved?.includes(region.name) ?? true))
    .toSorted((one, other) => distance(one) - distance(other) || (one.name < other.name ? -1 : 1))
    .slice(0, enough)
    .map(({ name }) => name)

  function isInside({ country, subdivision }: Region): boolean {
    if (limits.length === 0) return country === home?.country
    return limits.every(
      ({ countries, parts }) =>
        (country !== null && countries.has(country)) || (subdivision !== undefined && parts?.has(subdivision) === true),
    )
  }

  function distance({ name, country }: Region): number {
    if (name === home?.pair) return 0
    return country === home?.country ? 1 : 2
  }
}

type Countries = ReadonlySet<string>

type Limit = Pick<Fence, 'countries' | 'parts'>

/** What was looked up for the store's own place: also the fences that may apply to labels nobody could read. */
function limitsOn(
  { fences = [], country, laws }: Place,
  data: Classification,
  { config, laws: inPlay }: Rulebook,
): Limit[] {
  const here = country.state === 'unknown' ? undefined : country.value
  return [
    ...config.fences.filter(({ where }) => fences.includes(where)),
    ...inPlay.flatMap((law) =>
      asked(law, data)
        .filter((countries) => binds(laws[law.id], countries, here))
        .map((countries) => ({ countries })),
    ),
  ]
}

const asked = ({ inside, mandates }: Law, data: Classification): Countries[] => [
  ...(inside === null ? [] : [inside]),
  ...mandates.filter((mandate) => maySpeakOf(mandate, data)).map(({ countries }) => new Set(countries)),
]

const maySpeakOf = ({ categories: wanted }: Mandate, { categories: read }: Classification): boolean =>
  wanted.length === 0 || read.state !== 'known' || read.value.some((one) => wanted.includes(one))

/** Where nobody has said, or could read, whose data it is, a law holds the store to what it is in. */
function binds(said: PlaceLaw | undefined, countries: Countries, here: string | undefined): boolean {
  if (said === undefined || said.concern === 'no') return false
  return said.concern === 'yes' || (here !== undefined && countries.has(here))
}
