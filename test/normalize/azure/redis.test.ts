// Caches: what their disks, ports and zones are, and every place that their data is copied to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer } from '../../../src/model/observation.ts'
import { redisCache } from '../../../src/normalize/azure/redis-cache.ts'
import { redisEnterprise } from '../../../src/normalize/azure/redis-enterprise.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { cluster, sessions } from './caches.ts'
import { observed, origin } from './observed.ts'

const test = suite('normalize/azure/redis')

type Changes = { [name: string]: unknown; properties?: { [name: string]: unknown } }

const beside = (operation: string, value: unknown[]): Answer => ({ origin: { ...origin, operation }, body: { value } })
const changed = <T extends { properties: object }>(whole: T, { properties = {}, ...rest }: Changes) => ({
  ...whole,
  ...rest,
  properties: { ...whole.properties, ...properties },
})
const cache = (changes: Changes = {}, ...more: Answer[]) => {
  const observation = observed(sessions.type, changed(sessions, changes))
  return toResource(redisCache({ ...observation, answers: [...observation.answers, ...more] }))
}
const ofCluster = (changes: Changes = {}, databases?: unknown[]) => {
  const observation = observed(cluster.type, changed(cluster, changes))
  const more = databases === undefined ? [] : [beside('Microsoft.Cache/redisEnterprise/databases/read', databases)]
  return toResource(redisEnterprise({ ...observation, answers: [...observation.answers, ...more] }))
}

const unknown = (reason: string, permission?: string) => ({
  state: 'unknown',
  reason,
  ...(permission && { permission }),
})
const diagnostics = {
  role: 'log-sink',
  mechanism: 'azure-diagnostic-setting',
  locator: unknown('not-recorded', 'Microsoft.Insights/diagnosticSettings/read'),
}

test('a whole cache tells everything but where its links lead', () => {
  const found = cache()
  assert.equal(withoutOrigins(factsOf(found)), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('provider'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    'exposure.public': known(false),
    'redundancy.mode': known('multi-zone'),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'personal', from: 'tag' }]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Cache/redis/linkedServers/read',
      reason: 'not-recorded',
      value: [
        {
          role: 'replica',
          mechanism: 'azure-redis-replica',
          locator: unknown('not-recorded', 'Microsoft.Cache/redis/linkedServers/read'),
        },
        { role: 'vault', mechanism: 'azure-redis-persistence', locator: known('backups') },
        diagnostics,
      ],
    },
    region: known('westeurope'),
  })
  assert.equal(
    [found.type, found.holds, found.aliases],
    ['Microsoft.Cache/redis', 'content', ['sessions.redis.cache.windows.net']],
  )
})

const size = (name: string, family: string, capacity: number) => ({ sku: { name, family, capacity } })
const readings: [name: string, changes: Changes, fact: string, expected: unknown][] = [
  ['the two smallest have plain disks', { properties: size('Standard', 'C', 1) }, 'atRest.enabled', false],
  ['nobody has a key for them', { properties: size('Standard', 'C', 1) }, 'atRest.keyOwner', 'none'],
  ['the third has not', { properties: size('Standard', 'C', 2) }, 'atRest.enabled', true],
  ['nor the smallest Premium', { properties: size('Premium', 'P', 1) }, 'atRest.enabled', true],
  ['a tier of the future', { properties: size('Ultra', 'U', 1) }, 'atRest.enabled', 'malformed'],
  ['a port for plaintext', { properties: { enableNonSslPort: true } }, 'inTransit.enforced', false],
  ['no word of that port', { properties: { enableNonSslPort: null } }, 'inTransit.enforced', 'not-recorded'],
  ['TLS 1.0', { properties: { minimumTlsVersion: '1.0' } }, 'inTransit.minimumVersion', 1],
  ['no TLS version', { properties: { minimumTlsVersion: null } }, 'inTransit.minimumVersion', 'not-recorded'],
  ['a public address', { properties: { publicNetworkAccess: 'Enabled' } }, 'exposure.public', true],
  [
    'in a network, which has none',
    { properties: { publicNetworkAccess: 'Enabled', subnetId: '/subscriptions/x/subnets/data' } },
    'exposure.public',
    false,
  ],
  ['no word of access', { properties: { publicNetworkAccess: null } }, 'exposure.public', 'not-recorded'],
  [
    'zones that Azure chose',
    { zones: null, properties: { zonalAllocationPolicy: 'Automatic' } },
    'redundancy.mode',
    'multi-zone',
  ],
  ['no zones', { properties: { zonalAllocationPolicy: 'NoZones' } }, 'redundancy.mode', 'single-zone'],
  ['all in one zone', { zones: ['1', '1'] }, 'redundancy.mode', 'single-zone'],
  ['one machine, whatever is said of zones', { properties: size('Basic', 'C', 3) }, 'redundancy.mode', 'single-zone'],
  ['no word of zones', { properties: { zonalAllocationPolicy: null } }, 'redundancy.mode', 'not-recorded'],
]
for (const [name, changes, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(cache(changes))[path]), expected))
}

const account = (name: string) => `DefaultEndpointsProtocol=https;BlobEndpoint=https://${name}.blob.core.windows.net/;`
const stores: [name: string, configuration: unknown, expected: unknown[]][] = [
  ['nowhere', {}, []],
  [
    'nowhere, as it is switched off',
    { 'rdb-backup-enabled': 'false', 'rdb-storage-connection-string': account('old') },
    [],
  ],
  [
    'to an account by its endpoint',
    { 'rdb-backup-enabled': true, 'rdb-storage-connection-string': account('Vault') },
    [known('vault.blob.core.windows.net')],
  ],
  ['to an account that is not told', { 'rdb-backup-enabled': 'True' }, [unknown('not-recorded')]],
  [
    'by a text that names none',
    { 'rdb-backup-enabled': 'true', 'rdb-storage-connection-string': '***' },
    [unknown('malformed')],
  ],
  [
    'to two accounts',
    {
      'aof-backup-enabled': 'true',
      'aof-storage-connection-string-0': account('one'),
      'aof-storage-connection-string-1': account('two'),
    },
    [known('one.blob.core.windows.net'), known('two.blob.core.windows.net')],
  ],
  ['by a word that is new', { 'aof-backup-enabled': 'often' }, [unknown('malformed')]],
  ['nobody knows where', undefined, [unknown('not-recorded', 'Microsoft.Cache/redis/read')]],
]
for (const [name, redisConfiguration, expected] of stores) {
  test(`written down ${name}`, () => {
    const found = referencesOf(cache({ properties: { redisConfiguration } })).filter(({ role }) => role === 'vault')
    assert.equal(withoutOrigins(found.map(({ locator }) => locator)), expected)
  })
}

const links = (serverRole: string) =>
  beside('Microsoft.Cache/redis/linkedServers/read', [
    { properties: { linkedRedisCacheId: '/Subscriptions/Other', linkedRedisCacheLocation: 'West US', serverRole } },
  ])
const roles: [serverRole: string, expected: object][] = [
  ['Secondary', { role: 'replica', locator: known('/subscriptions/other'), region: 'westus' }],
  ['Primary', { role: 'source', locator: known('/subscriptions/other'), region: 'westus' }],
  ['Witness', { role: 'replica', locator: unknown('malformed') }],
]
for (const [serverRole, expected] of roles) {
  test(`a linked cache whose role is ${serverRole}`, () => {
    const [first] = referencesOf(cache({}, links(serverRole)))
    assert.equal(withoutOrigins(first), { mechanism: 'azure-redis-replica', ...expected })
  })
}

const database = (clientProtocol: unknown, more: object = {}) => ({
  id: `${cluster.id}/databases/default`,
  properties: { clientProtocol, ...more },
})
const linked = (...ids: string[]) => ({
  geoReplication: { linkedDatabases: ids.map((id) => ({ id, state: 'Linked' })) },
})

test('a whole cluster tells everything but where its logs go', () => {
  const found = ofCluster({}, [database('Encrypted', linked('/Other/Databases/default'))])
  assert.equal(withoutOrigins(factsOf(found)), {
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
        { role: 'key', mechanism: 'azure-redis-encryption', locator: known('keys.vault.azure.net') },
        { role: 'replica', mechanism: 'azure-redis-active-replica', locator: known('/other/databases/default') },
        diagnostics,
      ],
    },
    region: known('westeurope'),
  })
})

const clusters: [name: string, changes: Changes, databases: unknown[] | undefined, fact: string, expected: unknown][] =
  [
    ["Microsoft's key", { properties: { encryption: null } }, [], 'atRest.keyOwner', 'provider'],
    [
      'one database of two in plaintext',
      {},
      [database('Encrypted'), database('Plaintext')],
      'inTransit.enforced',
      false,
    ],
    ['a cluster without databases', {}, [], 'inTransit.enforced', 'not-recorded'],
    ['databases that were not asked for', {}, undefined, 'inTransit.enforced', 'not-recorded'],
    ['a protocol of the future', {}, [database('Whispered')], 'inTransit.enforced', 'malformed'],
    ['public', { properties: { publicNetworkAccess: 'Enabled' } }, [], 'exposure.public', true],
    ['older than the setting', { properties: { publicNetworkAccess: null } }, [], 'exposure.public', 'not-recorded'],
    ['copies in one zone', { properties: { redundancyMode: 'LR' } }, [], 'redundancy.mode', 'single-zone'],
    ['no copies', { properties: { redundancyMode: 'None' } }, [], 'redundancy.mode', 'single-zone'],
    ['no word of copies', { properties: { redundancyMode: undefined } }, [], 'redundancy.mode', 'not-recorded'],
  ]
for (const [name, changes, databases, path, expected] of clusters) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(ofCluster(changes, databases))[path]), expected))
}

test('databases that were not asked for may be copied anywhere', () => {
  assert.equal(
    referencesOf(ofCluster()).find(({ role }) => role === 'replica')?.locator,
    unknown('not-recorded', 'Microsoft.Cache/redisEnterprise/databases/read'),
  )
  assert.not('aliases' in ofCluster())
})

test.run()
