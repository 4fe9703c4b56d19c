// Redshift: what each call that fails takes away, and which of them several clusters have in common.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { warehouses, warehouseSnapshots } from '../../../src/sources/aws/redshift.ts'
import { namespaces } from '../../../src/sources/aws/redshift-serverless.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/redshift')

const answer = (operation: string, result: string): string =>
  `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`
const asked = ({ body }: Called, name: string) => new URLSearchParams(body).get(name)

const key = `arn:aws:kms:us-east-1:${account}:key/88bb`
const copying =
  '<ClusterSnapshotCopyStatus><DestinationRegion>us-east-1</DestinationRegion><RetentionPeriod>7</RetentionPeriod>' +
  '<SnapshotCopyGrantName>abroad</SnapshotCopyGrantName></ClusterSnapshotCopyStatus>'
const namespaceOf = (name: string) => `arn:aws:redshift:eu-west-1:${account}:namespace:${name}`
const cluster = (name: string, more = '') =>
  `<Cluster><ClusterIdentifier>${name}</ClusterIdentifier><Encrypted>true</Encrypted>` +
  `<KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><PubliclyAccessible>false</PubliclyAccessible>` +
  '<AutomatedSnapshotRetentionPeriod>7</AutomatedSnapshotRetentionPeriod><MultiAZ>Disabled</MultiAZ>' +
  '<ClusterParameterGroups><ClusterParameterGroup><ParameterGroupName>strict</ParameterGroupName>' +
  '<ParameterApplyStatus>in-sync</ParameterApplyStatus></ClusterParameterGroup></ClusterParameterGroups>' +
  `<ClusterNamespaceArn>${namespaceOf(name)}</ClusterNamespaceArn>` +
  `<Tags><Tag><Key>DataClass</Key><Value>pii</Value></Tag></Tags>${more}</Cluster>`

const parameter = (name: string) =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>true</ParameterValue></Parameter>`

const answers = {
  DescribeClusters: (call: Called) =>
    asked(call, 'Marker') === 'two'
      ? answer('DescribeClusters', `<Clusters>${cluster('people')}</Clusters>`)
      : answer('DescribeClusters', `<Clusters>${cluster('orders', copying)}</Clusters><Marker>two</Marker>`),
  DescribeLoggingStatus: answer(
    'DescribeLoggingStatus',
    '<LoggingEnabled>true</LoggingEnabled><BucketName>trail-of-queries</BucketName>',
  ),
  DescribeClusterParameters: (call: Called) =>
    asked(call, 'Marker') === 'two'
      ? answer('DescribeClusterParameters', `<Parameters>${parameter('require_ssl')}</Parameters>`)
      : answer(
          'DescribeClusterParameters',
          `<Parameters>${parameter('enable_user_activity_logging')}</Parameters><Marker>two</Marker>`,
        ),
  DescribeDataShares: (call: Called) =>
    asked(call, 'Marker') === 'two'
      ? answer('DescribeDataShares', '<DataShares/>')
      : answer(
          'DescribeDataShares',
          `<DataShares><member><DataShareArn>a</DataShareArn><ProducerArn>${namespaceOf('orders')}</ProducerArn>` +
            '<DataShareAssociations/></member></DataShares><Marker>two</Marker>',
        ),
  DescribeSnapshotCopyGrants: (call: Called) =>
    answer(
      'DescribeSnapshotCopyGrants',
      call.region === 'us-east-1' && asked(call, 'SnapshotCopyGrantName') === 'abroad'
        ? `<SnapshotCopyGrants><SnapshotCopyGrant><SnapshotCopyGrantName>abroad</SnapshotCopyGrantName><KmsKeyId>${key}</KmsKeyId></SnapshotCopyGrant></SnapshotCopyGrants>`
        : '<SnapshotCopyGrants/>',
    ),
}

sweep(test, {
  collection: warehouses,
  answers,
  calls: Object.fromEntries(Object.keys(answers).map((operation) => [operation, `redshift:${operation}`])),
  read: ['orders', 'people'],
})

const snapshot = (name: string, cluster: string) =>
  `<Snapshot><SnapshotIdentifier>${name}</SnapshotIdentifier><ClusterIdentifier>${cluster}</ClusterIdentifier>` +
  `<Encrypted>false</Encrypted><OwnerAccount>${account}</OwnerAccount></Snapshot>`

sweep(test, {
  collection: warehouseSnapshots,
  answers: {
    DescribeClusterSnapshots: (call: Called) =>
      asked(call, 'Marker') === 'two'
        ? answer('DescribeClusterSnapshots', `<Snapshots>${snapshot('last', 'people')}</Snapshots>`)
        : answer(
            'DescribeClusterSnapshots',
            `<Snapshots>${snapshot('last', 'orders')}</Snapshots><Marker>two</Marker>`,
          ),
  },
  calls: { DescribeClusterSnapshots: 'redshift:DescribeClusterSnapshots' },
  read: ['orders/last', 'people/last'],
})

test('datashares are asked for once, however many clusters and namespaces there are', async () => {
  const one = { namespaces: [{ namespaceName: 'people', namespaceArn: namespaceOf('people') }] }
  await using proxy = await refusingProxy((call) => {
    if (call.service !== 'redshift') return { status: 200, type: 'application/json', body: JSON.stringify(one) }
    const told = answers[call.operation as keyof typeof answers] // `as`: nothing else is asked
    return { status: 200, body: typeof told === 'function' ? told(call) : told }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const seen = await Promise.all(
    [warehouses, namespaces].map((each) => Array.fromAsync(each.read(caller, 'eu-west-1'))),
  )
  caller.close()
  assert.equal(
    seen.map((all) => all.filter(({ kind }) => kind === 'observation').length),
    [2, 1],
  )
  const pages = proxy.calls.filter(({ operation }) => operation === 'DescribeDataShares')
  assert.equal(
    pages.map((call) => asked(call, 'Marker')),
    [null, 'two'],
  )
})

test('two clusters of one parameter group have it asked once, and the grant of copies is asked where the copies go', async () => {
  await using proxy = await refusingProxy((call) => {
    const told = answers[call.operation as keyof typeof answers] // `as`: nothing else is asked
    return { status: 200, body: typeof told === 'function' ? told(call) : told }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  await Array.fromAsync(warehouses.read(caller, 'eu-west-1'))
  caller.close()
  const of = (operation: string) => proxy.calls.filter((call) => call.operation === operation)
  assert.equal(
    of('DescribeClusterParameters').map((call) => [asked(call, 'ParameterGroupName'), asked(call, 'Marker')]),
    [
      ['strict', null],
      ['strict', 'two'],
    ],
  )
  assert.equal(
    of('DescribeLoggingStatus').map((call) => asked(call, 'ClusterIdentifier')),
    ['orders', 'people'],
  )
  assert.equal(
    of('DescribeSnapshotCopyGrants').map(({ region }) => region),
    ['us-east-1'],
  )
})

test.run()
