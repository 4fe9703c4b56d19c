// A cache of sessions and a cluster of carts, as Azure Resource Manager tells of them.
import { subscriptionId } from './observed.ts'

const group = `/subscriptions/${subscriptionId}/resourceGroups/Shop`

export const sessions = {
  id: `${group}/providers/Microsoft.Cache/Redis/sessions`,
  name: 'sessions',
  type: 'Microsoft.Cache/Redis',
  location: 'West Europe',
  tags: { DataClass: 'personal' },
  zones: ['1', '2'],
  properties: {
    sku: { name: 'Premium', family: 'P', capacity: 1 },
    enableNonSslPort: false,
    minimumTlsVersion: '1.2',
    publicNetworkAccess: 'Disabled',
    redisConfiguration: {
      'rdb-backup-enabled': 'true',
      'rdb-storage-connection-string':
        'DefaultEndpointsProtocol=https;AccountName=Backups;AccountKey=Zm9v+/==;EndpointSuffix=core.windows.net',
    },
    accessKeys: { primaryKey: 'YmFy', secondaryKey: 'YmFyMg' },
    hostName: 'Sessions.redis.cache.windows.net',
    linkedServers: [{ id: `${group}/providers/Microsoft.Cache/Redis/sessions/linkedServers/sessions-us` }],
    zonalAllocationPolicy: 'UserDefined',
  },
}

export const cluster = {
  id: `${group}/providers/Microsoft.Cache/redisEnterprise/carts`,
  name: 'carts',
  type: 'Microsoft.Cache/redisEnterprise',
  kind: 'v2',
  location: 'westeurope',
  tags: {},
  sku: { name: 'Balanced_B5' },
  properties: {
    minimumTlsVersion: '1.2',
    publicNetworkAccess: 'Disabled',
    redundancyMode: 'ZR',
    encryption: {
      customerManagedKeyEncryption: { keyEncryptionKeyUrl: 'https://keys.vault.azure.net/keys/carts/0123' },
    },
    hostName: 'carts.westeurope.redis.azure.net',
  },
}
