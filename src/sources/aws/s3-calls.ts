// The questions asked of every bucket, in this order, and the refusals that answer them.
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type HeadBucketCommandOutput,
  S3Client,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3'
import { isRecord } from '../../model/json.ts'
import type { Request, Service } from './caller.ts'
import type { Row } from './config-calls.ts'
import { tells, valueAt } from './config-first.ts'
import { headerOf } from './refusal.ts'
import type { Unless } from './unless.ts'

export const s3: Service<S3Client> = {
  name: 's3',
  pace: { inFlight: 4, calls: 100, windowMs: 1_000 },
  // A bucket as a host name resolves at AWS only; the redirect is followed where nobody has told a bucket's region.
  connect: (config) =>
    new S3Client({ ...config, forcePathStyle: config.endpoint !== undefined, followRegionRedirects: true }),
}

export type Setting = Pick<Request<S3Client, ServiceOutputTypes>, 'operation' | 'absences'> & {
  send(client: S3Client, bucket: { Bucket: string }): Promise<ServiceOutputTypes>
  /** Whether a row of AWS Config tells it. Config leaves out what is not set, so that only S3 itself can say "none" of most. */
  told?(row: Row): boolean
  unless?: Unless
  /** It asks for tags, and the list of all that bear some may answer it. */
  isOfTags?: true
}

/** S3's own keys need no name; which one of KMS's is meant must be told. */
const namesItsKey = (row: Row): boolean => {
  const rules = valueAt(row, 'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules')
  const rule: unknown = Array.isArray(rules) ? rules[0] : undefined
  const byDefault = isRecord(rule) ? rule['applyServerSideEncryptionByDefault'] : undefined
  return (
    isRecord(byDefault) && (byDefault['sseAlgorithm'] === 'AES256' || typeof byDefault['kmsMasterKeyID'] === 'string')
  )
}

const beside = (path: string) => tells(`supplementaryConfiguration.${path}`)

/** There is no replication and no lock without versions: see s3-row.ts. */
const wasNeverVersioned = (row: Row): boolean =>
  valueAt(row, 'supplementaryConfiguration.BucketVersioningConfiguration.status') === 'Off' &&
  valueAt(row, 'supplementaryConfiguration.BucketReplicationConfiguration') === undefined &&
  valueAt(row, 'supplementaryConfiguration.ObjectLockConfiguration') === undefined

const tellsCopies = (row: Row): boolean => beside('BucketReplicationConfiguration.rules')(row) || wasNeverVersioned(row)

const tellsLock = (row: Row): boolean =>
  beside('ObjectLockConfiguration.objectLockEnabled')(row) || wasNeverVersioned(row)

/** The same as S3 itself says it: AmazonS3/latest/API/API_GetBucketVersioning.html */
const tellsOfNoVersions = ({ Status, MFADelete }: Row): boolean => Status === undefined && MFADelete === undefined

/** Whom an access list lets in does not matter where all that it lets in are kept out: S3 sets that for each new bucket since April 2023. */
const keepsEverybodyOut = (body: Row): boolean =>
  valueAt(body, 'PublicAccessBlockConfiguration.IgnorePublicAcls') === true

const isClosed = (row: Row): boolean =>
  valueAt(row, 'supplementaryConfiguration.PublicAccessBlockConfiguration.ignorePublicAcls') === true

export const settings: readonly Setting[] = [
  {
    operation: 'GetBucketEncryption',
    absences: ['ServerSideEncryptionConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetBucketEncryptionCommand(bucket)),
    told: namesItsKey,
  },
  {
    operation: 'GetBucketPolicy',
    absences: ['NoSuchBucketPolicy'],
    send: (client, bucket) => client.send(new GetBucketPolicyCommand(bucket)),
    // A row without a text may be that of a bucket whose policy keeps the recorder out: nothing that was found says what it writes then.
    told: beside('BucketPolicy.policyText'),
  },
  {
    operation: 'GetPublicAccessBlock',
    absences: ['NoSuchPublicAccessBlockConfiguration'],
    send: (client, bucket) => client.send(new GetPublicAccessBlockCommand(bucket)),
    told: beside('PublicAccessBlockConfiguration'),
  },
  {
    operation: 'GetBucketAcl',
    send: (client, bucket) => client.send(new GetBucketAclCommand(bucket)),
    told: (row) => beside('AccessControlList')(row) || isClosed(row),
    unless: { operation: 'GetPublicAccessBlock', leavesNothing: keepsEverybodyOut },
  },
  {
    operation: 'GetBucketLogging',
    send: (client, bucket) => client.send(new GetBucketLoggingCommand(bucket)),
    told: beside('BucketLoggingConfiguration'),
  },
  {
    operation: 'GetBucketVersioning', // for what it spares: the two below
    send: (client, bucket) => client.send(new GetBucketVersioningCommand(bucket)),
    told: (row) => beside('BucketVersioningConfiguration.status')(row) || (tellsCopies(row) && tellsLock(row)),
  },
  {
    operation: 'GetBucketReplication',
    absences: ['ReplicationConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetBucketReplicationCommand(bucket)),
    told: tellsCopies,
    unless: { operation: 'GetBucketVersioning', leavesNothing: tellsOfNoVersions },
  },
  {
    operation: 'GetObjectLockConfiguration',
    absences: ['ObjectLockConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetObjectLockConfigurationCommand(bucket)),
    told: tellsLock,
    unless: { operation: 'GetBucketVersioning', leavesNothing: tellsOfNoVersions },
  },
  {
    operation: 'GetBucketLifecycleConfiguration',
    absences: ['NoSuchLifecycleConfiguration'],
    send: (client, bucket) => client.send(new GetBucketLifecycleConfigurationCommand(bucket)),
    // A rule in a row lacks what is null in it, and whether it moves objects must not be guessed.
  },
  {
    operation: 'GetBucketTagging',
    absences: ['NoSuchTagSet'],
    send: (client, bucket) => client.send(new GetBucketTaggingCommand(bucket)),
    told: tells('tags'),
    isOfTags: true,
  },
]

/** Its region is told even to those who may not enter; `GetBucketLocation` is not asked, for it says nothing of us-east-1. */
export const headBucket = (Bucket: string, region: string): Request<S3Client, HeadBucketCommandOutput> => ({
  service: s3,
  region,
  operation: 'HeadBucket',
  regionless: true,
  send: (client) => client.send(new HeadBucketCommand({ Bucket })),
  salvage: (error) => {
    const BucketRegion = headerOf(error, 'x-amz-bucket-region')
    return BucketRegion === undefined ? undefined : { BucketRegion, $metadata: {} }
  },
})
