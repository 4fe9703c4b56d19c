// Snapshots of databases, and those of AWS Backup in a list of their own: what each call that fails takes away.
import { suite } from 'uvu'
import { databaseBackups, databaseSnapshots } from '../../../src/sources/aws/rds-snapshots.ts'
import { snapshotLists } from './rds-snapshot-lists.ts'

const test = suite('sources/aws/rds-snapshots')

snapshotLists(test, {
  name: 'DBSnapshot',
  word: 'snapshot',
  manual: databaseSnapshots,
  backups: databaseBackups,
  body: '<DBInstanceIdentifier>orders</DBInstanceIdentifier><Encrypted>true</Encrypted>',
})

test.run()
