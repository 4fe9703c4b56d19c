// Clusters of three services come in one list, each under its own type; what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { clusters, clusterSnapshots } from '../../../src/sources/aws/rds-clusters.ts'
import { databaseSnapshots } from '../../../src/sources/aws/rds.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/rds-clusters')

const answer = (call: string, result: string) =>
  `<${call}Response><${call}Result>${result}</${call}Result></${call}Response>`
const arn = (kind: string, name: string, region = 'eu-west-1') => `arn:aws:rds:${region}:${account}:${kind}:${name}`
const cluster = (name: string, engine: string) => `<DBCluster>
  <DBClusterIdentifier>${name}</DBClusterIdentifier><DBClusterArn>${arn('cluster', name)}</DBClusterArn><Engine>${engine}</Engine>
  <StorageEncrypted>true</StorageEncrypted><KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId>
  <DeletionProtection>true</DeletionProtection><LatestRestorableTime>2026-11-23T23:55:00Z</LatestRestorableTime>
  <ReadReplicaIdentifiers/><TagList><Tag><Key>DataClass</Key><Value>pii</Value></Tag></TagList></DBCluster>`
const member = (region: string, writes: boolean) =>
  `<GlobalClusterMember><DBClusterArn>${arn('cluster', 'orders', region)}</DBClusterArn><IsWriter>${writes}</IsWriter><Readers/></GlobalClusterMember>`

const isSecond = ({ body }: Called): boolean => new URLSearchParams(body).get('Marker') === 'two'
const answers = {
  DescribeDBClusters: (call: Called) =>
    answer(
      'DescribeDBClusters',
      isSecond(call)
        ? `<DBClusters>${cluster('papers', 'docdb')}${cluster('friends', 'neptune')}</DBClusters>`
        : `<DBClusters>${cluster('orders', 'aurora-postgresql')}</DBClusters><Marker>two</Marker>`,
    ),
  DescribeGlobalClusters: answer(
    'DescribeGlobalClusters',
    `<GlobalClusters><GlobalClusterMember><GlobalClusterIdentifier>world</GlobalClusterIdentifier><GlobalClusterMembers>
    ${member('eu-west-1', true)}${member('us-east-1', false)}</GlobalClusterMembers></GlobalClusterMember></GlobalClusters>`,
  ),
}
const calls = { DescribeDBClusters: 'rds:DescribeDBClusters', DescribeGlobalClusters: 'rds:DescribeGlobalClusters' }

sweep(test, { collection: clusters, answers, calls, read: ['friends', 'orders', 'papers'] })

test('each is of the type of its service, and the global clusters are asked for once', async () => {
  await using proxy = await refusingProxy((call) => {
    const told = answers[call.operation as keyof typeof answers] // `as`: no other call is made
    return { status: 200, body: typeof told === 'function' ? told(call) : told }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const seen = await Array.fromAsync(clusters.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(seen.map((one) => (one.kind === 'observation' ? `${one.type} ${one.nativeId}` : one.kind)).toSorted(), [
    'AWS::DocDB::DBCluster papers',
    'AWS::Neptune::DBCluster friends',
    'AWS::RDS::DBCluster orders',
  ])
  assert.is(proxy.calls.filter(({ operation }) => operation === 'DescribeGlobalClusters').length, 1)
})

const attributes = (call: string, result: string, attribute: string) =>
  answer(
    call,
    `<${result}Result><${result}><${attribute}><AttributeName>restore</AttributeName>
    <AttributeValues><AttributeValue>444455556666</AttributeValue></AttributeValues></${attribute}></${result}></${result}Result>`,
  )

const clusterSnapshot = (name: string, kind: string) => `<DBClusterSnapshot>
  <DBClusterSnapshotIdentifier>${name}</DBClusterSnapshotIdentifier><SnapshotType>${kind}</SnapshotType>
  <DBClusterSnapshotArn>${arn('cluster-snapshot', name)}</DBClusterSnapshotArn><StorageEncrypted>false</StorageEncrypted>
  <TagList/></DBClusterSnapshot>`

sweep(test, {
  collection: clusterSnapshots,
  answers: {
    DescribeDBClusterSnapshots: answer(
      'DescribeDBClusterSnapshots',
      `<DBClusterSnapshots>${clusterSnapshot('mine', 'manual')}${clusterSnapshot('rds:own', 'automated')}</DBClusterSnapshots>`,
    ),
    DescribeDBClusterSnapshotAttributes: attributes(
      'DescribeDBClusterSnapshotAttributes',
      'DBClusterSnapshotAttributes',
      'DBClusterSnapshotAttribute',
    ),
  },
  calls: {
    DescribeDBClusterSnapshots: 'rds:DescribeDBClusterSnapshots',
    DescribeDBClusterSnapshotAttributes: 'rds:DescribeDBClusterSnapshotAttributes',
  },
  read: ['mine', 'rds:own'],
})

const snapshot = (name: string, kind: string) => `<DBSnapshot>
  <DBSnapshotIdentifier>${name}</DBSnapshotIdentifier><SnapshotType>${kind}</SnapshotType><Encrypted>false</Encrypted>
  <DBSnapshotArn>${arn('snapshot', name)}</DBSnapshotArn><TagList/></DBSnapshot>`

sweep(test, {
  collection: databaseSnapshots,
  answers: {
    DescribeDBSnapshots: (call) =>
      answer(
        'DescribeDBSnapshots',
        new URLSearchParams(call.body).get('SnapshotType') === 'awsbackup'
          ? `<DBSnapshots>${snapshot('awsbackup:job', 'awsbackup')}</DBSnapshots>`
          : `<DBSnapshots>${snapshot('mine', 'manual')}${snapshot('rds:own', 'automated')}</DBSnapshots>`,
      ),
    DescribeDBSnapshotAttributes: attributes(
      'DescribeDBSnapshotAttributes',
      'DBSnapshotAttributes',
      'DBSnapshotAttribute',
    ),
  },
  calls: {
    DescribeDBSnapshots: 'rds:DescribeDBSnapshots',
    DescribeDBSnapshotAttributes: 'rds:DescribeDBSnapshotAttributes',
  },
  read: ['awsbackup:job', 'mine', 'rds:own'],
})

test.run()
