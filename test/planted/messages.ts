// SQS, SNS, Kinesis, Firehose and Kafka: what takes messages, what is open about it, and where it passes them on to.
import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose'
import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  StartStreamEncryptionCommand,
} from '@aws-sdk/client-kinesis'
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { arnOf } from './buckets.ts'
import { account, type Planting, type Region, tagMap, tags } from './planting.ts'

const here = 'eu-west-1'

export async function plantMessages(planting: Planting): Promise<void> {
  await plantQueue(planting, 'events', here, { KmsMasterKeyId: planting.keyIn(here) }, [refusePlaintext('sqs')])
  await plantQueue(planting, 'events-open', here, { SqsManagedSseEnabled: 'false' }, [allowAll('sqs')])
  const virginia = { KmsMasterKeyId: planting.keyIn('us-east-1') }
  await plantQueue(planting, 'events-virginia', 'us-east-1', virginia, [refusePlaintext('sqs')])

  await plantTopic(planting, 'notices', { KmsMasterKeyId: planting.keyIn(here) }, refusePlaintext('sns'))
  const open = await plantTopic(planting, 'notices-open', {}, allowAll('sns'))
  const subscriber = planting.book.get('queue events-virginia')
  const subscription = { TopicArn: open, Protocol: 'sqs', Endpoint: subscriber }
  await planting.connect(SNSClient, here).send(new SubscribeCommand(subscription))

  await plantStream(planting, 'clicks', planting.keyIn(here))
  await plantStream(planting, 'clicks-open', undefined)
  await plantDelivery(planting, 'deliveries', 'deliveries', true)
  await plantDelivery(planting, 'deliveries-abroad', 'deliveries-virginia', false)
  for (const name of ['brokers', 'brokers-open'])
    // told by beyond-moto.ts: moto lists none
    planting.planted(name, `arn:aws:kafka:${here}:${account}:cluster/${name}/1`)
}

const refusePlaintext = (service: 'sqs' | 'sns') => ({
  Effect: 'Deny',
  Principal: '*',
  Action: service === 'sqs' ? 'sqs:*' : 'sns:Publish',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})
const allowAll = (service: 'sqs' | 'sns') => ({
  Effect: 'Allow',
  Principal: '*',
  Action: service === 'sqs' ? 'sqs:ReceiveMessage' : 'sns:Subscribe',
  Resource: '*',
})
const policy = (Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

async function plantQueue(
  planting: Planting,
  QueueName: string,
  region: Region,
  settings: Readonly<Record<string, string>>,
  statements: object[],
): Promise<void> {
  const Attributes = { ...settings, Policy: policy(statements) }
  await planting.connect(SQSClient, region).send(new CreateQueueCommand({ QueueName, Attributes, tags: tagMap() }))
  planting.planted(`queue ${QueueName}`, `arn:aws:sqs:${region}:${account}:${QueueName}`)
}

async function plantTopic(
  planting: Planting,
  Name: string,
  settings: Readonly<Record<string, string>>,
  statement: object,
): Promise<string> {
  const Attributes = { ...settings, Policy: policy([statement]) }
  const topic = new CreateTopicCommand({ Name, Attributes, Tags: tags() })
  const { TopicArn } = await planting.connect(SNSClient, here).send(topic)
  return planting.planted(`topic ${Name}`, TopicArn)
}

async function plantStream(planting: Planting, StreamName: string, KeyId: string | undefined): Promise<void> {
  const kinesis = planting.connect(KinesisClient, here)
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }))
  await kinesis.send(new AddTagsToStreamCommand({ StreamName, Tags: tagMap() }))
  if (KeyId) await kinesis.send(new StartStreamEncryptionCommand({ StreamName, EncryptionType: 'KMS', KeyId }))
  const { StreamDescriptionSummary: stream } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }))
  planting.planted(`stream ${StreamName}`, stream?.StreamARN)
}

async function plantDelivery(planting: Planting, name: string, bucket: string, encrypted: boolean): Promise<void> {
  const KeyARN = planting.keyIn(here)
  const { DeliveryStreamARN } = await planting.connect(FirehoseClient, here).send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: name,
      DeliveryStreamType: 'DirectPut',
      ...(encrypted && {
        DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' as const, KeyARN },
      }),
      ExtendedS3DestinationConfiguration: {
        RoleARN: `arn:aws:iam::${account}:role/delivery`,
        BucketARN: arnOf(bucket),
        S3BackupMode: 'Disabled',
      },
      Tags: tags(),
    }),
  )
  planting.planted(`delivery ${name}`, DeliveryStreamARN)
}
