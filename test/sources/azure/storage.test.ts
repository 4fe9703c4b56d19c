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
  [`${key}/blobservices/default/providers/microsoft.insights/diagnosticsettings`]: diagnostics(
    'StorageRead',
    'StorageWrite',
    'StorageDelete',
  ),
}

sweep(test, { resources: [records], beside })

const shares = { ...records, id: idOf('Microsoft.Storage/storageAccounts/shares'), name: 'shares', kind: 'FileStorage' }
const service = `${shares.id}/fileServices/default`.toLowerCase()
sweep(test, {
  resources: [shares],
  beside: {
    [service]: { properties: { shareDeleteRetentionPolicy: days(14) } },
    [`${service}/providers/microsoft.insights/diagnosticsettings`]: diagnostics(
      'StorageRead',
      'StorageWrite',
      'StorageDelete',
    ),
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
  const path = `${key}/blobservices/default/providers/microsoft.insights/diagnosticsettings`
  const found = await read({ [path]: diagnostics('StorageWrite', 'StorageDelete') })
  assert.is(reading(factsOf(found)['logging.dataAccess']), false)
})

test('the group `audit` alone proves nothing: no page says that it holds every read', async () => {
  const path = `${key}/blobservices/default/providers/microsoft.insights/diagnosticsettings`
  const logs = [{ categoryGroup: 'audit', enabled: true }]
  const found = await read({ [path]: { value: [{ properties: { workspaceId: workspace, logs } }] } })
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
