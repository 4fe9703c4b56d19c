// Plants in moto what makes an account large: in each region as many more of what is cheap to make as are asked for.
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds'
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { credentials, regions } from '../test/servers/seed-moto.ts'

/** Eight of each kind and number, in every region. Gives back where each bucket is. */
export async function plantMore(endpoint: string, times: number): Promise<Map<string, string>> {
  const placed = new Map<string, string>()
  for (const region of regions) {
    const config = { region, endpoint, credentials }
    const s3 = new S3Client({ ...config, forcePathStyle: true })
    const dynamodb = new DynamoDBClient(config)
    const ec2 = new EC2Client(config)
    const kms = new KMSClient(config)
    const rds = new RDSClient(config)
    const sns = new SNSClient(config)
    const sqs = new SQSClient(config)
    const ssm = new SSMClient(config)
    for (let index = 0; index < times; index++) {
      const name = `more-${region}-${index}`
      const LocationConstraint = region as Exclude<typeof region, 'us-east-1'> // `as`: see the line below
      const place = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } }
      await Promise.all([
        s3.send(new CreateBucketCommand({ Bucket: name, ...place })).then(() => setDefaults(s3, name)),
        dynamodb.send(
          new CreateTableCommand({
            TableName: name,
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          }),
        ),
        ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 8 })),
        kms.send(new CreateKeyCommand({})),
        rds.send(
          new CreateDBInstanceCommand({
            DBInstanceIdentifier: name,
            DBInstanceClass: 'db.t4g.medium',
            Engine: 'postgres',
            AllocatedStorage: 20,
          }),
        ),
        sns.send(new CreateTopicCommand({ Name: name })),
        sqs.send(new CreateQueueCommand({ QueueName: name })),
        ssm.send(new PutParameterCommand({ Name: name, Value: 'none', Type: 'String' })),
      ])
      placed.set(name, region)
    }
  }
  return placed
}

/** As S3 sets them for every bucket that was made since 2023, and moto does not. */
async function setDefaults(s3: S3Client, Bucket: string): Promise<void> {
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }]
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
  const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: all }))
}
