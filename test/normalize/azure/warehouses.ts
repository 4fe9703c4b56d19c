// A Synapse workspace of visits with a pool of SQL, a cluster of Data Explorer and a search service, as Azure Resource Manager tells of them.
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

export const telemetry = {
  id: `${group}/providers/Microsoft.Kusto/Clusters/telemetry`,
  name: 'telemetry',
  type: 'Microsoft.Kusto/Clusters',
  location: 'West Europe',
  zones: ['1', '2', '3'],
  sku: { name: 'Standard_L16as_v3', capacity: 2, tier: 'Standard' },
  properties: {
    state: 'Running',
    uri: 'https://telemetry.westeurope.kusto.windows.net',
    enableDiskEncryption: true,
    publicNetworkAccess: 'Enabled',
    allowedIpRangeList: ['192.0.2.0/24'],
    keyVaultProperties: { keyName: 'telemetry', keyVersion: '', keyVaultUri: 'https://Keys.vault.azure.net/' },
    zoneStatus: 'Zonal',
  },
}

export const products = {
  id: `${group}/providers/Microsoft.Search/searchServices/products`,
  name: 'products',
  type: 'Microsoft.Search/searchServices',
  location: 'West Europe',
  tags: {},
  sku: { name: 'standard' },
  properties: {
    replicaCount: 1,
    partitionCount: 1,
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { ipRules: [] },
    encryptionWithCmk: { enforcement: 'Enabled', encryptionComplianceStatus: 'Compliant' },
  },
}
