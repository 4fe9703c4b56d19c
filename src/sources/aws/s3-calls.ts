// The questions asked of every bucket, in this order, and the refusals that answer them.
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type HeadBucketCommandOutput,
  S3Client,
  type ServiceOutputTypes,
} from '@aws-sdk/client-s3'
import type { Request, Service } from './caller.ts'
import { headerOf } from './refusal.ts'

export const s3: Service<S3Client> = {
  name: 's3',
  pace: { inFlight: 4, calls: 100, windowMs: 1_000 },
  // A bucket as a host name resolves at AWS only; the redirect is followed where nobody has told a bucket's region.
  connect: (config) =>
    new S3Client({ ...config, forcePathStyle: config.endpoint !== undefined, followRegionRedirects: true }),
}

type Setting = Pick<Request<S3Client, ServiceOutputTypes>, 'operation' | 'absences'> & {
  send(client: S3Client, bucket: { Bucket: string }): Promise<ServiceOutputTypes>
}

export const settings: readonly Setting[] = [
  {
    operation: 'GetBucketEncryption',
    absences: ['ServerSideEncryptionConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetBucketEncryptionCommand(bucket)),
  },
  {
    operation: 'GetBucketPolicy',
    absences: ['NoSuchBucketPolicy'],
    send: (client, bucket) => client.send(new GetBucketPolicyCommand(bucket)),
  },
  {
    operation: 'GetPublicAccessBlock',
    absences: ['NoSuchPublicAccessBlockConfiguration'],
    send: (client, bucket) => client.send(new GetPublicAccessBlockCommand(bucket)),
  },
  { operation: 'GetBucketAcl', send: (client, bucket) => client.send(new GetBucketAclCommand(bucket)) },
  { operation: 'GetBucketLogging', send: (client, bucket) => client.send(new GetBucketLoggingCommand(bucket)) },
  {
    operation: 'GetBucketReplication',
    absences: ['ReplicationConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetBucketReplicationCommand(bucket)),
  },
  {
    operation: 'GetObjectLockConfiguration',
    absences: ['ObjectLockConfigurationNotFoundError'],
    send: (client, bucket) => client.send(new GetObjectLockConfigurationCommand(bucket)),
  },
  {
    operation: 'GetBucketLifecycleConfiguration',
    absences: ['NoSuchLifecycleConfiguration'],
    send: (client, bucket) => client.send(new GetBucketLifecycleConfigurationCommand(bucket)),
  },
  {
    operation: 'GetBucketTagging',
    absences: ['NoSuchTagSet'],
    send: (client, bucket) => client.send(new GetBucketTaggingCommand(bucket)),
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
