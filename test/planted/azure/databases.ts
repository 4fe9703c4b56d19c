// Cosmos DB, PostgreSQL and MySQL: clean, copied abroad in each way there is, and open.
import { idOf, keyIn, logged, type Planting, type Region, type Store } from './planting.ts'

export function plantDatabases({ plant }: Planting): void {
  plantCosmos({ plant })
  for (const product of [postgresql, mysql]) plantServers({ plant }, product)
}

const place = (locationName: string, failoverPriority: number, isZoneRedundant = true) => ({
  locationName,
  failoverPriority,
  isZoneRedundant,
})
const periodic = (backupStorageRedundancy: string) => ({
  type: 'Periodic',
  periodicModeProperties: { backupStorageRedundancy },
})

function plantCosmos({ plant }: Pick<Planting, 'plant'>): void {
  const account = (name: string, region: Region, properties: object, more: Partial<Store> = {}): Store => ({
    path: `Microsoft.DocumentDB/databaseAccounts/${name}`,
    region,
    properties: {
      documentEndpoint: `https://${name}.documents.azure.com:443/`,
      publicNetworkAccess: 'Disabled',
      enableMultipleWriteLocations: false,
      isVirtualNetworkFilterEnabled: false,
      ipRules: [],
      minimalTlsVersion: 'Tls12',
      keyVaultKeyUri: keyIn(region),
      locations: [place(region, 0)],
      backupPolicy: periodic('Zone'),
      ...properties,
    },
    beside: logged(region, ['DataPlaneRequests']),
    ...more,
  })
  plant('cosmos orders', account('orders', 'westeurope', {}))
  plant(
    'cosmos continuous',
    account('continuous', 'westeurope', {
      backupPolicy: { type: 'Continuous' },
      locations: [place('West Europe', 0), place('North Europe', 1)],
    }),
  )
  plant('cosmos crm', account('crm', 'westeurope', { locations: [place('West Europe', 0), place('East US', 1)] }))
  plant(
    'cosmos carts',
    account(
      'carts',
      'westeurope',
      { enableMultipleWriteLocations: true, locations: [place('West Europe', 0), place('East US', 1)] },
      { data: 'payroll' },
    ),
  )
  plant('cosmos cadastro', account('cadastro', 'brazilsouth', { backupPolicy: periodic('Geo') }, { data: 'pii-br' }))
  const open = {
    keyVaultKeyUri: undefined,
    publicNetworkAccess: 'Enabled',
    minimalTlsVersion: 'Tls',
    locations: [place('westeurope', 0, false)],
  }
  plant('cosmos open', account('open', 'westeurope', open, { beside: {} }))
}

interface Product {
  type: string
  /** In names. */
  word: string
  category: string
  safe: Readonly<Record<string, string>>
  unsafe: Readonly<Record<string, string>>
}

const postgresql: Product = {
  type: 'Microsoft.DBforPostgreSQL/flexibleServers',
  word: 'postgresql',
  category: 'PostgreSQLLogs',
  safe: { require_secure_transport: 'on', ssl_min_protocol_version: 'TLSv1.2', log_statement: 'all' },
  unsafe: { require_secure_transport: 'off', ssl_min_protocol_version: 'TLSv1.2', log_statement: 'none' },
}

const mysql: Product = {
  type: 'Microsoft.DBforMySQL/flexibleServers',
  word: 'mysql',
  category: 'MySqlAuditLogs',
  safe: {
    require_secure_transport: 'ON',
    tls_version: 'TLSv1.2,TLSv1.3',
    audit_log_enabled: 'ON',
    audit_log_events: 'GENERAL',
  },
  unsafe: {
    require_secure_transport: 'ON',
    tls_version: 'TLSv1,TLSv1.2',
    audit_log_enabled: 'OFF',
    audit_log_events: '',
  },
}

function plantServers({ plant }: Pick<Planting, 'plant'>, { type, word, category, safe, unsafe }: Product): void {
  const server = (
    name: string,
    region: Region,
    { properties = {}, beside = {}, data = 'pii' }: Partial<Store> = {},
    parameters = safe,
  ): Store => ({
    path: `${type}/${name}`,
    region,
    data,
    properties: {
      fullyQualifiedDomainName: `${name}.${word}.database.azure.com`,
      dataEncryption: { type: 'AzureKeyVault', primaryKeyURI: keyIn(region) },
      backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' },
      network: { publicNetworkAccess: 'Disabled' },
      highAvailability: { mode: 'ZoneRedundant' },
      ...properties,
    },
    beside: {
      '/configurations': {
        value: Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, properties: { value } })),
      },
      ...(parameters === safe && logged(region, [category])),
      ...beside,
    },
  })
  const replica = idOf(`${type}/crm-us`)
  plant(`${word} orders`, server('orders', 'westeurope'))
  plant(
    `${word} ireland`,
    server('ireland', 'northeurope', {
      properties: { backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' } },
    }),
  )
  plant(
    `${word} crm`,
    server('crm', 'westeurope', { beside: { '/replicas': { value: [{ id: replica, location: 'East US' }] } } }),
  )
  plant(`${word} crm-us`, server('crm-us', 'eastus', { properties: { sourceServerResourceId: idOf(`${type}/crm`) } }))
  const backup = { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' }
  plant(`${word} vendas`, server('vendas', 'brazilsouth', { data: 'pii-br', properties: { backup } }))
  const open = {
    dataEncryption: undefined,
    backup: { backupRetentionDays: 3, geoRedundantBackup: 'Disabled' },
    network: { publicNetworkAccess: 'Enabled' },
    highAvailability: { mode: 'Disabled' },
  }
  plant(`${word} open`, server('open', 'westeurope', { properties: open }, unsafe))
}
