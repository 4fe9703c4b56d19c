// AI services with deployments of each reach, and machine learning workspaces with what they work with.
import { idOf, keyIn, logged, type Planting, type Region, type Store, vaultIn } from './planting.ts'
import { storageAbroad, storageAtHome } from './storage.ts'

export function plantAi({ plant }: Planting): void {
  const account = (name: string, sku: string, region: Region = 'westeurope', more: Partial<Store> = {}): Store => ({
    path: `Microsoft.CognitiveServices/accounts/${name}`,
    region,
    more: { kind: 'OpenAI', sku: { name: 'S0' } },
    properties: {
      encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: vaultIn(region) } },
    },
    ...more,
    beside: {
      '/deployments': { value: [{ sku: { name: sku } }] },
      ...(more.beside ?? logged(region, ['RequestResponse'])),
    },
  })
  plant('ai triage', account('triage', 'Standard'))
  plant('ai zone', account('zone', 'DataZoneStandard'))
  plant('ai global', account('global', 'GlobalStandard'))
  plant('ai vendas', account('vendas', 'GlobalStandard', 'brazilsouth', { data: 'pii-br' }))
  plant('ai open', account('open', 'Standard', 'westeurope', { properties: {}, beside: {} }))

  const workspace = (name: string, storageAccount: string, computeLocation: string, encrypted = true): Store => ({
    path: `Microsoft.MachineLearningServices/workspaces/${name}`,
    region: 'westeurope',
    properties: {
      keyVault: idOf('Microsoft.KeyVault/vaults/keys-westeurope'),
      storageAccount,
      containerRegistry: idOf('Microsoft.ContainerRegistry/registries/portal'),
      applicationInsights: idOf('Microsoft.Insights/components/portal'),
      ...(encrypted && {
        encryption: { status: 'Enabled', keyVaultProperties: { keyIdentifier: keyIn('westeurope') } },
      }),
    },
    beside: { '/computes': { value: [{ properties: { computeLocation } }] } },
  })
  plant('ml research', workspace('research', storageAtHome, 'westeurope'))
  plant('ml abroad', workspace('abroad', storageAbroad, 'eastus'))
  plant('ml under Microsoft', workspace('provider', storageAtHome, 'West Europe', false))

  plantRegistries({ plant })
}

function plantRegistries({ plant }: Pick<Planting, 'plant'>): void {
  const registry = (name: string, properties: object = {}, beside: Store['beside'] = {}): Store => ({
    path: `Microsoft.ContainerRegistry/registries/${name}`,
    region: 'westeurope',
    properties: {
      loginServer: `${name}.azurecr.io`,
      anonymousPullEnabled: false,
      publicNetworkAccess: 'Enabled',
      encryption: { status: 'enabled', keyVaultProperties: { keyIdentifier: keyIn('westeurope') } },
      ...properties,
    },
    beside,
  })
  const pushes = logged('westeurope', ['ContainerRegistryRepositoryEvents'])
  const replicated = { '/replications': { value: [{ location: 'westeurope' }, { location: 'East US' }] } }
  plant('registry portal', registry('portal', {}, pushes))
  plant('registry crm', registry('crm', {}, { ...pushes, ...replicated }))
  plant('registry open', registry('open', { anonymousPullEnabled: true, encryption: { status: 'disabled' } }))
}
