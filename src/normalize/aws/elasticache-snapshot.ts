// AWS::ElastiCache::Snapshot: a backup of a replication group or a cluster, from the API, as Config knows no such type.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type CacheEncryption, encryptionFacets, keyOf } from './elasticache-encryption.ts'
import { cacheArn, labelsOf, tagging } from './elasticache-settings.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = { operation: 'elasticache:DescribeSnapshots', wrapper: 'Snapshots', arn: 'ARN', tagging }

export function cacheSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionBy(field(told, 'KmsKeyId', v.string()))
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ElastiCache::Snapshot',
    holds: 'content',
    facets: {
      ...encryptionFacets(encryption),
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: labelsOf(observation, told),
    references: gather(keyOf(encryption, told), original(told)),
  })
}

/** A snapshot without a key may be under one of ElastiCache or under none: it does not say which. */
const encryptionBy = (key: Fact<string>): CacheEncryption => ({
  enabled: map(key, () => true),
  kind: map(key, () => 'sse-kms'),
})

/** A snapshot of a whole group names that; one that was taken of a member, only the member, which its group answers to. */
const original = (told: Telling): Fact<Reference[]> => {
  const group = field(told, 'ReplicationGroupId', v.string())
  const unnamed = group.state === 'unknown' && group.reason === 'not-recorded'
  const source = unnamed
    ? map(field(told, 'CacheClusterId', v.string()), (name) => ({ kind: 'cluster', name }))
    : map(group, (name) => ({ kind: 'replicationgroup', name }))
  return pointers('source', 'elasticache-snapshot', source, ({ kind, name }, from) => [
    { locator: known(cacheArn(told.arn, kind, name), from) },
  ])
}
