// Tables: what each call that fails takes away.
import { suite } from 'uvu'
import { tables } from '../../../src/sources/aws/dynamodb.ts'
import { account } from '../../servers/seed-moto.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/dynamodb')

const isSecond = ({ body }: Called): boolean => body.includes('ExclusiveStartTableName')
const named = ({ body }: Called): string => (JSON.parse(body) as { TableName: string }).TableName // `as`: what the SDK sends
const summary = (table: string, id: string, ExportStatus = 'COMPLETED') => ({
  ExportArn: `arn:aws:dynamodb:eu-west-1:${account}:table/${table}/export/${id}`,
  ExportStatus,
})

sweep(test, {
  collection: tables,
  answers: {
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
  },
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

test.run()
