// A vault is where backups are kept: its key is that of what AWS Backup encrypts, its policy says who else may reach in.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { backupVault } from '../../../src/normalize/aws/backup-vault.ts'
import { key as kmsKey } from '../../../src/normalize/aws/kms.ts'
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
import { account, item, live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/backup-vault')
const type = 'AWS::Backup::BackupVault'
const listing = 'backup:ListBackupVaults'
const policing = 'backup:GetBackupVaultAccessPolicy'
const tagging = 'backup:ListTags'
const arn = `arn:aws:backup:eu-central-1:${account}:backup-vault:nightly`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  BackupVaultName: 'nightly',
  BackupVaultArn: arn,
  VaultType: 'BACKUP_VAULT',
  EncryptionKeyArn: key,
  EncryptionKeyType: 'CUSTOMER_MANAGED_KMS_KEY',
  Locked: false,
}
const configuration = { BackupVaultName: 'nightly', BackupVaultArn: arn, EncryptionKeyArn: key }
const allow = { Effect: 'Allow', Principal: '*', Action: 'backup:CopyIntoBackupVault', Resource: '*' }
const stating = (...Statement: object[]) => ({ body: { Policy: JSON.stringify({ Statement }) } })
const calls: Told = {
  [listing]: { body: { BackupVaultList: [description] } },
  [policing]: stating({ ...allow, Principal: { AWS: `arn:aws:iam::${account}:root` } }),
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => backupVault(live(type, 'nightly', answers))
const fromConfig = (fields: object) => backupVault(recorded(type, item(type, arn, fields)))
const described = (more: object) =>
  toResource(told({ ...calls, [listing]: { body: { BackupVaultList: [{ ...description, ...more }] } } }))
const keysOf = (resource: ReturnType<typeof described>) => referencesOf(resource).map(({ locator }) => reading(locator))

const whole = {
  ...encryptedUnderKey,
  'exposure.public': { state: 'known', value: false },
  ...comingFromOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
  references: {
    state: 'known',
    value: [{ role: 'key', mechanism: 'backup-encryption', locator: { state: 'known', value: key } }],
  },
}

test('a vault under a key, and the same of Config, which has no policy', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|nightly`)
  assert.is(resource.holds, 'content')
  assert.equal(withoutOrigins(factsOf(resource)), whole)
  const recordedVault = toResource(fromConfig(configuration))
  assert.is(recordedVault.key, resource.key)
  assert.equal(withoutOrigins(factsOf(recordedVault)), {
    ...whole,
    'exposure.public': { state: 'unknown', reason: 'not-recorded', permission: policing },
  })
})

test('a vault whose name has slashes keeps all of it', () => {
  const BackupVaultArn = `arn:aws:backup:eu-central-1:${account}:backup-vault:aws/efs/automatic-backup-vault`
  assert.is(described({ BackupVaultArn }).name, 'aws/efs/automatic-backup-vault')
})

const theirs = { EncryptionKeyType: 'AWS_OWNED_KMS_KEY' }
const keys: [name: string, fields: object, facts: unknown[], keys: unknown[]][] = [
  ['a key of the account', {}, [true, 'unresolved', 'unresolved'], [key]],
  ['a key, told before there were kinds', { EncryptionKeyType: undefined }, [true, 'unresolved', 'unresolved'], [key]],
  ['a key that AWS owns', { ...theirs, EncryptionKeyArn: undefined }, [true, 'provider', false], []],
  ['no key told', { EncryptionKeyArn: undefined }, ['not-recorded', 'not-recorded', 'not-recorded'], ['not-recorded']],
  [
    'a kind that is new to us',
    { EncryptionKeyType: 'SOMEBODY_ELSES' },
    [true, 'malformed', 'malformed'],
    ['malformed'],
  ],
]
for (const [name, fields, expected, locators] of keys) {
  test(`encrypted: ${name}`, () => {
    const resource = described(fields)
    const facts = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
      expected,
    )
    assert.equal(keysOf(resource), locators)
  })
}

const ofOrganisation = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1' } } }
const ofAddresses = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }
const policies: [name: string, answer: Told[string], isPublic: unknown][] = [
  ['none', { error: 'ResourceNotFoundException' }, false],
  ['anyone may copy into it', stating(allow), true],
  ['anyone of an organization may', stating({ ...allow, ...ofOrganisation }), false],
  ['anyone may, under another condition', stating({ ...allow, ...ofAddresses }), 'unsupported'],
  ['nobody may delete from it', stating({ ...allow, Effect: 'Deny' }), false],
  ['refused', { error: 'AccessDeniedException' }, 'denied'],
  ['an answer without one', { body: {} }, 'malformed'],
]
for (const [name, answer, expected] of policies) {
  test(`policy: ${name}`, () => {
    const fact = factsOf(toResource(told({ ...calls, [policing]: answer })))['exposure.public']
    assert.is(reading(fact), expected)
    if (expected === 'unsupported') assert.equal(fact, { state: 'unknown', reason: 'unsupported' }) // no call would tell more
    if (expected === 'denied') assert.equal(fact, { state: 'unknown', reason: 'denied', permission: policing })
  })
}

test('tags refused, and a list of vaults that was', () => {
  const unread = { state: 'unknown', reason: 'denied', permission: tagging }
  assert.equal(toResource(told({ ...calls, [tagging]: { error: 'AccessDeniedException' } })).labels, unread)
  const gap = told({ ...calls, [listing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', listing])
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, 'exposure.public': false, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [policing]: stating(allow) },
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (input) => backupVault(recorded(type, input)),
  good,
})

withRecordings(test, () => {
  test('the key that AWS made for a vault in 2019 is found under the name that the vault has for it', () => {
    const body = bodyOf('test_backup_vault_kms_filter__kms.DescribeKey_1.json')
    const own = toResource(kmsKey(live('AWS::KMS::Key', 'as listed', { 'kms:DescribeKey': { body } })))
    assert.equal(keysOf(described({ EncryptionKeyArn: own.id })), [own.id])
    assert.is(reading(factsOf(own)['keys.owner']), 'provider')
  })
})

test.run()
