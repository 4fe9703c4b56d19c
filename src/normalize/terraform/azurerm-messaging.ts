// azurerm_eventhub_namespace and azurerm_servicebus_namespace: under whose key messages lie, who reaches them, and where they are copied to.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, hostOf, keyUrl, listOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, textIn, usual, writtenBlock } from './values.ts'

const hubs = 'Microsoft.EventHub/namespaces'
const queues = 'Microsoft.ServiceBus/namespaces'

export function eventHubsNamespace(planned: Planned): Answered[] {
  const { main, parts } = planned
  const [key] = parts('azurerm_eventhub_namespace_customer_managed_key')
  const urls = key === undefined ? unsaid(main) : each(of(key, 'key_vault_key_ids'), (one) => one)
  const all = parts('azurerm_eventhub')
  return [
    namespace(planned, hubs, urls),
    listOf(planned, `${hubs}/eventhubs/read`, all.map(hub)),
    rules(planned, hubs, writtenBlock(main, 'network_rulesets')),
    partners(planned, hubs, parts('azurerm_eventhub_namespace_disaster_recovery_config')),
    diagnostics(planned),
  ]
}

export function serviceBusNamespace(planned: Planned): Answered[] {
  const { main, parts } = planned
  const [apart] = parts('azurerm_servicebus_namespace_customer_managed_key')
  const inline = textIn(at(of(main, 'customer_managed_key'), 0, 'key_vault_key_id'))
  const url = inline ?? (apart === undefined ? unsaid(main) : keyUrl(apart.values))
  return [
    namespace(planned, queues, url === undefined || url === notTold ? url : [url]),
    rules(planned, queues, of(main, 'network_rule_set')),
    partners(planned, queues, parts('azurerm_servicebus_namespace_disaster_recovery_config')),
    diagnostics(planned),
  ]
}

/** What was set by other means is not known of what exists. */
const unsaid = (main: PlannedRow | undefined): unknown => (main?.isNew === true ? undefined : notTold)

/** `keys`: a list of them, or why there is none. */
function namespace(planned: Planned, type: string, keys: unknown): Answered {
  const { main } = planned
  const host = hostOf(planned, 'servicebus.windows.net')
  const encryption = Array.isArray(keys)
    ? { keyVaultProperties: keys.map((keyVaultUri: unknown) => ({ keyVaultUri })) }
    : keys
  return body(planned, type, {
    properties: {
      encryption,
      ...(host === undefined ? {} : { serviceBusEndpoint: `https://${host}:443/` }),
      minimumTlsVersion: of(main, 'minimum_tls_version') ?? usual(main, 'minimum_tls_version'),
      publicNetworkAccess: enabledWord(
        of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
      ),
      zoneRedundant: of(main, 'zone_redundant'),
      // Only Premium has it, and only by other means: https://learn.microsoft.com/azure/event-hubs/geo-replication
      geoDataReplication: of(main, 'sku') === 'Premium' ? unsaid(main) : undefined,
    },
  })
}

/** https://learn.microsoft.com/azure/event-hubs/event-hubs-ip-filtering: without rules all are let in. */
const rules = ({ main, row }: Planned, type: string, block: unknown): Answered =>
  main === undefined
    ? undefined
    : told(`${type}/networkRuleSets/read`, row, {
        properties: {
          defaultAction: isSet(block)
            ? (at(block, 0, 'default_action') ?? usual(main, 'network_rule_set.default_action'))
            : 'Allow',
        },
      })

const partners = (planned: Planned, type: string, pairings: readonly PlannedRow[]): Answered =>
  listOf(
    planned,
    `${type}/disasterRecoveryConfigs/read`,
    pairings.map((one) => ({ properties: { partnerNamespace: of(one, 'partner_namespace_id'), role: 'Primary' } })),
  )

const hub = (one: PlannedRow) => ({
  properties: {
    messageRetentionInDays: of(one, 'message_retention'),
    retentionDescription: described(of(one, 'retention_description')),
    captureDescription: captured(of(one, 'capture_description')),
  },
})

const described = (block: unknown): unknown =>
  isSet(block)
    ? { cleanupPolicy: at(block, 0, 'cleanup_policy'), retentionTimeInHours: at(block, 0, 'retention_time_in_hours') }
    : undefined

const captured = (block: unknown): unknown =>
  isSet(block)
    ? {
        enabled: at(block, 0, 'enabled'),
        destination: {
          properties: { storageAccountResourceId: at(block, 0, 'destination', 0, 'storage_account_id') },
        },
      }
    : undefined
