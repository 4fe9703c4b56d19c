// Event Hubs, Service Bus and caches: clean, copied abroad in each way there is, and open.
import { idOf, keyIn, type Planting, type Region, type Store, vaultIn } from './planting.ts'
import { storageAbroad } from './storage.ts'

export function plantMessages({ plant }: Planting): void {
  plantHubs({ plant })
  plantBus({ plant })
  plantCaches({ plant })
  plantClusters({ plant })
}

type Plant = Pick<Planting, 'plant'>

const abroad = {
  geoDataReplication: {
    locations: [
      { locationName: 'West Europe', roleType: 'Primary' },
      { locationName: 'East US', roleType: 'Secondary' },
    ],
  },
}
const openRules = { '/networkRuleSets/default': { properties: { defaultAction: 'Allow' } } }
const closedRules = { '/networkRuleSets/default': { properties: { defaultAction: 'Deny' } } }
const unsafe = { minimumTlsVersion: '1.0', publicNetworkAccess: 'Enabled', zoneRedundant: false, encryption: undefined }

const namespace = (
  provider: string,
  name: string,
  region: Region,
  properties: object = {},
  beside: Store['beside'] = {},
): Store => ({
  path: `Microsoft.${provider}/namespaces/${name}`,
  region,
  properties: {
    serviceBusEndpoint: `https://${provider}-${name}.servicebus.windows.net:443/`,
    minimumTlsVersion: '1.2',
    publicNetworkAccess: 'Enabled',
    zoneRedundant: true,
    encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: [{ keyVaultUri: vaultIn(region) }] },
    ...properties,
  },
  beside: { ...closedRules, ...beside },
})

function plantHubs({ plant }: Plant): void {
  const hub = (more: object = {}) => ({
    '/eventhubs': { value: [{ properties: { messageRetentionInDays: 7, ...more } }] },
  })
  const paired = (partnerNamespace: string, role: string) => ({
    '/disasterRecoveryConfigs': { value: [{ properties: { partnerNamespace, role } }] },
  })
  const captured = {
    captureDescription: { enabled: true, destination: { properties: { storageAccountResourceId: storageAbroad } } },
  }
  plant('hubs orders', namespace('EventHub', 'orders', 'westeurope', {}, hub()))
  plant('hubs crm', namespace('EventHub', 'crm', 'westeurope', abroad, hub()))
  plant('hubs captured', namespace('EventHub', 'captured', 'westeurope', {}, hub(captured)))
  plant(
    'hubs paired',
    namespace(
      'EventHub',
      'paired',
      'westeurope',
      {},
      { ...hub(), ...paired(idOf('Microsoft.EventHub/namespaces/paired-us'), 'Primary') },
    ),
  )
  plant(
    'hubs paired-us',
    namespace(
      'EventHub',
      'paired-us',
      'eastus',
      {},
      { ...hub(), ...paired(idOf('Microsoft.EventHub/namespaces/paired'), 'Secondary') },
    ),
  )
  const compacted = { messageRetentionInDays: undefined, retentionDescription: { cleanupPolicy: 'Compact' } }
  plant('hubs open', namespace('EventHub', 'open', 'westeurope', unsafe, { ...hub(compacted), ...openRules }))
}

function plantBus({ plant }: Plant): void {
  plant('bus invoices', namespace('ServiceBus', 'invoices', 'westeurope'))
  plant('bus crm', namespace('ServiceBus', 'crm', 'westeurope', abroad))
  plant('bus open', namespace('ServiceBus', 'open', 'westeurope', unsafe, openRules))
}

function plantCaches({ plant }: Plant): void {
  const cacheId = (name: string) => idOf(`Microsoft.Cache/Redis/${name}`)
  const cache = (name: string, region: Region, properties: object = {}, beside: Store['beside'] = {}): Store => ({
    path: `Microsoft.Cache/Redis/${name}`,
    region,
    more: { zones: ['1', '2'] },
    properties: {
      sku: { name: 'Premium', family: 'P', capacity: 1 },
      enableNonSslPort: false,
      minimumTlsVersion: '1.2',
      publicNetworkAccess: 'Disabled',
      redisConfiguration: {},
      hostName: `${name}.redis.cache.windows.net`,
      linkedServers: [],
      zonalAllocationPolicy: 'Automatic',
      ...properties,
    },
    beside,
  })
  const linked = (to: string, location: string, serverRole: string) => ({
    '/linkedServers': {
      value: [{ properties: { linkedRedisCacheId: cacheId(to), linkedRedisCacheLocation: location, serverRole } }],
    },
  })
  const some = { linkedServers: [{ id: 'one' }] }
  const written = {
    redisConfiguration: {
      'rdb-backup-enabled': 'true',
      'rdb-storage-connection-string': 'AccountName=replicatedus;AccountKey=Zm9v',
    },
  }
  plant('cache sessions', cache('sessions', 'westeurope'))
  plant('cache linked', cache('linked', 'westeurope', some, linked('linked-us', 'East US', 'Secondary')))
  plant('cache linked-us', cache('linked-us', 'eastus', some, linked('linked', 'West Europe', 'Primary')))
  plant('cache written down', cache('written', 'westeurope', written))
  const open = {
    enableNonSslPort: true,
    publicNetworkAccess: 'Enabled',
    sku: { name: 'Basic', family: 'C', capacity: 1 },
  }
  plant('cache open', cache('open', 'westeurope', open))
}

function plantClusters({ plant }: Plant): void {
  const clusterId = (name: string) => idOf(`Microsoft.Cache/redisEnterprise/${name}`)
  const cluster = (
    name: string,
    region: Region,
    linked: readonly string[] = [],
    properties: object = {},
    clientProtocol = 'Encrypted',
  ): Store => ({
    path: `Microsoft.Cache/redisEnterprise/${name}`,
    region,
    properties: {
      minimumTlsVersion: '1.2',
      publicNetworkAccess: 'Disabled',
      redundancyMode: 'ZR',
      encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: keyIn(region) } },
      ...properties,
    },
    beside: {
      '/databases': {
        value: [
          {
            id: `${clusterId(name)}/databases/default`,
            properties: {
              clientProtocol,
              geoReplication: { linkedDatabases: linked.map((one) => ({ id: `${clusterId(one)}/databases/default` })) },
            },
          },
        ],
      },
    },
  })
  plant('cluster carts', cluster('carts', 'westeurope'))
  plant('cluster shared', cluster('shared', 'westeurope', ['shared', 'shared-us']))
  plant('cluster shared-us', cluster('shared-us', 'eastus', ['shared', 'shared-us']))
  const open = { minimumTlsVersion: '1.0', publicNetworkAccess: 'Enabled', redundancyMode: 'LR', encryption: undefined }
  plant('cluster open', cluster('open', 'westeurope', [], open, 'Plaintext'))
}
