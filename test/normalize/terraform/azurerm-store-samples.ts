// More of the same estate: stores whose copies another resource makes, a managed instance of SQL with its group first.
import { list, logsTo, type Sample, setting, vaultKey } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const sql = 'Microsoft.Sql/managedInstances'
const [near, far] = [at(`${sql}/shop-near`), at(`${sql}/shop-far`)]
const bills = `${near}/databases/bills`
const group = at('Microsoft.Sql/locations/westeurope/instanceFailoverGroups/both')

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
]
