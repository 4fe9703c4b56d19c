// A snapshot is a backup of a volume that others may have been let into; of a copy, nobody is told the original.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { volumeSnapshot } from '../../../src/normalize/aws/ebs-snapshot.ts'
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
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/ebs-snapshot')
const type = 'AWS::EC2::Snapshot'
const describing = 'ec2:DescribeSnapshots'
const sharing = 'ec2:DescribeSnapshotAttribute'
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const partner = '444455556666'

const description = {
  SnapshotId: 'snap-0a',
  VolumeId: 'vol-0b',
  OwnerId: account,
  Description: 'nightly',
  Encrypted: true,
  KmsKeyId: key,
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const shared = { SnapshotId: 'snap-0a', CreateVolumePermissions: [{ UserId: partner }] }
const calls = { [describing]: { body: description }, [sharing]: { body: shared } }

const told = (answers: Told, region = 'eu-central-1') => volumeSnapshot({ ...live(type, 'snap-0a', answers), region })
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Snapshots: [{ ...description, ...more }] } } }))
const permitted = (answer: Told[string]) => toResource(told({ ...calls, [sharing]: answer }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) =>
    one.role === role ? [[one.mechanism, reading(one.locator), one.account]] : [],
  )

test('a snapshot of a volume, shared with one account', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, 'arn:aws:ec2:eu-central-1::snapshot/snap-0a') // as a volume that is filled from it names it
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|snap-0a`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'sharing.public': { state: 'known', value: false },
    'sharing.foreignAccounts': { state: 'unknown', reason: 'unresolved' },
    ...comingFromOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'ebs-encryption', locator: { state: 'known', value: key } },
        {
          role: 'source',
          mechanism: 'ebs-snapshot',
          locator: { state: 'known', value: `arn:aws:ec2:eu-central-1:${account}:volume/vol-0b` },
        },
        {
          role: 'vault',
          mechanism: 'ebs-snapshot-share',
          locator: { state: 'known', value: `arn:aws:ec2::${partner}:snapshot/snap-0a` },
          account: partner,
        },
      ],
    },
  })
})

const originals: [name: string, fields: object, source: unknown[]][] = [
  ['a copy', { VolumeId: 'vol-ffffffff' }, ['ebs-snapshot-copy', 'not-recorded', undefined]],
  ['a copy under another number', { TransferType: 'standard' }, ['ebs-snapshot-copy', 'not-recorded', undefined]],
  [
    'a copy whose description names an original, as anybody may write',
    { VolumeId: 'vol-ffffffff', Description: '[Copied snap-0c from eu-west-1]' },
    ['ebs-snapshot-copy', 'not-recorded', undefined],
  ],
  ['no word of a volume', { VolumeId: undefined }, ['ebs-snapshot', 'not-recorded', undefined]],
  ['a volume that is no text', { VolumeId: 7 }, ['ebs-snapshot', 'malformed', undefined]],
]
for (const [name, fields, expected] of originals) {
  test(`source: ${name}`, () => assert.equal(pointing(described(fields), 'source'), [expected]))
}

const grants: [name: string, list: unknown, isPublic: unknown, places: unknown[]][] = [
  ['nobody', [], false, []],
  ['everyone', [{ Group: 'all' }], true, [['ebs-snapshot-share', 'unresolved', undefined]]],
  [
    'everyone and one account',
    [{ UserId: partner }, { Group: 'all' }],
    true,
    [
      ['ebs-snapshot-share', `arn:aws:ec2::${partner}:snapshot/snap-0a`, partner],
      ['ebs-snapshot-share', 'unresolved', undefined],
    ],
  ],
  ['no list', undefined, 'malformed', [['ebs-snapshot-share', 'malformed', undefined]]],
  ['a group that is new to us', [{ Group: 'some' }], 'malformed', [['ebs-snapshot-share', 'malformed', undefined]]],
  ['nobody that is named', [{}], 'malformed', [['ebs-snapshot-share', 'malformed', undefined]]],
]
for (const [name, CreateVolumePermissions, isPublic, expected] of grants) {
  test(`shared with ${name}`, () => {
    const resource = permitted({ body: { CreateVolumePermissions } })
    assert.equal(reading(factsOf(resource)['sharing.public']), isPublic)
    assert.equal(pointing(resource, 'vault'), expected)
  })
}

test('whom it is shared with, refused or not asked: unknown with the permission, and it may be with anybody', () => {
  const { [describing]: only } = calls
  for (const [resource, reason] of [
    [permitted({ error: 'UnauthorizedOperation' }), 'denied'],
    [toResource(told({ [describing]: only })), 'not-recorded'],
  ] as const) {
    const unread = { state: 'unknown', reason, permission: sharing }
    const facts = factsOf(resource)
    assert.equal([facts['sharing.public'], facts['sharing.foreignAccounts']], [unread, unread])
    assert.equal(referencesOf(resource).at(-1), { role: 'vault', mechanism: 'ebs-snapshot-share', locator: unread })
    assert.is(resource.references.state, 'partial')
  }
})

test('the list of snapshots refused, or a description without an id: a gap', () => {
  const gaps = [
    told({ ...calls, [describing]: { error: 'UnauthorizedOperation' } }),
    told({ [describing]: { body: {} } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

test('kept in a Local Zone or on an Outpost, it is not known to be in the country of its region', () => {
  const place = (more: object) => reading(described(more).location.region)
  assert.is(place({ AvailabilityZone: 'eu-central-1-waw-1a' }), 'unsupported')
  assert.is(place({ OutpostArn: `arn:aws:outposts:eu-central-1:${account}:outpost/op-1` }), 'unsupported')
  assert.is(place({ AvailabilityZone: 'eu-central-1a' }), 'eu-central-1')
})

keepsSilent(test, {
  name: 'API answers',
  input: {
    ...calls,
    [sharing]: { body: { ...shared, CreateVolumePermissions: [{ UserId: partner }, { Group: 'all' }] } },
  },
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good: { 'atRest.enabled': true, 'custody.exclusive': true, 'sharing.public': false, region: 'eu-central-1' },
})

withRecordings(test, () => {
  const file = 'test_asg_invalid_third_ami__ec2.DescribeSnapshots_1.json'
  const recordedSnapshot = (id: string) =>
    toResource(told({ [describing]: { body: describedIn(file, 'Snapshots', 'SnapshotId', id) } }, 'us-east-1'))

  test('a snapshot and a copy of one, as AWS described them in 2017', () => {
    const backup = recordedSnapshot('snap-03215737c84137756')
    assert.equal(pointing(backup, 'source').flat().slice(0, 2), [
      'ebs-snapshot',
      `arn:aws:ec2:us-east-1:${account}:volume/vol-085e11f8bf260e467`,
    ])
    assert.is(reading(factsOf(backup)['atRest.enabled']), false)
    assert.is(reading(backup.location.region), 'us-east-1')
    assert.equal(reading(backup.labels), [])
    const copy = recordedSnapshot('snap-07be51844bd81659c')
    assert.equal(pointing(copy, 'source').flat().slice(0, 2), ['ebs-snapshot-copy', 'not-recorded'])
  })
})

test.run()
