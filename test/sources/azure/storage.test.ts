// Storage accounts and what is asked about each: open containers, replication, and whether reads are logged.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { patientRecords } from '../../normalize/azure/observed.ts'
import { armServer } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/storage')

const id = idOf('Microsoft.Storage/storageAccounts/patientrecords')
const key = id.toLowerCase()
const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit')
const records = {
  ...patientRecords,
  id,
  properties: { ...patientRecords.properties, allowBlobPublicAccess: true },
}
const diagnostics = (...categories: string[]) => ({
  value: [
    {
      properties: { workspaceId: workspace, logs: categories.map((category) => ({ category, enabled: true })) },
    },
  ],
})
const requests = diagnostics('StorageRead', 'StorageWrite', 'StorageDelete')
const logsOf = (service: string): string =>
  `${key}/${service}services/default/providers/microsoft.insights/diagnosticsettings`
const days = (count: number) => ({ enabled: true, days: count })
const versionsOf = (count: number) => ({
  properties: {
    policy: {
      rules: [
        {
          enabled: true,
          definition: { actions: { version: { delete: { daysAfterCreationGreaterThan: count } } } },
        },
      ],
    },
  },
})
const beside = {
  [`${key}/blobservices/default`]: { properties: { isVersioningEnabled: true, deleteRetentionPolicy: days(7) } },
  [`${key}/fileservices/default`]: { properties: { shareDeleteRetentionPolicy: days(14) } },
  [`${key}/managementpolicies/default`]: versionsOf(30),
  [`${key}/blobservices/default/containers`]: { value: [{ properties: { publicAccess: 'None' } }] },
  [`${key}/objectreplicationpolicies`]: {
    value: [{ properties: { sourceAccount: 'patientrecords', destinationAccount: 'elsewhere' } }],
  },
  ...Object.fromEntries(['blob', 'file', 'queue', 'table'].map((service) => [logsOf(service), requests])),
}

sweep(test, { resources: [records], beside })

const shares = { ...records, id: idOf('Microsoft.Storage/storageAccounts/shares'), name: 'shares', kind: 'FileStorage' }
const service = `${shares.id}/fileServices/default`.toLowerCase()
sweep(test, {
  resources: [shares],
  beside: {
    [service]: { properties: { shareDeleteRetentionPolicy: days(14) } },
    [`${service}/providers/microsoft.insights/diagnosticsettings`]: requests,
  },
})

test('an account of file shares has no blobs that could be open or replicated, and is asked nothing about them', async () => {
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [shares], beside: {} }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  const found = toResource(normalize(seen.find(({ nativeId }) => nativeId === shares.id.toLowerCase()) ?? raise()))
  assert.is(reading(factsOf(found)['exposure.public']), false)
  assert.equal(
    referencesOf(found).map(({ role }) => role),
    ['key', 'pair'],
  )
  assert.not.ok(server.calls.some(({ path }) => path.toLowerCase().includes('blob')))
})

const read = async (changes: Record<string, object>) => {
  const estate = {
    subscriptions: [{ subscriptionId: subscription }],
    resources: [records],
    beside: { ...beside, ...changes },
  }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  return toResource(normalize(seen.find(({ nativeId }) => nativeId === key) ?? raise()))
}
const raise = () => {
  throw new Error('the account was not seen')
}

test('what is asked beside the body is told', async () => {
  const found = await read({})
  const facts = factsOf(found)
  assert.equal([reading(facts['exposure.public']), reading(facts['logging.dataAccess'])], [false, true])
  assert.equal(
    referencesOf(found).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)]),
    [
      ['key', 'azure-storage-encryption', 'patient-keys.vault.azure.net'],
      ['pair', 'azure-grs-pair', 'azure-region:northeurope'],
      ['replica', 'azure-object-replication', 'elsewhere'],
      ['log-sink', 'azure-diagnostic-setting', workspace.toLowerCase()],
    ],
  )
})

const pathsOf = async (properties: object, changes: Record<string, object>) => {
  const estate = {
    subscriptions: [{ subscriptionId: subscription }],
    resources: [{ ...records, properties: { ...records.properties, ...properties } }],
    beside: { ...beside, ...changes },
  }
  await using server = await armServer(estate)
  await scan(optionsFor(server))
  return server.calls
    .map(({ path }) => path.toLowerCase())
    .filter((path) => path.startsWith(`${key}/`))
    .map((path) => path.slice(key.length + 1))
    .toSorted()
}
const always = [
  'blobservices/default',
  'blobservices/default/providers/microsoft.insights/diagnosticsettings',
  'fileservices/default',
  ...['file', 'queue', 'table'].map(
    (service) => `${service}services/default/providers/microsoft.insights/diagnosticsettings`,
  ),
]
const ofVersions = ['blobservices/default/containers', 'managementpolicies/default', 'objectreplicationpolicies']

test('without versions nothing is asked of what only they can have, nor of containers that nobody can open', async () => {
  const closed = { allowBlobPublicAccess: false }
  const service = `${key}/blobservices/default`
  for (const off of [{}, { isVersioningEnabled: false }, { isVersioningEnabled: null }])
    assert.equal(await pathsOf(closed, { [service]: { properties: off } }), always)
  assert.equal(await pathsOf({}, { [service]: { properties: {} } }), [always[0], ofVersions[0], ...always.slice(1)])
  for (const told of [{ properties: { isVersioningEnabled: true } }, { properties: 7 }, {}])
    assert.equal(await pathsOf(closed, { [service]: told }), [...always, ...ofVersions].toSorted())
})

test('what its services keep of deleted data, the longest of all', async () => {
  const left = async (changes: Record<string, object>) => reading(factsOf(await read(changes))['residue.remainingDays'])
  assert.is(await left({}), 37)
  assert.is(await left({ [`${key}/managementpolicies/default`]: versionsOf(2) }), 14)
})

test('one open container makes the account public', async () => {
  const found = await read({
    [`${key}/blobservices/default/containers`]: {
      value: [{ properties: {} }, { properties: { publicAccess: 'Container' } }],
    },
  })
  assert.is(reading(factsOf(found)['exposure.public']), true)
})

test('reads that are not logged are told, whatever else is', async () => {
  const found = await read({ [logsOf('blob')]: diagnostics('StorageWrite', 'StorageDelete') })
  assert.is(reading(factsOf(found)['logging.dataAccess']), false)
})

test('a log of blobs is none of files, queues or tables, and each may be sent elsewhere', async () => {
  for (const service of ['file', 'queue', 'table']) {
    const unlogged = await read({ [logsOf(service)]: { value: [] } })
    assert.is(reading(factsOf(unlogged)['logging.dataAccess']), false, service)
    const elsewhere = {
      properties: { storageAccountId: `${id}2`, logs: [{ categoryGroup: 'allLogs', enabled: true }] },
    }
    const found = await read({ [logsOf(service)]: { value: [elsewhere] } })
    assert.is(reading(factsOf(found)['logging.dataAccess']), true, service)
    assert.equal(
      referencesOf(found)
        .filter(({ role }) => role === 'log-sink')
        .map(({ locator }) => reading(locator)),
      [workspace.toLowerCase(), `${key}2`],
      service,
    )
  }
})

test('where no log of blobs is kept, that is enough, and the other services are not asked', async () => {
  const setting = `${id}/blobServices/default/providers/Microsoft.Insights/diagnosticSettings/figures`
  const metrics = [{ category: 'Transaction', enabled: true }]
  const figures = { id: setting, properties: { workspaceId: workspace, metrics } }
  const logs = [{ category: 'StorageRead', enabled: false }]
  const off = { id: setting, properties: { workspaceId: workspace, logs } }
  const others = always.filter((path) => /^(file|queue|table).*diagnosticsettings$/.test(path))
  for (const value of [[], [figures], [off]]) {
    const asked = await pathsOf({}, { [logsOf('blob')]: { value } })
    assert.equal(
      asked.filter((path) => others.includes(path)),
      [],
    )
    const found = await read({ [logsOf('blob')]: { value } })
    assert.is(reading(factsOf(found)['logging.dataAccess']), false)
    assert.equal(
      [found.references.state, found.references.state !== 'known' && found.references.reason],
      ['partial', 'not-asked'],
    )
  }
  for (const value of [[{}], [{ properties: { logs: 7 } }], [{ properties: { logs: [{}] } }]]) {
    const asked = await pathsOf({}, { [logsOf('blob')]: { value } })
    assert.equal(
      asked.filter((path) => others.includes(path)),
      others,
    )
  }
})

test('of blobs in pages, as of premium ones in blocks, no other service is asked', async () => {
  for (const [kind, name] of [
    ['BlockBlobStorage', 'Premium_ZRS'],
    ['StorageV2', 'Premium_LRS'],
  ]) {
    const estate = {
      subscriptions: [{ subscriptionId: subscription }],
      resources: [{ ...records, kind, sku: { name } }],
      beside,
    }
    await using server = await armServer(estate)
    const { seen } = await scan(optionsFor(server))
    const found = toResource(normalize(seen.find(({ nativeId }) => nativeId === key) ?? raise()))
    const facts = factsOf(found)
    assert.equal([reading(facts['logging.dataAccess']), reading(facts['residue.remainingDays'])], [true, 37])
    assert.not.ok(server.calls.some(({ path }) => /(file|queue|table)services/i.test(path)))
  }
})

test('the group `audit` alone proves nothing: no page says that it holds every read', async () => {
  const logs = [{ categoryGroup: 'audit', enabled: true }]
  const found = await read({ [logsOf('blob')]: { value: [{ properties: { workspaceId: workspace, logs } }] } })
  assert.is(reading(factsOf(found)['logging.dataAccess']), 'unsupported')
})

test('what is replicated to the account has its original elsewhere', async () => {
  const found = await read({
    [`${key}/objectreplicationpolicies`]: {
      value: [{ properties: { sourceAccount: 'origin', destinationAccount: id } }],
    },
  })
  assert.equal(
    referencesOf(found).find(({ mechanism }) => mechanism === 'azure-object-replication'),
    { role: 'source', mechanism: 'azure-object-replication', locator: { state: 'known', value: 'origin', from: [5] } },
  )
})

test.run()
