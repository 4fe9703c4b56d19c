// More of the same estate: stores whose copies another resource makes, a managed instance of SQL with its group first.
import { list, logsTo, noLogs, type Sample, setting, vaultKey } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const sql = 'Microsoft.Sql/managedInstances'
const [near, far] = [at(`${sql}/shop-near`), at(`${sql}/shop-far`)]
const bills = `${near}/databases/bills`
const group = at('Microsoft.Sql/locations/westeurope/instanceFailoverGroups/both')

const synapse = 'Microsoft.Synapse/workspaces'
const visits = at(`${synapse}/visits`)
const pool = `${visits}/sqlPools/house`

const netapp = 'Microsoft.NetApp/netAppAccounts'
const original = at(`${netapp}/shop-far/capacityPools/fast/volumes/records`)

const learning = 'Microsoft.MachineLearningServices/workspaces'
const health = 'Microsoft.HealthcareApis/workspaces'

const runtimeIn = (location: string) => ({
  properties: { type: 'Managed', typeProperties: { computeProperties: { location } } },
})

export const storeSamples: Sample[] = [
  {
    type: `${sql}/databases`,
    rows: [
      row('azurerm_mssql_managed_database', bills, {
        name: 'bills',
        managed_instance_id: near,
        point_in_time_restore: [],
        tags: { DataClass: 'pii' },
      }),
      row('azurerm_mssql_managed_instance', near, {
        minimum_tls_version: '1.2',
        public_data_endpoint_enabled: true,
        storage_account_type: 'GRS',
        zone_redundant_enabled: false,
      }),
      row('azurerm_mssql_managed_instance', far, { storage_account_type: 'LRS' }, { region: 'uksouth' }),
      row('azurerm_mssql_managed_instance_failover_group', group, {
        managed_instance_id: near,
        partner_managed_instance_id: far,
      }),
      row('azurerm_mssql_managed_instance_transparent_data_encryption', `${near}/encryptionProtector/current`, {
        managed_instance_id: near,
        key_vault_key_id: vaultKey,
      }),
      setting(bills, 'SQLInsights'),
    ],
    body: { properties: { failoverGroupId: group }, tags: { DataClass: 'pii' } },
    beside: {
      [`${sql}/read`]: {
        properties: {
          minimalTlsVersion: '1.2',
          publicDataEndpointEnabled: true,
          zoneRedundant: false,
          currentBackupStorageRedundancy: 'Geo',
        },
      },
      [`${sql}/encryptionProtector/read`]: { properties: { serverKeyType: 'AzureKeyVault', uri: vaultKey } },
      [`${sql}/databases/transparentDataEncryption/read`]: { properties: { state: 'Enabled' } },
      'Microsoft.Sql/locations/longTermRetentionManagedInstanceBackups/read': list(),
      'Microsoft.Sql/locations/instanceFailoverGroups/read': {
        properties: {
          replicationRole: 'Primary',
          partnerRegions: [{ location: 'UK South' }],
          managedInstancePairs: [{ primaryManagedInstanceId: near, partnerManagedInstanceId: far }],
        },
      },
      ...logsTo('SQLInsights'),
    },
  },
  {
    type: synapse,
    rows: [
      row('azurerm_synapse_workspace', visits, {
        name: 'visits',
        customer_managed_key: [{ key_versionless_id: vaultKey }],
        storage_data_lake_gen2_filesystem_id: 'https://shoprecords.dfs.core.windows.net/visits',
        public_network_access_enabled: false,
      }),
      row('azurerm_synapse_integration_runtime_azure', `${visits}|far`, {
        synapse_workspace_id: visits,
        location: 'East US',
      }),
      row('azurerm_synapse_integration_runtime_self_hosted', `${visits}|own`, { synapse_workspace_id: visits }),
      setting(visits, 'BuiltinSqlReqsEnded'),
    ],
    body: {
      properties: {
        encryption: { doubleEncryptionEnabled: true, cmk: { key: { keyVaultUrl: vaultKey } } },
        defaultDataLakeStorage: { accountUrl: 'https://shoprecords.dfs.core.windows.net' },
        publicNetworkAccess: 'Disabled',
      },
    },
    beside: {
      [`${synapse}/integrationRuntimes/read`]: list(runtimeIn('AutoResolve'), runtimeIn('East US'), {
        properties: { type: 'SelfHosted' },
      }),
      ...logsTo('BuiltinSqlReqsEnded'),
    },
  },
  {
    type: `${synapse}/sqlPools`,
    rows: [
      row('azurerm_synapse_sql_pool', pool, {
        name: 'house',
        synapse_workspace_id: visits,
        storage_account_type: 'GRS',
        geo_backup_policy_enabled: true,
        data_encrypted: true,
      }),
      row('azurerm_synapse_workspace', visits, { public_network_access_enabled: true }),
      row('azurerm_synapse_sql_pool_extended_auditing_policy', `${pool}/a`, {
        sql_pool_id: pool,
        storage_endpoint: 'https://shoparchive.blob.core.windows.net/',
        log_monitoring_enabled: false,
      }),
      setting(pool, 'SQLSecurityAuditEvents'),
    ],
    body: { properties: { storageAccountType: 'GRS' } },
    beside: {
      [`${synapse}/sqlPools/transparentDataEncryption/read`]: { properties: { status: 'Enabled' } },
      [`${synapse}/sqlPools/geoBackupPolicies/read`]: { properties: { state: 'Enabled' } },
      [`${synapse}/sqlPools/auditingSettings/read`]: {
        properties: {
          state: 'Enabled',
          storageEndpoint: 'https://shoparchive.blob.core.windows.net/',
          isAzureMonitorTargetEnabled: false,
        },
      },
      [`${synapse}/auditingSettings/read`]: { properties: { state: 'Disabled' } },
      [`${synapse}/read`]: {
        properties: { encryption: { doubleEncryptionEnabled: false }, publicNetworkAccess: 'Enabled' },
      },
      ...logsTo('SQLSecurityAuditEvents'),
    },
  },
  {
    type: `${netapp}/capacityPools/volumes`,
    rows: [
      row('azurerm_netapp_volume', at(`${netapp}/shop/capacityPools/fast/volumes/copy`), {
        name: 'copy',
        account_name: 'shop',
        pool_name: 'fast',
        encryption_key_source: 'Microsoft.KeyVault',
        data_protection_replication: [
          { endpoint_type: 'dst', remote_volume_location: 'East US', remote_volume_resource_id: original },
        ],
        data_protection_backup_policy: [{ backup_vault_id: at(`${netapp}/shop/backupVaults/kept`) }],
      }),
      row('azurerm_netapp_account', at(`${netapp}/shop`), { name: 'shop' }),
      row('azurerm_netapp_account_encryption', at(`${netapp}/shop/e`), {
        netapp_account_id: at(`${netapp}/shop`),
        encryption_key: vaultKey,
      }),
    ],
    body: {
      properties: {
        encryptionKeySource: 'Microsoft.KeyVault',
        dataProtection: {
          replication: { endpointType: 'Dst', remoteVolumeResourceId: original, remoteVolumeRegion: 'eastus' },
          backup: { backupVaultId: at(`${netapp}/shop/backupVaults/kept`) },
        },
      },
    },
    beside: {
      [`${netapp}/read`]: { properties: { encryption: { keyVaultProperties: { keyVaultUri: vaultKey } } } },
    },
  },
  {
    type: `${health}/fhirservices`,
    rows: [
      row('azurerm_healthcare_fhir_service', at(`${health}/clinic/fhirservices/records`), {
        name: 'records',
        configuration_export_storage_account_name: 'shoparchive',
        public_network_access_enabled: true,
      }),
      setting(at(`${health}/clinic/fhirservices/records`), 'AuditLogs'),
    ],
    body: {
      properties: { exportConfiguration: { storageAccountName: 'shoparchive' }, publicNetworkAccess: 'Enabled' },
    },
    beside: logsTo('AuditLogs'),
  },
  {
    type: `${health}/dicomservices`,
    rows: [
      row('azurerm_healthcare_dicom_service', at(`${health}/clinic/dicomservices/scans`), {
        name: 'scans',
        encryption_key_url: vaultKey,
        storage: [
          { file_system_name: 'scans', storage_account_id: at('Microsoft.Storage/storageAccounts/shoprecords') },
        ],
        public_network_access_enabled: false,
      }),
    ],
    body: {
      properties: {
        encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: vaultKey } },
        storageConfiguration: { storageResourceId: at('Microsoft.Storage/storageAccounts/shoprecords') },
        publicNetworkAccess: 'Disabled',
      },
    },
    beside: noLogs,
  },
  {
    type: learning,
    rows: [
      row('azurerm_machine_learning_workspace', at(`${learning}/tries`), {
        name: 'tries',
        key_vault_id: at('Microsoft.KeyVault/vaults/shop-keys'),
        storage_account_id: at('Microsoft.Storage/storageAccounts/shoprecords'),
        application_insights_id: at('Microsoft.Insights/components/seen'),
        container_registry_id: '',
        encryption: [{ key_vault_id: at('Microsoft.KeyVault/vaults/shop-keys'), key_id: vaultKey }],
      }),
      row('azurerm_machine_learning_compute_cluster', at('far'), {
        machine_learning_workspace_id: at(`${learning}/tries`),
        location: 'East US',
      }),
      row('azurerm_machine_learning_compute_instance', at('near'), {
        machine_learning_workspace_id: at(`${learning}/tries`),
      }),
      row('azurerm_machine_learning_inference_cluster', at('own'), {
        machine_learning_workspace_id: at(`${learning}/tries`),
        kubernetes_cluster_id: at('Microsoft.ContainerService/managedClusters/shop'),
      }),
    ],
    body: {
      properties: {
        encryption: { status: 'Enabled', keyVaultProperties: { keyIdentifier: vaultKey } },
        keyVault: at('Microsoft.KeyVault/vaults/shop-keys'),
        storageAccount: at('Microsoft.Storage/storageAccounts/shoprecords'),
        applicationInsights: at('Microsoft.Insights/components/seen'),
      },
    },
    beside: {
      [`${learning}/computes/read`]: list(
        { properties: { computeLocation: 'eastus' } },
        { properties: { computeLocation: 'West Europe' } },
        { properties: { resourceId: at('Microsoft.ContainerService/managedClusters/shop') } },
      ),
      ...noLogs,
    },
  },
]
