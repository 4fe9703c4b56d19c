// An account over five regions, planted in moto, and the list of the copies in it that cross a region.
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail'
import { CreateSnapshotCommand, CreateVolumeCommand, DeleteVolumeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateKeyCommand, KMSClient, ReplicateKeyCommand } from '@aws-sdk/client-kms'
import {
  AddTagsToResourceCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBSnapshotCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import {
  CreateBucketCommand,
  type Destination as ReplicationDestination,
  PutBucketEncryptionCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'

/** A copy in another region, named as flows.csv names it. */
export interface PlantedCopy {
  resource: string
  from: string
  to: string
  mechanism: 's3-replication' | 'kms-multi-region' | 'rds-read-replica' | 'cloudtrail-delivery'
  /** The ARN of the copy. */
  at: string
  /** Where the copy belongs to somebody else. */
  account?: string
}

export interface Planted {
  account: string
  partner: string
  regions: readonly string[]
  /** Names by region. */
  buckets: Readonly<Record<string, string>>
  /** The ARNs of everything that a scan must find once. */
  keys: string[]
  databases: string[]
  snapshots: string[]
  volumes: string[]
  volumeSnapshots: string[]
  trails: string[]
  copies: PlantedCopy[]
}

/** What moto takes for the caller. */
export const credentials = { accessKeyId: 'ringfence', secretAccessKey: 'ringfence' }
export const account = '123456789012'
const partner = '210987654321'

export const regions = ['ap-southeast-1', 'eu-central-1', 'eu-west-1', 'sa-east-1', 'us-east-1'] as const
export type Region = (typeof regions)[number]

const regionOf = {
  'patient-records': 'eu-central-1',
  'patient-records-copy': 'us-east-1',
  'order-documents': 'eu-west-1',
  'cadastro-clientes': 'sa-east-1',
  'shop-images': 'ap-southeast-1',
  'audit-trail': 'us-east-1',
} as const satisfies Record<string, Region>

const partnerBucket = 'partner-archive'
const bucketArn = (name: string): string => `arn:aws:s3:::${name}`
const pii = [{ Key: 'DataClass', Value: 'pii' }]

export type Connect = <C>(Client: new (config: Config) => C, region: Region) => C
interface Config {
  region: string
  endpoint: string
  credentials: typeof credentials
  forcePathStyle: boolean
  /** moto speaks no HTTP/2, which Kinesis would. */
  requestHandler: NodeHttpHandler
}

export const connectTo =
  (endpoint: string, as: typeof credentials): Connect =>
  (Client, region) =>
    new Client({ region, endpoint, credentials: as, forcePathStyle: true, requestHandler: new NodeHttpHandler() })

export async function seedMoto(endpoint: string): Promise<Planted> {
  const connect = connectTo(endpoint, credentials)
  await plantPartner(endpoint, connect)
  await plantBuckets(connect)
  const keys = await plantKeys(connect)
  const { databases, snapshots } = await plantDatabases(connect)
  const { volumes, volumeSnapshots } = await plantVolume(connect, keys[0])
  const trail = await plantTrail(connect)
  const [primary = '', replica = ''] = keys
  const [orders = '', ordersCopy = ''] = databases
  return {
    account,
    partner,
    regions,
    buckets: regionOf,
    keys,
    databases,
    snapshots,
    volumes,
    volumeSnapshots,
    trails: [trail],
    copies: [
      {
        resource: bucketArn('patient-records'),
        from: 'eu-central-1',
        to: 'us-east-1',
        mechanism: 's3-replication',
        at: bucketArn('patient-records-copy'),
      },
      {
        resource: bucketArn('order-documents'),
        from: 'eu-west-1',
        to: 'ap-southeast-1',
        mechanism: 's3-replication',
        at: bucketArn(partnerBucket),
        account: partner,
      },
      { resource: primary, from: 'eu-central-1', to: 'us-east-1', mechanism: 'kms-multi-region', at: replica },
      { resource: orders, from: 'eu-west-1', to: 'ap-southeast-1', mechanism: 'rds-read-replica', at: ordersCopy },
      {
        resource: trail,
        from: 'eu-west-1',
        to: 'us-east-1',
        mechanism: 'cloudtrail-delivery',
        at: bucketArn('audit-trail'),
      },
    ],
  }
}

async function plantPartner(endpoint: string, connect: Connect): Promise<void> {
  const role = { RoleArn: `arn:aws:iam::${partner}:role/partner`, RoleSessionName: 'seed' }
  const { Credentials } = await connect(STSClient, 'us-east-1').send(new AssumeRoleCommand(role))
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = Credentials ?? {}
  await plantBucket(connectTo(endpoint, { accessKeyId, secretAccessKey }), partnerBucket, 'ap-southeast-1')
}

async function plantBucket(connect: Connect, Bucket: string, region: Region): Promise<void> {
  const s3 = connect(S3Client, region)
  const place = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region } }
  await s3.send(new CreateBucketCommand({ Bucket, ...place }))
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }]
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
}

async function plantBuckets(connect: Connect): Promise<void> {
  for (const [name, region] of Object.entries(regionOf)) await plantBucket(connect, name, region)
  for (const Bucket of ['patient-records', 'order-documents', 'cadastro-clientes'] as const) {
    await connect(S3Client, regionOf[Bucket]).send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: pii } }))
  }
  await replicate(connect, 'patient-records', { Bucket: bucketArn('patient-records-copy') })
  await replicate(connect, 'order-documents', {
    Bucket: bucketArn(partnerBucket),
    Account: partner,
    AccessControlTranslation: { Owner: 'Destination' as const },
  })
}

async function replicate(
  connect: Connect,
  Bucket: keyof typeof regionOf,
  Destination: ReplicationDestination,
): Promise<void> {
  const rule = {
    ID: 'everything',
    Priority: 1,
    Status: 'Enabled' as const,
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' as const },
    Destination,
  }
  const ReplicationConfiguration = { Role: `arn:aws:iam::${account}:role/replication`, Rules: [rule] }
  await connect(S3Client, regionOf[Bucket]).send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration }))
}

/** The primary of a multi-region key, its replica, and a primary without any: moto does not say of other keys that they are single. */
async function plantKeys(connect: Connect): Promise<string[]> {
  const Tags = [{ TagKey: 'DataClass', TagValue: 'pii' }]
  const kms = connect(KMSClient, 'eu-central-1')
  const { KeyMetadata: primary } = await kms.send(new CreateKeyCommand({ MultiRegion: true, Tags }))
  const copy = { KeyId: primary?.KeyId, ReplicaRegion: 'us-east-1', Tags }
  const { ReplicaKeyMetadata: replica } = await kms.send(new ReplicateKeyCommand(copy))
  const { KeyMetadata: local } = await connect(KMSClient, 'sa-east-1').send(new CreateKeyCommand({ MultiRegion: true }))
  return [primary, replica, local].map((key) => key?.Arn ?? '')
}

const database = (name: string, region: Region): string => `arn:aws:rds:${region}:${account}:db:${name}`

async function plantDatabases(connect: Connect): Promise<{ databases: string[]; snapshots: string[] }> {
  const common = {
    DBInstanceClass: 'db.t4g.medium',
    AllocatedStorage: 20,
    MasterUsername: 'app',
    MasterUserPassword: 'not-a-secret',
    StorageEncrypted: true,
    Tags: pii,
  }
  const ireland = connect(RDSClient, 'eu-west-1')
  const orders = { ...common, DBInstanceIdentifier: 'orders', Engine: 'postgres', EngineVersion: '16.3' }
  await ireland.send(new CreateDBInstanceCommand(orders))
  await connect(RDSClient, 'ap-southeast-1').send(
    new CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: 'orders-copy',
      SourceDBInstanceIdentifier: database('orders', 'eu-west-1'),
    }),
  )
  const clientes = { ...common, DBInstanceIdentifier: 'clientes', Engine: 'mysql', EngineVersion: '8.0.36' }
  await connect(RDSClient, 'sa-east-1').send(new CreateDBInstanceCommand(clientes))
  const snapshot = { DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 'orders-before-upgrade' }
  const { DBSnapshot } = await ireland.send(new CreateDBSnapshotCommand(snapshot))
  await ireland.send(new AddTagsToResourceCommand({ ResourceName: DBSnapshot?.DBSnapshotArn, Tags: pii }))
  return {
    databases: [
      database('orders', 'eu-west-1'),
      database('orders-copy', 'ap-southeast-1'),
      database('clientes', 'sa-east-1'),
    ],
    snapshots: await allSnapshots(connect),
  }
}

/** moto adds an automated one to each database it makes, named by the time of day. */
async function allSnapshots(connect: Connect): Promise<string[]> {
  const lists = regions.map((region) => connect(RDSClient, region).send(new DescribeDBSnapshotsCommand({})))
  return (await Promise.all(lists)).flatMap(({ DBSnapshots = [] }) => DBSnapshots.map((one) => one.DBSnapshotArn ?? ''))
}

/**
 * A volume that was restored from the snapshot of another, which is gone. Under a key of ours: for one without, moto makes a
 * key of AWS's own.
 */
async function plantVolume(connect: Connect, KmsKeyId: string | undefined) {
  const frankfurt = connect(EC2Client, 'eu-central-1')
  const TagSpecifications = [{ ResourceType: 'volume' as const, Tags: pii }]
  const disk = { AvailabilityZone: 'eu-central-1a', Size: 8, Encrypted: true, KmsKeyId, TagSpecifications }
  const { VolumeId: before } = await frankfurt.send(new CreateVolumeCommand(disk))
  const { SnapshotId } = await frankfurt.send(new CreateSnapshotCommand({ VolumeId: before }))
  const { VolumeId } = await frankfurt.send(new CreateVolumeCommand({ ...disk, SnapshotId }))
  await frankfurt.send(new DeleteVolumeCommand({ VolumeId: before }))
  return {
    volumes: [`arn:aws:ec2:eu-central-1:${account}:volume/${VolumeId}`],
    volumeSnapshots: [`arn:aws:ec2:eu-central-1::snapshot/${SnapshotId}`],
  }
}

async function plantTrail(connect: Connect): Promise<string> {
  const cloudtrail = connect(CloudTrailClient, 'eu-west-1')
  const trail = { Name: 'everything', S3BucketName: 'audit-trail', IsMultiRegionTrail: true }
  const { TrailARN = '' } = await cloudtrail.send(new CreateTrailCommand(trail))
  const objects = { Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }
  const EventSelectors = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true, DataResources: [objects] }]
  await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: TrailARN, EventSelectors }))
  await cloudtrail.send(new StartLoggingCommand({ Name: TrailARN }))
  return TrailARN
}
