// Vaults of backups, old and new: of one region, of its pair, and under Microsoft's key; and machines that are copied to Ireland and abroad.
import { idOf, keyIn, type Planting, type Region, type Store } from './planting.ts'
import { storageAtHome } from './storage.ts'

const key = (region: Region) => ({ keyVaultProperties: { keyUri: keyIn(region) } })

export function plantBackups({ plant, book }: Planting): void {
  const recovery = (name: string, region: Region, redundancy: string, more: Partial<Store> = {}): Store => ({
    path: `Microsoft.RecoveryServices/vaults/${name}`,
    region,
    properties: {
      redundancySettings: { standardTierStorageRedundancy: redundancy, crossRegionRestore: 'Disabled' },
      encryption: key(region),
    },
    ...more,
  })
  const shares = { '/backupProtectedItems': { value: [{ properties: { sourceResourceId: storageAtHome } }] } }
  plant('recovery vault shares', recovery('shares', 'westeurope', 'ZoneRedundant', { beside: shares }))
  const ireland = recovery('ireland', 'northeurope', 'GeoRedundant')
  plant('recovery vault ireland', {
    ...ireland,
    beside: { '/replicationProtectedItems': { value: [machine('orders', 'northeurope'), machine('crm', 'eastus')] } },
  })
  function machine(name: string, recoveryFabricLocation: Region): object {
    const container = 'replicationFabrics/westeurope/replicationProtectionContainers/one'
    const id = `${idOf(ireland.path)}/${container}/replicationProtectedItems/${name}`
    book.set(`machine ${name}`, id) // no list of a subscription has it
    const providerSpecificDetails = {
      instanceType: 'A2A',
      fabricObjectId: idOf(`Microsoft.Compute/virtualMachines/${name}`),
      primaryFabricLocation: 'West Europe',
      recoveryFabricLocation,
      protectedManagedDisks: [{ diskId: idOf(`Microsoft.Compute/disks/${name}`) }],
    }
    return { id, name, properties: { providerSpecificDetails } }
  }
  plant('recovery vault vendas', recovery('vendas', 'brazilsouth', 'GeoRedundant', { data: 'pii-br' }))
  // Older ones have their redundancy beside their body.
  plant('recovery vault old', {
    ...recovery('old', 'westeurope', ''),
    properties: {},
    beside: { '/backupstorageconfig/vaultstorageconfig': { properties: { storageModelType: 'LocallyRedundant' } } },
  })

  const vault = (name: string, region: Region, type: string, more: Partial<Store> = {}): Store => ({
    path: `Microsoft.DataProtection/backupVaults/${name}`,
    region,
    properties: {
      storageSettings: [{ datastoreType: 'VaultStore', type }],
      securitySettings: { encryptionSettings: { state: 'Enabled', ...key(region) } },
    },
    ...more,
  })
  const origin = {
    resourceID: idOf('Microsoft.DBforPostgreSQL/flexibleServers/orders'),
    resourceLocation: 'westeurope',
  }
  const instances = { '/backupInstances': { value: [{ properties: { dataSourceInfo: origin } }] } }
  plant('backup vault databases', vault('databases', 'westeurope', 'ZoneRedundant', { beside: instances }))
  plant('backup vault vendas', vault('vendas', 'brazilsouth', 'GeoRedundant', { data: 'pii-br' }))
  plant(
    'backup vault open',
    vault('open', 'westeurope', 'LocallyRedundant', {
      properties: { storageSettings: [{ type: 'LocallyRedundant' }] },
    }),
  )
}
