// Where an IoT hub sends what devices report: the endpoints of its routes, and the account that devices upload files to.
import * as v from 'valibot'
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'
import { leadsTo } from './connection-string.ts'
import { host } from './encryption.ts'

/** By identity an endpoint names its address, by key it has a connection string. */
const endpoint = v.object({
  name: v.string(),
  endpointUri: v.nullish(v.string()),
  connectionString: v.nullish(v.string()),
})
const endpoints = v.nullish(v.array(endpoint), [])

const route = v.object({ endpointNames: v.array(v.string()), isEnabled: v.boolean() })

/** The hub itself keeps what is sent there. */
const own = 'events'

/**
 * https://learn.microsoft.com/rest/api/iothub/iot-hub-resource/get: what a route does not name is sent nothing. undefined: what it
 * names is not among them, as Event Grid, whose topics send on to anybody.
 */
const routing = v.pipe(
  v.object({
    endpoints: v.object({
      serviceBusQueues: endpoints,
      serviceBusTopics: endpoints,
      eventHubs: endpoints,
      storageContainers: endpoints,
      cosmosDBSqlContainers: endpoints,
    }),
    routes: v.nullish(v.array(route), []),
    fallbackRoute: v.nullish(route),
  }),
  v.transform(({ endpoints: kinds, routes: all, fallbackRoute }) => {
    const used = [...all, ...(fallbackRoute ? [fallbackRoute] : [])].filter(({ isEnabled }) => isEnabled)
    const names = new Set(used.flatMap(({ endpointNames }) => endpointNames.map((name) => name.toLowerCase())))
    names.delete(own)
    const told = new Map(
      Object.values(kinds).flatMap((all) => all.map((one) => [one.name.toLowerCase(), one] as const)),
    )
    return [...new Set([...names].map((name) => told.get(name)))]
  }),
)

export const routes = ({ setting }: ArmBody): Fact<Reference[]> =>
  pointers('replica', 'azure-iot-hub-route', setting(['properties', 'routing'], routing), (all, from) =>
    all.map((one) => {
      if (one === undefined) return { locator: unknown('unsupported') }
      const address = v.safeParse(host, one.endpointUri)
      return { locator: address.success ? known(address.output, from) : leadsTo(one.connectionString, from) }
    }),
  )

const storage = v.record(v.string(), v.object({ connectionString: v.nullish(v.string(), '') }))

/** Azure writes an empty one where there is none. */
export const uploads = ({ settingOr }: ArmBody): Fact<Reference[]> =>
  pointers('replica', 'azure-iot-hub-upload', settingOr(['properties', 'storageEndpoints'], storage, {}), (all, from) =>
    Object.values(all)
      .filter(({ connectionString }) => connectionString !== '')
      .map(({ connectionString }) => ({ locator: leadsTo(connectionString, from) })),
  )
