// A file system of EFS may be a copy of another, or have one elsewhere, of which its own description says nothing.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fileSystem } from '../../../src/normalize/aws/efs.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/efs')
const type = 'AWS::EFS::FileSystem'
const describing = 'elasticfilesystem:DescribeFileSystems'
const backing = 'elasticfilesystem:DescribeBackupPolicy'
const demanding = 'elasticfilesystem:DescribeFileSystemPolicy'
const replicating = 'elasticfilesystem:DescribeReplicationConfigurations'
const arnOf = (region: string, id: string, owner = account) =>
  `arn:aws:elasticfilesystem:${region}:${owner}:file-system/${id}`
const arn = arnOf('eu-central-1', 'fs-0a')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const vault = `arn:aws:backup:eu-central-1:${account}:backup-vault:aws/efs/automatic-backup-vault`

const description = {
  FileSystemId: 'fs-0a',
  FileSystemArn: arn,
  Encrypted: true,
  KmsKeyId: key,
  AvailabilityZoneName: 'eu-central-1a',
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  Arn: arn,
  FileSystemId: 'fs-0a',
  Encrypted: true,
  KmsKeyId: key,
  AvailabilityZoneName: 'eu-central-1a',
  BackupPolicy: { Status: 'ENABLED' },
}
const denial = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: '*',
  Resource: arn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const policed = (...statements: object[]) => ({ body: { Policy: JSON.stringify({ Statement: statements }) } })
const replication = (from: string, region: string, id: string, OwnerId?: string) => ({
  SourceFileSystemArn: from,
  Destinations: [{ Status: 'ENABLED', FileSystemId: id, Region: region, OwnerId }],
})
const calls = {
  [describing]: { body: { FileSystems: [description] } },
  [backing]: { body: { BackupPolicy: { Status: 'ENABLED' } } },
  [demanding]: policed(denial),
  [replicating]: {
    body: {
      Replications: [
        replication(arn, 'us-east-1', 'fs-0b', '444455556666'),
        replication(arnOf('eu-central-1', 'fs-0c'), 'us-east-1', 'fs-0d', account),
        replication(arnOf('eu-west-1', 'fs-0e'), 'eu-central-1', 'fs-0a', account),
        replication(arnOf('eu-west-1', 'fs-0f'), 'us-west-2', 'fs-0a', account), // an id says nothing of its region
      ],
    },
  },
}
const told = (more: Told) => fileSystem(live(type, 'fs-0a', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))
const fromConfig = (more: object) => fileSystem(recorded(type, item(type, arn, { ...configuration, ...more })))
const pointing = (resource: ReturnType<typeof described>) =>
  referencesOf(resource).map((one) => [one.role, one.mechanism, reading(one.locator)])

const plain = {
  ...encryptedUnderKey,
  'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
  'redundancy.mode': { state: 'known', value: 'single-zone' },
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
}
const keyed = { role: 'key', mechanism: 'efs-encryption', locator: { state: 'known', value: key } }
const backedUp = { role: 'vault', mechanism: 'efs-automatic-backup', locator: { state: 'known', value: vault } }

test('a file system that is a copy and has a copy', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|fs-0a`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...plain,
    'inTransit.enforced': { state: 'known', value: true },
    references: {
      state: 'known',
      value: [
        keyed,
        {
          role: 'replica',
          mechanism: 'efs-replication',
          locator: { state: 'known', value: arnOf('us-east-1', 'fs-0b', '444455556666') },
        },
        {
          role: 'source',
          mechanism: 'efs-replication',
          locator: { state: 'known', value: arnOf('eu-west-1', 'fs-0e') },
        },
        backedUp,
      ],
    },
  })
})

test('a Config item tells the same, and neither the policy nor the replications', () => {
  const unread = (permission: string) => ({ state: 'unknown', reason: 'not-recorded', permission })
  assert.equal(withoutOrigins(factsOf(toResource(fromConfig({})))), {
    ...plain,
    'inTransit.enforced': unread(demanding),
    references: {
      state: 'partial',
      permission: replicating,
      reason: 'not-recorded',
      value: [
        keyed,
        { role: 'replica', mechanism: 'efs-replication', locator: unread(replicating) },
        { role: 'source', mechanism: 'efs-replication', locator: unread(replicating) },
        backedUp,
      ],
    },
  })
})

test('an owner of a copy that is not named is not taken for this account', () => {
  const { [replicating]: _, ...rest } = calls
  const body = { Replications: [replication(arn, 'us-east-1', 'fs-0b')] }
  const resource = toResource(fileSystem(live(type, 'fs-0a', { ...rest, [replicating]: { body } })))
  assert.equal(pointing(resource)[1], ['replica', 'efs-replication', arnOf('us-east-1', 'fs-0b', '')])
})

test('replications that were refused may be anywhere; none at all are none', () => {
  const refused = pointing(toResource(told({ [replicating]: { error: 'AccessDeniedException' } })))
  assert.equal(refused.slice(1, 3), [
    ['replica', 'efs-replication', 'denied'],
    ['source', 'efs-replication', 'denied'],
  ])
  for (const answer of [{ body: { Replications: [] } }, { error: 'ReplicationNotFound' }]) {
    const none = toResource(told({ [replicating]: answer }))
    assert.equal([none.references.state, pointing(none).map(([role]) => role)], ['known', ['key', 'vault']])
  }
})

const backups: [name: string, answer: Told[string], locators: unknown[]][] = [
  ['turned on', { body: { BackupPolicy: { Status: 'ENABLING' } } }, [vault]],
  ['turned off, and not yet over', { body: { BackupPolicy: { Status: 'DISABLING' } } }, [vault]],
  ['off', { body: { BackupPolicy: { Status: 'DISABLED' } } }, []],
  ['never turned on', { error: 'PolicyNotFound' }, []],
  ['of a file system that is gone', { error: 'FileSystemNotFound' }, ['malformed']],
  ['refused', { error: 'AccessDeniedException' }, ['denied']],
  ['an empty answer', { body: {} }, ['malformed']],
  ['a word that is new to us', { body: { BackupPolicy: { Status: 'COPYING' } } }, ['malformed']],
]
for (const [name, answer, expected] of backups) {
  test(`automatic backups: ${name}`, () => {
    const all = pointing(toResource(told({ [backing]: answer })))
    assert.equal(
      all.filter(([role]) => role === 'vault').map(([, , locator]) => locator),
      expected,
    )
  })
}

const only = { 'aws:SecureTransport': 'true' }
const policies: [name: string, answer: Told[string], enforced: unknown][] = [
  ['denied to everybody', policed(denial), true],
  ['denied by every action of EFS', policed({ ...denial, Action: ['elasticfilesystem:*'] }), true],
  ['the default policy', { error: 'PolicyNotFound' }, false],
  ['a policy that says nothing of TLS', policed({ ...denial, Condition: {} }), false],
  ['denied to one role', policed({ ...denial, Principal: { AWS: `arn:aws:iam::${account}:role/r` } }), 'unsupported'],
  ['denied for writing', policed({ ...denial, Action: 'elasticfilesystem:ClientWrite' }), 'unsupported'],
  ['denied on another file system', policed({ ...denial, Resource: `${arn}0` }), 'unsupported'],
  ['denied on all but some', policed({ ...denial, Resource: undefined, NotResource: arn }), 'unsupported'],
  [
    'denied from one network',
    policed({ ...denial, Condition: { ...denial.Condition, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    'unsupported',
  ],
  [
    'denied to one organisation',
    policed({ ...denial, Condition: { Bool: { ...denial.Condition.Bool, 'aws:PrincipalIsAWSService': 'false' } } }),
    'unsupported',
  ],
  ['TLS itself denied', policed({ ...denial, Condition: { Bool: only } }), 'unsupported'],
  ['allowed with TLS', policed({ ...denial, Effect: 'Allow', Condition: { Bool: only } }), 'unsupported'],
  ['refused', { error: 'AccessDeniedException' }, 'denied'],
  ['an empty answer', { body: {} }, 'malformed'],
  ['no JSON', { body: { Policy: 'x' } }, 'malformed'],
]
for (const [name, answer, expected] of policies) {
  test(`plaintext: ${name}`, () =>
    assert.is(reading(factsOf(toResource(told({ [demanding]: answer })))['inTransit.enforced']), expected))
}

test('without a zone of its own it is kept in several, but an old Config item does not say so', () => {
  const zones = (resource: ReturnType<typeof described>) => reading(factsOf(resource)['redundancy.mode'])
  assert.is(zones(described({ AvailabilityZoneName: undefined })), 'multi-zone')
  assert.is(zones(toResource(fromConfig({ AvailabilityZoneName: undefined }))), 'not-recorded')
})

test('not encrypted, it points at no key; without a word of it, at an unknown one', () => {
  assert.equal(
    pointing(described({ Encrypted: false })).filter(([role]) => role === 'key'),
    [],
  )
  assert.equal(pointing(described({ Encrypted: undefined }))[0], ['key', 'efs-encryption', 'not-recorded'])
})

test('refused, and without its ARN, it is a gap', () => {
  const gaps = [
    told({ [describing]: { error: 'AccessDeniedException' } }),
    told({ [describing]: { body: { ...description, FileSystemArn: undefined } } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'inTransit.enforced': true,
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (broken: Tree) => fileSystem(live(type, 'fs-0a', broken as Told)), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => fileSystem(recorded(type, whole)),
  good: { ...good, 'redundancy.mode': 'multi-zone' },
})

withRecordings(test, () => {
  const file = 'test_efs_remove_named__elasticfilesystem.DescribeFileSystems_1.json'
  const recordedOne = (id: string) =>
    toResource(told({ [describing]: { body: describedIn(file, 'FileSystems', 'FileSystemId', id) } }))

  test('two file systems as AWS described them in 2025: one encrypted and tagged, one neither', () => {
    const [tagged, bare] = [recordedOne('fs-0a006c1f99c7fdb28'), recordedOne('fs-095fec21dd6d065fb')]
    const facts = [tagged, bare].map((one) => factsOf(one))
    assert.equal(
      facts.map((one) => [one['atRest.enabled'], one['redundancy.mode']].map(reading)),
      [
        [true, 'multi-zone'],
        [false, 'multi-zone'],
      ],
    )
    assert.equal(reading(bare.labels), [])
    assert.equal(pointing(tagged)[0], [
      'key',
      'efs-encryption',
      'arn:aws:kms:us-east-1:644160558196:key/d38e6df4-3a19-4516-9f4b-ab568e9bccc5',
    ])
    assert.is(reading(tagged.location.region), 'us-east-1')
  })
})

test.run()
