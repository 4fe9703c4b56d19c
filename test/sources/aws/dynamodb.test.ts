// Tables: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { tables } from '../../../src/sources/aws/dynamodb.ts'
import { account } from '../../servers/seed-moto.ts'
import { type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/dynamodb')

const isSecond = ({ body }: Called): boolean => body.includes('ExclusiveStartTableName')
const named = ({ body }: Called): string => (JSON.parse(body) as { TableName: string }).TableName // `as`: what the SDK sends
const summary = (table: string, id: string, ExportStatus = 'COMPLETED') => ({
  ExportArn: `arn:aws:dynamodb:eu-west-1:${account}:table/${table}/export/${id}`,
  ExportStatus,
})

const answers: Swept['answers'] = {
  ListTables: (call) =>
    isSecond(call) ? { TableNames: ['visits'] } : { TableNames: ['orders'], LastEvaluatedTableName: 'orders' },
  DescribeTable: (call) => ({
    Table: {
      TableName: named(call),
      TableArn: `arn:aws:dynamodb:eu-west-1:${account}:table/${named(call)}`,
      DeletionProtectionEnabled: true,
      ...(named(call) === 'orders'
        ? { GlobalTableVersion: '2019.11.21', Replicas: [{ RegionName: 'us-east-1' }] }
        : {}),
    },
  }),
  DescribeContinuousBackups: {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: 'ENABLED',
        LatestRestorableDateTime: 1_795_500_000,
      },
    },
  },
  ListGlobalTables: {
    GlobalTables: [
      { GlobalTableName: 'visits', ReplicationGroup: [{ RegionName: 'eu-west-1' }, { RegionName: 'us-west-2' }] },
    ],
  },
  ListExports: (call) =>
    call.body.includes('NextToken')
      ? { ExportSummaries: [summary('visits', 'failed', 'FAILED')] }
      : { ExportSummaries: [summary('orders', 'nightly'), summary('orders-old', 'other')], NextToken: 'two' },
  DescribeExport: { ExportDescription: { S3Bucket: 'reports', S3BucketOwner: '210987654321' } },
  ListTagsOfResource: { Tags: [{ Key: 'DataClass', Value: 'pii' }] },
}

sweep(test, {
  collection: tables,
  answers,
  calls: {
    ListTables: 'dynamodb:ListTables',
    DescribeTable: 'dynamodb:DescribeTable',
    DescribeContinuousBackups: 'dynamodb:DescribeContinuousBackups',
    ListGlobalTables: 'dynamodb:ListGlobalTables',
    ListExports: 'dynamodb:ListExports',
    DescribeExport: 'dynamodb:DescribeExport',
    ListTagsOfResource: 'dynamodb:ListTagsOfResource',
  },
  read: ['orders', 'visits'],
})

for (const [name, refused] of [
  ['the list', 'ListExports'],
  ['one', 'DescribeExport'],
] as const) {
  test(`of exports of which ${name} was refused, that is what is told`, async () => {
    await using proxy = await refusingProxy((call) =>
      call.operation === refused ? denied(call) : answering(answers, call),
    )
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const seen = await Array.fromAsync(tables.read(caller, 'eu-west-1'))
    caller.close()
    const orders = seen.find((one) => one.kind === 'observation' && one.nativeId === 'orders')
    const told =
      orders?.kind === 'observation' ? orders.answers.map(({ origin, ...rest }) => [origin.operation, rest]) : []
    assert.equal(
      told.filter(([operation]) => operation === `dynamodb:${refused}`),
      [[`dynamodb:${refused}`, { error: 'AccessDeniedException' }]],
    )
  })
}

test('an export that is gone before it is described was ninety days old, and no failure', async () => {
  const gone = { status: 400, type: 'application/json', body: '{"__type":"ExportNotFoundException"}' }
  await using proxy = await refusingProxy((call) =>
    call.operation === 'DescribeExport' ? gone : answering(answers, call),
  )
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  for await (const one of tables.read(caller, 'eu-west-1'))
    if (one.kind === 'observation' && one.nativeId === 'orders')
      assert.equal(
        one.answers.flatMap((answer) =>
          'body' in answer && 'Exports' in (answer.body as object) ? [answer.body] : [],
        ),
        [{ Exports: [] }],
      )
  caller.close()
  assert.equal(
    caller.asked().filter(({ failed }) => failed > 0),
    [],
  )
})

test.run()
