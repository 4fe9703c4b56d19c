// The calls to AWS Config, each made once for a region by whoever reads it: what its recorder does, what it counts, what it has of one type.
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  GetDiscoveredResourceCountsCommand,
  type GetDiscoveredResourceCountsCommandOutput,
  type ResourceCount,
  SelectResourceConfigCommand,
  type SelectResourceConfigCommandOutput,
} from '@aws-sdk/client-config-service'
import { isRecord } from '../../model/json.ts'
import type { Gap } from '../../model/observation.ts'
import type { Answered, Caller, Service } from './caller.ts'
import { recordingOf, type Recording } from './config-recorder.ts'
import { gapOf, type Listing, pagesOf } from './listing.ts'
import { inCommon, oncePerRegion } from './once-per.ts'

/** AWS publishes no rate for queries; 8 a second is what its own Workload Discovery keeps to. */
export const config: Service<ConfigServiceClient> = {
  name: 'config',
  variable: 'CONFIG_SERVICE',
  pace: { inFlight: 4, calls: 8, windowMs: 1_000 },
  connect: (settings) => new ConfigServiceClient(settings),
}

/** Without a recorder counts and queries are empty lists, which must not be read as "there is nothing". */
export const askRecording = inCommon(
  oncePerRegion(async (caller, region): Promise<Recording | Gap> => {
    const recorders = await listAs(caller, region, {
      operation: 'DescribeConfigurationRecorders',
      async send(client) {
        const told = await client.send(new DescribeConfigurationRecordersCommand({}))
        return { list: told.ConfigurationRecorders, $metadata: told.$metadata }
      },
    })
    if ('kind' in recorders) return recorders
    const statuses = await listAs(caller, region, {
      operation: 'DescribeConfigurationRecorderStatus',
      async send(client) {
        const told = await client.send(new DescribeConfigurationRecorderStatusCommand({}))
        return { list: told.ConfigurationRecordersStatus, $metadata: told.$metadata }
      },
    })
    return 'kind' in statuses ? statuses : recordingOf(recorders, statuses)
  }),
)

interface WholeList<Item> {
  operation: string
  send(client: ConfigServiceClient): Promise<Answered & { list: Item[] | undefined }>
}

/** Neither list comes in pages. One that is missing is no empty one. */
async function listAs<Item>(caller: Caller, region: string, asking: WholeList<Item>): Promise<Item[] | Gap> {
  const call = { service: config, region, operation: asking.operation }
  const reply = await caller.call({ ...call, send: (client) => asking.send(client) })
  if ('error' in reply) return gapOf(caller, call, reply)
  const { list } = reply.output
  return Array.isArray(list) ? list : gapOf(caller, call, { error: 'MissingList' })
}

/** As far as the pages came, and why not further. */
export interface Counts {
  byType: Map<string, number>
  gap?: Gap
}

/** A count that was left out is at least one: the type would not be listed without. */
export const askCounts = inCommon(
  oncePerRegion(async (caller, region): Promise<Counts> => {
    const listing: Listing<ConfigServiceClient, GetDiscoveredResourceCountsCommandOutput, ResourceCount> = {
      service: config,
      region,
      operation: 'GetDiscoveredResourceCounts',
      send: (client, nextToken) => client.send(new GetDiscoveredResourceCountsCommand({ nextToken, limit: 100 })),
      items: ({ resourceCounts }) => resourceCounts,
      next: ({ nextToken }) => nextToken,
      id: ({ resourceType }) => resourceType,
    }
    const byType = new Map<string, number>()
    for await (const page of pagesOf(caller, listing)) {
      if ('error' in page) return { byType, gap: gapOf(caller, listing, page) }
      for (const { resourceType = '', count = 1 } of page.items) byType.set(resourceType, count)
    }
    return { byType }
  }),
)

/** What an item is told by; `configuration` and `supplementaryConfiguration` whole, as the schema of queries lacks fields that items have. */
const columns = [
  'resourceId',
  'resourceName',
  'resourceType',
  'arn',
  'accountId',
  'awsRegion',
  'configuration',
  'supplementaryConfiguration',
  'tags',
  'configurationItemCaptureTime',
  'configurationItemStatus',
]

export type Row = Readonly<Record<string, unknown>>

/** The items of these types, as rows of a query. */
export const itemsOf = (
  region: string,
  types: readonly string[],
): Listing<ConfigServiceClient, SelectResourceConfigCommandOutput, Row> => ({
  service: config,
  region,
  operation: 'SelectResourceConfig',
  ...(types.length === 1 && types[0] !== undefined ? { type: types[0] } : {}),
  send: (client, NextToken) =>
    client.send(
      new SelectResourceConfigCommand({
        Expression: selecting(`resourceType IN (${types.map((type) => `'${type}'`).join(', ')})`),
        Limit: 100, // the most it takes
        NextToken,
      }),
    ),
  items: rowsIn,
  next: ({ NextToken }) => NextToken,
  id: ({ resourceType, resourceId }) => resourceId && JSON.stringify([resourceType, resourceId]),
})

/** What stands in the condition must be of our own making, or have been looked at. */
export const selecting = (condition: string): string => `SELECT ${columns.join(', ')} WHERE ${condition}`

export const rowsIn = ({ Results }: { Results?: string[] | undefined }): Row[] | undefined =>
  Array.isArray(Results) ? Results.map(rowIn) : undefined

/** Each row is JSON text. One that is not has no id, so that the list is not taken for whole. */
function rowIn(text: unknown): Row {
  try {
    const row: unknown = JSON.parse(String(text))
    return isRecord(row) ? row : {}
  } catch {
    return {}
  }
}
