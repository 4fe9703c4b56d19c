// Calls to AWS with AWS Config and without, for one estate in moto over all regions that an account has unasked; and that all tell the same.
import { isDeepStrictEqual } from 'node:util'
import { settles } from '../src/cli/settles.ts'
import type { Observation } from '../src/model/observation.ts'
import type { Resource } from '../src/model/resource.ts'
import { normalize } from '../src/normalize/index.ts'
import { factsOf, withoutOrigins } from '../test/normalize/aws/facts-of.ts'
import { configServer, type ConfigRow } from '../test/servers/config.ts'
import { moto } from '../test/servers/moto.ts'
import { type Bad, type Called, refusingProxy } from '../test/servers/refusing-proxy.ts'
import { withRegions } from '../test/servers/bucket-regions.ts'
import { regions as used, seedMoto } from '../test/servers/seed-moto.ts'
import { optionsFor, scan } from '../test/sources/aws/scanning.ts'
import { rowOf } from './config-items.ts'
import type { Figure } from './figure.ts'
import { plantMore } from './plant-more.ts'

/** As many more of eight types in each of five regions: about 1,400 resources. */
const times = 34

/** Calls for each resource, where AWS Config tells of none. */
const promised = 2_900 / 1_400

/** In milliseconds: on a busy machine a call that was given up would be counted twice. */
const patience = 300_000

/** Those that nobody has to ask for. */
const usual =
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
  const each = await read(server.endpoint, {})
  const placed = new Map(each.seen.map(({ nativeId, region }) => [nativeId, region]))
  const without = await read(server.endpoint, { placed, settles })
  const known = each.seen.flatMap(rowOf)
  const first = await read(server.endpoint, { known, placed, settles })
  const alone = await read(server.endpoint, { known, placed, settles, fast: true })
  const few = await read(server.endpoint, { placed, settles, regions: used })
  server.stop()
  agree(each, without)
  agree(each, first)
  agreeAsFarAsKnown(each, alone)
  agree(apart(each), apart(few)) // an account is told by the regions that are read
  const ofConfig = first.seen.filter(({ source }) => source === 'config').length
  const row = (how: string, { calls, lists }: Read, told: string): Figure => ({
    what: `AWS: calls for ${each.seen.length} resources in ${each.regions} regions, ${used.length} of them in use, ${how}`,
    measured: `${calls} calls, ${lists} of them for lists${told}`,
    baseline: `${each.calls} calls where each resource is asked everything`,
    ratio: calls / each.calls,
  })
  return [
    row('AWS Config records nothing', without, ''),
    row('AWS Config first (promise: 650)', first, `; ${ofConfig} resources told by Config`),
    row('AWS Config alone, by --fast (promise: 650)', alone, `; ${alone.seen.length} resources told, each in part`),
    {
      what: `AWS: calls for ${few.seen.length} resources in ${used.length} regions, AWS Config records nothing (promise: 2,900 for about 1,400)`,
      measured: `${few.calls} calls`,
      baseline: `${Math.floor(promised * few.seen.length)} in the proportion of the promise`,
      ratio: few.calls / (promised * few.seen.length),
    },
  ]
}

const apart = ({ seen }: Read): Pick<Read, 'seen'> => ({
  seen: seen.filter(({ type }) => type !== 'AWS::Organizations::Account'),
})

function agree(one: Pick<Read, 'seen'>, other: Pick<Read, 'seen'>): void {
  const [own, recorded] = [facts(one.seen), facts(other.seen)]
  const differing = own.filter((line, index) => line !== recorded[index])
  if (own.length !== recorded.length || differing.length > 0)
    throw new Error(`${differing.length} of ${own.length} resources are told otherwise, first ${differing[0]}`)
}

/** What is known by fewer calls is what is known by all. */
function agreeAsFarAsKnown(one: Pick<Read, 'seen'>, part: Pick<Read, 'seen'>): void {
  const whole = new Map(resourcesOf(one).map((told) => [told.id, factsOf(told)]))
  for (const told of resourcesOf(part).filter(({ source }) => source === 'config')) {
    const said = whole.get(told.id) ?? {}
    for (const [path, fact] of Object.entries(factsOf(told)))
      if (fact.state === 'known' && !isDeepStrictEqual(withoutOrigins(fact), withoutOrigins(said[path])))
        throw new Error(`${told.id}: ${path} is told otherwise`)
  }
}

const resourcesOf = ({ seen }: Pick<Read, 'seen'>): Resource[] =>
  seen.map(normalize).filter((one): one is Resource => one !== undefined && 'facets' in one)

interface Read {
  seen: Observation[]
  calls: number
  /** Calls that any region takes, however little is in it. */
  lists: number
  regions: number
}

interface Recorded {
  /** What Config has; without any, it records nothing. */
  known?: readonly ConfigRow[]
  /** Where each bucket is, which S3 tells in its list and moto does not; it is asked for each bucket where it is not known. */
  placed?: ReadonlyMap<string, string | undefined>
  settles?: typeof settles
  fast?: boolean
  regions?: readonly string[]
}

/** moto leaves out too whether a key has others, which AWS always tells. */
async function read(
  endpoint: string,
  { known = [], placed = new Map(), regions = usual, ...asked }: Recorded,
): Promise<Read> {
  const rows = Map.groupBy(known, ({ awsRegion }) => awsRegion)
  const recorder = known.length === 0 ? 'none' : 'all'
  const config = configServer((region) => ({ recorder, items: rows.get(region) ?? [] }))
  await using proxy = await refusingProxy(
    (call) => config(call) ?? beside(call),
    endpoint,
    ({ operation }) => {
      if (operation === 'buckets') return (text) => withRegions(text, placed)
      return operation === 'DescribeKey' ? withMultiRegion : operation === 'GetTopicAttributes' ? withCounts : undefined
    },
  )
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { regions, patience, ...asked }))
  const unread = gaps.filter(
    ({ operation, reason }) =>
      reason !== 'not-asked' &&
      operation !== 'ListRegions' &&
      (recorder === 'all' || operation !== 'GetDiscoveredResourceCounts'),
  )
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

/** AWS counts the subscriptions of a topic, of which these have none; moto counts nothing. */
const withCounts = (text: string): string =>
  text.replace(
    '<Attributes>',
    `$&${['Confirmed', 'Pending'].map((state) => `<entry><key>Subscriptions${state}</key><value>0</value></entry>`).join('')}`,
  )

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
