// An automated backup that lies apart from its database is where its ARN says, and that of a database that is gone has no original left.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { automatedBackup } from '../../../src/normalize/aws/rds-automated-backup.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/rds-automated-backup')
const type = 'AWS::RDS::DBInstanceAutomatedBackup'
const describing = 'rds:DescribeDBInstanceAutomatedBackups'
const arn = `arn:aws:rds:us-east-1:${account}:auto-backup:ab-1`
const database = `arn:aws:rds:eu-central-1:${account}:db:orders`
const key = `arn:aws:kms:us-east-1:${account}:key/77aa`

/** Sent from Frankfurt to Virginia. */
const description = {
  DBInstanceArn: database,
  DbiResourceId: 'db-ORDERS',
  DBInstanceIdentifier: 'orders',
  Region: 'eu-central-1',
  Status: 'replicating',
  Encrypted: true,
  KmsKeyId: key,
  BackupTarget: 'region',
  DBInstanceAutomatedBackupsArn: arn,
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const told = (calls: Told, region = 'us-east-1') => automatedBackup({ ...live(type, 'ab-1', calls), region })
const described = (more: object) =>
  toResource(told({ [describing]: { body: { DBInstanceAutomatedBackups: [{ ...description, ...more }] } } }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))
const at = (value: unknown) => ({ state: 'known', value })

test('one that another region sends here, with its key and its database', () => {
  const resource = described({})
  assert.is(resource.id, arn) // as its database names it
  assert.is(resource.key, `aws|aws|${account}|us-east-1|${type}|ab-1`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    ...comingFromOthers,
    labels: at([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
    region: at('us-east-1'),
    references: at([
      { role: 'key', mechanism: 'rds-encryption', locator: at(key) },
      { role: 'source', mechanism: 'rds-automated-backup', locator: at(database) },
    ]),
  })
})

test('one of a database that is gone, whose name another may bear by now', () => {
  const resource = described({ Status: 'retained', DBInstanceAutomatedBackupsArn: undefined })
  assert.is(resource.id, `arn:aws:rds:us-east-1:${account}:auto-backup:db-ORDERS`)
  assert.equal(pointing(resource, 'source'), [['rds-automated-backup', 'not-recorded']])
})

test('where it is sent on to, and not itself', () => {
  const on = `arn:aws:rds:eu-west-1:${account}:auto-backup:ab-2`
  const list = [on, arn].map((DBInstanceAutomatedBackupsArn) => ({ DBInstanceAutomatedBackupsArn }))
  const sent = (DBInstanceAutomatedBackupsReplications: unknown) =>
    pointing(described({ DBInstanceAutomatedBackupsReplications }), 'vault')
  assert.equal(sent(list), [['rds-backup-replication', on]])
  assert.equal(sent([{}]), [['rds-backup-replication', 'malformed']])
})

const fields: [name: string, fields: object, source: unknown][] = [
  ['no word of its state', { Status: undefined }, 'not-recorded'],
  ['no word of its database', { DBInstanceArn: undefined }, 'not-recorded'],
  ['a database that is no text', { DBInstanceArn: 7 }, 'malformed'],
]
for (const [name, more, source] of fields) {
  test(`source: ${name}`, () => assert.equal(pointing(described(more), 'source'), [['rds-automated-backup', source]]))
}

test('kept on an Outpost or in a Local Zone, it is not known to be in the country of its region', () => {
  const place = (BackupTarget: unknown) => reading(described({ BackupTarget }).location.region)
  assert.equal([undefined, 'outposts', 'local', 7].map(place), ['us-east-1', 'unsupported', 'unsupported', 'malformed'])
})

test('the list refused, or a description without a name: a gap', () => {
  const nameless = { ...description, DBInstanceAutomatedBackupsArn: undefined, DbiResourceId: undefined }
  const gaps = [told({ [describing]: { error: 'AccessDenied' } }), told({ [describing]: { body: nameless } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'API answers',
  input: { [describing]: { body: description } },
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good: { 'atRest.enabled': true, 'custody.exclusive': true, region: 'us-east-1' },
})

test.run()
