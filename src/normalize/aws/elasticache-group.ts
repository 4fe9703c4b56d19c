// AWS::ElastiCache::ReplicationGroup: a cache of Valkey or Redis, and the other regions of the Global datastore it belongs to.
import * as v from 'valibot'
import { type Fact, gather, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { globalRelatives } from './elasticache-global.ts'
import { encryptionFacets, encryptionOf, keyOf } from './elasticache-encryption.ts'
import { cacheArn, inTransit, labelsOf, logs, placeOfNodes, tagging } from './elasticache-settings.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'elasticache:DescribeReplicationGroups',
  wrapper: 'ReplicationGroups',
  arn: 'ARN',
  tagging,
}

export function replicationGroup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ElastiCache::ReplicationGroup',
    holds: 'content',
    facets: {
      ...encryptionFacets(encryption),
      inTransit: inTransit(told),
      classification: unclassified,
      backupRetention: { days: field(told, 'SnapshotRetentionLimit', v.number()) },
      redundancy: {
        // Without it, nodes may stand in several zones, and no other zone takes over.
        mode: map(field(told, 'MultiAZ', v.picklist(['enabled', 'disabled'])), (word) =>
          word === 'enabled' ? 'multi-zone' : 'single-zone',
        ),
      },
      ...placedLater,
    },
    labels: labelsOf(observation, told),
    references: gather(keyOf(encryption, told), globalRelatives(observation, told), logs(told)),
  })
  return {
    ...resource,
    ...aliasesOf(told),
    location: placeOfNodes(told, zonesOf(told), outpostOf(told)),
  }
}

/** A snapshot may name the member that it was taken of, and clusters that belong to a group are not read by themselves. */
function aliasesOf(told: Telling): Pick<Resource, 'aliases'> {
  const members = field(told, 'MemberClusters', v.array(v.string()))
  return members.state === 'unknown'
    ? {}
    : { aliases: members.value.map((name) => cacheArn(told.arn, 'cluster', name)) }
}

const shards = v.array(v.object({ NodeGroupMembers: v.array(v.object({ PreferredAvailabilityZone: v.string() })) }))

/** A group that is being made has no shards yet. */
const zonesOf = (told: Telling): Fact<string[]> =>
  map(field(told, 'NodeGroups', shards), (list) =>
    list.flatMap(({ NodeGroupMembers }) => NodeGroupMembers.map((node) => node.PreferredAvailabilityZone)),
  )

const outpostOf = (told: Telling): Fact<string | null> =>
  map(fieldOrNone(told, 'MemberClustersOutpostArns', v.array(v.string()), []), ([outpost]) => outpost ?? null)
