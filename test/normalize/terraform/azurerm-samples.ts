// One estate of Azure told twice: as azurerm plans it, and as Azure Resource Manager will tell of it.
import type { PlannedRow } from '../../../src/model/planned.ts'
import { at, row } from './planned-azure.ts'

export interface Sample {
  type: string
  rows: PlannedRow[]
  body: Record<string, unknown>
  beside: Record<string, object>
}

const diagnostics = 'Microsoft.Insights/diagnosticSettings/read'
export const noLogs = { [diagnostics]: { value: [] } }
export const list = (...value: unknown[]) => ({ value })

export const workspace = at('Microsoft.OperationalInsights/workspaces/logs')
const farKey = 'https://shop-keys-far.vault.azure.net/keys/data'
export const vaultKey = 'https://shop-keys.vault.azure.net/keys/data'

export const setting = (target: string, ...categories: string[]) =>
  row('azurerm_monitor_diagnostic_setting', `${target}|all`, {
    target_resource_id: target,
    log_analytics_workspace_id: workspace,
    enabled_log: categories.map((category) => ({ category, category_group: '' })),
  })
export const logsTo = (...categories: string[]) => ({
  [diagnostics]: list({
    properties: { workspaceId: workspace, logs: categories.map((category) => ({ category, enabled: true })) },
  }),
})

const storage = 'Microsoft.Storage/storageAccounts'
const account = at(`${storage}/shoprecords`)
const archive = at(`${storage}/shoparchive`)

const cosmos = 'Microsoft.DocumentDB/databaseAccounts'
const catalog = at(`${cosmos}/catalog`)

const sql = 'Microsoft.Sql/servers'
const [near, far] = [at(`${sql}/shop-near`), at(`${sql}/shop-far`)]
const crm = `${near}/databases/crm`

const postgresql = 'Microsoft.DBforPostgreSQL/flexibleServers'
const [orders, reports] = [at(`${postgresql}/orders`), at(`${postgresql}/reports`)]

const mysql = 'Microsoft.DBforMySQL/flexibleServers'

export const samples: Sample[] = [
  {
    type: storage,
    rows: [
      row('azurerm_storage_account', account, {
        name: 'shoprecords',
        account_tier: 'Standard',
        account_replication_type: 'RAGZRS',
        account_kind: 'StorageV2',
        min_tls_version: 'TLS1_1',
        https_traffic_only_enabled: false,
        allow_nested_items_to_be_public: true,
        customer_managed_key: [{ key_vault_key_id: vaultKey, user_assigned_identity_id: at('i') }],
        blob_properties: [
          {
            versioning_enabled: true,
            delete_retention_policy: [{ days: 14 }],
            container_delete_retention_policy: [{ days: 21 }],
          },
        ],
        share_properties: [{ retention_policy: [{ days: 30 }] }],
        immutability_policy: [{ state: 'Unlocked', period_since_creation_in_days: 10 }],
        tags: { DataClass: 'pii' },
      }),
      row('azurerm_storage_management_policy', `${account}/managementPolicies/default`, {
        storage_account_id: account,
        rule: [
          {
            enabled: true,
            filters: [{ prefix_match: [], match_blob_index_tag: [] }],
            actions: [{ version: [{ delete_after_days_since_creation: 40 }] }],
          },
        ],
      }),
      row('azurerm_storage_container', `${account}/c`, {
        storage_account_id: account,
        container_access_type: 'blob',
        id: `${account}/blobServices/default/containers/c`,
      }),
      row('azurerm_storage_container_immutability_policy', `${account}/p`, {
        storage_container_resource_manager_id: `${account}/blobServices/default/containers/c`,
        immutability_period_in_days: 50,
        locked: true,
      }),
      row('azurerm_storage_object_replication', `${account}/o`, {
        source_storage_account_id: account,
        destination_storage_account_id: archive,
      }),
      ...['blob', 'file', 'queue', 'table'].map((service) =>
        setting(`${account}/${service}Services/default`, 'StorageRead', 'StorageWrite', 'StorageDelete'),
      ),
    ],
    body: {
      kind: 'StorageV2',
      sku: { name: 'Standard_RAGZRS' },
      tags: { DataClass: 'pii' },
      properties: {
        minimumTlsVersion: 'TLS1_1',
        supportsHttpsTrafficOnly: false,
        allowBlobPublicAccess: true,
        primaryLocation: 'westeurope',
        immutableStorageWithVersioning: {
          enabled: true,
          immutabilityPolicy: { state: 'Unlocked', immutabilityPeriodSinceCreationInDays: 10 },
        },
        encryption: {
          services: { blob: { enabled: true }, file: { enabled: true } },
          keySource: 'Microsoft.Keyvault',
          keyVaultProperties: { keyVaultUri: 'https://shop-keys.vault.azure.net/' },
        },
      },
    },
    beside: {
      [`${storage}/blobServices/read`]: {
        properties: {
          isVersioningEnabled: true,
          deleteRetentionPolicy: { enabled: true, days: 14 },
          containerDeleteRetentionPolicy: { enabled: true, days: 21 },
        },
      },
      [`${storage}/fileServices/read`]: { properties: { shareDeleteRetentionPolicy: { enabled: true, days: 30 } } },
      [`${storage}/managementPolicies/read`]: {
        properties: {
          policy: {
            rules: [
              {
                enabled: true,
                definition: {
                  actions: { version: { delete: { daysAfterCreationGreaterThan: 40 } } },
                  filters: { prefixMatch: [], blobIndexMatch: [] },
                },
              },
            ],
          },
        },
      },
      [`${storage}/blobServices/containers/read`]: list({
        properties: {
          publicAccess: 'Blob',
          hasImmutabilityPolicy: true,
          immutabilityPolicy: { properties: { immutabilityPeriodSinceCreationInDays: 50, state: 'Locked' } },
        },
      }),
      [`${storage}/objectReplicationPolicies/read`]: list({
        properties: { sourceAccount: account, destinationAccount: archive },
      }),
      [diagnostics]: ['blob', 'file', 'queue', 'table'].map(
        () => logsTo('StorageRead', 'StorageWrite', 'StorageDelete')[diagnostics],
      ),
    },
  },
  {
    type: cosmos,
    rows: [
      row('azurerm_cosmosdb_account', catalog, {
        name: 'catalog',
        geo_location: [
          { location: 'westeurope', failover_priority: 0, zone_redundant: true },
          { location: 'eastus', failover_priority: 1, zone_redundant: false },
        ],
        multiple_write_locations_enabled: true,
        key_vault_key_id: vaultKey,
        minimal_tls_version: 'Tls11',
        public_network_access_enabled: true,
        ip_range_filter: ['203.0.113.0/24'],
        is_virtual_network_filter_enabled: false,
        backup: [{ type: 'Periodic', storage_redundancy: 'Geo' }],
      }),
      setting(catalog, 'DataPlaneRequests'),
    ],
    body: {
      properties: {
        locations: [
          { locationName: 'West Europe', failoverPriority: 0, isZoneRedundant: true },
          { locationName: 'East US', failoverPriority: 1, isZoneRedundant: false },
        ],
        enableMultipleWriteLocations: true,
        keyVaultKeyUri: vaultKey,
        minimalTlsVersion: 'Tls11',
        publicNetworkAccess: 'Enabled',
        ipRules: [{ ipAddressOrRange: '203.0.113.0/24' }],
        isVirtualNetworkFilterEnabled: false,
        backupPolicy: { type: 'Periodic', periodicModeProperties: { backupStorageRedundancy: 'Geo' } },
      },
    },
    beside: logsTo('DataPlaneRequests'),
  },
  {
    type: `${sql}/databases`,
    rows: [
      row('azurerm_mssql_database', crm, {
        name: 'crm',
        server_id: near,
        storage_account_type: 'Geo',
        zone_redundant: true,
        transparent_data_encryption_enabled: false,
        create_mode: 'Default',
      }),
      row('azurerm_mssql_server', near, {
        minimum_tls_version: '1.1',
        public_network_access_enabled: false,
        transparent_data_encryption_key_vault_key_id: vaultKey,
      }),
      row('azurerm_mssql_server', far, {}, { region: 'uksouth' }),
      row('azurerm_mssql_failover_group', `${near}/failoverGroups/f`, {
        server_id: near,
        databases: [crm],
        partner_server: [{ id: far }],
      }),
      row('azurerm_mssql_server_extended_auditing_policy', `${near}/a`, {
        server_id: near,
        enabled: true,
        storage_endpoint: 'https://shoparchive.blob.core.windows.net/',
        log_monitoring_enabled: false,
        audit_actions_and_groups: ['BATCH_COMPLETED_GROUP'],
      }),
    ],
    body: { properties: { zoneRedundant: true, currentBackupStorageRedundancy: 'Geo' } },
    beside: {
      [`${sql}/databases/transparentDataEncryption/read`]: { properties: { state: 'Disabled' } },
      [`${sql}/replicationLinks/read`]: list({
        properties: { partnerServer: 'shop-far', partnerDatabase: 'crm', partnerLocation: 'UK South', role: 'Primary' },
      }),
      [`${sql}/databases/auditingSettings/read`]: { properties: { state: 'Disabled' } },
      [`${sql}/read`]: { properties: { minimalTlsVersion: '1.1', publicNetworkAccess: 'Disabled' } },
      [`${sql}/encryptionProtector/read`]: { properties: { serverKeyType: 'AzureKeyVault', uri: vaultKey } },
      [`${sql}/auditingSettings/read`]: {
        properties: {
          state: 'Enabled',
          storageEndpoint: 'https://shoparchive.blob.core.windows.net/',
          isAzureMonitorTargetEnabled: false,
          auditActionsAndGroups: ['BATCH_COMPLETED_GROUP'],
        },
      },
    },
  },
  {
    type: postgresql,
    rows: [
      row('azurerm_postgresql_flexible_server', orders, {
        name: 'orders',
        geo_redundant_backup_enabled: true,
        backup_retention_days: 14,
        public_network_access_enabled: false,
        customer_managed_key: [{ key_vault_key_id: vaultKey, geo_backup_key_vault_key_id: farKey }],
        high_availability: [{ mode: 'ZoneRedundant' }],
      }),
      row('azurerm_postgresql_flexible_server', reports, { source_server_id: orders }, { region: 'northeurope' }),
      row('azurerm_postgresql_flexible_server_configuration', `${orders}/c`, {
        server_id: orders,
        name: 'log_statement',
        value: 'ALL',
      }),
      setting(orders, 'PostgreSQLLogs'),
    ],
    body: {
      properties: {
        dataEncryption: { type: 'AzureKeyVault', primaryKeyURI: vaultKey, geoBackupKeyURI: farKey },
        network: { publicNetworkAccess: 'Disabled' },
        backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' },
        highAvailability: { mode: 'ZoneRedundant' },
      },
    },
    beside: {
      [`${postgresql}/configurations/read`]: list(
        { name: 'require_secure_transport', properties: { value: 'on' } },
        { name: 'ssl_min_protocol_version', properties: { value: 'TLSv1.2' } },
        { name: 'log_statement', properties: { value: 'all' } },
      ),
      [`${postgresql}/replicas/read`]: list({ id: reports, location: 'North Europe' }),
      ...logsTo('PostgreSQLLogs'),
    },
  },
  {
    type: mysql,
    rows: [
      row('azurerm_mysql_flexible_server', at(`${mysql}/carts`), {
        name: 'carts',
        geo_redundant_backup_enabled: false,
        backup_retention_days: 7,
        public_network_access: 'Enabled',
        source_server_id: at(`${mysql}/first`),
      }),
      row('azurerm_mysql_flexible_server_configuration', at('c'), {
        server_name: 'carts',
        name: 'require_secure_transport',
        value: 'OFF',
      }),
    ],
    body: {
      properties: {
        network: { publicNetworkAccess: 'Enabled' },
        backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
        highAvailability: { mode: 'Disabled' },
        sourceServerResourceId: at(`${mysql}/first`),
      },
    },
    beside: {
      [`${mysql}/configurations/read`]: list(
        { name: 'require_secure_transport', properties: { value: 'OFF' } },
        { name: 'tls_version', properties: { value: 'TLSv1.2' } },
      ),
      [`${mysql}/replicas/read`]: list(),
      ...noLogs,
    },
  },
]
