// Buckets: one listing for the whole account, then each bucket's settings, asked where the bucket is.
import { type Bucket, ListBucketsCommand, type ListBucketsCommandOutput, type S3Client } from '@aws-sdk/client-s3'
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import { merge } from '../../runtime/merge.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import type { Row } from './config-calls.ts'
import { isFollowed, readRecorded, type Settles } from './config-first.ts'
import { gapOf, type Listing, pagesOf, readEach } from './listing.ts'
import { observed } from './observation.ts'
import type { AwsOptions } from './options.ts'
import { headBucket, s3, type Setting, settings } from './s3-calls.ts'
import { showsTags, untagged } from './tagged.ts'
import { isNeedless } from './unless.ts'

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
  callsEach: settings.length,
  pace: s3.pace,
  spared: settings.flatMap(({ operation, told }) => (told ? [`s3:${operation}`] : [])),
  tagsListed: true,
  takesFew: true, // in a fast scan one list, and a query where there are any
  read: (caller, _, settles) =>
    settles === undefined
      ? readEach(
          caller,
          listing(caller),
          (one, origin) => readBucket(caller, options, listedOf(one, origin), { spare: false }),
          { atOnce },
        )
      : readByRegion(caller, options, settles),
})

/** Which regions, and which cells of them. */
type Asked = Pick<AwsOptions, 'regions' | 'mine' | 'fast'>

interface Listed {
  bucket: Bucket
  origin: Origin
  /** What was asked about it so far: no question is asked twice. */
  asked: Map<Setting, Promise<Answer | undefined>>
  /** AWS Config shows tags of it, whatever the list of all that bear some does not show. */
  bearsTags?: true
}

const listedOf = (bucket: Bucket, origin: Origin): Listed => ({ bucket, origin, asked: new Map() })

/** AWS Config has a bucket in the bucket's own region. Where the list leaves a region out, S3 is asked for it, and for all else. */
async function* readByRegion(caller: Caller, options: Asked, settles: Settles): AsyncGenerator<Observation | Gap> {
  const all: Listed[] = []
  for await (const page of pagesOf(caller, listing(caller))) {
    if ('error' in page) yield gapOf(caller, listing(caller), page)
    else all.push(...page.items.map((bucket) => listedOf(bucket, page.origin)))
  }
  const regions = Map.groupBy(all, ({ bucket }) => bucket.BucketRegion)
  yield* merge(
    [...regions]
      .filter(([region]) => !isLeft(region, options, caller))
      .map(([region, listed]) => readRegion(caller, options, region, listed, settles)),
    atOnce,
  )
}

async function* readRegion(
  caller: Caller,
  options: Asked,
  region: string | undefined,
  all: readonly Listed[],
  settles: Settles,
): AsyncGenerator<Observation | Gap> {
  const { fast = false } = options
  const direct = async (one: Listed) =>
    fast ? unasked(caller, region, one) : readBucket(caller, options, one, { spare: true })
  if (region === undefined || !(await isFollowed(caller, region, type))) {
    for await (const one of inParallel(all, atOnce, direct)) if (one !== undefined) yield one
    return
  }
  yield* readRecorded(caller, {
    type,
    region,
    atOnce,
    settles: fast ? () => true : settles,
    direct,
    listed: new Map(all.map((one) => [one.bucket.Name ?? '', one])),
    complete: async (one, row, item) =>
      fast ? unasked(caller, region, one, [item]) : completed(caller, region, one, row, item),
  })
}

/** No more than the list tells, and AWS Config. */
const unasked = (
  { identity }: Caller,
  region: string | undefined,
  { bucket, origin }: Listed,
  items: readonly Answer[] = [],
): Observation => ({
  ...observed(identity, {
    type,
    nativeId: bucket.Name ?? '',
    ...(region === undefined ? {} : { region }),
    answers: [...items, answerWith(origin, bucket)],
  }),
  unasked: true,
})

async function completed(caller: Caller, region: string, listed: Listed, row: Row, item: Answer): Promise<Observation> {
  const { bucket, origin } = listed
  const open = settings.filter(({ told }) => told?.(row) !== true)
  if (showsTags(row)) listed.bearsTags = true
  const own = await ask(caller, region, listed, open, { spare: true })
  const answers = [item, answerWith(origin, bucket), ...own]
  return observed(caller.identity, { type, nativeId: bucket.Name ?? '', region, answers })
}

const isLeft = (region: string | undefined, { regions, mine }: Asked, { identity: { account } }: Caller): boolean =>
  region !== undefined && ((regions !== 'all' && !regions.includes(region)) || mine?.(account, region) === false)

/** Nothing, where the bucket is known to be in a region that was not asked for. Where the list tells no region, S3 is asked. */
async function readBucket(
  caller: Caller,
  options: Asked,
  one: Listed,
  sparing: Sparing,
): Promise<Observation | undefined> {
  const { bucket: listed, origin } = one
  const { Name } = listed
  if (Name === undefined) throw new Error('s3:ListBuckets listed a bucket without a name')
  if (isLeft(listed.BucketRegion, options, caller)) return undefined
  const head =
    listed.BucketRegion === undefined ? await caller.call(headBucket(Name, caller.identity.region)) : undefined
  const region = listed.BucketRegion ?? (head && 'output' in head ? head.output.BucketRegion : undefined)
  if (isLeft(region, options, caller)) return undefined
  const answers = [
    answerWith(origin, listed),
    ...(head ? [answerOf(head)] : []),
    ...(await ask(caller, region, one, settings, sparing)),
  ]
  return observed(caller.identity, { type, nativeId: Name, ...(region === undefined ? {} : { region }), answers })
}

/** In the order of the settings, whatever was asked after what. */
async function ask(
  caller: Caller,
  region: string | undefined,
  { bucket: { Name = '' }, asked, bearsTags }: Listed,
  open: readonly Setting[],
  { spare }: Sparing,
): Promise<Answer[]> {
  const mayBearNone = spare && bearsTags === undefined && region !== undefined
  const once = (setting: Setting): Promise<Answer | undefined> => {
    const answer = asked.get(setting) ?? made(setting)
    asked.set(setting, answer)
    return answer
  }
  async function made(setting: Setting): Promise<Answer | undefined> {
    if (mayBearNone && setting.isOfTags) return askTags(caller, region, Name, setting)
    const first = open.find(({ operation }) => operation === setting.unless?.operation)
    const told = first === undefined ? undefined : await once(first)
    return isNeedless(setting.unless, told) ? undefined : askOne(caller, region, Name, setting)
  }
  const heard = await Promise.all(open.map(once))
  return heard.filter((answer) => answer !== undefined)
}

interface Sparing {
  /** Whether the list of all that bear tags may answer for a bucket. */
  spare: boolean
}

async function askTags(caller: Caller, region: string, name: string, setting: Setting): Promise<Answer> {
  const none = await untagged(caller, region, `arn:${caller.identity.partition}:s3:::${name}`, 's3')
  return none ?? askOne(caller, region, name, setting)
}

const askOne = (
  caller: Caller,
  region: string | undefined,
  Bucket: string,
  { operation, absences, send }: Setting,
): Promise<Answer> =>
  caller
    .call({
      operation,
      ...(absences && { absences }),
      service: s3,
      region: region ?? caller.identity.region,
      regionless: region === undefined,
      send: (client) => send(client, { Bucket }),
    })
    .then(answerOf)
