// A Synapse workspace of visits with a pool of SQL, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const group = `/subscriptions/${subscriptionId}/resourceGroups/Reports`

export const visits = {
  id: `${group}/providers/Microsoft.Synapse/workspaces/visits`,
  name: 'visits',
  type: 'Microsoft.Synapse/workspaces',
  location: 'West Europe',
  tags: { DataClass: 'health' },
  properties: {
    defaultDataLakeStorage: { accountUrl: 'https://VisitsLake.dfs.core.windows.net', filesystem: 'raw' },
    publicNetworkAccess: 'Disabled',
    encryption: {
      doubleEncryptionEnabled: true,
      cmk: { status: 'Consistent', key: { name: 'default', keyVaultUrl: 'https://Keys.vault.azure.net/keys/visits' } },
    },
  },
}

export const pool = {
  id: `${visits.id}/sqlPools/yearly`,
  name: 'yearly',
  type: 'Microsoft.Synapse/workspaces/sqlPools',
  location: 'westeurope',
  tags: {},
  sku: { name: 'DW100c', capacity: 0 },
  properties: { status: 'Online', storageAccountType: 'GRS' },
}
