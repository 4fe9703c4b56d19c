// Caches of ElastiCache: replication groups, clusters that belong to none, and those without servers of their own; their snapshots.
import {
  DescribeCacheClustersCommand,
  DescribeGlobalReplicationGroupsCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeSnapshotsCommand,
  ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache'
import type { Service } from './caller.ts'
import { collection, question } from './collection.ts'

const elasticache: Service<ElastiCacheClient> = {
  name: 'elasticache',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new ElastiCacheClient(config),
}

const tags = question({
  operation: 'ListTagsForResource',
  when: ({ ARN }: { ARN?: string | undefined }) => ARN !== undefined,
  send: (client: ElastiCacheClient, { ARN }) => client.send(new ListTagsForResourceCommand({ ResourceName: ARN })),
})

export const replicationGroups = collection({
  service: elasticache,
  type: 'AWS::ElastiCache::ReplicationGroup',
  operation: 'DescribeReplicationGroups',
  send: (client, Marker) => client.send(new DescribeReplicationGroupsCommand({ Marker })),
  items: ({ ReplicationGroups }) => ReplicationGroups,
  next: ({ Marker }) => Marker,
  id: ({ ReplicationGroupId }) => ReplicationGroupId,
  told: 'ReplicationGroups',
  questions: [
    tags,
    question({
      operation: 'DescribeGlobalReplicationGroups',
      when: ({ GlobalReplicationGroupInfo }) => GlobalReplicationGroupInfo?.GlobalReplicationGroupId !== undefined,
      send: (client, { GlobalReplicationGroupInfo }) =>
        client.send(
          new DescribeGlobalReplicationGroupsCommand({
            GlobalReplicationGroupId: GlobalReplicationGroupInfo?.GlobalReplicationGroupId,
            ShowMemberInfo: true,
          }),
        ),
    }),
  ],
})

/** What belongs to a replication group is told with that. */
export const cacheClusters = collection({
  service: elasticache,
  type: 'AWS::ElastiCache::CacheCluster',
  operation: 'DescribeCacheClusters',
  send: (client, Marker) =>
    client.send(
      new DescribeCacheClustersCommand({
        Marker,
        ShowCacheClustersNotInReplicationGroups: true,
        ShowCacheNodeInfo: true, // without it, nodes in several zones are in zones without a name
      }),
    ),
  items: ({ CacheClusters }) => CacheClusters,
  next: ({ Marker }) => Marker,
  id: ({ CacheClusterId }) => CacheClusterId,
  told: 'CacheClusters',
  questions: [tags],
})

export const serverlessCaches = collection({
  service: elasticache,
  type: 'AWS::ElastiCache::ServerlessCache',
  operation: 'DescribeServerlessCaches',
  send: (client, NextToken) => client.send(new DescribeServerlessCachesCommand({ NextToken })),
  items: ({ ServerlessCaches }) => ServerlessCaches,
  next: ({ NextToken }) => NextToken,
  id: ({ ServerlessCacheName }) => ServerlessCacheName,
  told: 'ServerlessCaches',
  questions: [tags],
})

/** Without a source, both kinds are told: automatic and manual ones. */
export const cacheSnapshots = collection({
  service: elasticache,
  type: 'AWS::ElastiCache::Snapshot',
  operation: 'DescribeSnapshots',
  send: (client, Marker) => client.send(new DescribeSnapshotsCommand({ Marker })),
  items: ({ Snapshots }) => Snapshots,
  next: ({ Marker }) => Marker,
  id: ({ SnapshotName }) => SnapshotName,
  told: 'Snapshots',
  questions: [tags],
})
