// Databricks, Kubernetes, and volumes of NetApp: clean, abroad and open.
import { idOf, keyIn, logged, type Planting, type Region, setIn, type Store, vaultIn, workspaceIn } from './planting.ts'

type Plant = Pick<Planting, 'plant'>

export function plantPlatforms({ plant }: Planting): void {
  const databricks = (name: string, region: Region, storage: string, sku: string, more: Partial<Store> = {}): Store => {
    const key = { keySource: 'Microsoft.Keyvault', keyVaultProperties: { keyVaultUri: vaultIn(region) } }
    const own = { value: { keySource: 'Microsoft.Keyvault', keyvaulturi: vaultIn(region) } }
    return {
      path: `Microsoft.Databricks/workspaces/${name}`,
      region,
      ...more,
      properties: {
        publicNetworkAccess: 'Disabled',
        encryption: { entities: { managedServices: key, managedDisk: key } },
        ...more.properties,
        parameters: {
          storageAccountName: { value: storage },
          storageAccountSkuName: { value: sku },
          ...(more.properties === undefined && { encryption: own }),
        },
      },
    }
  }
  plant('databricks visits', databricks('visits', 'westeurope', 'ordersfiles', 'Standard_ZRS'))
  plant('databricks vendas', databricks('vendas', 'brazilsouth', 'vendaslocal', 'Standard_GRS', { data: 'pii-br' }))
  const open = { publicNetworkAccess: 'Enabled', encryption: undefined }
  plant('databricks open', databricks('open', 'westeurope', 'ordersfiles', 'Standard_LRS', { properties: open }))
  plantClusters({ plant })
  plantVolumes({ plant })
}

function plantClusters({ plant }: Plant): void {
  const cluster = (
    name: string,
    region: Region,
    properties: object = {},
    beside = logged('westeurope', ['kube-audit']),
  ): Store => ({
    path: `Microsoft.ContainerService/managedClusters/${name}`,
    region: 'westeurope',
    properties: {
      diskEncryptionSetID:
        region === 'westeurope' ? setIn(region) : idOf('Microsoft.Compute/diskEncryptionSets/disks-abroad'),
      securityProfile: { azureKeyVaultKms: { enabled: true, keyId: `${keyIn(region)}/1` } },
      apiServerAccessProfile: { enablePrivateCluster: true },
      addonProfiles: { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceIn(region) } } },
      ...properties,
    },
    beside,
  })
  plant('kubernetes shop', cluster('shop', 'westeurope'))
  plant('kubernetes abroad', cluster('abroad', 'eastus'))
  const open = { diskEncryptionSetID: undefined, securityProfile: {}, apiServerAccessProfile: {}, addonProfiles: {} }
  plant('kubernetes open', cluster('open', 'westeurope', open, {}))
}

function plantVolumes({ plant }: Plant): void {
  for (const region of ['westeurope', 'eastus'] as const)
    plant(undefined, {
      path: `Microsoft.NetApp/netAppAccounts/files-${region}`,
      region,
      properties: {
        encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: vaultIn(region) } },
      },
    })
  const pathOf = (name: string, region: Region) =>
    `Microsoft.NetApp/netAppAccounts/files-${region}/capacityPools/one/volumes/${name}`
  const volume = (
    name: string,
    region: Region,
    dataProtection: object = {},
    encryptionKeySource = 'Microsoft.KeyVault',
  ): Store => ({
    path: pathOf(name, region),
    region,
    properties: { encryptionKeySource, dataProtection },
  })
  const replicated = (endpointType: string, name: string, region: Region) => ({
    replication: { endpointType, remoteVolumeResourceId: idOf(pathOf(name, region)), remoteVolumeRegion: region },
  })
  plant('volume orders', volume('orders', 'westeurope'))
  plant('volume crm', volume('crm', 'westeurope', replicated('src', 'crm-us', 'eastus')))
  plant('volume crm-us', volume('crm-us', 'eastus', replicated('dst', 'crm', 'westeurope')))
  plant('volume under Microsoft', volume('provider', 'westeurope', {}, 'Microsoft.NetApp'))
}
