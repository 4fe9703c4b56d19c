// A plan of azurerm as large as a bench wants it: accounts, databases and namespaces with what says more of each, half of them there before.
import { inPlan, type Row, to } from './sample-plan.ts'

/** About that many resources. The same number makes the same plan. */
export const sampleAzurePlan = (resources: number): object =>
  inPlan(Array.from({ length: Math.ceil(resources / 10) }, (_, index) => groupOf(index)).flat(), 'azurerm', {
    subscription_id: { constant_value: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' },
  })

/** Ten resources that belong together. */
function groupOf(index: number): Row[] {
  const exists = index % 2 === 0
  const location = ['westeurope', 'northeurope', 'eastus'][index % 3] ?? 'westeurope'
  const tags = { DataClass: 'pii', Team: `team-${index % 40}`, Service: `service-${index}` }
  const group = `rg-${index % 100}`
  const own = (type: string, after: Record<string, unknown>, more: Partial<Row> = {}): Row => ({
    address: `${type}.r${index}`,
    type,
    after: { resource_group_name: group, location, tags, ...after },
    exists,
    ...more,
  })
  /** Named by a reference where it is new, and by an id where it is there. */
  const path = (kind: string, name: string): string =>
    `/subscriptions/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/resourceGroups/${group}/providers/${kind}/${name}`
  const part = (type: string, after: Record<string, unknown>, by: string, of: string, id: string): Row => ({
    address: `${type}.r${index}`,
    type,
    after: exists ? { ...after, [by]: id } : after,
    unknown: { [by]: true },
    expressions: { [by]: to(`${of}.r${index}`, 'id') },
    exists,
  })
  const account = path('Microsoft.Storage/storageAccounts', `st${index}`)
  const server = path('Microsoft.Sql/servers', `sql${index}`)
  const vault = path('Microsoft.KeyVault/vaults', `kv${index}`)
  return [
    own('azurerm_storage_account', {
      name: `st${index}`,
      account_kind: 'StorageV2',
      account_replication_type: ['LRS', 'GRS', 'RAGZRS'][index % 3],
      min_tls_version: 'TLS1_2',
    }),
    part(
      'azurerm_storage_container',
      { name: 'records', container_access_type: 'private' },
      'storage_account_id',
      'azurerm_storage_account',
      account,
    ),
    part(
      'azurerm_storage_account_customer_managed_key',
      { key_vault_key_id: `https://kv${index}.vault.azure.net/keys/data` },
      'storage_account_id',
      'azurerm_storage_account',
      account,
    ),
    own('azurerm_key_vault', { name: `kv${index}` }),
    part(
      'azurerm_monitor_diagnostic_setting',
      { name: 'all', enabled_log: [{ category_group: 'audit' }] },
      'target_resource_id',
      'azurerm_key_vault',
      vault,
    ),
    own('azurerm_mssql_server', { name: `sql${index}`, minimum_tls_version: '1.2' }),
    part(
      'azurerm_mssql_database',
      { name: 'crm', storage_account_type: 'Geo', zone_redundant: false, tags },
      'server_id',
      'azurerm_mssql_server',
      server,
    ),
    own('azurerm_cosmosdb_account', {
      name: `cosmos${index}`,
      geo_location: [
        { location, failover_priority: 0 },
        { location: 'eastus', failover_priority: 1 },
      ],
    }),
    own('azurerm_servicebus_namespace', { name: `sb${index}`, sku: 'Standard' }),
    own('azurerm_role_assignment', { role_definition_name: 'Reader' }),
  ]
}
