// Analytics of Azure and what is asked about each: what a workspace decides for its pools, backups, and where jobs run.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { products, pool, telemetry, visits } from '../../normalize/azure/warehouses.ts'
import { armServer, type Body } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/analytics')

const sink = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const logs = (...categories: string[]) => ({
  value: [{ properties: { workspaceId: sink, logs: categories.map((category) => ({ category, enabled: true })) } }],
})
const diagnostics = '/providers/microsoft.insights/diagnosticsettings'
const byPath = (of: string, told: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(told).map(([path, body]) => [`${of}${path}`.toLowerCase(), body]))

const workspaceId = idOf('Microsoft.Synapse/workspaces/visits')
const workspace: Body = { ...visits, id: workspaceId }
const tls = { '/dedicatedSQLminimalTlsSettings/default': { properties: { minimalTlsVersion: '1.2' } } }
const besideWorkspace = byPath(workspaceId, {
  ...tls,
  '/integrationRuntimes': {
    value: [{ properties: { type: 'Managed', typeProperties: { computeProperties: { location: 'East US' } } } }],
  },
  [diagnostics]: logs('BuiltinSqlReqsEnded'),
})

const poolId = `${workspaceId}/sqlPools/yearly`
const yearly: Body = { ...pool, id: poolId }
const besidePool = {
  ...byPath(workspaceId, {
    ...tls,
    '': visits,
    '/extendedAuditingSettings/default': {
      properties: {
        state: 'Enabled',
        storageEndpoint: 'https://Audit.blob.core.windows.net/',
        auditActionsAndGroups: ['BATCH_COMPLETED_GROUP'],
      },
    },
  }),
  ...byPath(poolId, {
    '/transparentDataEncryption/current': { properties: { status: 'Enabled' } },
    '/geoBackupPolicies/Default': { properties: { state: 'Enabled' } },
    '/extendedAuditingSettings/default': { properties: { state: 'Disabled' } },
    [diagnostics]: logs('ExecRequests'),
  }),
}

const clusterId = idOf('Microsoft.Kusto/Clusters/telemetry')
const cluster: Body = { ...telemetry, id: clusterId }
const follower = (name: string) => ({
  properties: {
    clusterResourceId: idOf(`Microsoft.Kusto/Clusters/${name}`),
    databaseName: '*',
    attachedDatabaseConfigurationName: name,
  },
})
const besideCluster = byPath(clusterId, {
  '/databases': {
    value: [
      { kind: 'ReadWrite', properties: { isFollowed: true } },
      {
        kind: 'ReadWrite',
        properties: { isFollowed: false, keyVaultProperties: { keyVaultUri: 'https://Others.vault.azure.net' } },
      },
      { kind: 'ReadOnlyFollowing', properties: {} },
    ],
  },
  '/listFollowerDatabases': { value: [follower('reports'), follower('reports')] },
  '/attachedDatabaseConfigurations': { value: [follower('devices')] },
  [diagnostics]: logs('Command', 'Query', 'SucceededIngestion'),
})

const searchId = idOf('Microsoft.Search/searchServices/products')
const search: Body = { ...products, id: searchId }
const besideSearch = byPath(searchId, { [diagnostics]: logs('OperationLogs') })

sweep(test, { resources: [search], beside: besideSearch })
sweep(test, { resources: [cluster], beside: besideCluster })
sweep(test, { resources: [workspace], beside: besideWorkspace })
sweep(test, { resources: [yearly], beside: besidePool })

async function read(body: Body, beside: Readonly<Record<string, object>>) {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [body], beside })
  const { seen } = await scan(optionsFor(server))
  const one = seen.find(({ nativeId }) => nativeId === body.id.toLowerCase())
  const found = toResource(one && normalize(one))
  const facts = factsOf(found)
  return {
    fact: (path: string) => reading(facts[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region }) =>
      [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
    ),
  }
}

test('Synapse: the lake that a workspace works on, and the region that its jobs run in', async () => {
  const { fact, references } = await read(workspace, besideWorkspace)
  assert.equal(references, [
    'key azure-synapse-encryption keys.vault.azure.net',
    'replica azure-synapse-data-lake visitslake.dfs.core.windows.net',
    'replica azure-integration-runtime azure-region:eastus',
    `log-sink azure-diagnostic-setting ${sink}`,
  ])
  assert.equal(['inTransit.minimumVersion', 'logging.dataAccess'].map(fact), [1.2, true])
})

test('Synapse: what a workspace decides holds for its pools, whose storage and backups are copied to the paired region', async () => {
  const { fact, references } = await read(yearly, besidePool)
  assert.equal(references, [
    'key azure-synapse-encryption keys.vault.azure.net',
    'pair azure-synapse-storage-pair unresolved',
    'pair azure-synapse-backup-pair unresolved',
    'log-sink azure-synapse-audit audit.blob.core.windows.net',
    `log-sink azure-diagnostic-setting ${sink}`,
  ])
  assert.equal(
    ['atRest.enabled', 'atRest.keyOwner', 'exposure.public', 'inTransit.minimumVersion', 'logging.dataAccess'].map(
      fact,
    ),
    [true, 'customer', false, 1.2, true],
  )
})

test('Synapse: the key of a workspace is not that of a pool which is not encrypted', async () => {
  const path = `${poolId}/transparentDataEncryption/current`.toLowerCase()
  const { fact } = await read(yearly, { ...besidePool, [path]: { properties: { status: 'Disabled' } } })
  assert.equal(['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner'].map(fact), [false, 'none', 'none'])
})

test('Data Explorer: keys of its databases, the clusters that read along, and those that it reads along with', async () => {
  const { fact, references } = await read(cluster, besideCluster)
  const of = (name: string) => idOf(`microsoft.kusto/clusters/${name}`).toLowerCase()
  assert.equal(references, [
    'key azure-kusto-encryption keys.vault.azure.net',
    'key azure-kusto-database-encryption others.vault.azure.net',
    `replica azure-kusto-follower ${of('reports')} westeurope`,
    `source azure-kusto-follower ${of('devices')} westeurope`,
    `log-sink azure-diagnostic-setting ${sink}`,
  ])
  assert.is(fact('logging.dataAccess'), true)
})

test('Data Explorer: where no database is followed, nobody has to say by whom', async () => {
  const databases = `${clusterId}/databases`.toLowerCase()
  const { references } = await read(cluster, {
    ...besideCluster,
    [databases]: { value: [{ kind: 'ReadWrite', properties: { isFollowed: false } }] },
  })
  assert.equal(
    references.filter((one) => one.startsWith('replica')),
    [],
  )
})

test('search: its requests are logged, and where its keys and copies are nobody tells', async () => {
  const { fact, references } = await read(search, besideSearch)
  assert.equal(references, [
    'key azure-search-encryption unsupported',
    'replica azure-search-copy unsupported',
    `log-sink azure-diagnostic-setting ${sink}`,
  ])
  assert.is(fact('logging.dataAccess'), true)
})

for (const [body, beside] of [
  [workspace, besideWorkspace],
  [cluster, besideCluster],
  [search, besideSearch],
] as const) {
  test(`${body.type}: a group of logs of which nobody says what it holds proves nothing`, async () => {
    const group = { properties: { workspaceId: sink, logs: [{ categoryGroup: 'audit', enabled: true }] } }
    const { fact } = await read(body, { ...beside, [`${body.id}${diagnostics}`.toLowerCase()]: { value: [group] } })
    assert.is(fact('logging.dataAccess'), 'unsupported')
  })
}

test.run()
