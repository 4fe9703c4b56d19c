// Long-term backups of SQL: one list for each region, of which those of each database are a resource, though it may be gone.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Asked } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/sql-backups')

const server = 'Microsoft.Sql/servers'
const instance = 'Microsoft.Sql/managedInstances'
const locations = `/subscriptions/${subscription}/providers/Microsoft.Sql/locations`
const database = (path: string, location: string, kind = 'v12.0,user') => {
  const id = idOf(path)
  const type = path.startsWith(server) ? `${server}/databases` : `${instance}/databases`
  return { id, name: id.split('/').at(-1), type, kind, location, properties: { status: 'Online' } }
}
const resources = [
  database(`${server}/shop/databases/master`, 'westeurope', 'v12.0,system'),
  database(`${server}/shop/databases/orders`, 'West Europe'),
  database(`${server}/shop/databases/returns`, 'westeurope'),
  database(`${server}/loja/databases/vendas`, 'brazilsouth'),
  database(`${instance}/shop/databases/orders`, 'westeurope'),
]

const backup = (above: string, name: string, databaseName: string, more: object = {}) => ({
  id: '/elsewhere',
  properties: {
    [above]: name,
    databaseName,
    backupTime: '2026-01-05T02:00:00Z',
    backupExpirationTime: '2026-03-30T02:00:00Z',
    backupStorageRedundancy: 'Geo',
    ...more,
  },
})
const told = {
  [`${locations}/westeurope/longTermRetentionBackups`]: [
    backup('serverName', 'Shop', 'Orders', { isBackupImmutable: true }),
    backup('serverName', 'shop', 'archive', { databaseDeletionTime: '2025-01-01T00:00:00Z' }),
    backup('serverName', 'shop', 'Orders'),
  ],
  [`${locations}/westeurope/longTermRetentionManagedInstanceBackups`]: [
    backup('managedInstanceName', 'shop', 'orders'),
  ],
}

async function read(lists: Readonly<Record<string, readonly object[]>> = told, fast = false, bad?: Bad) {
  const beside = Object.fromEntries(Object.entries(lists).map(([path, value]) => [path.toLowerCase(), { value }]))
  const spoil = ({ path }: Asked) => (path.endsWith('/longTermRetentionBackups') ? bad : undefined)
  await using arm = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources, beside }, { spoil })
  const { seen, gaps } = await scan(optionsFor(arm, { fast }))
  return {
    seen: seen.filter(({ type }) => type.endsWith('/longTermRetentionDatabases')),
    gaps: gaps.map(({ operation, reason, permission, type }) => [operation, reason, permission, type]),
    asked: arm.calls.map(({ path }) => path).filter((path) => path.includes('/longTermRetention')),
  }
}

test('each region is asked once, for each kind of database that it has', async () => {
  const { asked, gaps } = await read()
  assert.equal(
    [asked.toSorted(), gaps],
    [
      [
        `${locations}/brazilsouth/longTermRetentionBackups`,
        `${locations}/westeurope/longTermRetentionBackups`,
        `${locations}/westeurope/longTermRetentionManagedInstanceBackups`,
      ],
      [],
    ],
  )
})

test('the backups of one database are one resource, whatever the case of its name, and so are those of one that is gone', async () => {
  const { seen } = await read()
  const at = `${locations}/westeurope`.toLowerCase()
  assert.equal(
    seen.map(({ nativeId, region, answers: [answer] }) => [
      nativeId,
      region,
      answer && 'body' in answer && (answer.body as { value: unknown[] }).value.length, // `as`: written above
    ]),
    [
      [`${at}/longtermretentionservers/shop/longtermretentiondatabases/orders`, 'westeurope', 2],
      [`${at}/longtermretentionservers/shop/longtermretentiondatabases/archive`, 'westeurope', 1],
      [`${at}/longtermretentionmanagedinstances/shop/longtermretentiondatabases/orders`, 'westeurope', 1],
    ],
  )
  assert.not.match(JSON.stringify(seen), /elsewhere|isBackupImmutable/) // of no use here
})

const action = 'Microsoft.Sql/locations/longTermRetentionBackups/read'
const type = 'Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases'
const operation = 'locations/longTermRetentionBackups/read'

for (const [name, bad, reason, permission] of [
  ['denied', { status: 403, body: '{"error":{"code":"AuthorizationFailed"}}' }, 'denied', action],
  ['a login page', { status: 200, type: 'text/html', body: '<html></html>' }, 'malformed', undefined],
  ['empty', { status: 200, body: '{}' }, 'malformed', undefined],
] as const) {
  test(`a list, ${name}: a gap for each region, and the other kind is read`, async () => {
    const { seen, gaps } = await read(told, false, bad)
    assert.equal(
      gaps,
      Array.from({ length: 2 }, () => [operation, reason, permission, type]),
    )
    assert.is(seen.length, 1)
  })
}

test('a backup that does not say of which database it is leaves a gap beside the others', async () => {
  const path = `${locations}/westeurope/longTermRetentionBackups`
  const { seen, gaps } = await read({ [path]: [...(told[path] ?? []), { properties: { databaseName: 'orders' } }, {}] })
  assert.equal([seen.length, gaps], [2, [[operation, 'malformed', undefined, type]]])
})

test('fast, none is asked for, and each region says so', async () => {
  const { asked, gaps } = await read(told, true)
  assert.equal(asked, [])
  assert.equal(gaps.map((gap) => gap.join(' ')).toSorted(), [
    'locations/longTermRetentionBackups/read not-asked  Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases',
    'locations/longTermRetentionBackups/read not-asked  Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases',
    'locations/longTermRetentionManagedInstanceBackups/read not-asked  Microsoft.Sql/locations/longTermRetentionManagedInstances/longTermRetentionDatabases',
  ])
})

test.run()
