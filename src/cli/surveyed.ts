// The first way through an inventory: what must be known of all of it before any of it is judged, and what it is called.
import { sideIn, survey, type Survey } from '../estate/index.ts'
import type { Asked, Gap, Lookup } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import { type Locate, resolve } from '../resolve/index.ts'
import { sourceDigest } from './identity.ts'
import { type Gathering, mergedAsked, mergedGaps, type ResourceLine, resourcesOf } from './inventory.ts'
import { refuseStrayRegions, regionOf } from './scope.ts'

export interface Surveyed {
  survey: Survey
  /** The selected resources, sorted by key; may be read more than once. */
  resources(): AsyncGenerator<ResourceLine[]>
  gaps: Gap[]
  asked: Asked[]
  lookups: Lookup[]
  scope: Omit<ScanIdentity['scope'], 'from'>
  /** sha256 over everything selected. */
  digest: string
}

/** Throws for a region that nobody knows. The survey is the caller's to close. */
export async function surveyed(
  gathering: Gathering,
  rulebook: Rulebook,
  locate: Locate | undefined,
): Promise<Surveyed> {
  const { selected } = gathering
  const here = ({ provider, account, region }: Gap | Asked) => selected(provider, account, region)
  /** The calls that told of what is selected from outside its region: those for a trail, in its home. */
  const awayFrom = new Set<string>()
  const known = survey(rulebook.config.data, sideIn(rulebook))
  const digest = sourceDigest()
  const seen = { providers: new Set<string>(), accounts: new Set<string>(), regions: new Set<string>() }
  const told = new Set([...gathering.gaps, ...gathering.asked].flatMap(({ region }) => region ?? []))

  function note({ resource, line }: ResourceLine): void {
    const { provider, owner, location } = resource
    const regions = location.region.state === 'unknown' ? [] : [location.region.value]
    const isSelected = selected(provider, owner.account, regionOf(resource))
    known.note(resource, isSelected)
    for (const region of regions) told.add(region)
    if (!isSelected) return
    digest.resource(line)
    seen.providers.add(provider)
    seen.accounts.add(owner.account)
    for (const region of regions) {
      seen.regions.add(region)
      if (!selected(provider, owner.account, region))
        for (const { operation } of resource.origins) awayFrom.add([owner.account, region, operation].join(' '))
    }
  }
  const isOfAway = ({ account, region, service, operation }: Asked): boolean =>
    awayFrom.has([account, region, `${service}:${operation}`].join(' '))

  try {
    for await (const batch of resourcesOf(gathering)) batch.forEach(note)
    refuseStrayRegions(gathering.regions, told, rulebook)
    // A part of a split scan looks up what another part has read.
    const given = distinct([...gathering.lookups, ...known.leftOut()]).filter(
      ({ locator }) => known.find(locator).key === undefined,
    )
    known.learn(given)
    const lookups = await resolve(known.unresolved(), given, locate)
    known.learn(lookups)
    const gaps = mergedGaps(gathering.gaps.filter(here))
    const asked = mergedAsked(gathering.asked.filter((call) => here(call) || isOfAway(call)))
    return {
      survey: known,
      resources: () => selectedOf(gathering),
      gaps,
      asked,
      lookups,
      scope: {
        providers: [...seen.providers].toSorted(),
        accounts: [...seen.accounts].toSorted(),
        regions: [...seen.regions].toSorted(),
      },
      digest: digest.of({ gaps, asked, lookups }),
    }
  } catch (error) {
    known.close()
    throw error
  }
}

/** Two runs that are read together may tell of one locator; the first stands. */
const distinct = (lookups: readonly Lookup[]): Lookup[] => [
  ...new Map(lookups.toReversed().map((lookup) => [lookup.locator, lookup])).values(),
]

async function* selectedOf(gathering: Gathering): AsyncGenerator<ResourceLine[]> {
  for await (const batch of resourcesOf(gathering)) {
    const out = batch.filter(({ resource }) =>
      gathering.selected(resource.provider, resource.owner.account, regionOf(resource)),
    )
    if (out.length > 0) yield out
  }
}
