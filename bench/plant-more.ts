// Plants in moto what makes an account large: in each region as many more of what is cheap to make as are asked for.
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { credentials, regions } from '../test/servers/seed-moto.ts'

/** Eight of each kind and number, in every region. */
export async function plantMore(endpoint: string, times: number): Promise<void> {
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
        s3.send(new CreateBucketCommand({ Bucket: name, ...place })),
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
    }
  }
}
