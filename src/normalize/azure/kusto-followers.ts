// Clusters of Data Explorer that read along: what they are asked for of another's data they keep in their own machines.
import * as v from 'valibot'
import { chain, type Fact, gather, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { beside, listOf } from './beside.ts'
import { caseless } from './words.ts'

const mechanism = 'azure-kusto-follower'

/** Of both lists: the cluster at the other end. https://learn.microsoft.com/rest/api/azurerekusto/clusters/list-follower-databases-get */
const link = v.pipe(
  v.object({ properties: v.object({ clusterResourceId: caseless }) }),
  v.transform(({ properties }) => properties.clusterResourceId),
)

/** Both ends are in one region, and may be anybody's: https://learn.microsoft.com/azure/data-explorer/follower#limitations */
const linked = (role: 'replica' | 'source', ids: Fact<string[]>, home: Fact<string>): Fact<Reference[]> => {
  const region = home.state === 'unknown' ? {} : { region: home.value }
  // One for each cluster, however many databases it reads.
  return pointers(role, mechanism, ids, (all, from) =>
    [...new Set(all)].map((id) => ({ locator: known(id, from), ...region })),
  )
}

/** `isFollowed`: whether any database is, as the cluster's own say. Which right the list of followers needs is in no page: it is asked for by GET. */
export const followers = (
  observation: Observation,
  isFollowed: Fact<boolean>,
  home: Fact<string>,
): Fact<Reference[]> => {
  const asked = (name: string) => beside(observation, `Microsoft.Kusto/Clusters/${name}/read`, listOf(link))
  const ids = chain(isFollowed, (yes, from) => (yes ? asked('ListFollowerDatabases') : known<string[]>([], from)))
  return gather(linked('replica', ids, home), linked('source', asked('AttachedDatabaseConfigurations'), home))
}
