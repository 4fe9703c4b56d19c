// Caches of each kind: what each call that fails takes away.
import { suite } from 'uvu'
import {
  cacheClusters,
  cacheSnapshots,
  replicationGroups,
  serverlessCaches,
} from '../../../src/sources/aws/elasticache.ts'
import { account } from '../../servers/seed-moto.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/elasticache')

const result = (operation: string, body: string) =>
  `<${operation}Response><${operation}Result>${body}</${operation}Result></${operation}Response>`
const arn = (kind: string, name: string) => `<ARN>arn:aws:elasticache:eu-west-1:${account}:${kind}:${name}</ARN>`
const tags = result(
  'ListTagsForResource',
  '<TagList><Tag><Key>DataClass</Key><Value>pii</Value></Tag><Tag><Key>n</Key><Value/></Tag></TagList>',
)
const asked = ({ body }: Called) => new URLSearchParams(body)

const group = (name: string, membership: string) =>
  `<ReplicationGroup><ReplicationGroupId>${name}</ReplicationGroupId>${arn('replicationgroup', name)}${membership}
    <MultiAZ>enabled</MultiAZ><SnapshotRetentionLimit>35</SnapshotRetentionLimit>
    <AtRestEncryptionEnabled>true</AtRestEncryptionEnabled><StorageEncryptionType>sse-elasticache</StorageEncryptionType>
    <TransitEncryptionEnabled>true</TransitEncryptionEnabled><TransitEncryptionMode>required</TransitEncryptionMode>
    <LogDeliveryConfigurations/></ReplicationGroup>`
const inGlobal =
  '<GlobalReplicationGroupInfo><GlobalReplicationGroupId>g-1</GlobalReplicationGroupId></GlobalReplicationGroupInfo>'
const member = (name: string, region: string, role: string) =>
  `<GlobalReplicationGroupMember><ReplicationGroupId>${name}</ReplicationGroupId><ReplicationGroupRegion>${region}</ReplicationGroupRegion><Role>${role}</Role></GlobalReplicationGroupMember>`
const members = member('rg-1', 'eu-west-1', 'PRIMARY') + member('rg-9', 'us-east-1', 'SECONDARY')

sweep(test, {
  collection: replicationGroups,
  answers: {
    DescribeReplicationGroups: (call) =>
      result(
        'DescribeReplicationGroups',
        asked(call).get('Marker') === 'two'
          ? `<ReplicationGroups>${group('rg-2', '<GlobalReplicationGroupInfo/>')}</ReplicationGroups>`
          : `<ReplicationGroups>${group('rg-1', inGlobal)}</ReplicationGroups><Marker>two</Marker>`,
      ),
    DescribeGlobalReplicationGroups: (call) =>
      result(
        'DescribeGlobalReplicationGroups',
        asked(call).get('ShowMemberInfo') === 'true' && asked(call).get('GlobalReplicationGroupId') === 'g-1'
          ? `<GlobalReplicationGroups><GlobalReplicationGroup><Members>${members}</Members></GlobalReplicationGroup></GlobalReplicationGroups>`
          : '<GlobalReplicationGroups/>',
      ),
    ListTagsForResource: tags,
  },
  calls: {
    DescribeReplicationGroups: 'elasticache:DescribeReplicationGroups',
    DescribeGlobalReplicationGroups: 'elasticache:DescribeGlobalReplicationGroups',
    ListTagsForResource: 'elasticache:ListTagsForResource',
  },
  read: ['rg-1', 'rg-2'],
})

const cluster = (name: string) =>
  `<CacheCluster><CacheClusterId>${name}</CacheClusterId>${arn('cluster', name)}<Engine>memcached</Engine></CacheCluster>`

sweep(test, {
  collection: cacheClusters,
  answers: {
    DescribeCacheClusters: (call) =>
      result(
        'DescribeCacheClusters',
        asked(call).get('ShowCacheClustersNotInReplicationGroups') !== 'true' ||
          asked(call).get('ShowCacheNodeInfo') !== 'true'
          ? '<CacheClusters/>'
          : asked(call).get('Marker') === 'two'
            ? `<CacheClusters>${cluster('mem-2')}</CacheClusters>`
            : `<CacheClusters>${cluster('mem-1')}</CacheClusters><Marker>two</Marker>`,
      ),
    ListTagsForResource: tags,
  },
  calls: {
    DescribeCacheClusters: 'elasticache:DescribeCacheClusters',
    ListTagsForResource: 'elasticache:ListTagsForResource',
  },
  read: ['mem-1', 'mem-2'],
})

const serverless = (name: string) =>
  `<member><ServerlessCacheName>${name}</ServerlessCacheName>${arn('serverlesscache', name)}</member>`

sweep(test, {
  collection: serverlessCaches,
  answers: {
    DescribeServerlessCaches: (call) =>
      result(
        'DescribeServerlessCaches',
        asked(call).get('NextToken') === 'two'
          ? `<ServerlessCaches>${serverless('sc-2')}</ServerlessCaches>`
          : `<ServerlessCaches>${serverless('sc-1')}</ServerlessCaches><NextToken>two</NextToken>`,
      ),
    ListTagsForResource: tags,
  },
  calls: {
    DescribeServerlessCaches: 'elasticache:DescribeServerlessCaches',
    ListTagsForResource: 'elasticache:ListTagsForResource',
  },
  read: ['sc-1', 'sc-2'],
})

const snapshot = (name: string) =>
  `<Snapshot><SnapshotName>${name}</SnapshotName>${arn('snapshot', name)}<ReplicationGroupId>rg-1</ReplicationGroupId></Snapshot>`

sweep(test, {
  collection: cacheSnapshots,
  answers: {
    DescribeSnapshots: (call) =>
      result(
        'DescribeSnapshots',
        asked(call).get('Marker') === 'two'
          ? `<Snapshots>${snapshot('snap-2')}</Snapshots>`
          : `<Snapshots>${snapshot('snap-1')}</Snapshots><Marker>two</Marker>`,
      ),
    ListTagsForResource: tags,
  },
  calls: {
    DescribeSnapshots: 'elasticache:DescribeSnapshots',
    ListTagsForResource: 'elasticache:ListTagsForResource',
  },
  read: ['snap-1', 'snap-2'],
})

test.run()
