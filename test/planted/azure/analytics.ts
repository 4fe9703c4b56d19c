// Synapse, Data Explorer, search, Purview and data factories: clean, abroad and open.
import { archive, idOf, keyIn, logged, type Planting, type Region, type Store, vaultIn } from './planting.ts'
import { storageAbroad, storageAtHome } from './storage.ts'

type Plant = Pick<Planting, 'plant'>

export function plantAnalytics({ plant }: Planting): void {
  plantSynapse({ plant })
  plantKusto({ plant })
  plantSearch({ plant })

  const purview = (name: string, publicNetworkAccess: string, storageAccount: string): Store => ({
    path: `Microsoft.Purview/accounts/${name}`,
    region: 'westeurope',
    properties: { publicNetworkAccess, managedResources: { storageAccount } },
  })
  plant('purview catalogue', purview('catalogue', 'Disabled', storageAtHome))
  plant('purview open', purview('open', 'Enabled', storageAbroad))

  const factory = (name: string, location: string, encrypted = true): Store => ({
    path: `Microsoft.DataFactory/factories/${name}`,
    region: 'westeurope',
    properties: encrypted ? { encryption: { vaultBaseUrl: vaultIn('westeurope') } } : {},
    beside: runtimeIn(location),
  })
  plant('factory nightly', factory('nightly', 'West Europe'))
  plant('factory abroad', factory('abroad', 'East US'))
  plant('factory under Microsoft', factory('provider', 'West Europe', false))
}

const runtimeIn = (location: string) => ({
  '/integrationRuntimes': {
    value: [{ properties: { type: 'Managed', typeProperties: { computeProperties: { location } } } }],
  },
})

interface Workspace {
  region?: Region
  data?: NonNullable<Store['data']>
  lake?: string
  runtime?: string
  open?: true
  pool: string
}

const everything = {
  properties: {
    state: 'Enabled',
    storageEndpoint: 'https://ordersfiles.blob.core.windows.net/',
    auditActionsAndGroups: ['BATCH_COMPLETED_GROUP'],
  },
}
const nothing = { properties: { state: 'Disabled' } }

function plantSynapse({ plant }: Plant): void {
  const workspaces: Readonly<Record<string, Workspace>> = {
    visits: { pool: 'GRS' },
    abroad: { lake: 'replicatedus', runtime: 'East US', pool: 'LRS' },
    vendas: { region: 'brazilsouth', data: 'pii-br', lake: 'vendaslocal', pool: 'GRS' },
    open: { open: true, pool: 'LRS' },
  }
  for (const [
    name,
    { region = 'westeurope', data = 'pii', lake = 'ordersfiles', runtime = region, open, pool },
  ] of Object.entries(workspaces)) {
    const path = `Microsoft.Synapse/workspaces/${name}`
    const encryption = { doubleEncryptionEnabled: true, cmk: { key: { keyVaultUrl: keyIn(region) } } }
    // In Brazil there is no account for audits.
    const audit = open || region === 'brazilsouth' ? nothing : everything
    plant(`synapse ${name}`, {
      path,
      region,
      data,
      properties: {
        defaultDataLakeStorage: { accountUrl: `https://${lake}.dfs.core.windows.net` },
        publicNetworkAccess: open ? 'Enabled' : 'Disabled',
        encryption: open ? { doubleEncryptionEnabled: false } : encryption,
      },
      beside: {
        '/dedicatedSQLminimalTlsSettings/default': { properties: { minimalTlsVersion: open ? '1.0' : '1.2' } },
        '/extendedAuditingSettings/default': nothing,
        ...runtimeIn(runtime),
        ...(open ? {} : logged(region, ['BuiltinSqlReqsEnded'])),
      },
    })
    plant(`pool ${name}`, {
      path: `${path}/sqlPools/yearly`,
      region,
      data,
      properties: { storageAccountType: pool },
      beside: {
        '/transparentDataEncryption/current': { properties: { status: open ? 'Disabled' : 'Enabled' } },
        '/geoBackupPolicies/Default': { properties: { state: 'Enabled' } },
        '/extendedAuditingSettings/default': audit,
      },
    })
  }
}

function plantKusto({ plant }: Plant): void {
  const clusterId = (name: string, subscription?: string) => idOf(`Microsoft.Kusto/clusters/${name}`, subscription)
  const cluster = (name: string, properties: object = {}, more: Partial<Store> = {}, isFollowed = false): Store => ({
    path: `Microsoft.Kusto/clusters/${name}`,
    region: 'westeurope',
    more: { zones: ['1', '2', '3'] },
    properties: {
      enableDiskEncryption: true,
      publicNetworkAccess: 'Disabled',
      allowedIpRangeList: [],
      keyVaultProperties: { keyVaultUri: vaultIn('westeurope') },
      ...properties,
    },
    ...more,
    beside: {
      '/databases': { value: [{ kind: 'ReadWrite', properties: { isFollowed } }] },
      ...(more.beside ?? logged('westeurope', ['Command', 'Query', 'SucceededIngestion'])),
    },
  })
  const links = (path: string, id: string) => ({ [path]: { value: [{ properties: { clusterResourceId: id } }] } })
  const kept = logged('westeurope', ['Command', 'Query', 'SucceededIngestion'])
  plant(
    'kusto telemetry',
    cluster(
      'telemetry',
      {},
      { beside: { ...kept, ...links('/listFollowerDatabases', clusterId('reader', archive)) } },
      true,
    ),
  )
  plant(
    'kusto reader',
    cluster(
      'reader',
      {},
      {
        subscription: archive,
        beside: { ...kept, ...links('/attachedDatabaseConfigurations', clusterId('telemetry')) },
      },
    ),
  )
  const open = { enableDiskEncryption: false, publicNetworkAccess: 'Enabled', keyVaultProperties: undefined }
  plant('kusto open', cluster('open', open, { more: {}, beside: {} }))
}

function plantSearch({ plant }: Plant): void {
  const service = (name: string, publicNetworkAccess: string, compliant: string, beside: Store['beside']): Store => ({
    path: `Microsoft.Search/searchServices/${name}`,
    region: 'westeurope',
    properties: {
      replicaCount: 1,
      publicNetworkAccess,
      networkRuleSet: { ipRules: [] },
      encryptionWithCmk: { enforcement: 'Enabled', encryptionComplianceStatus: compliant },
    },
    beside: beside ?? {},
  })
  plant('search products', service('products', 'Disabled', 'Compliant', logged('westeurope', ['OperationLogs'])))
  plant('search open', service('open', 'Enabled', 'NonCompliant', {}))
}
