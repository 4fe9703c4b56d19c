// The subscription that the figures of Azure are taken with: a mix of types, as large as is wanted.
import type { Body, Estate } from '../test/servers/arm.ts'

const subscription = '0a1b2c3d-0000-4000-8000-000000000001'
/** How many of ten thousand: an assumed subscription. What is no store is listed and asked nothing more. */
const mix: readonly [type: string, count: number, extra?: object][] = [
  ['Microsoft.Storage/storageAccounts', 400, { kind: 'StorageV2', allowBlobPublicAccess: false }],
  ['Microsoft.Sql/servers/databases', 600],
  ['Microsoft.Sql/servers', 150],
  ['Microsoft.DocumentDB/databaseAccounts', 60],
  ['Microsoft.KeyVault/vaults', 200],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 40],
  ['Microsoft.DBforMySQL/flexibleServers', 40],
  [
    'Microsoft.RecoveryServices/vaults',
    20,
    { redundancySettings: { standardTierStorageRedundancy: 'LocallyRedundant' } },
  ],
  ['Microsoft.Compute/disks', 1_500],
  ['Microsoft.Compute/snapshots', 500],
  ['Microsoft.CognitiveServices/accounts', 60],
  ['Microsoft.EventHub/namespaces', 40],
  ['Microsoft.ServiceBus/namespaces', 40],
  ['Microsoft.Cache/redis', 20, { linkedServers: [] }],
  ['Microsoft.Web/sites', 400],
  ['Microsoft.ContainerRegistry/registries', 20],
  ['Microsoft.DataFactory/factories', 10],
  ['Microsoft.Network/networkInterfaces', 5_900],
]

/** A subscription with so many resources. One account in four keeps versions of its blobs, and every other server sends its audit to Azure Monitor. */
export function estateOf(count: number): Estate {
  const resources = mix.flatMap(([type, share, extra = {}]) =>
    Array.from({ length: Math.round((share * count) / 10_000) }, (_, index) => bodyOf(type, index, extra)),
  )
  const beside = Object.fromEntries([
    ...besideEach(resources, 'Microsoft.Storage/storageAccounts', '/blobServices/default', (index) => ({
      isVersioningEnabled: index % 4 === 0,
    })),
    ...besideEach(resources, 'Microsoft.Sql/servers', '/extendedAuditingSettings/default', (index) => ({
      state: 'Enabled',
      isAzureMonitorTargetEnabled: index % 2 === 0,
    })),
    ...besideEach(resources, 'Microsoft.Web/sites', '/config/web', () => ({
      minTlsVersion: '1.2',
      ftpsState: 'FtpsOnly',
    })),
  ])
  return { subscriptions: [{ subscriptionId: subscription }], resources, beside }
}

const besideEach = (resources: readonly Body[], type: string, path: string, told: (index: number) => object) =>
  resources
    .filter((one) => one.type === type)
    .map(({ id }, index) => [`${id}${path}`.toLowerCase(), { properties: told(index) }] as const)

/** Four databases to a server. */
function bodyOf(type: string, index: number, extra: object): Body {
  const [service = '', ...kinds] = type.split('/')
  const above = type.startsWith('Microsoft.Sql/') ? 'server' : 'one'
  const names = kinds.length === 1 ? [`${above}-${index}`] : [`server-${index >> 2}`, `one-${index}`]
  const path = kinds.map((kind, depth) => `${kind}/${names[depth]}`).join('/')
  const id = `/subscriptions/${subscription}/resourceGroups/rg/providers/${service}/${path}`
  return { id, type, location: 'westeurope', properties: { ...extra }, ...extra }
}
