// S3: a clean bucket, and one bucket for each thing that can be wrong with one.
import {
  CreateBucketCommand,
  type Destination,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { account, archive, type Marks, type Planting, type Region, stranger, tags } from './planting.ts'

/** What is wrong with a bucket; without any it is clean. */
interface Flaws {
  /** Under a key of S3's own. */
  providerKey?: true
  plaintext?: true
  neverExpires?: true
  publicAcl?: true
  publicPolicy?: true
}

interface Bucket extends Marks, Flaws {
  region: Region
  /** Nobody can delete what is in it. */
  locked?: true
}

export const arnOf = (bucket: string): string => `arn:aws:s3:::${bucket}`

/** The trail of the account records the reads and writes of all buckets but these. */
export const unwatched = ['unwatched-drafts']

const clean = {
  'patient-records': { region: 'eu-central-1', data: 'health' },
  'patient-records-virginia': { region: 'us-east-1', data: 'health' },
  'order-documents': { region: 'eu-west-1' },
  'order-documents-frankfurt': { region: 'eu-central-1' },
  'support-mails': { region: 'eu-west-1', data: 'support' },
  'support-mails-virginia': { region: 'us-east-1', data: 'support' },
  'partner-feed': { region: 'eu-west-1' },
  'year-end': { region: 'eu-west-1' },
  'shop-images': { region: 'ap-southeast-1', data: 'public' },
  'cadastro-clientes': { region: 'sa-east-1', data: 'pii-br' },
  'flow-records-frankfurt': { region: 'eu-central-1', data: 'logs' },
  'flow-records-virginia': { region: 'us-east-1', data: 'logs' },
  'deliveries-virginia': { region: 'us-east-1' },
  deliveries: { region: 'eu-west-1' },
} as const satisfies Record<string, Bucket>

const flawed = {
  'provider-key': { region: 'eu-west-1', providerKey: true },
  'plain-http': { region: 'eu-west-1', plaintext: true },
  'never-expires': { region: 'eu-west-1', neverExpires: true },
  'open-leaflets': { region: 'eu-west-1', publicAcl: true },
  'open-policy': { region: 'eu-west-1', publicPolicy: true },
  'unwatched-drafts': { region: 'eu-west-1' },
  'test-copies': { region: 'eu-west-1', stage: 'test' },
} as const satisfies Record<string, Bucket>

export async function plantBuckets(planting: Planting): Promise<void> {
  for (const [name, bucket] of Object.entries({ ...clean, ...flawed }))
    await plantBucket(planting, planting.connect(S3Client, bucket.region), name, bucket)

  const other = await planting.as(archive)
  await plantBucket(planting, other(S3Client, 'eu-central-1'), 'year-end-archive', { region: 'eu-central-1' })
  await plantBucket(planting, other(S3Client, 'eu-central-1'), 'group-audit', {
    region: 'eu-central-1',
    data: 'logs',
    locked: true,
  })
  const theirs = await planting.as(stranger)
  const foreign = { Bucket: 'partner-inbox', CreateBucketConfiguration: placeIn('eu-central-1') }
  await theirs(S3Client, 'eu-central-1').send(new CreateBucketCommand(foreign))
  await theirs(S3Client, 'eu-central-1').send(versioning('partner-inbox'))

  await replicate(planting, 'patient-records', { Bucket: arnOf('patient-records-virginia') })
  await replicate(planting, 'order-documents', { Bucket: arnOf('order-documents-frankfurt') })
  await replicate(planting, 'support-mails', { Bucket: arnOf('support-mails-virginia') })
  await replicate(planting, 'partner-feed', handedTo('partner-inbox', stranger))
  await replicate(planting, 'year-end', handedTo('year-end-archive', archive))
}

const handedTo = (bucket: string, holder: string): Destination => ({
  Bucket: arnOf(bucket),
  Account: holder,
  AccessControlTranslation: { Owner: 'Destination' },
})

async function plantBucket(planting: Planting, s3: S3Client, Bucket: string, is: Bucket): Promise<void> {
  const home = is.region === 'us-east-1' ? {} : { CreateBucketConfiguration: placeIn(is.region) }
  await s3.send(new CreateBucketCommand({ Bucket, ...home, ...(is.locked && { ObjectLockEnabledForBucket: true }) }))
  await s3.send(versioning(Bucket))
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: tags(is) } }))
  await s3.send(encryption(Bucket, is.providerKey ? undefined : planting.keyIn(is.region)))
  if (!is.publicAcl && !is.publicPolicy) await s3.send(blocking(Bucket))
  if (is.publicAcl) await s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }))
  const Statement = [...(is.plaintext ? [] : [onlyTls(Bucket)]), ...(is.publicPolicy ? [forAll(Bucket)] : [])]
  if (Statement.length > 0) await s3.send(policy(Bucket, Statement))
  if (!is.neverExpires) await s3.send(expiring(Bucket))
  if (is.locked) await s3.send(locking(Bucket))
  planting.planted(`bucket ${Bucket}`, arnOf(Bucket))
}

const placeIn = (LocationConstraint: Exclude<Region, 'us-east-1'>) => ({ LocationConstraint })
const versioning = (Bucket: string) =>
  new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })

const encryption = (Bucket: string, KMSMasterKeyID: string | undefined) =>
  new PutBucketEncryptionCommand({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault:
            KMSMasterKeyID === undefined ? { SSEAlgorithm: 'AES256' } : { SSEAlgorithm: 'aws:kms', KMSMasterKeyID },
        },
      ],
    },
  })

const blocking = (Bucket: string) =>
  new PutPublicAccessBlockCommand({
    Bucket,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  })

const policy = (Bucket: string, Statement: object[]) =>
  new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })

const onlyTls = (bucket: string) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arnOf(bucket), `${arnOf(bucket)}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

const forAll = (bucket: string) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${arnOf(bucket)}/*`,
})

const expiring = (Bucket: string) =>
  new PutBucketLifecycleConfigurationCommand({
    Bucket,
    LifecycleConfiguration: {
      Rules: [{ ID: 'all', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 730 } }],
    },
  })

const locking = (Bucket: string) =>
  new PutObjectLockConfigurationCommand({
    Bucket,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 730 } },
    },
  })

async function replicate(planting: Planting, Bucket: keyof typeof clean, target: Destination): Promise<void> {
  const rule = {
    ID: 'everything',
    Priority: 1,
    Status: 'Enabled' as const,
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' as const },
    Destination: target,
  }
  const ReplicationConfiguration = { Role: `arn:aws:iam::${account}:role/replication`, Rules: [rule] }
  const s3 = planting.connect(S3Client, clean[Bucket].region)
  await s3.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration }))
}
