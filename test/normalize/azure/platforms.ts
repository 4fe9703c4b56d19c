// A Databricks workspace, a cluster of Kubernetes and a volume of NetApp with its account, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const providers = `/subscriptions/${subscriptionId}/resourceGroups/Shop/providers`
const vault = {
  keySource: 'Microsoft.Keyvault',
  keyVaultProperties: { keyVaultUri: 'https://Keys.vault.azure.net/', keyName: 'shop' },
}

export const notebooks = {
  id: `${providers}/Microsoft.Databricks/workspaces/notebooks`,
  name: 'notebooks',
  type: 'Microsoft.Databricks/workspaces',
  location: 'westeurope',
  sku: { name: 'premium' },
  tags: { DataClass: 'personal' },
  properties: {
    publicNetworkAccess: 'Disabled',
    encryption: { entities: { managedServices: vault, managedDisk: vault } },
    parameters: {
      storageAccountName: { type: 'String', value: 'DbStorage1a2b' },
      storageAccountSkuName: { type: 'String', value: 'Standard_GRS' },
      encryption: {
        type: 'Object',
        value: { keySource: 'Microsoft.Keyvault', KeyName: 'shop', keyvaulturi: 'https://keys.vault.azure.net' },
      },
    },
  },
}

export const pods = {
  id: `${providers}/Microsoft.ContainerService/managedClusters/pods`,
  name: 'pods',
  type: 'Microsoft.ContainerService/managedClusters',
  location: 'westeurope',
  tags: {},
  properties: {
    diskEncryptionSetID: `${providers}/Microsoft.Compute/diskEncryptionSets/Nodes`,
    securityProfile: { azureKeyVaultKms: { enabled: true, keyId: 'https://Keys.vault.azure.net/keys/pods/1' } },
    apiServerAccessProfile: { enablePrivateCluster: false, authorizedIPRanges: ['192.0.2.0/24'] },
    addonProfiles: {
      omsagent: {
        enabled: true,
        config: { logAnalyticsWorkspaceResourceID: `${providers}/Microsoft.OperationalInsights/workspaces/Pods` },
      },
    },
    linuxProfile: { adminUsername: 'hush' },
  },
}

export const filesId = `${providers}/Microsoft.NetApp/netAppAccounts/files`
export const files = {
  properties: {
    encryption: {
      keySource: 'Microsoft.KeyVault',
      keyVaultProperties: { keyVaultUri: 'https://keys.vault.azure.net/' },
    },
  },
}

export const share = {
  id: `${filesId}/capacityPools/one/volumes/orders`,
  name: 'files/one/orders',
  type: 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
  location: 'westeurope',
  tags: {},
  properties: {
    encryptionKeySource: 'Microsoft.KeyVault',
    dataProtection: {
      backup: { backupVaultId: `${filesId}/backupVaults/Kept`, policyEnforced: false },
      replication: {
        endpointType: 'Src',
        remoteVolumeResourceId: `${filesId}-us/capacityPools/one/volumes/orders`,
        remoteVolumeRegion: 'East US',
        replicationSchedule: 'hourly',
      },
    },
  },
}
