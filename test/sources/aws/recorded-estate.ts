// Resources as their own calls tell them and as AWS Config has them, alike: what is read of either must come to the same facts.
import type { Collection } from '../../../src/sources/aws/collection.ts'
import { keys } from '../../../src/sources/aws/kms.ts'
import { streams } from '../../../src/sources/aws/kinesis.ts'
import { tables } from '../../../src/sources/aws/dynamodb.ts'
import { buckets } from '../../../src/sources/aws/s3.ts'
import { topics } from '../../../src/sources/aws/sns.ts'
import { queues } from '../../../src/sources/aws/sqs.ts'
import type { ConfigRow } from '../../servers/config.ts'
import type { Bad, Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'

export interface RecordedTwice {
  collection: Collection
  /** What its own calls answer. */
  answers: Readonly<Record<string, string | object>>
  row: ConfigRow
  /** The calls, as the proxy sees them, that are made all the same. */
  asked: readonly string[]
}

export const region = 'eu-west-1'

const rowOf = (type: string, arn: string, resourceId: string, more: object): ConfigRow => ({
  resourceId,
  resourceName: arn.split(/[:/]/).at(-1),
  resourceType: type,
  arn,
  accountId: account,
  awsRegion: region,
  configurationItemCaptureTime: '2025-03-01T10:00:00.000Z',
  configurationItemStatus: 'OK',
  supplementaryConfiguration: {},
  tags: [{ key: 'DataClass', value: 'pii', tag: 'DataClass=pii' }],
  ...more,
})

const policyOf = (Resource: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: '*', Resource }],
  })

const queueArn = `arn:aws:sqs:${region}:${account}:orders`
const queueUrl = `https://sqs.${region}.amazonaws.com/${account}/orders`
const queue: RecordedTwice = {
  collection: queues,
  answers: {
    ListQueues: { QueueUrls: [queueUrl] },
    GetQueueAttributes: {
      Attributes: {
        QueueArn: queueArn,
        MessageRetentionPeriod: '345600',
        SqsManagedSseEnabled: 'true',
        Policy: policyOf(queueArn),
      },
    },
    ListQueueTags: { Tags: { DataClass: 'pii' } },
  },
  row: rowOf('AWS::SQS::Queue', queueArn, queueUrl, {
    configuration: {
      QueueArn: queueArn,
      MessageRetentionPeriod: 345_600,
      SqsManagedSseEnabled: true,
      Policy: policyOf(queueArn),
    },
  }),
  asked: ['ListQueues'],
}

const topicArn = `arn:aws:sns:${region}:${account}:visits`
const ofSns = (operation: string, body: string) =>
  `<${operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${operation}Result>${body}</${operation}Result></${operation}Response>`
const entry = (key: string, value: string) => `<entry><key>${key}</key><value>${value}</value></entry>`
const topic: RecordedTwice = {
  collection: topics,
  answers: {
    ListTopics: ofSns('ListTopics', `<Topics><member><TopicArn>${topicArn}</TopicArn></member></Topics>`),
    GetTopicAttributes: ofSns(
      'GetTopicAttributes',
      `<Attributes>${entry('TopicArn', topicArn)}${entry('Policy', policyOf(topicArn).replaceAll('"', '&quot;'))}</Attributes>`,
    ),
    ListSubscriptionsByTopic: ofSns(
      'ListSubscriptionsByTopic',
      `<Subscriptions><member><SubscriptionArn>${topicArn}:1</SubscriptionArn><Owner>${account}</Owner><Protocol>sqs</Protocol><Endpoint>${queueArn}</Endpoint></member></Subscriptions>`,
    ),
    ListTagsForResource: ofSns(
      'ListTagsForResource',
      '<Tags><member><Key>DataClass</Key><Value>pii</Value></member></Tags>',
    ),
  },
  // Its tags stand beside the configuration, as a recorded row shows.
  row: rowOf('AWS::SNS::Topic', topicArn, topicArn, {
    configuration: { TopicArn: topicArn, Owner: account, Policy: policyOf(topicArn) },
    supplementaryConfiguration: { Tags: [{ key: 'DataClass', value: 'pii' }] },
    tags: [],
  }),
  asked: ['ListTopics', 'ListSubscriptionsByTopic'],
}

const keyArn = `arn:aws:kms:${region}:${account}:key/77aa`
const key: RecordedTwice = {
  collection: keys,
  answers: {
    ListKeys: { Keys: [{ KeyId: '77aa', KeyArn: keyArn }] },
    DescribeKey: {
      KeyMetadata: {
        KeyId: '77aa',
        Arn: keyArn,
        KeyManager: 'CUSTOMER',
        KeyState: 'Enabled',
        Enabled: true,
        Origin: 'AWS_KMS',
        MultiRegion: false,
      },
    },
    GetKeyRotationStatus: { KeyRotationEnabled: true },
    GetKeyPolicy: { Policy: policyOf('*'), PolicyName: 'default' },
    ListGrants: {
      Grants: [
        { GrantId: 'a', GranteePrincipal: 'arn:aws:iam::444455556666:role/reader', Operations: ['Encrypt', 'Decrypt'] },
      ],
      Truncated: false,
    },
    ListResourceTags: { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }], Truncated: false },
  },
  row: rowOf('AWS::KMS::Key', keyArn, '77aa', {
    configuration: {
      arn: keyArn,
      keyManager: 'CUSTOMER',
      keyState: 'Enabled',
      enabled: true,
      origin: 'AWS_KMS',
      multiRegion: false,
    },
    supplementaryConfiguration: { KeyRotationStatus: true, Policy: policyOf('*') },
  }),
  asked: ['ListKeys', 'ListGrants'],
}

const streamArn = `arn:aws:kinesis:${region}:${account}:stream/clicks`
const stream: RecordedTwice = {
  collection: streams,
  answers: {
    ListStreams: { StreamNames: ['clicks'], HasMoreStreams: false },
    DescribeStreamSummary: {
      StreamDescriptionSummary: {
        StreamName: 'clicks',
        StreamARN: streamArn,
        RetentionPeriodHours: 48,
        EncryptionType: 'KMS',
        KeyId: keyArn,
      },
    },
    ListTagsForStream: { Tags: [{ Key: 'DataClass', Value: 'pii' }], HasMoreTags: false },
  },
  row: rowOf('AWS::Kinesis::Stream', streamArn, 'clicks', {
    configuration: {
      Name: 'clicks',
      Arn: streamArn,
      RetentionPeriodHours: 48,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: keyArn },
    },
  }),
  asked: ['ListStreams'],
}

const tableArn = `arn:aws:dynamodb:${region}:${account}:table/patients`
const table: RecordedTwice = {
  collection: tables,
  answers: {
    ListTables: { TableNames: ['patients'] },
    DescribeTable: {
      Table: {
        TableName: 'patients',
        TableArn: tableArn,
        DeletionProtectionEnabled: true,
        GlobalTableVersion: '2019.11.21',
        Replicas: [{ RegionName: 'us-east-1' }],
      },
    },
    DescribeContinuousBackups: {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    },
    ListTagsOfResource: { Tags: [{ Key: 'DataClass', Value: 'pii' }] },
    ListGlobalTables: { GlobalTables: [] },
    ListExports: { ExportSummaries: [] },
  },
  row: rowOf('AWS::DynamoDB::Table', tableArn, 'patients', {
    configuration: { tableArn, tableName: 'patients' },
    supplementaryConfiguration: {
      ContinuousBackupsDescription: {
        continuousBackupsStatus: 'ENABLED',
        pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: 'DISABLED' },
      },
    },
  }),
  asked: ['ListTables', 'DescribeTable', 'ListGlobalTables', 'ListExports'],
}

const bucketArn = 'arn:aws:s3:::patient-records'
const bucket: RecordedTwice = {
  collection: buckets({ regions: 'all' }),
  answers: {
    buckets: `<ListAllMyBucketsResult><Buckets><Bucket><Name>patient-records</Name><BucketRegion>${region}</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>`,
    HEAD: '',
    encryption:
      '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>',
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    publicAccessBlock:
      '<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>',
    acl: '<AccessControlPolicy><Owner><ID>a</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>a</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>',
    logging: '<BucketLoggingStatus/>',
    versioning: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    replication:
      '<ReplicationConfiguration><Role>r</Role><Rule><Status>Enabled</Status><Destination><Bucket>arn:aws:s3:::patient-records-copy</Bucket></Destination></Rule></ReplicationConfiguration>',
    'object-lock':
      '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>30</Days></DefaultRetention></Rule></ObjectLockConfiguration>',
    lifecycle:
      '<LifecycleConfiguration><Rule><ID>old</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><Expiration><Days>90</Days></Expiration></Rule></LifecycleConfiguration>',
    tagging: '<Tagging><TagSet><Tag><Key>DataClass</Key><Value>pii</Value></Tag></TagSet></Tagging>',
  },
  row: rowOf('AWS::S3::Bucket', bucketArn, 'patient-records', {
    configuration: { name: 'patient-records' },
    supplementaryConfiguration: {
      ServerSideEncryptionConfiguration: {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
      },
      BucketPolicy: { policyText: JSON.stringify({ Version: '2012-10-17', Statement: [] }) },
      PublicAccessBlockConfiguration: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: true,
        restrictPublicBuckets: true,
      },
      AccessControlList: JSON.stringify({
        grantSet: null,
        grantList: [{ grantee: { id: 'a', displayName: null }, permission: 'FullControl' }],
        owner: { displayName: null, id: 'a' },
      }),
      BucketLoggingConfiguration: {},
      BucketReplicationConfiguration: {
        rules: { one: { status: 'Enabled', destinationConfig: { bucketARN: 'arn:aws:s3:::patient-records-copy' } } },
      },
      ObjectLockConfiguration: {
        objectLockEnabled: 'Enabled',
        rule: { defaultRetention: { mode: 'COMPLIANCE', days: 30 } },
      },
    },
  }),
  asked: ['buckets', 'lifecycle'],
}

export const recordedTwice: readonly RecordedTwice[] = [bucket, key, queue, stream, table, topic]

/** As its own service answers a call about it. */
export function answerIn(answers: RecordedTwice['answers'], call: Called): Bad | undefined {
  const told = answers[call.operation]
  if (told === undefined) return undefined
  if (call.operation === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': region } }
  if (typeof told !== 'string') return { status: 200, type: 'application/json', body: JSON.stringify(told) }
  return { status: 200, type: told.startsWith('<') ? 'application/xml' : 'application/json', body: told }
}
