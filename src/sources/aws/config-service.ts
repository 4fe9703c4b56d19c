// AWS Config as a second witness: in each region where it records, how many resources there are of types that nobody reads by their own calls.
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  GetDiscoveredResourceCountsCommand,
  type GetDiscoveredResourceCountsCommandOutput,
  type ResourceCount,
} from '@aws-sdk/client-config-service'
import type { GapReason } from '../../model/fact.ts'
import type { Counted, Gap, SourceRecord } from '../../model/observation.ts'
import type { Answered, Caller, Service } from './caller.ts'
import type { Collection } from './collection.ts'
import { recordingOf, type Recording } from './config-recorder.ts'
import { gapOf, type Listing, pagesOf } from './listing.ts'

const config: Service<ConfigServiceClient> = {
  name: 'config',
  variable: 'CONFIG_SERVICE',
  pace: { inFlight: 4, calls: 8, windowMs: 1_000 },
  connect: (settings) => new ConfigServiceClient(settings),
}

/** `readElsewhere`: the types whose own calls tell more than a count. */
export const resourceCounts = (readElsewhere: ReadonlySet<string>): Collection => ({
  lists: ['config:DescribeConfigurationRecorders'],
  callsAfter: 2,
  callsEach: 0,
  pace: config.pace,
  read: (caller, region) => countsOf(caller, region, readElsewhere),
})

async function* countsOf(
  caller: Caller,
  region: string,
  readElsewhere: ReadonlySet<string>,
): AsyncGenerator<SourceRecord> {
  const recording = await askRecording(caller, region)
  if ('kind' in recording) yield recording
  else {
    if (recording.unseen !== undefined) yield unseen(caller, region, recording.unseen)
    if (recording.on) yield* counts(caller, region, readElsewhere)
  }
}

/** Without a recorder the counts are an empty list, which must not be read as "there is nothing". */
async function askRecording(caller: Caller, region: string): Promise<Recording | Gap> {
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
}

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

async function* counts(
  caller: Caller,
  region: string,
  readElsewhere: ReadonlySet<string>,
): AsyncGenerator<SourceRecord> {
  const listing: Listing<ConfigServiceClient, GetDiscoveredResourceCountsCommandOutput, ResourceCount> = {
    service: config,
    region,
    operation: 'GetDiscoveredResourceCounts',
    send: (client, nextToken) => client.send(new GetDiscoveredResourceCountsCommand({ nextToken, limit: 100 })),
    items: ({ resourceCounts }) => resourceCounts,
    next: ({ nextToken }) => nextToken,
    id: ({ resourceType }) => resourceType,
  }
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) yield gapOf(caller, listing, page)
    else yield* page.items.flatMap((one) => counted(caller, region, one)).filter(({ type }) => !readElsewhere.has(type))
  }
}

/** A count that was left out is at least one: the type would not be listed without. */
function counted(
  { identity: { account } }: Caller,
  region: string,
  { resourceType, count = 1 }: ResourceCount,
): Counted[] {
  if (resourceType === undefined) throw new Error('config:GetDiscoveredResourceCounts counted something without a type')
  return count === 0 ? [] : [{ kind: 'counted', provider: 'aws', account, region, type: resourceType, count }]
}

const unseen = ({ identity: { account } }: Caller, region: string, reason: GapReason): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  region,
  service: config.name,
  operation: 'GetDiscoveredResourceCounts',
  reason,
  count: 1,
})
