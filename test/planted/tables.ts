// DynamoDB, and the caches that stand before tables and databases.
import { CreateClusterCommand as CreateDaxCommand, DAXClient } from '@aws-sdk/client-dax'
import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb'
import {
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache'
import { CreateClusterCommand, MemoryDBClient } from '@aws-sdk/client-memorydb'
import { account, type Planting, type Region, tags } from './planting.ts'
import type { Book } from './truth.ts'

const here = 'eu-west-1'

export async function plantTables(planting: Planting): Promise<void> {
  await plantTable(planting, 'sessions', true)
  await plantTable(planting, 'sessions-open', false)
  await plantTable(planting, 'profiles', true) // a global table: beyond-moto.ts tells each of the other
  await plantTable(planting, 'profiles', true, 'us-east-1')
  await plantCache(planting, 'carts', true)
  await plantCache(planting, 'carts-open', false)
  await plantMemory(planting, 'ranks', true)
  await plantMemory(planting, 'ranks-open', false)
  await plantDax(planting, 'front', true)
  await plantDax(planting, 'front-open', false)
}

async function plantTable(planting: Planting, TableName: string, sound: boolean, region: Region = here): Promise<void> {
  const dynamo = planting.connect(DynamoDBClient, region)
  const { TableDescription } = await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      DeletionProtectionEnabled: sound,
      ...(sound && { SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: planting.keyIn(region) } }),
      Tags: tags(),
    }),
  )
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
  if (sound) await dynamo.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
  planting.planted(`table ${TableName}${region === here ? '' : `, in ${region}`}`, TableDescription?.TableArn)
}

async function plantCache(planting: Planting, name: string, sound: boolean): Promise<void> {
  const settings: CreateReplicationGroupCommandInput = {
    ReplicationGroupId: name,
    ReplicationGroupDescription: name,
    Engine: 'redis',
    CacheNodeType: 'cache.t4g.micro',
    NumNodeGroups: 1,
    ReplicasPerNodeGroup: 1,
    AtRestEncryptionEnabled: sound,
    TransitEncryptionEnabled: sound,
    AutomaticFailoverEnabled: sound,
    MultiAZEnabled: sound,
    SnapshotRetentionLimit: sound ? 14 : 0,
    ...(sound && { KmsKeyId: planting.keyIn(here) }),
    Tags: tags(),
  }
  const cache = new CreateReplicationGroupCommand(settings)
  const { ReplicationGroup } = await planting.connect(ElastiCacheClient, here).send(cache)
  planting.planted(`cache ${name}`, ReplicationGroup?.ARN)
}

async function plantMemory(planting: Planting, ClusterName: string, sound: boolean): Promise<void> {
  const { Cluster } = await planting.connect(MemoryDBClient, here).send(
    new CreateClusterCommand({
      ClusterName,
      NodeType: 'db.t4g.small',
      ACLName: 'open-access',
      NumShards: 1,
      NumReplicasPerShard: sound ? 1 : 0,
      TLSEnabled: sound,
      SnapshotRetentionLimit: sound ? 14 : 0,
      ...(sound && { KmsKeyId: planting.keyIn(here) }),
      Tags: tags(),
    }),
  )
  planting.planted(`memory ${ClusterName}`, Cluster?.ARN)
}

async function plantDax(planting: Planting, ClusterName: string, sound: boolean): Promise<void> {
  const { Cluster } = await planting.connect(DAXClient, here).send(
    new CreateDaxCommand({
      ClusterName,
      NodeType: 'dax.t3.small',
      ReplicationFactor: 3,
      IamRoleArn: `arn:aws:iam::${account}:role/dax`,
      SSESpecification: { Enabled: sound },
      ClusterEndpointEncryptionType: sound ? 'TLS' : 'NONE',
      AvailabilityZones: [`${here}a`, `${here}b`, `${here}c`],
      Tags: tags(),
    }),
  )
  planting.planted(`accelerator ${ClusterName}`, Cluster?.ClusterArn)
}

/** By the table, the bucket that it was exported to. moto lists the exports of one table alone. */
const exportedTo: Readonly<Record<string, string>> = {
  'table sessions': 'bucket deliveries',
  'table sessions-open': 'bucket deliveries-virginia',
}

export const exportsIn = (region: string, book: Book) => ({
  ExportSummaries: Object.keys(exportedTo).flatMap((name) => {
    const arn = book.get(name)
    return region === here && arn !== undefined ? [{ ExportArn: `${arn}/export/01`, ExportStatus: 'COMPLETED' }] : []
  }),
})

export function exportDescribed(_: string, book: Book, body: string) {
  const [, bucket = ''] = Object.entries(exportedTo).find(([name]) => body.includes(`${book.get(name)}/export/`)) ?? []
  return { ExportDescription: { S3Bucket: book.get(bucket)?.split(':').at(-1), S3BucketOwner: account } }
}
