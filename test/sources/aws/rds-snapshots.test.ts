// Snapshots of databases, and those of AWS Backup in a list of their own: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseBackups, databaseSnapshots } from '../../../src/sources/aws/rds-snapshots.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { optionsFor, scan } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/rds-snapshots')

const snapshot = (name: string, kind: string) => `<DBSnapshot>
  <DBSnapshotIdentifier>${name}</DBSnapshotIdentifier><SnapshotType>${kind}</SnapshotType>
  <DBSnapshotArn>arn:aws:rds:eu-west-1:${account}:snapshot:${name}</DBSnapshotArn>
  <DBInstanceIdentifier>orders</DBInstanceIdentifier><Encrypted>true</Encrypted>
  <KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><TagList/>
</DBSnapshot>`

const listing = (found: string) =>
  `<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots>${found}</DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>`
const asked = ({ body }: Called, name: string) => new URLSearchParams(body).get(name)
const answer = (call: Called) => {
  const vaulted = snapshot('vaulted', 'awsbackup')
  if (asked(call, 'SnapshotType') === 'awsbackup') return listing(vaulted)
  return listing(snapshot('manual', 'manual') + vaulted) // as if RDS told those of AWS Backup unasked
}

const restore =
  '<DBSnapshotAttribute><AttributeName>restore</AttributeName><AttributeValues><AttributeValue>444455556666</AttributeValue></AttributeValues></DBSnapshotAttribute>'
const attributes = `<DescribeDBSnapshotAttributesResponse><DescribeDBSnapshotAttributesResult><DBSnapshotAttributesResult><DBSnapshotAttributes>${restore}</DBSnapshotAttributes></DBSnapshotAttributesResult></DescribeDBSnapshotAttributesResult></DescribeDBSnapshotAttributesResponse>`

for (const [collection, name] of [
  [databaseSnapshots, 'manual'],
  [databaseBackups, 'vaulted'],
] as const) {
  sweep(test, {
    collection,
    answers: { DescribeDBSnapshots: answer, DescribeDBSnapshotAttributes: attributes },
    calls: {
      DescribeDBSnapshots: 'rds:DescribeDBSnapshots',
      DescribeDBSnapshotAttributes: 'rds:DescribeDBSnapshotAttributes',
    },
    read: [name],
  })
}

test('an automated one is not asked whom it is shared with', async () => {
  await using proxy = await refusingProxy((call) => {
    if (call.operation === 'DescribeDBSnapshotAttributes') return { status: 200, body: attributes }
    if (call.operation !== 'DescribeDBSnapshots') return { status: 403 }
    const found =
      asked(call, 'SnapshotType') === null ? snapshot('nightly', 'automated') + snapshot('own', 'manual') : ''
    return { status: 200, body: listing(found) }
  })
  const { seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
  const names = seen.filter(({ type }) => type === 'AWS::RDS::DBSnapshot').map(({ nativeId }) => nativeId)
  assert.equal(names.toSorted(), ['nightly', 'own'])
  const questions = proxy.calls.filter(({ operation }) => operation === 'DescribeDBSnapshotAttributes')
  assert.equal(
    questions.map((call) => asked(call, 'DBSnapshotIdentifier')),
    ['own'],
  )
})

test.run()
