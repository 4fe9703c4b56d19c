// Calls to AWS with AWS Config and without, for one estate in moto over all regions that an account has unasked; and that both tell the same.
import { PutBucketEncryptionCommand, PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3'
import { settles } from '../src/cli/settles.ts'
import type { Observation } from '../src/model/observation.ts'
import { normalize } from '../src/normalize/index.ts'
import { configServer } from '../test/servers/config.ts'
import { moto } from '../test/servers/moto.ts'
import { type Bad, type Called, refusingProxy } from '../test/servers/refusing-proxy.ts'
import { credentials, regions as used, seedMoto } from '../test/servers/seed-moto.ts'
import { optionsFor, scan } from '../test/sources/aws/scanning.ts'
import { rowOf } from './config-items.ts'
import type { Figure } from './figure.ts'
import { plantMore } from './plant-more.ts'

/** As many more of eight types in each of five regions: about 1,400 resources. */
const times = 34

/** Those that nobody has to ask for. */
const regions =
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'.split(
    ' ',
  )

export async function configFigures(): Promise<Figure[]> {
  const server = await moto()
  if ('skipped' in server) {
    console.log(`skipped: calls with AWS Config (${server.skipped})`)
    return []
  }
  await server.reset()
  await seedMoto(server.endpoint)
  await plantMore(server.endpoint, times)
  await setDefaults(server.endpoint)
  const direct = await read(server.endpoint, [])
  const first = await read(server.endpoint, direct.seen)
  server.stop()
  const [own, recorded] = [facts(direct.seen), facts(first.seen)]
  const differing = own.filter((line, index) => line !== recorded[index])
  if (own.length !== recorded.length || differing.length > 0)
    throw new Error(`AWS Config told ${differing.length} of ${own.length} resources otherwise, first ${differing[0]}`)
  const ofConfig = first.seen.filter(({ source }) => source === 'config').length
  return [
    {
      what: `AWS: calls for ${own.length} resources in ${direct.regions} regions, ${used.length} of them in use, AWS Config first (promise: 650)`,
      measured: `${first.calls} calls, ${ofConfig} resources told by Config, ${first.lists} calls for lists`,
      baseline: `${direct.calls} calls without Config`,
      ratio: first.calls / direct.calls,
    },
  ]
}

/** As S3 sets them for every bucket that was made since 2023, and moto does not. */
async function setDefaults(endpoint: string): Promise<void> {
  for (const region of used) {
    const s3 = new S3Client({ region, endpoint, credentials, forcePathStyle: true })
    for (let index = 0; index < times; index++) {
      const Bucket = `more-${region}-${index}`
      const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }]
      await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
      const all = {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      }
      await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: all }))
    }
  }
}

interface Read {
  seen: Observation[]
  calls: number
  /** Calls that any region takes, however little is in it. */
  lists: number
  regions: number
}

/** `known`: what Config has items of. moto leaves out where a bucket is and whether a key has others, which AWS always tells. */
async function read(endpoint: string, known: readonly Observation[]): Promise<Read> {
  const rows = Map.groupBy(known.flatMap(rowOf), ({ awsRegion }) => awsRegion)
  const placed = new Map(
    known.filter(({ type }) => type === 'AWS::S3::Bucket').map((one) => [one.nativeId, one.region]),
  )
  const config = configServer((region) => ({ items: rows.get(region) ?? [] }))
  await using proxy = await refusingProxy(
    (call) => config(call) ?? beside(call),
    endpoint,
    ({ operation }) => {
      if (operation === 'buckets') return (text) => withRegions(text, placed)
      return operation === 'DescribeKey' ? withMultiRegion : undefined
    },
  )
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { regions, ...(known.length > 0 ? { settles } : {}) }))
  const unread = gaps.filter(({ operation }) => operation !== 'ListRegions')
  if (unread.length > 0) throw new Error(`${unread.length} lists were not read, first ${JSON.stringify(unread[0])}`)
  const count = Map.groupBy(proxy.calls, ({ region }) => region)
  return {
    seen,
    calls: proxy.calls.length,
    lists: Math.min(...[...count.values()].map((own) => own.length)) * count.size,
    regions: count.size,
  }
}

/** What moto fails on, in some regions or all, as of an account that has none. */
const none: Readonly<Record<string, string>> = {
  'memorydb:DescribeClusters': '{"Clusters":[]}',
  'dynamodb:ListGlobalTables': '{"GlobalTables":[]}',
}

function beside({ service, operation }: Called): Bad | undefined {
  const body = none[`${service}:${operation}`]
  return body === undefined ? undefined : { status: 200, type: 'application/json', body }
}

const withMultiRegion = (text: string): string => text.replace('"MultiRegion": null', '"MultiRegion": false')

const withRegions = (text: string, placed: ReadonlyMap<string, string | undefined>): string =>
  text.replaceAll(/<Name>([^<]+)<\/Name>/g, (whole, name: string) => {
    const region = placed.get(name)
    return region === undefined ? whole : `${whole}<BucketRegion>${region}</BucketRegion>`
  })

/** All that is told of each resource but who told it, each on a line, in the order of their keys. */
const facts = (seen: readonly Observation[]): string[] =>
  seen
    .map(normalize)
    .filter((one) => one !== undefined)
    .map(({ ...one }) => {
      if ('facets' in one) {
        const { source: _, origins: __, ...rest } = one
        return JSON.stringify(rest, (name, value: unknown) =>
          name === 'from' && Array.isArray(value) ? undefined : value,
        )
      }
      return JSON.stringify(one)
    })
    .toSorted()
