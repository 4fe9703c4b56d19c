// What a database could lose, and how that is told by the API and by a Config item; a cluster tells it of itself only.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { factsOf, reading, toResource } from './facts-of.ts'
import { changed, configuration, inConfig } from './orders-database.ts'

const test = suite('normalize/aws/rds-recovery')
const names = ['original', 'rpoHours', 'newestPointHours', 'protected'].map((name) => `recovery.${name}`)
const read = (found: ReturnType<typeof databaseInstance>) => {
  const facts = factsOf(toResource(found))
  return [...names, 'redundancy.mode'].map((name) => reading(facts[name]))
}
const told = (fields: object) => read(databaseInstance(changed(fields)))
const recorded = (fields: object) => read(databaseInstance(inConfig({ ...configuration, ...fields })))

const readings: [name: string, fields: object, expected: unknown[]][] = [
  ['continuous backup', {}, [true, 0.1, 0.1, true, 'multi-zone']],
  ['no backup', { BackupRetentionPeriod: 0 }, [true, 'unbounded', 'unbounded', true, 'multi-zone']],
  ['no protection, one zone', { DeletionProtection: false, MultiAZ: false }, [true, 0.1, 0.1, false, 'single-zone']],
  [
    'the clock of the SDK',
    { LatestRestorableTime: new Date('2026-11-22T12:00:00Z') },
    [true, 0.1, 24, true, 'multi-zone'],
  ],
  ['a point of the future', { LatestRestorableTime: '2026-11-23T13:00:00Z' }, [true, 0.1, 0, true, 'multi-zone']],
  ['no point yet', { LatestRestorableTime: undefined }, [true, 0.1, 'not-recorded', true, 'multi-zone']],
  ['no time at all', { LatestRestorableTime: 'yesterday' }, [true, 0.1, 'malformed', true, 'multi-zone']],
  ['half a day', { BackupRetentionPeriod: 0.5 }, [true, 'malformed', 'malformed', true, 'multi-zone']],
  [
    'a replica',
    { ReadReplicaSourceDBInstanceIdentifier: 'orders-main', BackupRetentionPeriod: 0 },
    [false, 'unbounded', 'unbounded', true, 'multi-zone'],
  ],
  [
    'the member of a cluster',
    { DBClusterIdentifier: 'orders' },
    ['unresolved', 'unresolved', 'unresolved', 'unresolved', 'unresolved'],
  ],
]
for (const [name, fields, expected] of readings) test(name, () => assert.equal(told(fields), expected))

test('a Config item tells the same, and what it lacks is not recorded', () => {
  assert.equal(recorded({}), [true, 0.1, 0.1, true, 'multi-zone'])
  assert.equal(recorded({ backupRetentionPeriod: 0, multiAZ: false }), [true, 'unbounded', 'unbounded', true, 'single-zone']) // prettier-ignore
  const lacking = { backupRetentionPeriod: undefined, deletionProtection: undefined, multiAZ: undefined }
  assert.equal(recorded(lacking), [true, 'not-recorded', 'not-recorded', 'not-recorded', 'not-recorded'])
  assert.equal(recorded({ latestRestorableTime: undefined })[2], 'not-recorded')
})

test.run()
