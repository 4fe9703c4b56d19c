// Buckets: one listing for the whole account, then each bucket's settings, asked where the bucket is.
import { type Bucket, ListBucketsCommand, type ListBucketsCommandOutput, type S3Client } from '@aws-sdk/client-s3'
import type { Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { type Listing, readEach } from './listing.ts'
import { observed } from './observation.ts'
import type { AwsOptions } from './options.ts'
import { headBucket, s3, settings } from './s3-calls.ts'

const type = 'AWS::S3::Bucket'

const listing = ({ identity }: Caller): Listing<S3Client, ListBucketsCommandOutput, Bucket> => ({
  service: s3,
  region: identity.region,
  operation: 'ListBuckets',
  regionless: true,
  permission: 's3:ListAllMyBuckets',
  type,
  // Without MaxBuckets, S3 leaves the regions out.
  send: (client, ContinuationToken) => client.send(new ListBucketsCommand({ MaxBuckets: 1_000, ContinuationToken })),
  items: ({ Buckets }) => Buckets,
  next: ({ ContinuationToken }) => ContinuationToken,
  id: ({ Name }) => Name,
})

/** As many buckets as keep the lanes of a few regions full. */
const atOnce = 16

export const buckets = (options: Asked): Collection => ({
  type,
  lists: ['s3:ListBuckets'],
  callsEach: settings.length + 1, // and HeadBucket
  pace: s3.pace,
  read: (caller) =>
    readEach(caller, listing(caller), (one, origin) => readBucket(caller, options, one, origin), { atOnce }),
})

/** Which regions, and which cells of them. */
type Asked = Pick<AwsOptions, 'regions' | 'mine'>

/** Nothing, where the bucket is known to be in a region that was not asked for. */
async function readBucket(
  caller: Caller,
  { regions, mine }: Asked,
  listed: Bucket,
  origin: Origin,
): Promise<Observation | undefined> {
  const { Name } = listed
  if (Name === undefined) throw new Error('s3:ListBuckets listed a bucket without a name')
  const { account } = caller.identity
  const left = (region: string | undefined) =>
    region !== undefined && ((regions !== 'all' && !regions.includes(region)) || mine?.(account, region) === false)
  if (left(listed.BucketRegion)) return undefined
  const head = await caller.call(headBucket(Name, listed.BucketRegion ?? caller.identity.region))
  const region = ('output' in head ? head.output.BucketRegion : undefined) ?? listed.BucketRegion
  if (left(region)) return undefined
  const replies = await Promise.all(
    settings.map(({ send, ...setting }) =>
      caller.call({
        ...setting,
        service: s3,
        region: region ?? caller.identity.region,
        regionless: region === undefined,
        send: (client) => send(client, { Bucket: Name }),
      }),
    ),
  )
  const answers = [answerWith(origin, listed), answerOf(head), ...replies.map(answerOf)]
  return observed(caller.identity, { type, nativeId: Name, ...(region === undefined ? {} : { region }), answers })
}
