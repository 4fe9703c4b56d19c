// A recovery point is a copy of a resource: it says of which, wherever that is, and under which key it lies, and for how long.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { recoveryPoint } from '../../../src/normalize/aws/recovery-point.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/recovery-point')
const type = 'AWS::Backup::RecoveryPoint'
const listing = 'backup:ListRecoveryPointsByBackupVault'
const vaults = 'backup:ListBackupVaults'
const tagging = 'backup:ListTags'
const arn = `arn:aws:backup:eu-central-1:${account}:recovery-point:1eb3`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const table = `arn:aws:dynamodb:us-east-1:444455556666:table/orders`
const origin = `arn:aws:backup:us-east-1:444455556666:backup-vault:theirs`

const description = {
  RecoveryPointArn: arn,
  BackupVaultName: 'nightly',
  SourceBackupVaultArn: origin,
  ResourceArn: table,
  ResourceType: 'DynamoDB',
  Status: 'COMPLETED',
  IsEncrypted: true,
  EncryptionKeyArn: key,
  Lifecycle: { DeleteAfterDays: 35 },
}
const vault = {
  BackupVaultName: 'nightly',
  VaultType: 'BACKUP_VAULT',
  Locked: true,
  LockDate: '2026-01-01T00:00:00.000Z',
}
const calls: Told = {
  [vaults]: { body: { BackupVaultList: [vault] } },
  [listing]: { body: { RecoveryPoints: [description] } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => recoveryPoint(live(type, arn, answers))
const fromConfig = (fields: object, name = arn) => recoveryPoint(recorded(type, item(type, name, fields)))
const described = (more: object) =>
  toResource(told({ ...calls, [listing]: { body: { RecoveryPoints: [{ ...description, ...more }] } } }))
const pointing = (resource: ReturnType<typeof described>) =>
  referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])

const whole = {
  ...encryptedUnderKey,
  'retention.days': { state: 'known', value: 35 },
  'retention.locked': { state: 'known', value: true },
  ...comingFromOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
  references: {
    state: 'known',
    value: [
      { role: 'key', mechanism: 'backup-encryption', locator: { state: 'known', value: key } },
      { role: 'source', mechanism: 'backup-recovery-point', locator: { state: 'known', value: table } },
      { role: 'source', mechanism: 'backup-vault-copy', locator: { state: 'known', value: origin } },
    ],
  },
}

test('a copy of a backup of a table elsewhere, and the same of Config, which does not tell of the vault', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|1eb3`)
  assert.is(resource.holds, 'content')
  assert.equal(withoutOrigins(factsOf(resource)), whole)
  const item_ = toResource(fromConfig(description))
  assert.is(item_.key, resource.key)
  assert.equal(withoutOrigins(factsOf(item_)), {
    ...whole,
    'retention.locked': { state: 'unknown', reason: 'not-recorded', permission: vaults },
  })
})

test('a point that is no copy, under a key that AWS owns', () => {
  const resource = described({
    SourceBackupVaultArn: undefined,
    EncryptionKeyArn: undefined,
    EncryptionKeyType: 'AWS_OWNED_KMS_KEY',
  })
  assert.equal(pointing(resource), [['source', 'backup-recovery-point', table]])
  const facts = factsOf(resource)
  assert.equal(
    ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
    [true, 'provider', false],
  )
})

test('a point that is not encrypted has no key, and of what it was taken is never left out', () => {
  const open = described({ IsEncrypted: false, SourceBackupVaultArn: null })
  assert.is(reading(factsOf(open)['atRest.enabled']), false)
  assert.is(reading(factsOf(open)['atRest.keyOwner']), 'none')
  assert.equal(pointing(open), [['source', 'backup-recovery-point', table]])
  const silent = described({ IsEncrypted: undefined, ResourceArn: undefined, SourceBackupVaultArn: 7 })
  assert.equal(pointing(silent), [
    ['key', 'backup-encryption', 'not-recorded'],
    ['source', 'backup-recovery-point', 'not-recorded'],
    ['source', 'backup-vault-copy', 'malformed'],
  ])
  assert.is(silent.references.state, 'partial')
})

const lifetimes: [lifecycle: unknown, days: unknown][] = [
  [{ DeleteAfterDays: 7, MoveToColdStorageAfterDays: 1 }, 7],
  [{ DeleteAfterDays: -1 }, 'forever'],
  [{}, 'forever'],
  [undefined, 'not-recorded'],
  [{ DeleteAfterDays: -2 }, 'malformed'],
  ['35', 'malformed'],
]
for (const [Lifecycle, expected] of lifetimes) {
  test(`days: ${JSON.stringify(Lifecycle)}`, () =>
    assert.is(reading(factsOf(described({ Lifecycle }))['retention.days']), expected))
}

const airGapped = 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT'
const locks: [name: string, vault: object, locked: unknown][] = [
  ['not locked', { Locked: false }, false],
  ['not locked, whatever date there was', { Locked: false, LockDate: '2026-01-01T00:00:00Z' }, false],
  ['locked for those without a right to unlock it', { Locked: true }, false],
  ['locked from a day to come', { Locked: true, LockDate: '2026-11-24T00:00:00Z' }, false],
  ['locked from a day that has come', { Locked: true, LockDate: '2026-11-22T00:00:00Z' }, true],
  ['locked from its birth', { Locked: true, VaultType: airGapped }, true],
  ['no lock, in a vault that has one', { Locked: false, VaultType: airGapped }, false],
  ['no word of a lock', { LockDate: '2026-11-22T00:00:00Z' }, 'malformed'],
]
for (const [name, one, expected] of locks) {
  test(`vault: ${name}`, () => {
    const resource = toResource(told({ ...calls, [vaults]: { body: { BackupVaultList: [one] } } }))
    assert.is(reading(factsOf(resource)['retention.locked']), expected)
  })
}

test('a backup that EC2 keeps is of the account that has it, and bears the name that EC2 gave it', () => {
  const snapshot = 'arn:aws:ec2:eu-central-1::snapshot/snap-0a'
  for (const resource of [
    described({ RecoveryPointArn: snapshot }),
    toResource(fromConfig({ ...description, RecoveryPointArn: snapshot }, snapshot)),
  ]) {
    assert.is(resource.id, snapshot)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|snap-0a`)
    assert.is(reading(resource.location.region), 'eu-central-1')
  }
})

test('a snapshot of RDS in a Config snapshot stands there as such, and is not read twice', () => {
  const snapshot = `arn:aws:rds:eu-central-1:${account}:snapshot:awsbackup:job-1`
  assert.is(fromConfig({ ...description, RecoveryPointArn: snapshot }, snapshot), undefined)
  const ofCluster = `arn:aws:rds:eu-central-1:${account}:cluster-snapshot:awsbackup:job-1`
  assert.is(toResource(fromConfig({ ...description, RecoveryPointArn: ofCluster }, ofCluster)).id, ofCluster)
  assert.is(described({ RecoveryPointArn: snapshot }).id, snapshot) // what the source hands on, nobody else lists
})

test('without a name it is a gap', () => {
  for (const RecoveryPointArn of [undefined, 7, 'snap-0a', 'arn:aws:s3:::bucket']) {
    const gap = told({ ...calls, [listing]: { body: { RecoveryPoints: [{ ...description, RecoveryPointArn }] } } })
    assert.is(gap && 'reason' in gap && gap.reason, 'malformed')
  }
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'retention.days': 35,
  'retention.locked': true,
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, description),
  read: (input) => recoveryPoint(recorded(type, input)),
  good,
})

test.run()
