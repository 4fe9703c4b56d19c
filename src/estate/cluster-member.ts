// An instance of a cluster holds no data itself: what can be restored of it, and which zones it outlives, is what its cluster says.
import { elsewhere, type Fact } from '../model/fact.ts'
import type { Recovery } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import { referencesOf } from './references.ts'
import type { Shared, Survey } from './survey.ts'

/** The same resource where it is in no cluster, or where its cluster is not in this estate. */
export function asItsCluster(resource: Resource, { sharedBy }: Pick<Survey, 'sharedBy'>): Resource {
  const cluster = referencesOf(resource).find(({ mechanism }) => mechanism === 'rds-cluster')?.locator
  if (cluster === undefined || cluster.state === 'unknown') return resource
  const { recovery, redundancy } = resource.facets
  const shared = sharedBy(cluster.value)
  return {
    ...resource,
    facets: {
      ...resource.facets,
      ...(recovery && { recovery: recoveryBy(recovery, shared.recovery) }),
      ...(redundancy && { redundancy: { mode: settled(redundancy.mode, shared.redundancy?.mode) } }),
    },
  }
}

const recoveryBy = (own: Recovery, cluster: Shared['recovery']): Recovery => ({
  original: settled(own.original, cluster?.original),
  rpoHours: settled(own.rpoHours, cluster?.rpoHours),
  newestPointHours: settled(own.newestPointHours, cluster?.newestPointHours),
  protected: settled(own.protected, cluster?.protected),
})

/** A fact that waits for the cluster keeps waiting, with the permission that it names, where nobody read that. */
const settled = <T>(fact: Fact<T>, told: Fact<T> | undefined): Fact<T> =>
  fact.state === 'unknown' && fact.reason === 'unresolved' && told !== undefined ? elsewhere(told) : fact
