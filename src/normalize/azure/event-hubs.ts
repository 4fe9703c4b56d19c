// The hubs of a namespace: how long they keep events, and the storage accounts that events are captured in.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { beside, listOf } from './beside.ts'

const retention = v.union([
  v.pipe(
    v.object({ cleanupPolicy: v.literal('Compact') }),
    v.transform((): Days => 'forever'), // of each key the last event stays: event-hubs/log-compaction
  ),
  v.pipe(
    v.object({ cleanupPolicy: v.picklist(['Delete', 'DeleteOrCompact']), retentionTimeInHours: v.number() }),
    v.transform(({ retentionTimeInHours: hours }): Days => (hours === -1 ? 'forever' : hours / 24)),
  ),
])

const capturing = v.union([
  v.pipe(
    v.object({ enabled: v.literal(false) }),
    v.transform(() => false as const),
  ),
  v.pipe(
    v.object({
      enabled: v.literal(true),
      destination: v.object({
        properties: v.object({ storageAccountResourceId: v.nullish(v.pipe(v.string(), v.toLowerCase()), '') }),
      }),
    }),
    v.transform(({ destination }) => destination.properties.storageAccountResourceId),
  ),
])

/** https://learn.microsoft.com/rest/api/eventhub/event-hubs/list-by-namespace: a hub without a description of its capture has none. */
const hub = v.pipe(
  v.object({
    properties: v.object({
      messageRetentionInDays: v.nullish(v.number()),
      retentionDescription: v.nullish(retention),
      captureDescription: v.nullish(capturing),
    }),
  }),
  v.transform(({ properties: { messageRetentionInDays, retentionDescription, captureDescription } }) => ({
    days: retentionDescription ?? messageRetentionInDays ?? null,
    store: captureDescription ?? false,
  })),
)

type Hubs = Fact<v.InferOutput<typeof hub>[]>

export const eventHubs = (observation: Observation, namespaces: `${string}/namespaces`): Hubs =>
  beside(observation, `${namespaces}/eventhubs/read`, listOf(hub))

/** Of the hub that keeps them longest; a namespace without hubs keeps none. */
export const retained = (hubs: Hubs): Fact<Days> =>
  chain(hubs, (all, from): Fact<Days> => {
    const days = all.map((one) => one.days)
    if (days.includes('forever')) return known('forever', from)
    if (days.includes(null)) return unknown('not-recorded')
    return known(Math.max(0, ...days.map(Number)), from)
  })

/** What is captured in a Data Lake of the first kind goes where its name alone does not tell. */
export const capture = (hubs: Hubs): Fact<Reference[]> =>
  pointers(
    'replica',
    'azure-event-capture',
    map(hubs, (all) => new Set(all.flatMap(({ store }) => (store === false ? [] : [store])))),
    (stores, from) => [...stores].map((id) => ({ locator: id === '' ? unknown('unsupported') : known(id, from) })),
  )
