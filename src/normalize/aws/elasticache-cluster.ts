// AWS::ElastiCache::CacheCluster: a cache that belongs to no replication group: Memcached, or a single node of Valkey or Redis.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { encryptionFacets, encryptionOf, keyOf } from './elasticache-encryption.ts'
import { inTransit, labelsOf, logs, placeOfNodes, tagging } from './elasticache-settings.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'elasticache:DescribeCacheClusters',
  wrapper: 'CacheClusters',
  arn: 'ARN',
  tagging,
}

export function cacheCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  if ((told.fields['ReplicationGroupId'] ?? null) !== null) return undefined // it is read with its group
  const encryption = encryptionOf(told)
  const engine = field(told, 'Engine', v.picklist(['memcached', 'redis', 'valkey']))
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ElastiCache::CacheCluster',
    holds: 'content',
    facets: {
      ...encryptionFacets(encryption),
      inTransit: inTransit(told),
      classification: unclassified,
      backupRetention: { days: chain(engine, (word) => retention(told, word)) },
      // Nodes in several zones share the data out among them; only a replication group keeps it twice.
      redundancy: { mode: map(engine, () => 'single-zone') },
      ...placedLater,
    },
    labels: labelsOf(observation, told),
    references: gather(keyOf(encryption, told), logs(told)),
  })
  const outpost = fieldOrNone(told, 'PreferredOutpostArn', v.string(), null)
  return { ...resource, location: placeOfNodes(told, zonesOf(told), outpost) }
}

/** Memcached on nodes keeps nothing, and says nothing of it. */
const retention = (told: Telling, engine: string): Fact<Days> =>
  engine === 'memcached' ? known(0, told.from) : field(told, 'SnapshotRetentionLimit', v.number())

const nodes = v.array(v.object({ CustomerAvailabilityZone: v.string() }))

const zonesOf = (told: Telling): Fact<string[]> =>
  chain(field(told, 'PreferredAvailabilityZone', v.string()), (zone, from) =>
    zone === 'Multiple'
      ? map(field(told, 'CacheNodes', nodes), (list) => list.map((node) => node.CustomerAvailabilityZone))
      : known([zone], from),
  )
