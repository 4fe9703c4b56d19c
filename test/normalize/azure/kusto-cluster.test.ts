// Data Explorer: what the machines keep is encrypted only where somebody said so, and a key may be of one database alone.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer } from '../../../src/model/observation.ts'
import { kustoCluster } from '../../../src/normalize/azure/kusto-cluster.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { observed, origin } from './observed.ts'
import { telemetry } from './warehouses.ts'

const test = suite('normalize/azure/kusto-cluster')

type Changes = { [name: string]: unknown; properties?: { [name: string]: unknown } }

const cluster = ({ properties = {}, ...rest }: Changes = {}, ...more: Answer[]) => {
  const body = { ...telemetry, ...rest, properties: { ...telemetry.properties, ...properties } }
  const observation = observed(telemetry.type, body)
  return toResource(kustoCluster({ ...observation, answers: [...observation.answers, ...more] }))
}
const beside = (name: string, value: unknown[]): Answer => ({
  origin: { ...origin, operation: `Microsoft.Kusto/Clusters/${name}/read` },
  body: { value },
})

const unread = (role: string, mechanism: string, permission: string) => ({
  role,
  mechanism,
  locator: { state: 'unknown', reason: 'not-recorded', permission },
})
const databases = 'Microsoft.Kusto/Clusters/Databases/read'
const diagnostics = 'Microsoft.Insights/diagnosticSettings/read'

test('a whole cluster tells everything but what its databases are', () => {
  assert.equal(withoutOrigins(factsOf(cluster())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'logging.dataAccess': { state: 'unknown', reason: 'not-recorded', permission: diagnostics },
    'exposure.public': known(false),
    'redundancy.mode': known('multi-zone'),
    ...placedByOthers,
    labels: known([]),
    references: {
      state: 'partial',
      permission: databases,
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-kusto-encryption', locator: known('keys.vault.azure.net') },
        unread('key', 'azure-kusto-database-encryption', databases),
        unread('replica', 'azure-kusto-follower', databases),
        unread('source', 'azure-kusto-follower', 'Microsoft.Kusto/Clusters/AttachedDatabaseConfigurations/read'),
        unread('log-sink', 'azure-diagnostic-setting', diagnostics),
      ],
    },
    region: known('westeurope'),
  })
})

const readings: [name: string, changes: Changes, fact: string, expected: unknown][] = [
  ['disks in the clear', { properties: { enableDiskEncryption: false } }, 'atRest.enabled', false],
  ['nothing said of disks', { properties: { enableDiskEncryption: null } }, 'atRest.enabled', 'not-recorded'],
  ["Microsoft's key", { properties: { keyVaultProperties: null } }, 'atRest.keyOwner', 'provider'],
  ['a key without a vault', { properties: { keyVaultProperties: { keyName: 'a' } } }, 'atRest.keyOwner', 'malformed'],
  ['anyone with an account', { properties: { allowedIpRangeList: [] } }, 'exposure.public', true],
  ['anyone, by a rule', { properties: { allowedIpRangeList: ['0.0.0.0/0'] } }, 'exposure.public', true],
  ['private endpoints alone', { properties: { publicNetworkAccess: 'Disabled' } }, 'exposure.public', false],
  ['nothing said of addresses', { properties: { allowedIpRangeList: undefined } }, 'exposure.public', 'not-recorded'],
  ['one zone', { zones: ['1'] }, 'redundancy.mode', 'single-zone'],
  ['no zones', { zones: null }, 'redundancy.mode', 'single-zone'],
  ['zones not of everything', { properties: { zoneStatus: 'ZonalInconsistency' } }, 'redundancy.mode', 'single-zone'],
  ['a zone status of the future', { properties: { zoneStatus: 'Elsewhere' } }, 'redundancy.mode', 'malformed'],
]
for (const [name, changes, fact, expected] of readings) {
  test(`${name}: ${fact} is ${String(expected)}`, () => {
    assert.equal(reading(factsOf(cluster(changes))[fact]), expected)
  })
}

test('a database that says nothing of followers may have any', () => {
  const found = cluster({}, beside('Databases', [{ kind: 'ReadWrite', properties: {} }]))
  assert.equal(
    referencesOf(found).flatMap(({ role, locator }) => (role === 'replica' ? [reading(locator)] : [])),
    ['malformed'],
  )
})

test('who follows is asked for where a database is followed, and may be left unsaid', () => {
  const found = cluster({}, beside('Databases', [{ kind: 'ReadWrite', properties: { isFollowed: true } }]))
  assert.equal(withoutOrigins(referencesOf(found).filter(({ role }) => role === 'replica')), [
    unread('replica', 'azure-kusto-follower', 'Microsoft.Kusto/Clusters/ListFollowerDatabases/read'),
  ])
})

test.run()
