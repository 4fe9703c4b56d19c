// Long-term backups of SQL databases: how long they stay, where, and which of them outlived their database.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sqlArchive, sqlInstanceArchive } from '../../../src/normalize/azure/sql-archive.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing } from '../aws/facts-of.ts'
import { origin, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/sql-archive')

const inBrazil = `/subscriptions/${subscriptionId}/providers/microsoft.sql/locations/brazilsouth`
const kinds = {
  server: {
    normalizer: sqlArchive,
    list: 'longTermRetentionBackups',
    above: 'longTermRetentionServers',
    original: 'shop/orders',
  },
  instance: {
    normalizer: sqlInstanceArchive,
    list: 'longTermRetentionManagedInstanceBackups',
    above: 'longTermRetentionManagedInstances',
    original: 'managedinstances/shop/orders',
  },
}

const observed = (kind: keyof typeof kinds, body: unknown, id?: string) => {
  const { list, above } = kinds[kind]
  return {
    kind: 'observation' as const,
    provider: 'azure',
    partition: 'AzureCloud',
    account: subscriptionId,
    type: `Microsoft.Sql/locations/${above}/longTermRetentionDatabases`,
    nativeId: id ?? `${inBrazil}/${above.toLowerCase()}/shop/longtermretentiondatabases/orders`,
    source: 'live' as const,
    answers: [{ origin: { ...origin, operation: `Microsoft.Sql/locations/${list}/read` }, body: body as object }], // `as`: some are none
  }
}

const weekly = {
  backupTime: '2026-01-05T02:00:00Z',
  backupExpirationTime: '2026-03-30T02:00:00Z',
  backupStorageRedundancy: 'Local',
}
const yearly = { ...weekly, backupExpirationTime: '2028-01-05T02:00:00Z' }

const read = (backups: readonly object[], kind: keyof typeof kinds = 'server') => {
  const value = backups.map((properties) => ({ properties }))
  const found = toResource(kinds[kind].normalizer(observed(kind, { value })))
  const facts = factsOf(found)
  return {
    found,
    days: reading(facts['backupRetention.days']),
    residue: [reading(facts['residue.orphaned']), reading(facts['residue.remainingDays'])],
    references: referencesOf(found).map(
      ({ role, mechanism, locator }) => `${role} ${mechanism} ${String(reading(locator))}`,
    ),
  }
}

for (const [kind, { original, above }] of Object.entries(kinds) as [keyof typeof kinds, (typeof kinds)['server']][]) {
  test(`of a database in a ${kind}: the one that stays longest tells how long`, () => {
    const { found, days, residue, references } = read([weekly, yearly, weekly], kind)
    assert.equal([days, residue, references], [730, [false, 0], [`source azure-sql-archive ${original}`]])
    assert.equal(
      [found.type, found.name, found.holds, reading(found.location.region), reading(found.labels)],
      [`Microsoft.Sql/locations/${above}/longTermRetentionDatabases`, 'orders', 'content', 'brazilsouth', []],
    )
  })
}

test('what was copied to the paired region stays there, though new ones are not', () => {
  for (const word of ['Geo', 'GeoZone'])
    assert.equal(read([weekly, { ...weekly, backupStorageRedundancy: word }]).references, [
      'source azure-sql-archive shop/orders',
      'pair azure-sql-backup-pair unresolved',
    ])
})

test('one that somebody has asked to be copied there is on its way', () => {
  const pairs = (word: string) => read([{ ...weekly, requestedBackupStorageRedundancy: word }]).references.slice(1)
  assert.equal(pairs('Geo'), ['pair azure-sql-backup-pair unresolved'])
  assert.equal(pairs('Zone'), [])
  assert.equal(pairs('Orbit'), ['vault azure-sql-backup-pair malformed'])
})

const gone = { ...yearly, databaseDeletionTime: '2027-01-05T02:00:00Z' }

test('backups that outlived their database belong to nothing that is there', () => {
  const { days, residue, references } = read([gone, { ...gone, backupExpirationTime: '2027-02-04T02:00:00Z' }])
  assert.equal([days, residue, references], [730, [true, 365], []])
})

test('a new database with the name of an old one: the backups of both are told apart', () => {
  const { residue, references } = read([{ ...weekly, databaseDeletionTime: null }, gone])
  assert.equal([residue, references], [[true, 365], ['source azure-sql-archive shop/orders']])
})

for (const [name, change] of Object.entries({
  'without an end': { backupExpirationTime: undefined },
  'with an end that is no time': { backupExpirationTime: 'soon' },
  'without a beginning': { backupTime: null },
  'with a word that nobody knows': { backupStorageRedundancy: 'Orbit' },
  'whose database went at no time': { databaseDeletionTime: 'once' },
})) {
  test(`one ${name} leaves all unknown, for it may be the one that matters`, () => {
    const { days, residue, references } = read([yearly, { ...weekly, ...change }])
    assert.equal([days, residue], ['malformed', ['malformed', 'malformed']])
    assert.equal(references, ['source azure-sql-archive malformed', 'vault azure-sql-backup-pair malformed'])
  })
}

test('a path that is not of such backups is no resource', () => {
  assert.equal(whyMissing(sqlArchive(observed('server', { value: [] }, '/subscriptions/one'))), [
    'malformed',
    undefined,
  ])
})

test.run()
