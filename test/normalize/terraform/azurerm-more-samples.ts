// More of the same estate: vaults, disks, registries, messages, caches and models.
import { list, logsTo, noLogs, type Sample, setting, vaultKey, workspace } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const recovery = 'Microsoft.RecoveryServices/vaults'
const backup = 'Microsoft.DataProtection/backupVaults'
const vaults = 'Microsoft.KeyVault/vaults'
const hsms = 'Microsoft.KeyVault/managedHSMs'
const registries = 'Microsoft.ContainerRegistry/registries'
const disks = 'Microsoft.Compute/disks'
const sets = 'Microsoft.Compute/diskEncryptionSets'
const workspaces = 'Microsoft.OperationalInsights/workspaces'
const cognitive = 'Microsoft.CognitiveServices/accounts'
const hubs = 'Microsoft.EventHub/namespaces'
const queues = 'Microsoft.ServiceBus/namespaces'
const redis = 'Microsoft.Cache/redis'
const stores = 'Microsoft.AppConfiguration/configurationStores'

const components = 'Microsoft.Insights/components'
const kusto = 'Microsoft.Kusto/clusters'
const versions = 'Microsoft.Compute/galleries/images/versions'

const store = at('Microsoft.Storage/storageAccounts/shoparchive')
const machine = at('Microsoft.Compute/virtualMachines/till')
const set = at(`${sets}/shop`)
const vault = at(`${backup}/shop`)
const events = at(`${hubs}/shop-events`)
const cache = at(`${redis}/shop`)

export const moreSamples: Sample[] = [
  {
    type: recovery,
    rows: [
      row('azurerm_recovery_services_vault', at(`${recovery}/shop`), {
        storage_mode_type: 'GeoRedundant',
        encryption: [{ key_id: vaultKey }],
      }),
      row('azurerm_backup_protected_vm', at('b'), { recovery_vault_name: 'shop', source_vm_id: machine }),
    ],
    body: {
      properties: {
        redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant' },
        encryption: { keyVaultProperties: { keyUri: vaultKey } },
      },
    },
    beside: {
      [`${recovery}/backupProtectedItems/read`]: list({
        properties: { sourceResourceId: machine, backupManagementType: 'AzureIaasVM' },
      }),
      ...noLogs,
    },
  },
  {
    type: backup,
    rows: [
      row('azurerm_data_protection_backup_vault', vault, { datastore_type: 'VaultStore', redundancy: 'ZoneRedundant' }),
      row('azurerm_data_protection_backup_instance_blob_storage', at('b'), {
        vault_id: vault,
        storage_account_id: store,
      }),
      row('azurerm_data_protection_backup_vault_customer_managed_key', at('k'), {
        data_protection_backup_vault_id: vault,
        key_vault_key_id: vaultKey,
      }),
    ],
    body: {
      properties: {
        storageSettings: [{ datastoreType: 'VaultStore', type: 'ZoneRedundant' }],
        securitySettings: { encryptionSettings: { state: 'Enabled', keyVaultProperties: { keyUri: vaultKey } } },
      },
    },
    beside: {
      [`${backup}/backupInstances/read`]: list({ properties: { dataSourceInfo: { resourceID: store } } }),
      ...noLogs,
    },
  },
  {
    type: vaults,
    rows: [row('azurerm_key_vault', at(`${vaults}/shop-keys`), { name: 'shop-keys' })],
    body: { properties: { vaultUri: 'https://shop-keys.vault.azure.net/' } },
    beside: noLogs,
  },
  {
    type: hsms,
    rows: [row('azurerm_key_vault_managed_hardware_security_module', at(`${hsms}/shop`), { name: 'shop' })],
    body: { properties: { hsmUri: 'https://shop.managedhsm.azure.net/' } },
    beside: noLogs,
  },
  {
    type: registries,
    rows: [
      row('azurerm_container_registry', at(`${registries}/shop`), {
        name: 'shop',
        anonymous_pull_enabled: true,
        public_network_access_enabled: true,
        network_rule_set: [{ default_action: 'Deny' }],
        encryption: [{ key_vault_key_id: vaultKey }],
        georeplications: [{ location: 'brazilsouth' }],
      }),
    ],
    body: {
      properties: {
        anonymousPullEnabled: true,
        publicNetworkAccess: 'Enabled',
        networkRuleSet: { defaultAction: 'Deny' },
        encryption: { status: 'enabled', keyVaultProperties: { keyIdentifier: vaultKey } },
      },
    },
    beside: {
      [`${registries}/replications/read`]: list({ location: 'westeurope' }, { location: 'Brazil South' }),
      ...noLogs,
    },
  },
  {
    type: disks,
    rows: [
      row('azurerm_managed_disk', at(`${disks}/till`), {
        storage_account_type: 'Premium_ZRS',
        create_option: 'Copy',
        source_resource_id: at('Microsoft.Compute/snapshots/till'),
        disk_encryption_set_id: set,
      }),
    ],
    body: {
      sku: { name: 'Premium_ZRS' },
      properties: {
        encryption: { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: set },
        creationData: { createOption: 'Copy', sourceResourceId: at('Microsoft.Compute/snapshots/till') },
      },
    },
    beside: {},
  },
  {
    type: sets,
    rows: [row('azurerm_disk_encryption_set', set, { key_vault_key_id: vaultKey })],
    body: { properties: { activeKey: { keyUrl: vaultKey } } },
    beside: {},
  },
  {
    type: workspaces,
    rows: [
      row('azurerm_log_analytics_workspace', workspace, { retention_in_days: 30 }),
      row('azurerm_log_analytics_data_export_rule', at('e'), {
        workspace_resource_id: workspace,
        destination_resource_id: store,
        enabled: true,
      }),
    ],
    body: { properties: {} },
    beside: {
      [`${workspaces}/dataExports/read`]: list({ properties: { enable: true, destination: { resourceId: store } } }),
      ...noLogs,
    },
  },
  {
    type: cognitive,
    rows: [
      row('azurerm_cognitive_account', at(`${cognitive}/shop`), {
        customer_managed_key: [{ key_vault_key_id: vaultKey }],
        storage: [{ storage_account_id: store }],
      }),
      row('azurerm_cognitive_deployment', at('d'), {
        cognitive_account_id: at(`${cognitive}/shop`),
        sku: [{ name: 'GlobalStandard' }],
      }),
      setting(at(`${cognitive}/shop`), 'Audit'),
    ],
    body: {
      properties: {
        encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: vaultKey } },
        userOwnedStorage: [{ resourceId: store }],
      },
    },
    beside: { [`${cognitive}/deployments/read`]: list({ sku: { name: 'GlobalStandard' } }), ...logsTo('Audit') },
  },
  {
    type: hubs,
    rows: [
      row('azurerm_eventhub_namespace', events, {
        name: 'shop-events',
        sku: 'Standard',
        minimum_tls_version: '1.0',
        public_network_access_enabled: false,
        network_rulesets: [{ default_action: 'Deny' }],
      }),
      row('azurerm_eventhub', `${events}/eventhubs/orders`, {
        namespace_id: events,
        message_retention: 7,
        capture_description: [{ enabled: true, destination: [{ storage_account_id: store }] }],
      }),
      row('azurerm_eventhub_namespace_customer_managed_key', at('k'), {
        eventhub_namespace_id: events,
        key_vault_key_ids: [vaultKey],
      }),
      row('azurerm_eventhub_namespace_disaster_recovery_config', at('r'), {
        namespace_name: 'shop-events',
        partner_namespace_id: at(`${hubs}/shop-far`),
      }),
    ],
    body: {
      properties: {
        encryption: { keyVaultProperties: [{ keyVaultUri: vaultKey }] },
        minimumTlsVersion: '1.0',
        publicNetworkAccess: 'Disabled',
      },
    },
    beside: {
      [`${hubs}/eventhubs/read`]: list({
        properties: {
          messageRetentionInDays: 7,
          captureDescription: { enabled: true, destination: { properties: { storageAccountResourceId: store } } },
        },
      }),
      [`${hubs}/networkRuleSets/read`]: { properties: { defaultAction: 'Deny' } },
      [`${hubs}/disasterRecoveryConfigs/read`]: list({
        properties: { partnerNamespace: at(`${hubs}/shop-far`), role: 'Primary' },
      }),
      ...noLogs,
    },
  },
  {
    type: queues,
    rows: [
      row('azurerm_servicebus_namespace', at(`${queues}/shop`), {
        sku: 'Premium',
        minimum_tls_version: '1.1',
        public_network_access_enabled: true,
        customer_managed_key: [{ key_vault_key_id: vaultKey }],
        zone_redundant: true,
      }),
    ],
    body: {
      properties: {
        encryption: { keyVaultProperties: [{ keyVaultUri: vaultKey }] },
        minimumTlsVersion: '1.1',
        publicNetworkAccess: 'Enabled',
        zoneRedundant: true,
      },
    },
    beside: {
      [`${queues}/networkRuleSets/read`]: { properties: { defaultAction: 'Allow' } },
      [`${queues}/disasterRecoveryConfigs/read`]: list(),
      ...noLogs,
    },
  },
  {
    type: redis,
    rows: [
      row('azurerm_redis_cache', cache, {
        name: 'shop',
        sku_name: 'Premium',
        family: 'P',
        capacity: 1,
        non_ssl_port_enabled: true,
        minimum_tls_version: '1.2',
        public_network_access_enabled: true,
        subnet_id: at('Microsoft.Network/virtualNetworks/shop/subnets/cache'),
        redis_configuration: [{ rdb_backup_enabled: false }],
      }),
      row('azurerm_redis_linked_server', at('l'), {
        target_redis_cache_name: 'shop',
        linked_redis_cache_id: at(`${redis}/shop-far`),
        linked_redis_cache_location: 'eastus',
        server_role: 'Secondary',
      }),
    ],
    body: {
      properties: {
        sku: { name: 'Premium', family: 'P', capacity: 1 },
        enableNonSslPort: true,
        minimumTlsVersion: '1.2',
        publicNetworkAccess: 'Enabled',
        subnetId: at('Microsoft.Network/virtualNetworks/shop/subnets/cache'),
        redisConfiguration: {},
      },
    },
    beside: {
      [`${redis}/linkedServers/read`]: list({
        properties: {
          linkedRedisCacheId: at(`${redis}/shop-far`),
          linkedRedisCacheLocation: 'East US',
          serverRole: 'Secondary',
        },
      }),
      ...noLogs,
    },
  },
  {
    type: kusto,
    rows: [
      row('azurerm_kusto_cluster', at(`${kusto}/shop`), {
        disk_encryption_enabled: true,
        public_network_access_enabled: false,
        allowed_ip_ranges: ['203.0.113.0/24'],
        zones: ['1', '2'],
      }),
      row('azurerm_kusto_database', at('d'), { cluster_name: 'shop' }),
      row('azurerm_kusto_cluster_customer_managed_key', at('k'), {
        cluster_id: at(`${kusto}/shop`),
        key_vault_id: at(`${vaults}/shop-keys`),
        key_name: 'data',
      }),
      row('azurerm_kusto_attached_database_configuration', at('a'), {
        cluster_name: 'shop',
        cluster_id: at(`${kusto}/leader`),
      }),
      setting(at(`${kusto}/shop`), 'Command', 'Query', 'SucceededIngestion'),
    ],
    body: {
      zones: ['1', '2'],
      properties: {
        keyVaultProperties: { keyVaultUri: 'https://shop-keys.vault.azure.net/' },
        enableDiskEncryption: true,
        publicNetworkAccess: 'Disabled',
        allowedIpRangeList: ['203.0.113.0/24'],
      },
    },
    beside: {
      'Microsoft.Kusto/Clusters/Databases/read': list({ kind: 'ReadWrite', properties: { isFollowed: false } }),
      'Microsoft.Kusto/Clusters/AttachedDatabaseConfigurations/read': list({
        properties: { clusterResourceId: at(`${kusto}/leader`) },
      }),
      ...logsTo('Command', 'Query', 'SucceededIngestion'),
    },
  },
  {
    type: versions,
    rows: [
      row('azurerm_shared_image_version', at(`Microsoft.Compute/galleries/shop/images/till/versions/1.0.0`), {
        managed_image_id: at('Microsoft.Compute/images/till'),
        target_region: [
          { name: 'West Europe', disk_encryption_set_id: set },
          { name: 'East US', disk_encryption_set_id: at(`${sets}/far`) },
        ],
      }),
    ],
    body: {
      properties: {
        publishingProfile: {
          targetRegions: [
            { name: 'West Europe', encryption: { osDiskImage: { diskEncryptionSetId: set } } },
            { name: 'East US', encryption: { osDiskImage: { diskEncryptionSetId: at(`${sets}/far`) } } },
          ],
        },
        storageProfile: { source: { id: at('Microsoft.Compute/images/till') } },
      },
    },
    beside: {},
  },
  {
    type: components,
    rows: [row('azurerm_application_insights', at(`${components}/shop`), { workspace_id: workspace })],
    body: { properties: { IngestionMode: 'LogAnalytics', WorkspaceResourceId: workspace } },
    beside: noLogs,
  },
  {
    type: stores,
    rows: [
      row('azurerm_app_configuration', at(`${stores}/shop`), {
        name: 'shop',
        encryption: [{ key_vault_key_identifier: vaultKey }],
        public_network_access: 'Disabled',
        replica: [{ name: 'far', location: 'eastus' }],
      }),
      setting(at(`${stores}/shop`), 'HttpRequest'),
    ],
    body: {
      properties: {
        encryption: { keyVaultProperties: { keyIdentifier: vaultKey } },
        publicNetworkAccess: 'Disabled',
      },
    },
    beside: { [`${stores}/replicas/read`]: list({ location: 'East US' }), ...logsTo('HttpRequest') },
  },
]
