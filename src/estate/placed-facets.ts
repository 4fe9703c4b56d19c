// The facets that follow from where a store's copies are and from what it has in common with others.
import type { Facets } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import { dependencyOf } from './dependency.ts'
import { isolationOf, type Neighbourhood } from './isolation.ts'
import type { Labels } from './labels.ts'
import { redundancyOf } from './redundancy.ts'
import { sharingOf } from './sharing.ts'
import { topologyOf } from './topology.ts'

/** Only those that the type carries. `declared`: of the resource itself. */
export function placedFacets(
  resource: Resource,
  declared: Labels,
  places: readonly Place[],
  around: Neighbourhood,
): Facets {
  const { redundancy, sharing, topology, isolation, dependency } = resource.facets
  return {
    ...(redundancy && { redundancy: { mode: redundancyOf(redundancy.mode, places) } }),
    ...(sharing && { sharing: sharingOf(resource, sharing, places) }),
    ...(topology && { topology: topologyOf(resource, places, around.survey) }),
    ...(isolation && { isolation: isolationOf(resource, declared, places, around) }),
    ...(dependency && { dependency: dependencyOf(resource, places) }),
  }
}
