// azurerm_iothub: where what devices report is sent on, by routes and uploads within it and by those that are resources beside it.
import { afterApply, isMark, markedReason, notTold, others, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, hostOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, each, isSet, listIn, of, textIn, usual, written, writtenBlock } from './values.ts'

const type = 'Microsoft.Devices/IotHubs'

export function iotHub(planned: Planned): Answered[] {
  const { main, row } = planned
  return [
    body(planned, type, {
      properties: {
        hostName: hostOf(planned, 'azure-devices.net'),
        // A hub that exists may have failed over, or been told to keep to its region: neither is an attribute.
        ...(main?.isNew === true
          ? {
              locations: [
                { location: row.region ?? afterApply, role: 'primary' },
                { location: null, role: 'secondary' },
              ],
            }
          : { enableDataResidency: notTold, encryption: notTold }),
        minTlsVersion: of(main, 'min_tls_version') ?? usual(main, 'min_tls_version'),
        publicNetworkAccess: enabledWord(of(main, 'public_network_access_enabled')),
        networkRuleSets: rulesFor(main),
        routing: routing(planned),
        storageEndpoints: uploads(planned),
      },
    }),
    diagnostics(planned),
  ]
}

function rulesFor(main: PlannedRow | undefined): unknown {
  const block = of(main, 'network_rule_set')
  if (isMark(block)) return block
  if (!isSet(block)) return undefined
  const set = (name: string) => at(block, 0, name) ?? usual(main, `network_rule_set.${name}`)
  return {
    defaultAction: set('default_action'),
    applyToBuiltInEventHubEndpoint: set('apply_to_builtin_eventhub_endpoint'),
    ipRules: each(at(block, 0, 'ip_rule'), (rule) => ({ ipMask: at(rule, 'ip_mask'), action: at(rule, 'action') })),
  }
}

/** How Azure groups endpoints, by what the block within the hub calls each, and by what those beside it are. */
const kinds: ReadonlyMap<unknown, string> = new Map([
  ['AzureIotHub.EventHub', 'eventHubs'],
  ['AzureIotHub.ServiceBusQueue', 'serviceBusQueues'],
  ['AzureIotHub.ServiceBusTopic', 'serviceBusTopics'],
  ['AzureIotHub.StorageContainer', 'storageContainers'],
  ['azurerm_iothub_endpoint_cosmosdb_account', 'cosmosDBSqlContainers'],
  ['azurerm_iothub_endpoint_eventhub', 'eventHubs'],
  ['azurerm_iothub_endpoint_servicebus_queue', 'serviceBusQueues'],
  ['azurerm_iothub_endpoint_servicebus_topic', 'serviceBusTopics'],
  ['azurerm_iothub_endpoint_storage_container', 'storageContainers'],
])

/** What is within a hub that exists is all that it has, as the provider has read it; what is beside it may be new. */
function routing({ main, parts }: Planned): unknown {
  const [endpoints, routes] = ['endpoint', 'route'].map((name) => written(main, name) ?? [])
  const fallback = fallbackRoute(main, parts('azurerm_iothub_fallback_route'))
  if (isMark(endpoints) || isMark(routes) || isMark(fallback)) return [endpoints, routes, fallback].find(isMark)
  const beside = [...kinds.keys()].flatMap((kind) => (typeof kind === 'string' ? parts(kind) : []))
  const ends = [
    ...beside.map((one): [kind: unknown, endpoint: unknown] => [one.type, one.values]),
    ...without(beside, endpoints).map((one): [kind: unknown, endpoint: unknown] => [at(one, 'type'), one]),
  ]
  const byKind = Map.groupBy(ends, ([kind]) => kinds.get(kind) ?? '')
  const ways = parts('azurerm_iothub_route')
  return byKind.has('')
    ? notTold
    : {
        endpoints: Object.fromEntries(
          [...byKind].map(([kind, some]) => [kind, some.map(([, one]) => endpointOf(one))]),
        ),
        routes: [...ways.map(({ values }) => values), ...without(ways, routes)].map(routeOf),
        fallbackRoute: fallback,
      }
}

/** What is within and not beside it as well, which tells how it will be. */
function without(beside: readonly PlannedRow[], within: unknown): unknown[] {
  const names = beside.map((one) => of(one, 'name'))
  return (listIn(within) ?? []).filter((one) => !names.includes(at(one, 'name')))
}

/** One whose address nobody knows yet leaves the others as they are. */
function endpointOf(one: unknown): unknown {
  const found = {
    name: at(one, 'name'),
    endpointUri: textIn(at(one, 'endpoint_uri')),
    connectionString: textIn(at(one, 'connection_string')),
  }
  return markedReason(found) === undefined ? found : others
}

const routeOf = (one: unknown) => ({ endpointNames: at(one, 'endpoint_names'), isEnabled: at(one, 'enabled') })

/** The provider makes one to the hub's own events where nobody writes any. */
function fallbackRoute(main: PlannedRow | undefined, [apart]: readonly PlannedRow[]): unknown {
  if (apart !== undefined) return routeOf(apart.values)
  const block = writtenBlock(main, 'fallback_route')
  if (isMark(block)) return block
  if (!isSet(block)) return { endpointNames: ['events'], isEnabled: true }
  return {
    endpointNames: each(chosen(at(block, 0, 'endpoint_names')), (name) => name),
    isEnabled: at(block, 0, 'enabled') ?? usual(main, 'fallback_route.enabled'),
  }
}

function uploads({ main, parts }: Planned): unknown {
  const [apart] = parts('azurerm_iothub_file_upload')
  const block = of(main, 'file_upload')
  if (apart === undefined && isMark(block)) return block
  if (apart === undefined && !isSet(block)) return undefined
  return { $default: { connectionString: apart ? of(apart, 'connection_string') : at(block, 0, 'connection_string') } }
}
