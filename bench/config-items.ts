// From what the services themselves told of a resource to the row that AWS Config would have of it, so that one estate can be read both ways.
import type { Answer, Observation } from '../src/model/observation.ts'
import { isRecord } from '../src/model/json.ts'
import type { ConfigRow } from '../test/servers/config.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a call told; undefined where it was refused, or there is no such setting: Config has nothing of that either. */
function told(answers: readonly Answer[], operation: string): Fields | undefined {
  const answer = answers.find(({ origin }) => origin.operation === operation)
  return answer !== undefined && 'body' in answer && isRecord(answer.body) ? answer.body : undefined
}

const inner = (fields: Fields | undefined, name: string): Fields => {
  const value = fields?.[name]
  return isRecord(value) ? value : {}
}

const listIn = (fields: Fields | undefined, name: string): Fields[] => {
  const value = fields?.[name]
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** Config writes names of fields as Java would. */
const camel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camel)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name.charAt(0).toLowerCase() + name.slice(1), camel(one)]),
  )
}

interface Item {
  arn: string
  name: string
  configuration: Fields
  supplementaryConfiguration?: Fields
  tags?: Fields[]
}

const key = ({ answers, nativeId }: Observation): Item => {
  const metadata = inner(told(answers, 'kms:DescribeKey'), 'KeyMetadata')
  const rotation = told(answers, 'kms:GetKeyRotationStatus')?.['KeyRotationEnabled']
  const policy = told(answers, 'kms:GetKeyPolicy')?.['Policy']
  const tags = listIn(told(answers, 'kms:ListResourceTags'), 'Tags')
  return {
    arn: String(metadata['Arn']),
    name: nativeId,
    configuration: camel(metadata) as Fields, // `as`: a record stays one
    supplementaryConfiguration: {
      ...(rotation === undefined ? {} : { KeyRotationStatus: rotation }),
      ...(policy === undefined ? {} : { Policy: policy }),
    },
    tags: tags.map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue })),
  }
}

const tagsFrom = (answers: readonly Answer[], operation: string): Fields[] =>
  listIn(told(answers, operation), 'Tags').map(({ Key, Value }) => ({ key: Key, value: Value }))

const queue = ({ answers }: Observation): Item => {
  const attributes = inner(told(answers, 'sqs:GetQueueAttributes'), 'Attributes')
  const tags = inner(told(answers, 'sqs:ListQueueTags'), 'Tags')
  const arn = String(attributes['QueueArn'])
  return {
    arn,
    name: arn.split(':').at(-1) ?? '',
    configuration: attributes,
    tags: Object.entries(tags).map(([name, value]) => ({ key: name, value })),
  }
}

const topic = ({ answers, nativeId }: Observation): Item => ({
  arn: nativeId,
  name: nativeId,
  configuration: inner(told(answers, 'sns:GetTopicAttributes'), 'Attributes'),
  supplementaryConfiguration: { Tags: tagsFrom(answers, 'sns:ListTagsForResource') },
})

const stream = ({ answers, nativeId }: Observation): Item => {
  const { StreamARN, RetentionPeriodHours, EncryptionType, KeyId } = inner(
    told(answers, 'kinesis:DescribeStreamSummary'),
    'StreamDescriptionSummary',
  )
  return {
    arn: String(StreamARN),
    name: nativeId,
    configuration: { RetentionPeriodHours, StreamEncryption: { EncryptionType, KeyId } },
    tags: tagsFrom(answers, 'kinesis:ListTagsForStream'),
  }
}

const table = ({ answers, nativeId }: Observation): Item => {
  const { ContinuousBackupsDescription } = told(answers, 'dynamodb:DescribeContinuousBackups') ?? {}
  return {
    arn: String(inner(told(answers, 'dynamodb:DescribeTable'), 'Table')['TableArn']),
    name: nativeId,
    configuration: {},
    supplementaryConfiguration: { ContinuousBackupsDescription: camel(ContinuousBackupsDescription) },
    tags: tagsFrom(answers, 'dynamodb:ListTagsOfResource'),
  }
}

const bucket = ({ answers, nativeId, partition }: Observation): Item => {
  const encryption = told(answers, 's3:GetBucketEncryption')
  const block = inner(told(answers, 's3:GetPublicAccessBlock'), 'PublicAccessBlockConfiguration')
  const logging = inner(told(answers, 's3:GetBucketLogging'), 'LoggingEnabled')
  const replication = inner(told(answers, 's3:GetBucketReplication'), 'ReplicationConfiguration')
  const lock = inner(told(answers, 's3:GetObjectLockConfiguration'), 'ObjectLockConfiguration')
  const versions = told(answers, 's3:GetBucketVersioning')
  const policyText = told(answers, 's3:GetBucketPolicy')?.['Policy']
  return {
    arn: `arn:${partition}:s3:::${nativeId}`,
    name: nativeId,
    configuration: { name: nativeId },
    supplementaryConfiguration: {
      ...(encryption === undefined ? {} : { ServerSideEncryptionConfiguration: encryptionOf(encryption) }),
      BucketPolicy: policyText === undefined ? {} : { policyText },
      ...(Object.keys(block).length === 0 ? {} : { PublicAccessBlockConfiguration: camel(block) }),
      AccessControlList: JSON.stringify({ grantList: listIn(told(answers, 's3:GetBucketAcl'), 'Grants').map(grantOf) }),
      BucketLoggingConfiguration:
        logging['TargetBucket'] === undefined ? {} : { destinationBucketName: logging['TargetBucket'] },
      ...(Object.keys(replication).length === 0
        ? {}
        : { BucketReplicationConfiguration: { rules: rulesOf(replication) } }),
      ...(Object.keys(lock).length === 0 ? {} : { ObjectLockConfiguration: camel(lock) }),
      // S3 itself leaves out `Off`.
      ...(versions && { BucketVersioningConfiguration: { status: versions['Status'] ?? 'Off' } }),
    },
    tags: listIn(told(answers, 's3:GetBucketTagging'), 'TagSet').map(({ Key, Value }) => ({ key: Key, value: Value })),
  }
}

const encryptionOf = (told: Fields): Fields => ({
  rules: listIn(inner(told, 'ServerSideEncryptionConfiguration'), 'Rules').map((rule) => {
    const { SSEAlgorithm, KMSMasterKeyID } = inner(rule, 'ApplyServerSideEncryptionByDefault')
    return { applyServerSideEncryptionByDefault: { sseAlgorithm: SSEAlgorithm, kmsMasterKeyID: KMSMasterKeyID } }
  }),
})

/** A group is a bare name, the last part of its address. */
const grantOf = (grant: Fields): Fields => {
  const { URI, ID } = inner(grant, 'Grantee')
  return { grantee: typeof URI === 'string' ? URI.split('/').at(-1) : { id: ID }, permission: grant['Permission'] }
}

const rulesOf = (replication: Fields): Fields =>
  Object.fromEntries(
    listIn(replication, 'Rules').map((rule, index) => {
      const { Bucket, Account } = inner(rule, 'Destination')
      return [`rule-${index}`, { status: rule['Status'], destinationConfig: { bucketARN: Bucket, account: Account } }]
    }),
  )

const items: Readonly<Record<string, (seen: Observation) => Item>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::KMS::Key': key,
  'AWS::Kinesis::Stream': stream,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': topic,
  'AWS::SQS::Queue': queue,
}

/** None for a type that Config is not read of. */
export function rowOf(seen: Observation): ConfigRow[] {
  const item = items[seen.type]?.(seen)
  if (item === undefined) return []
  const { name, supplementaryConfiguration = {}, tags = [], ...rest } = item
  return [
    {
      ...rest,
      resourceType: seen.type,
      resourceId: name,
      resourceName: name,
      accountId: seen.account,
      awsRegion: seen.region,
      supplementaryConfiguration,
      tags,
      configurationItemCaptureTime: '2026-11-23T00:00:00.000Z',
      configurationItemStatus: 'OK',
    },
  ]
}
