// What AWS Config has, and nothing that has to be asked for besides: a few calls for each region, of which much comes out unknown.
import {
  type ConfigServiceClient,
  SelectResourceConfigCommand,
  type SelectResourceConfigCommandOutput,
} from '@aws-sdk/client-config-service'
import type { Gap, Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Caller } from './caller.ts'
import { everyCollection, recordedTypes } from './collections.ts'
import { askRecording, config, type Row, rowsIn, selecting } from './config-calls.ts'
import { itemAlone } from './config-first.ts'
import { resourceCounts } from './config-service.ts'
import { gapOf, type Listing, pagesOf } from './listing.ts'

/**
 * Whatever Config may tell of a type, nobody has asked the service itself whether that is all: a count of none may be minutes old, and a
 * recorder whose role may not read a type says nothing of it. So each list that is not asked for stays open.
 */
export const unasked = ({ identity: { account } }: Caller): Gap[] =>
  everyCollection().flatMap(({ type, lists }) =>
    type === undefined ? [] : lists.map((list) => unaskedFor(account, type, list)),
  )

function unaskedFor(account: string, type: string, list: string): Gap {
  const [service = '', operation = ''] = list.split(':')
  return { kind: 'gap', provider: 'aws', account, service, operation, reason: 'not-asked', type, count: 1 }
}

/** The items of a region that are as things stand, each type that it records. */
export async function* readConfigAlone(caller: Caller, region: string): AsyncGenerator<SourceRecord> {
  const types = everyCollection().flatMap(({ type }) => type ?? [])
  yield* resourceCounts(new Set(types)).read(caller, region)
  const recording = await askRecording(caller, region)
  if ('kind' in recording) return
  const followed = recordedTypes().filter((type) => recording.follows(type))
  if (followed.length > 0) yield* itemsOf(caller, region, followed)
}

async function* itemsOf(caller: Caller, region: string, types: readonly string[]): AsyncGenerator<Observation | Gap> {
  const listing = items(region, types)
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) yield gapOf(caller, listing, page)
    else yield* page.items.flatMap((row) => alone(caller, region, row, page.origin))
  }
}

function alone({ identity }: Caller, region: string, row: Row, origin: Origin): Observation[] {
  const told = itemAlone(identity, [region], row, origin)
  return told === undefined ? [] : [{ ...told, unasked: true }]
}

const items = (
  region: string,
  types: readonly string[],
): Listing<ConfigServiceClient, SelectResourceConfigCommandOutput, Row> => ({
  service: config,
  region,
  operation: 'SelectResourceConfig',
  send: (client, NextToken) => {
    const Expression = selecting(`resourceType IN (${types.map((type) => `'${type}'`).join(', ')})`)
    return client.send(new SelectResourceConfigCommand({ Expression, Limit: 100, NextToken }))
  },
  items: rowsIn,
  next: ({ NextToken }) => NextToken,
  id: ({ resourceId, resourceType }) => resourceId && JSON.stringify([resourceType, resourceId]),
})
