// Databases of Azure and what is asked about each: replicas, keys, backups, audits, and what a server decides for its databases.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { armServer, type Body } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, type Swept, sweep } from './sweep.ts'

const test = suite('sources/azure/databases')

const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const logs = (category: string) => ({
  value: [{ properties: { workspaceId: workspace, logs: [{ category, enabled: true }] } }],
})
const diagnostics = '/providers/microsoft.insights/diagnosticsettings'

const cosmosId = idOf('Microsoft.DocumentDB/databaseAccounts/orders')
const place = (locationName: string, failoverPriority: number, isZoneRedundant = true) => ({
  locationName,
  failoverPriority,
  isZoneRedundant,
})
const cosmos = (properties: object = {}) => ({
  id: cosmosId,
  name: 'orders',
  type: 'Microsoft.DocumentDB/databaseAccounts',
  location: 'North Europe',
  properties: {
    documentEndpoint: 'https://orders.documents.azure.com:443/',
    publicNetworkAccess: 'Enabled',
    enableMultipleWriteLocations: false,
    isVirtualNetworkFilterEnabled: false,
    ipRules: [],
    minimalTlsVersion: 'Tls12',
    keyVaultKeyUri: 'https://keys.vault.azure.net/keys/orders',
    locations: [place('East US', 1), place('West Europe', 0)],
    backupPolicy: { type: 'Periodic', periodicModeProperties: { backupStorageRedundancy: 'Geo' } },
    ...properties,
  },
})
const ofCosmos = { [`${cosmosId.toLowerCase()}${diagnostics}`]: logs('DataPlaneRequests') }

const serverId = idOf('Microsoft.Sql/servers/shop')
const sqlId = `${serverId}/databases/orders`
const sql: Body = {
  id: sqlId,
  name: 'orders',
  type: 'Microsoft.Sql/servers/databases',
  kind: 'v12.0,user',
  location: 'westeurope',
  properties: { zoneRedundant: true, currentBackupStorageRedundancy: 'Local' },
}
/** Written as Azure does, which does not keep to one case. */
const linkOf = (id: string, partner: string, role = 'Primary') => {
  const [partnerServer, partnerDatabase] = partner.split('/')
  return {
    id: `${id.replace('/databases/', '/Databases/')}/replicationLinks/one`,
    properties: { role, partnerServer, partnerDatabase, partnerLocation: 'East US' },
  }
}
const everything = ['SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP', 'BATCH_COMPLETED_GROUP']
const policy = (more: object = {}) => ({
  properties: { state: 'Enabled', isAzureMonitorTargetEnabled: true, auditActionsAndGroups: everything, ...more },
})
const ofSql = {
  [serverId.toLowerCase()]: { properties: { minimalTlsVersion: '1.2', publicNetworkAccess: 'Disabled' } },
  [`${serverId}/encryptionProtector/current`.toLowerCase()]: {
    properties: { serverKeyType: 'AzureKeyVault', uri: 'https://keys.vault.azure.net/keys/shop/1' },
  },
  [`${serverId}/extendedAuditingSettings/default`.toLowerCase()]: policy(),
  [`${serverId}/databases/master${diagnostics}`.toLowerCase()]: logs('SQLSecurityAuditEvents'),
  [`${sqlId}/transparentDataEncryption/current`.toLowerCase()]: { properties: { state: 'Enabled' } },
  [`${sqlId}/extendedAuditingSettings/default`.toLowerCase()]: { properties: { state: 'Disabled' } },
  [`${serverId}/replicationLinks`.toLowerCase()]: {
    value: [linkOf(sqlId, 'shop-us/orders'), linkOf(`${sqlId}-old`, 'shop-us/orders-old')],
  },
}

const flexible = (type: string, parameters: Readonly<Record<string, string>>, category: string) => {
  const id = idOf(`${type}/orders`)
  const body = {
    id,
    name: 'orders',
    type,
    location: 'brazilsouth',
    properties: {
      fullyQualifiedDomainName: 'orders.example.database.azure.com',
      dataEncryption: { type: 'AzureKeyVault', primaryKeyURI: 'https://keys.vault.azure.net/keys/orders' },
      backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' },
      network: { publicNetworkAccess: 'Disabled' },
      highAvailability: { mode: 'ZoneRedundant' },
    },
  }
  const beside = {
    [`${id}/configurations`.toLowerCase()]: {
      value: Object.entries(parameters).map(([name, value]) => ({ name, properties: { value } })),
    },
    [`${id}/replicas`.toLowerCase()]: {
      value: [{ id: idOf(`${type}/orders-us`), location: 'East US' }],
    },
    [`${id}${diagnostics}`.toLowerCase()]: logs(category),
  }
  return { resources: [body], beside }
}
const postgresql = flexible(
  'Microsoft.DBforPostgreSQL/flexibleServers',
  { require_secure_transport: 'on', ssl_min_protocol_version: 'TLSv1.2', log_statement: 'all' },
  'PostgreSQLLogs',
)
const mysql = flexible(
  'Microsoft.DBforMySQL/flexibleServers',
  {
    require_secure_transport: 'ON',
    tls_version: 'TLSv1.2,TLSv1.3',
    audit_log_enabled: 'ON',
    audit_log_events: 'CONNECTION,GENERAL',
  },
  'MySqlAuditLogs',
)

sweep(test, { resources: [cosmos()], beside: ofCosmos })
sweep(test, { resources: [sql], beside: ofSql })
sweep(test, postgresql)
sweep(test, mysql)

test('of what a server keeps for itself nothing is asked but where its audit goes', async () => {
  const master = { ...sql, id: `${serverId}/databases/master`, name: 'master', kind: 'v12.0,system' }
  const other = { ...sql, id: `${serverId}/databases/returns`, location: 'West Europe' }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [sql, other, master], beside: ofSql }
  await using server = await armServer(estate)
  await scan(optionsFor(server))
  const paths = server.calls.map(({ path }) => path)
  assert.equal(
    paths.filter((path) => path.includes('/databases/master')),
    [
      `${serverId.toLowerCase()}/databases/master${diagnostics.replace('microsoft.insights/diagnosticsettings', 'Microsoft.Insights/diagnosticSettings')}`,
    ],
  )
})

test('where the audit of a server goes is asked only where it is sent to Azure Monitor, or may be', async () => {
  const asked = async (audit: object) => {
    const beside = { ...ofSql, [`${serverId}/extendedAuditingSettings/default`.toLowerCase()]: audit }
    await using server = await armServer({
      subscriptions: [{ subscriptionId: subscription }],
      resources: [sql],
      beside,
    })
    await scan(optionsFor(server))
    return server.calls.some(({ path }) => path.toLowerCase().endsWith(`/databases/master${diagnostics}`))
  }
  assert.equal(
    [
      await asked(policy()),
      await asked({}),
      await asked({ properties: 7 }),
      await asked(policy({ isAzureMonitorTargetEnabled: false })),
      await asked({ properties: { state: 'Disabled' } }),
    ],
    [true, true, true, false, false],
  )
})

async function read({ resources, beside = {} }: Swept) {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources, beside })
  const { seen } = await scan(optionsFor(server))
  const one = seen.find(({ nativeId }) => nativeId === resources[0]?.id.toLowerCase())
  const found = toResource(one && normalize(one))
  const facts = factsOf(found)
  return {
    fact: (path: string) => reading(facts[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region }) =>
      [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
    ),
    aliases: found.aliases,
  }
}

test('Cosmos: where it is written is where it is, and every other region is a copy', async () => {
  const { fact, references, aliases } = await read({ resources: [cosmos()], beside: ofCosmos })
  assert.is(fact('region'), 'westeurope')
  assert.equal(references, [
    'key cosmos-encryption keys.vault.azure.net',
    'replica cosmos-replica azure-region:eastus',
    'pair cosmos-backup-pair unresolved',
    `log-sink azure-diagnostic-setting ${workspace}`,
  ])
  assert.equal(
    ['atRest.keyOwner', 'exposure.public', 'inTransit.minimumVersion', 'redundancy.mode', 'logging.dataAccess'].map(
      fact,
    ),
    ['customer', true, 1.2, 'multi-zone', true],
  )
  assert.equal(aliases, ['orders.documents.azure.com'])
})

test('Cosmos: several writers, no key of its own, a network around it, and continuous backups', async () => {
  const body = cosmos({
    enableMultipleWriteLocations: true,
    keyVaultKeyUri: undefined,
    isVirtualNetworkFilterEnabled: true,
    backupPolicy: { type: 'Continuous' },
  })
  const { fact, references } = await read({ resources: [body], beside: ofCosmos })
  assert.equal(references.slice(0, 1), ['replica cosmos-write-region azure-region:eastus'])
  assert.is(references.length, 2)
  assert.equal([fact('atRest.keyOwner'), fact('exposure.public')], ['provider', false])
})

test('Cosmos: a rule for every address shuts out nobody, and a perimeter lets in whom it likes', async () => {
  const open = async (properties: object) => {
    const { fact } = await read({ resources: [cosmos(properties)], beside: ofCosmos })
    return fact('exposure.public')
  }
  assert.is(await open({ ipRules: [{ ipAddressOrRange: '192.0.2.0/24' }] }), false)
  assert.is(await open({ ipRules: [{ ipAddressOrRange: '0.0.0.0/0' }] }), true)
  assert.is(await open({ publicNetworkAccess: 'SecuredByPerimeter' }), 'unsupported')
})

test('SQL: what the server decides holds for the database', async () => {
  const { fact, references, aliases } = await read({ resources: [sql], beside: ofSql })
  assert.equal(references, [
    'key azure-sql-encryption keys.vault.azure.net',
    'replica azure-sql-replica shop-us/orders eastus',
    `log-sink azure-diagnostic-setting ${workspace}`,
  ])
  assert.equal(
    ['atRest.enabled', 'atRest.keyOwner', 'exposure.public', 'inTransit.minimumVersion', 'redundancy.mode'].map(fact),
    [true, 'customer', false, 1.2, 'multi-zone'],
  )
  assert.is(fact('logging.dataAccess'), true)
  assert.equal(aliases, ['shop/orders'])
})

const serverAudit = `${serverId}/extendedAuditingSettings/default`.toLowerCase()
const ownAudit = `${sqlId}/extendedAuditingSettings/default`.toLowerCase()
const monitored = `${serverId}/databases/master${diagnostics}`.toLowerCase()
const off = { properties: { state: 'Disabled' } }
const stored = { isAzureMonitorTargetEnabled: false, storageEndpoint: 'https://audit.blob.core.windows.net/' }
const audits: [name: string, changes: Record<string, object>, expected: unknown][] = [
  ['into a storage account', { [serverAudit]: policy(stored) }, true],
  [
    'of log-ins alone',
    { [serverAudit]: policy({ auditActionsAndGroups: ['FAILED_DATABASE_AUTHENTICATION_GROUP'] }) },
    false,
  ],
  [
    'of what one user reads of one schema',
    { [serverAudit]: policy({ auditActionsAndGroups: ['SELECT on SCHEMA::dbo BY one'] }) },
    'unsupported',
  ],
  [
    'of which it is not told what it writes down',
    { [serverAudit]: policy({ auditActionsAndGroups: undefined }) },
    'not-recorded',
  ],
  [
    'that leaves out what one user does',
    { [serverAudit]: policy({ predicateExpression: "server_principal_name <> 'clerk'" }) },
    'unsupported',
  ],
  ['that leaves out nothing', { [serverAudit]: policy({ predicateExpression: ' ' }) }, true],
  ['sent to Azure Monitor, where nobody keeps it', { [monitored]: { value: [] } }, false],
  ['kept by nobody at all', { [serverAudit]: policy({ isAzureMonitorTargetEnabled: false }) }, false],
  ['of the database itself, sent to Azure Monitor', { [serverAudit]: off, [ownAudit]: policy() }, 'unsupported'],
  ['of the database itself, into a storage account', { [serverAudit]: off, [ownAudit]: policy(stored) }, true],
]
for (const [name, changes, expected] of audits) {
  test(`SQL: an audit ${name}`, async () => {
    const { fact } = await read({ resources: [sql], beside: { ...ofSql, ...changes } })
    assert.is(fact('logging.dataAccess'), expected)
  })
}

test('SQL: geo-redundant backups are a copy in the paired region, and so is what an audit is written to', async () => {
  const properties = { zoneRedundant: false, currentBackupStorageRedundancy: 'GeoZone' }
  const audit = policy({ isAzureMonitorTargetEnabled: false, storageEndpoint: 'https://Audit.blob.core.windows.net/' })
  const { references } = await read({
    resources: [{ ...sql, properties }],
    beside: { ...ofSql, [`${serverId}/extendedAuditingSettings/default`.toLowerCase()]: audit },
  })
  assert.equal(references.slice(-2), [
    'pair azure-sql-backup-pair unresolved',
    'log-sink azure-sql-audit audit.blob.core.windows.net',
  ])
})

test('SQL: backups that are to be copied to the paired region, or no longer, are copied there', async () => {
  const pairs = async (properties: object) => {
    const { references } = await read({ resources: [{ ...sql, properties }], beside: ofSql })
    return references.filter((one) => one.includes('azure-sql-backup-pair'))
  }
  const [current, requested] = ['currentBackupStorageRedundancy', 'requestedBackupStorageRedundancy']
  assert.equal(await pairs({ [current]: 'Local', [requested]: 'Zone' }), [])
  assert.equal(await pairs({ [current]: 'Local', [requested]: 'Geo' }), ['pair azure-sql-backup-pair unresolved'])
  assert.equal(await pairs({ [current]: 'Geo', [requested]: 'Local' }), ['pair azure-sql-backup-pair unresolved'])
  assert.equal(await pairs({ [current]: 'Local', [requested]: 'Orbit' }), ['vault azure-sql-backup-pair malformed'])
})

test('SQL: the server of several databases is asked once, and the one of its own is not one of them', async () => {
  const other = { ...sql, id: sqlId.replace('orders', 'returns') }
  const master = { ...sql, id: sqlId.replace('orders', 'master'), kind: 'v12.0,system' }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [sql, other, master], beside: ofSql }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  const protector = `${serverId}/encryptionProtector/current`.toLowerCase()
  assert.is(server.calls.filter(({ path }) => path.toLowerCase() === protector).length, 1)
  const own = seen.find(({ nativeId }) => nativeId.endsWith('/master'))
  assert.is(own && normalize(own), undefined)
})

test('SQL: a link that does not say of which database it is may be one of each', async () => {
  const { id: _, ...nobodys } = linkOf(sqlId, 'shop-us/orders')
  for (const one of [nobodys, { ...nobodys, id: 'one' }]) {
    const beside = { ...ofSql, [`${serverId}/replicationLinks`.toLowerCase()]: { value: [one] } }
    assert.is((await read({ resources: [sql], beside })).references[1], 'replica azure-sql-replica malformed')
  }
})

test('SQL: what Resource Graph tells of the server nobody asks for again', async () => {
  const server = {
    id: serverId,
    type: 'Microsoft.Sql/servers',
    location: 'westeurope',
    ...ofSql[serverId.toLowerCase()],
  }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [server, sql], beside: ofSql }
  const told = async (graph: boolean) => {
    await using arm = await armServer(estate, { graph })
    const { seen } = await scan(optionsFor(arm))
    const one = seen.find(({ nativeId }) => nativeId === sqlId.toLowerCase())
    const facts = factsOf(toResource(one && normalize(one)))
    return {
      facts: ['exposure.public', 'inTransit.minimumVersion'].map((path) => reading(facts[path])),
      asked: arm.calls.filter(({ path }) => path.toLowerCase() === serverId.toLowerCase()).length,
    }
  }
  assert.equal(await told(true), { facts: [false, 1.2], asked: 0 })
  assert.equal(await told(false), { facts: [false, 1.2], asked: 1 })
})

for (const [name, swept, word] of [
  ['PostgreSQL', postgresql, 'postgresql'],
  ['MySQL', mysql, 'mysql'],
] as const) {
  test(`${name}: a replica in another region, backups in the paired one, and what the parameters say`, async () => {
    const { fact, references } = await read(swept)
    const type = swept.resources[0]?.type ?? ''
    assert.equal(references, [
      `key azure-${word}-encryption keys.vault.azure.net`,
      `replica azure-${word}-replica ${idOf(`${type}/orders-us`).toLowerCase()} eastus`,
      `pair azure-${word}-backup-pair unresolved`,
      `log-sink azure-diagnostic-setting ${workspace}`,
    ])
    assert.equal(
      ['inTransit.enforced', 'inTransit.minimumVersion', 'logging.dataAccess', 'backupRetention.days'].map(fact),
      [true, 1.2, true, 14],
    )
  })

  test(`${name}: the key of its backups in the paired region`, async () => {
    const keysOf = async (more: object) => {
      const [body] = swept.resources
      const dataEncryption = { ...body?.properties.dataEncryption, ...more }
      const resources = [{ ...body, properties: { ...body?.properties, dataEncryption } }] as Body[] // `as`: it was one
      const { references } = await read({ ...swept, resources })
      return references.filter((one) => one.startsWith('key ')).slice(1)
    }
    const away = 'https://keys-away.vault.azure.net/keys/orders'
    assert.equal(await keysOf({ geoBackupKeyURI: away }), [
      `key azure-${word}-backup-encryption keys-away.vault.azure.net`,
    ])
    assert.equal(await keysOf({ geoBackupKeyURI: 7 }), [`key azure-${word}-backup-encryption malformed`])
    for (const none of ['', null]) assert.equal(await keysOf({ geoBackupKeyURI: none }), [])
  })

  test(`${name}: parameters that let plaintext in, or write nothing down`, async () => {
    const [body] = swept.resources
    const path = `${body?.id ?? ''}/configurations`.toLowerCase()
    const parameters = { value: [{ name: 'require_secure_transport', properties: { value: 'OFF' } }] }
    const { fact } = await read({ ...swept, beside: { ...swept.beside, [path]: parameters } })
    assert.equal(['inTransit.enforced', 'inTransit.minimumVersion', 'logging.dataAccess'].map(fact), [
      false,
      'malformed',
      false,
    ])
  })
}

test.run()
