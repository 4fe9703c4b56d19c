// AWS Config as it answers on the wire (JSON 1.1, `StarlingDoveService`): a recorder in some state, counts and rows in pages.
import type { Bad, Called } from './refusing-proxy.ts'

export interface RecordedRegion {
  /** `none`: nobody has ever made one. `internal`: only one that an AWS service runs for itself. */
  recorder?: 'all' | 'some' | 'all but some' | 'daily' | 'one daily' | 'off' | 'failing' | 'none' | 'internal'
  /** By type; where nothing is said, as many as there are items. */
  counts?: Readonly<Record<string, number>>
  /** What a query shows, each with its type. */
  items?: readonly ConfigRow[]
  /** Those that gather items of other accounts, by name. */
  aggregators?: Readonly<Record<string, Aggregator>>
  /** How many types or rows stand on a page, at most. */
  page?: number
}

export interface Aggregator {
  sources: readonly { account: string; region: string; status?: 'SUCCEEDED' | 'FAILED' | 'OUTDATED'; type?: string }[]
  items: readonly ConfigRow[]
}

export type ConfigRow = { resourceType: string } & Readonly<Record<string, unknown>>

const groups = {
  all: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] },
  some: { allSupported: false, includeGlobalResourceTypes: false, resourceTypes: ['AWS::S3::Bucket'] },
  'all but some': {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: [],
    exclusionByResourceTypes: { resourceTypes: ['AWS::SQS::Queue'] },
    recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
  },
}

/** Answers the calls of one region, or of every region alike; undefined for the calls of other services. */
export const configServer =
  (regions: (region: string) => RecordedRegion) =>
  (call: Called): Bad | undefined => {
    if (call.service !== 'config') return undefined
    const {
      recorder = 'all',
      items = [],
      counts = countsIn(items),
      aggregators = {},
      page = 100,
    } = regions(call.region)
    const none = recorder === 'none'
    if (call.operation === 'DescribeDeliveryChannels') return answer({ DeliveryChannels: [] })
    if (call.operation === 'DescribeConfigurationRecorders')
      return answer({ ConfigurationRecorders: none ? [] : [recorderIn(recorder)] })
    if (call.operation === 'DescribeConfigurationRecorderStatus')
      return answer({ ConfigurationRecordersStatus: none ? [] : [statusOf(recorder)] })
    if (call.operation === 'GetDiscoveredResourceCounts')
      return countsFrom(Object.entries(none || recorder === 'internal' ? {} : counts), page, call)
    // Without a recorder too: AWS documents no refusal of a query.
    if (call.operation === 'SelectResourceConfig') return rowsFrom(items, page, call)
    return aggregated(aggregators, page, call)
  }

function aggregated(aggregators: Readonly<Record<string, Aggregator>>, page: number, call: Called): Bad | undefined {
  if (call.operation === 'DescribeConfigurationAggregators')
    return inPages(
      'ConfigurationAggregators',
      Object.keys(aggregators).map((ConfigurationAggregatorName) => ({ ConfigurationAggregatorName })),
      page,
      call,
    )
  const { ConfigurationAggregatorName = '' } = JSON.parse(call.body) as Record<string, string> // `as`: what the SDK sends
  const own = aggregators[ConfigurationAggregatorName]
  if (own === undefined) return undefined
  if (call.operation === 'SelectAggregateResourceConfig') return rowsFrom(own.items, page, call)
  const list = own.sources.map(({ account, region, status = 'SUCCEEDED', type = 'ACCOUNT' }) => ({
    SourceId: account,
    SourceType: type,
    AwsRegion: region,
    LastUpdateStatus: status,
    LastUpdateTime: 1_480_692_481.309,
  }))
  return inPages('AggregatedSourceStatusList', list, page, call)
}

function inPages(name: string, all: readonly object[], page: number, { body }: Called): Bad {
  const { NextToken } = JSON.parse(body) as { NextToken?: string } // `as`: what the SDK sends
  const start = Number(NextToken ?? 0)
  const rest = start + page < all.length ? { NextToken: String(start + page) } : {}
  return answer({ [name]: all.slice(start, start + page), ...rest })
}

const countsIn = (items: readonly ConfigRow[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(items, (one) => one.resourceType)].map(([type, own]) => [type, own.length]))

const oneDaily = {
  recordingFrequency: 'CONTINUOUS',
  recordingModeOverrides: [{ resourceTypes: ['AWS::SQS::Queue'], recordingFrequency: 'DAILY' }],
}

const recorderIn = (recorder: string) => ({
  name: 'default',
  roleARN: 'arn:aws:iam::123456789012:role/service-role/config-role',
  recordingGroup: groups[recorder as keyof typeof groups] ?? groups.all, // `as`: the other states record all
  ...(recorder === 'daily' ? { recordingMode: { recordingFrequency: 'DAILY' } } : {}),
  ...(recorder === 'one daily' ? { recordingMode: oneDaily } : {}),
  ...(recorder === 'internal' ? { recordingScope: 'INTERNAL', servicePrincipal: 'observability.amazonaws.com' } : {}),
})

const statusOf = (recorder: string) => ({
  name: 'default',
  lastStartTime: 1_480_692_481.309,
  recording: recorder !== 'off',
  lastStatus: recorder === 'failing' ? 'FAILURE' : 'SUCCESS',
  lastStatusChangeTime: 1_556_134_093.958,
})

function countsFrom(all: [string, number][], page: number, { body }: Called): Bad {
  const { nextToken } = JSON.parse(body) as { nextToken?: string } // `as`: what the SDK sends
  const start = Number(nextToken ?? 0)
  const shown = all.slice(start, start + page)
  const rest = start + page < all.length ? { nextToken: String(start + page) } : {}
  return answer({
    totalDiscoveredResources: all.reduce((sum, [, count]) => sum + count, 0),
    resourceCounts: shown.map(([resourceType, count]) => ({ resourceType, count })),
    ...rest,
  })
}

/** Each row is JSON text with the columns that were asked for, and none that has nothing in it. */
function rowsFrom(items: readonly ConfigRow[], most: number, { body }: Called): Bad {
  const { Expression, Limit, NextToken } = JSON.parse(body) as Record<string, string> // `as`: what the SDK sends
  const [, columns = '', condition = ''] = /^SELECT (.+) WHERE (.+)$/.exec(Expression ?? '') ?? []
  const names = columns.split(', ')
  const all = items.filter((one) => meets(one, condition))
  const start = Number(NextToken ?? 0)
  const page = Math.min(most, Number(Limit ?? 25))
  const shown = all.slice(start, start + page)
  return answer({
    Results: shown.map((row) => JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name]])))),
    QueryInfo: { SelectFields: names.map((Name) => ({ Name })) },
    ...(start + page < all.length ? { NextToken: String(start + page) } : {}),
  })
}

/** `a = 'x'` and `a IN ('x', 'y')`, joined by AND: what a scan asks, and nothing else of the language. */
const meets = (row: ConfigRow, condition: string): boolean =>
  condition.split(' AND ').every((one) => {
    const [, name = '', list = ''] = /^(\w+) (?:=|IN) \(?(.+?)\)?$/.exec(one) ?? []
    return list.split(', ').includes(`'${String(row[name])}'`)
  })

const answer = (body: object): Bad => ({
  status: 200,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(body),
})
