// Vaults with backups of machines and of databases, and an HSM in two regions, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const group = `/subscriptions/${subscriptionId}/resourceGroups/Health/providers`

export const machineVault = {
  id: `${group}/Microsoft.RecoveryServices/vaults/Machines`,
  name: 'Machines',
  type: 'Microsoft.RecoveryServices/vaults',
  location: 'westeurope',
  sku: { name: 'RS0', tier: 'Standard' },
  properties: {
    redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Disabled' },
    encryption: { keyVaultProperties: { keyUri: 'https://Keys.vault.azure.net/keys/backup' } },
  },
}

export const cloudVault = {
  id: `${group}/Microsoft.DataProtection/backupVaults/Databases`,
  name: 'Databases',
  type: 'Microsoft.DataProtection/backupVaults',
  location: 'brazilsouth',
  properties: {
    storageSettings: [{ datastoreType: 'VaultStore', type: 'GeoRedundant' }],
    securitySettings: {
      encryptionSettings: {
        state: 'Enabled',
        keyVaultProperties: { keyUri: 'https://Keys.vault.azure.net/keys/backup' },
      },
    },
  },
}

export const hsm = {
  id: `${group}/Microsoft.KeyVault/managedHSMs/Records`,
  name: 'Records',
  type: 'Microsoft.KeyVault/managedHSMs',
  location: 'West Europe',
  tags: {},
  properties: { hsmUri: 'https://Records.managedhsm.azure.net/', enablePurgeProtection: true },
}

/** The vault is where its machines are copied to. */
export const replicated = {
  id: `${machineVault.id}/replicationFabrics/eu/replicationProtectionContainers/one/replicationProtectedItems/Records`,
  name: 'Records',
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
  properties: {
    friendlyName: 'records',
    providerSpecificDetails: {
      instanceType: 'A2A',
      fabricObjectId: `${group}/Microsoft.Compute/virtualMachines/Records`,
      primaryFabricLocation: 'North Europe',
      recoveryFabricLocation: 'westeurope',
      agentVersion: '9.62',
      protectedManagedDisks: [
        { diskId: `${group}/Microsoft.Compute/disks/Records-OS`, recoveryReplicaDiskId: 'one' },
        { diskId: `${group}/Microsoft.Compute/disks/Records-Data`, recoveryReplicaDiskId: 'two' },
      ],
    },
  },
}
