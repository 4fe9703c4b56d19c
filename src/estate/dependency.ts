// Which other regions a store needs: those of the keys that open it, and of the logs that tell of it.
import { type Fact, known, map } from '../model/fact.ts'
import type { Dependency } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import { otherRegion } from './other-region.ts'
import { telling } from './telling.ts'

export function dependencyOf({ references }: Resource, [primary, ...others]: readonly Place[]): Dependency {
  // A setting that was not read has left a place of an unknown region; of references unread altogether there is none.
  if (references.state === 'unknown' || primary === undefined)
    return { foreignRegions: references.state === 'unknown' ? references : known([], []) }
  const needed = others.filter(({ role, opensCopy }) => (role === 'key' && opensCopy !== true) || role === 'log')
  return { foreignRegions: telling(needed.map((place) => foreign(primary, place))) }
}

const foreign = (primary: Place, place: Place): Fact<string | null> => {
  const abroad = otherRegion(primary, place)
  return abroad.state === 'known' && abroad.value ? place.region : map(abroad, () => null)
}
