// aws_elasticache_cluster: Memcached, or a single node of Valkey or Redis; a member of a replication group is read with that.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { delivery } from './aws-elasticache-group.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, tagList, textIn, usual, written } from './values.ts'

export const cacheCluster = ({ main, row }: Planned): Answered[] => [
  told('elasticache:DescribeCacheClusters', row, {
    CacheClusters: [
      {
        ARN: row.id,
        Engine: of(main, 'engine'),
        ReplicationGroupId: textIn(written(main, 'replication_group_id')),
        StorageEncryptionType: notTold, // nobody chooses it, and ElastiCache may encrypt all the same
        TransitEncryptionEnabled: inTransit(main),
        TransitEncryptionMode: main?.isNew === true ? usual(main, 'transit_encryption_mode') : notTold,
        SnapshotRetentionLimit: of(main, 'snapshot_retention_limit') ?? usual(main, 'snapshot_retention_limit'),
        PreferredOutpostArn: textIn(written(main, 'preferred_outpost_arn')),
        ...placesOf(main),
        LogDeliveryConfigurations: each(of(main, 'log_delivery_configuration'), delivery),
      },
    ],
  }),
  told('elasticache:ListTagsForResource', row, { TagList: tagList(main) }),
]

/** What Valkey does there no page says. */
const inTransit = (main: PlannedRow | undefined): unknown =>
  written(main, 'transit_encryption_enabled') ??
  (of(main, 'engine') === 'valkey' ? notTold : usual(main, 'transit_encryption_enabled'))

/** The zones of new nodes are chosen, or AWS chooses them. */
function placesOf(main: PlannedRow | undefined): Record<string, unknown> {
  const chosen = of(main, 'preferred_availability_zones')
  if (isSet(chosen))
    return {
      PreferredAvailabilityZone: 'Multiple',
      CacheNodes: each(chosen, (zone) => ({ CustomerAvailabilityZone: zone })),
    }
  return {
    PreferredAvailabilityZone: textIn(of(main, 'availability_zone')),
    CacheNodes: each(of(main, 'cache_nodes'), (node) => ({ CustomerAvailabilityZone: at(node, 'availability_zone') })),
  }
}
