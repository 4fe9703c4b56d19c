// An instance of a cluster holds no data itself: what can be restored of it, which zones it outlives, and what its settings demand and log is what its cluster says.
import { elsewhere, type Fact } from '../model/fact.ts'
import type { InTransit, Recovery } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import { referencesOf } from './references.ts'
import type { Shared, Survey } from './survey.ts'

/** The same resource where it is in no cluster, or where its cluster is not in this estate. */
export function asItsCluster(resource: Resource, { sharedBy }: Pick<Survey, 'sharedBy'>): Resource {
  const cluster = referencesOf(resource).find(({ mechanism }) => mechanism === 'rds-cluster')?.locator
  if (cluster === undefined || cluster.state === 'unknown') return resource
  const { recovery, redundancy, inTransit, logging } = resource.facets
  const shared = sharedBy(cluster.value)
  return {
    ...resource,
    facets: {
      ...resource.facets,
      ...(recovery && { recovery: recoveryBy(recovery, shared.recovery) }),
      ...(redundancy && { redundancy: { mode: settled(redundancy.mode, shared.redundancy?.mode) } }),
      ...(inTransit && { inTransit: transitBy(inTransit, shared.inTransit) }),
      ...(logging && { logging: { dataAccess: settled(logging.dataAccess, shared.logging?.dataAccess) } }),
    },
  }
}

const recoveryBy = (own: Recovery, cluster: Shared['recovery']): Recovery => ({
  original: settled(own.original, cluster?.original),
  rpoHours: settled(own.rpoHours, cluster?.rpoHours),
  newestPointHours: settled(own.newestPointHours, cluster?.newestPointHours),
  protected: settled(own.protected, cluster?.protected),
})

const transitBy = (own: InTransit, cluster: Shared['inTransit']): InTransit => ({
  enforced: settled(own.enforced, cluster?.enforced),
  minimumVersion: settled(own.minimumVersion, cluster?.minimumVersion),
})

/** A fact that waits for the cluster keeps waiting, with the permission that it names, where nobody read that. */
const settled = <T>(fact: Fact<T>, told: Fact<T> | undefined): Fact<T> =>
  fact.state === 'unknown' && fact.reason === 'unresolved' && told !== undefined ? elsewhere(told) : fact
