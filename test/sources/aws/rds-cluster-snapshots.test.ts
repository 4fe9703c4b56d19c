// Snapshots of clusters, and those of AWS Backup in a list of their own: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterBackups, clusterSnapshots } from '../../../src/sources/aws/rds-cluster-snapshots.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { optionsFor, scan } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/rds-cluster-snapshots')

const snapshot = (name: string, kind: string) => `<DBClusterSnapshot>
  <DBClusterSnapshotIdentifier>${name}</DBClusterSnapshotIdentifier><SnapshotType>${kind}</SnapshotType>
  <DBClusterSnapshotArn>arn:aws:rds:eu-west-1:${account}:cluster-snapshot:${name}</DBClusterSnapshotArn>
  <DBClusterIdentifier>orders</DBClusterIdentifier><StorageEncrypted>true</StorageEncrypted>
  <KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><TagList/>
</DBClusterSnapshot>`

const listing = (found: string) =>
  `<DescribeDBClusterSnapshotsResponse><DescribeDBClusterSnapshotsResult><DBClusterSnapshots>${found}</DBClusterSnapshots></DescribeDBClusterSnapshotsResult></DescribeDBClusterSnapshotsResponse>`
const asked = ({ body }: Called, name: string) => new URLSearchParams(body).get(name)
const answer = (call: Called) => {
  const vaulted = snapshot('vaulted', 'awsbackup')
  if (asked(call, 'SnapshotType') === 'awsbackup') return listing(vaulted)
  return listing(snapshot('manual', 'manual') + vaulted) // as if RDS told those of AWS Backup unasked
}

const restore =
  '<DBClusterSnapshotAttribute><AttributeName>restore</AttributeName><AttributeValues><AttributeValue>444455556666</AttributeValue></AttributeValues></DBClusterSnapshotAttribute>'
const attributes = `<DescribeDBClusterSnapshotAttributesResponse><DescribeDBClusterSnapshotAttributesResult><DBClusterSnapshotAttributesResult><DBClusterSnapshotAttributes>${restore}</DBClusterSnapshotAttributes></DBClusterSnapshotAttributesResult></DescribeDBClusterSnapshotAttributesResult></DescribeDBClusterSnapshotAttributesResponse>`

for (const [collection, name] of [
  [clusterSnapshots, 'manual'],
  [clusterBackups, 'vaulted'],
] as const) {
  sweep(test, {
    collection,
    answers: { DescribeDBClusterSnapshots: answer, DescribeDBClusterSnapshotAttributes: attributes },
    calls: {
      DescribeDBClusterSnapshots: 'rds:DescribeDBClusterSnapshots',
      DescribeDBClusterSnapshotAttributes: 'rds:DescribeDBClusterSnapshotAttributes',
    },
    read: [name],
  })
}

test('an automated one is not asked whom it is shared with', async () => {
  await using proxy = await refusingProxy((call) => {
    if (call.operation === 'DescribeDBClusterSnapshotAttributes') return { status: 200, body: attributes }
    if (call.operation !== 'DescribeDBClusterSnapshots') return { status: 403 }
    const found =
      asked(call, 'SnapshotType') === null ? snapshot('nightly', 'automated') + snapshot('own', 'manual') : ''
    return { status: 200, body: listing(found) }
  })
  const { seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
  const names = seen.filter(({ type }) => type === 'AWS::RDS::DBClusterSnapshot').map(({ nativeId }) => nativeId)
  assert.equal(names.toSorted(), ['nightly', 'own'])
  const questions = proxy.calls.filter(({ operation }) => operation === 'DescribeDBClusterSnapshotAttributes')
  assert.equal(
    questions.map((call) => asked(call, 'DBClusterSnapshotIdentifier')),
    ['own'],
  )
})

test.run()
