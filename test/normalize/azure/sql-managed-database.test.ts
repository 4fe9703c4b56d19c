// Databases of managed instances: what the instance decides holds for each, and its group says where the copy is.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sqlManagedDatabase } from '../../../src/normalize/azure/sql-managed-database.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { groupId, instanceId, observedOrders, orders, partnerId, told } from './managed-instance.ts'

const test = suite('normalize/azure/sql-managed-database')

const database = (answers: Readonly<Record<string, object>> = {}) =>
  toResource(sqlManagedDatabase(observedOrders({ ...told, ...answers })))
const partner = `${partnerId}/databases/Orders`.toLowerCase()

test('a whole database tells everything but where its logs go', () => {
  assert.equal(withoutOrigins(factsOf(database())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'exposure.public': known(false),
    'redundancy.mode': known('multi-zone'),
    ...placedByOthers,
    labels: known([]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Insights/diagnosticSettings/read',
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-sql-encryption', locator: known('keys.vault.azure.net') },
        { role: 'replica', mechanism: 'azure-sql-instance-replica', locator: known(partner), region: 'eastus' },
        { role: 'pair', mechanism: 'azure-sql-backup-pair', locator: { state: 'unknown', reason: 'unresolved' } },
        {
          role: 'log-sink',
          mechanism: 'azure-diagnostic-setting',
          locator: {
            state: 'unknown',
            reason: 'not-recorded',
            permission: 'Microsoft.Insights/diagnosticSettings/read',
          },
        },
      ],
    },
    region: known('westeurope'),
  })
})

const decided = (properties: object) => ({
  [instanceId]: { properties: { ...told[instanceId]?.properties, ...properties } },
})
const protector = (properties: object) => ({ [`${instanceId}/encryptionProtector/current`]: { properties } })
const encryption = (state: string) => ({
  [`${orders.id}/transparentDataEncryption/current`]: { properties: { state } },
})
const readings: [name: string, answers: Readonly<Record<string, object>>, fact: string, expected: unknown][] = [
  ['not encrypted', encryption('Disabled'), 'atRest.enabled', false],
  ['nobody has a key for what is not', encryption('Disabled'), 'atRest.keyOwner', 'none'],
  ['a state of the future', encryption('Pausing'), 'atRest.enabled', 'malformed'],
  ["Microsoft's key", protector({ serverKeyType: 'ServiceManaged' }), 'atRest.keyOwner', 'provider'],
  ['a key without an address', protector({ serverKeyType: 'AzureKeyVault' }), 'atRest.keyOwner', 'malformed'],
  ['TLS 1.0', decided({ minimalTlsVersion: '1.0' }), 'inTransit.minimumVersion', 1],
  ['any TLS', decided({ minimalTlsVersion: 'None' }), 'inTransit.minimumVersion', 'malformed'],
  ['a public endpoint', decided({ publicDataEndpointEnabled: true }), 'exposure.public', true],
  ['one zone', decided({ zoneRedundant: false }), 'redundancy.mode', 'single-zone'],
  ['no word of zones', decided({ zoneRedundant: null }), 'redundancy.mode', 'malformed'],
]
for (const [name, answers, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(database(answers))[path]), expected))
}

const backups: [redundancy: unknown, requested: unknown, expected: unknown[]][] = [
  ['Local', undefined, []],
  ['Local', 'Zone', []],
  ['GeoZone', undefined, [['pair', 'unresolved']]],
  ['Everywhere', undefined, [['vault', 'malformed']]],
  ['Local', 'Geo', [['pair', 'unresolved']]],
  ['Geo', 'Local', [['pair', 'unresolved']]],
  ['Local', 'Everywhere', [['vault', 'malformed']]],
]
for (const [currentBackupStorageRedundancy, requestedBackupStorageRedundancy, expected] of backups) {
  test(`backups that are ${String(currentBackupStorageRedundancy)}, ${String(requestedBackupStorageRedundancy)} requested`, () => {
    const found = referencesOf(database(decided({ currentBackupStorageRedundancy, requestedBackupStorageRedundancy })))
    assert.equal(
      found
        .filter(({ mechanism }) => mechanism === 'azure-sql-backup-pair')
        .map(({ role, locator }) => [role, reading(locator)]),
      expected,
    )
  })
}

const group = (properties: object) => ({ [groupId]: { properties: { ...told[groupId]?.properties, ...properties } } })
const failovers: [name: string, answers: Readonly<Record<string, object>>, expected: unknown[]][] = [
  ['to which it is the copy', group({ replicationRole: 'Secondary' }), [['source', partner]]],
  [
    'that names it second',
    group({ managedInstancePairs: [{ primaryManagedInstanceId: partnerId, partnerManagedInstanceId: instanceId }] }),
    [['replica', partner]],
  ],
  [
    'with pairs of others',
    group({
      managedInstancePairs: [
        { primaryManagedInstanceId: '/other', partnerManagedInstanceId: '/another' },
        { primaryManagedInstanceId: instanceId, partnerManagedInstanceId: partnerId },
      ],
    }),
    [['replica', partner]],
  ],
  ['that does not name it', group({ managedInstancePairs: [] }), [['replica', 'malformed']]],
  ['without a role', group({ replicationRole: 'Referee' }), [['replica', 'malformed']]],
  ['of none', { [orders.id]: { ...orders, properties: { status: 'Online' } } }, []],
]
for (const [name, answers, expected] of failovers) {
  test(`a failover group ${name}`, () => {
    const found = referencesOf(database(answers)).filter(({ mechanism }) => mechanism === 'azure-sql-instance-replica')
    assert.equal(
      found.map(({ role, locator }) => [role, reading(locator)]),
      expected,
    )
  })
}

test.run()
