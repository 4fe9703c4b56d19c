// A multi-region key has put its material wherever its replicas are: the primary says where to, a replica where from.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { key } from '../../../src/normalize/aws/kms.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/kms')
const type = 'AWS::KMS::Key'
const arn = (region: string) => `arn:aws:kms:${region}:${account}:key/mrk-7f1`
const [primary, london, virginia] = [arn('eu-central-1'), arn('eu-west-2'), arn('us-east-1')]

const family = {
  MultiRegionKeyType: 'PRIMARY',
  PrimaryKey: { Arn: primary, Region: 'eu-central-1' },
  ReplicaKeys: [
    { Arn: london, Region: 'eu-west-2' },
    { Arn: virginia, Region: 'us-east-1' },
  ],
}
const metadata = {
  Arn: primary,
  KeyManager: 'CUSTOMER',
  KeyState: 'Enabled',
  Enabled: true,
  Origin: 'AWS_KMS',
  MultiRegion: true,
  MultiRegionConfiguration: family,
}
const configuration = {
  arn: primary,
  keyManager: 'CUSTOMER',
  keyState: 'Enabled',
  enabled: true,
  origin: 'AWS_KMS',
  multiRegion: true,
  multiRegionConfiguration: {
    multiRegionKeyType: 'PRIMARY',
    primaryKey: { arn: primary, region: 'eu-central-1' },
    replicaKeys: [
      { arn: london, region: 'eu-west-2' },
      { arn: virginia, region: 'us-east-1' },
    ],
  },
}
const policyFor = (...principals: string[]): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: 'kms:*', Resource: '*' }] })
const told = (fields: object): Told => ({
  'kms:DescribeKey': { body: { KeyMetadata: { ...metadata, ...fields } } },
  'kms:GetKeyRotationStatus': { body: { KeyRotationEnabled: true } },
  'kms:GetKeyPolicy': { body: { Policy: policyFor(`arn:aws:iam::${account}:root`) } },
  'kms:ListGrants': { body: { Grants: [] } },
  'kms:ListResourceTags': { body: { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }], Truncated: false } },
})
const fromApi = (fields: object = {}) => toResource(key(live(type, 'mrk-7f1', told(fields))))
const fromConfig = (fields: object, of = primary) => toResource(key(recorded(type, item(type, of, fields))))
const reference = (role: string, value: string) => ({
  role,
  mechanism: 'kms-multi-region',
  locator: { state: 'known', value },
})

const unasked = (call: string) => ({ state: 'unknown', reason: 'not-recorded', permission: `kms:${call}` })

test('two tellings of one primary give the same facts, but whether it rotates and whom it is granted to, which the item does not say', () => {
  for (const [resource, automatic, foreignDecrypt] of [
    [fromApi(), { state: 'known', value: true }, { state: 'known', value: [] }],
    [fromConfig(configuration), unasked('GetKeyRotationStatus'), unasked('GetKeyPolicy')],
  ] as const) {
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|mrk-7f1`)
    assert.is(resource.holds, 'key')
    assert.equal(withoutOrigins(factsOf(resource)), {
      'keys.owner': { state: 'known', value: 'customer' },
      'keys.external': { state: 'known', value: false },
      'keys.enabled': { state: 'known', value: true },
      'keys.pendingDeletion': { state: 'known', value: false },
      'keys.deletionProtected': { state: 'known', value: true },
      'keyRotation.automatic': automatic,
      'keyGrants.foreignDecrypt': foreignDecrypt,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: { state: 'known', value: [reference('replica', london), reference('replica', virginia)] },
    })
  }
})

test('a replica points back, and at no other replica', () => {
  const there = { Arn: london, MultiRegionConfiguration: { ...family, MultiRegionKeyType: 'REPLICA' } }
  const inConfig = fromConfig({ ...configuration, arn: london }, london)
  for (const resource of [fromApi(there), inConfig]) {
    assert.is(resource.location.raw, 'eu-west-2')
    assert.equal(withoutOrigins(referencesOf(resource)), [reference('source', primary)])
  }
})

test('the key whose ARN is the primary is the primary, whatever the type word says', () => {
  const resource = fromApi({ MultiRegionConfiguration: { ...family, MultiRegionKeyType: 'REPLICA' } })
  assert.equal(withoutOrigins(referencesOf(resource)), [reference('replica', london), reference('replica', virginia)])
})

const singles: [name: string, fields: object, state: string, references: number][] = [
  ['a key of one region', { MultiRegion: false, MultiRegionConfiguration: undefined }, 'known', 0],
  ['a key of AWS, which has no family', { KeyManager: 'AWS', MultiRegion: undefined }, 'known', 0],
  [
    'a primary that lists itself as a replica',
    { MultiRegionConfiguration: { ...family, ReplicaKeys: [{ Arn: primary }] } },
    'known',
    0,
  ],
  ['a primary without replicas', { MultiRegionConfiguration: { ...family, ReplicaKeys: [] } }, 'known', 0],
  ['a key that does not say', { MultiRegion: undefined }, 'partial', 1],
  ['a multi-region key without its family', { MultiRegionConfiguration: undefined }, 'partial', 1],
]
for (const [name, fields, state, references] of singles) {
  test(`${name}: ${references} references, ${state}`, () => {
    const resource = fromApi(fields)
    assert.is(resource.references.state, state)
    assert.is(referencesOf(resource).length, references)
  })
}

test('an item written before Config knew of multi-region keys names the call that would tell', () => {
  const resource = fromConfig({ arn: primary, keyManager: 'CUSTOMER' })
  assert.equal(referencesOf(resource), [
    {
      role: 'replica',
      mechanism: 'kms-multi-region',
      locator: { state: 'unknown', reason: 'not-recorded', permission: 'kms:DescribeKey' },
    },
  ])
})

test('tags denied leave the labels unread', () => {
  const calls = { ...told({}), 'kms:ListResourceTags': { error: 'AccessDeniedException' } }
  const { labels } = toResource(key(live(type, 'mrk-7f1', calls)))
  assert.equal(labels, { state: 'unknown', reason: 'denied', permission: 'kms:ListResourceTags' })
})

const readings: [name: string, fields: object, fact: string, expected: unknown][] = [
  ['a key of AWS', { KeyManager: 'AWS' }, 'owner', 'provider'],
  ['a keeper nobody has heard of', { KeyManager: 'PARTNER' }, 'owner', 'malformed'],
  ['a key in a store of the customer', { Origin: 'EXTERNAL_KEY_STORE' }, 'external', true],
  ['imported material, which AWS holds a copy of', { Origin: 'EXTERNAL' }, 'external', false],
  ['an HSM that AWS runs', { Origin: 'AWS_CLOUDHSM' }, 'external', false],
  ['an origin nobody has heard of', { Origin: 'ELSEWHERE' }, 'external', 'malformed'],
  ['no word of its origin', { Origin: undefined }, 'external', 'not-recorded'],
  ['a disabled key', { Enabled: false, KeyState: 'Disabled' }, 'enabled', false],
  ['a deletion ordered', { KeyState: 'PendingDeletion' }, 'pendingDeletion', true],
  ['a deletion that waits for the replicas', { KeyState: 'PendingReplicaDeletion' }, 'pendingDeletion', true],
  ['a state nobody has heard of', { KeyState: 'Fading' }, 'pendingDeletion', 'malformed'],
  ['imported material, which can go at once', { Origin: 'EXTERNAL' }, 'deletionProtected', false],
]
for (const [name, fields, fact, expected] of readings) {
  test(`${name}: ${fact} ${String(expected)}`, () => {
    assert.is(reading(factsOf(fromApi(fields))[`keys.${fact}`]), expected)
  })
}

const rotations: [name: string, answer: Told[string], fields: object, expected: unknown][] = [
  ['switched on', { body: { KeyRotationEnabled: true, RotationPeriodInDays: 365 } }, {}, true],
  ['switched off', { body: { KeyRotationEnabled: false } }, {}, false],
  ['a key that cannot', { error: 'UnsupportedOperationException' }, {}, false],
  ['refused', { error: 'AccessDeniedException' }, {}, 'denied'],
  ['another refusal', { error: 'KMSInvalidStateException' }, {}, 'malformed'],
  ['an answer without one', { body: {} }, {}, 'malformed'],
  ['a key of AWS, whatever was answered', { error: 'AccessDeniedException' }, { KeyManager: 'AWS' }, true],
  ['a keeper nobody has heard of', { error: 'AccessDeniedException' }, { KeyManager: 'PARTNER' }, 'denied'],
]
for (const [name, answer, fields, expected] of rotations) {
  test(`rotation: ${name}`, () => {
    const calls = { ...told(fields), 'kms:GetKeyRotationStatus': answer }
    const fact = factsOf(toResource(key(live(type, 'mrk-7f1', calls))))['keyRotation.automatic']
    assert.is(reading(fact), expected)
    if (expected === 'denied')
      assert.equal(fact, { state: 'unknown', reason: 'denied', permission: 'kms:GetKeyRotationStatus' })
  })
}

for (const [name, beside, expected] of [
  ['on', { KeyRotationStatus: true }, true],
  ['off, as the text that a row of Select has', { KeyRotationStatus: 'false' }, false],
  ['not a word', {}, 'not-recorded'],
  ['another word', { KeyRotationStatus: 'sometimes' }, 'malformed'],
] as const) {
  test(`rotation in a Config item: ${name}`, () => {
    const told = item(type, primary, configuration, { supplementaryConfiguration: beside })
    assert.is(reading(factsOf(toResource(key(recorded(type, told))))['keyRotation.automatic']), expected)
  })
}

test('a key of AWS rotates by what Config tells of it', () => {
  const fact = factsOf(fromConfig({ ...configuration, keyManager: 'AWS' }))['keyRotation.automatic']
  assert.is(reading(fact), true)
})

withRecordings(test, () => {
  test('a key of 2018 that does not rotate, as AWS said it', () => {
    const body = bodyOf('test_key_rotation_set__kms.GetKeyRotationStatus_1.json')
    const calls = { ...told({}), 'kms:GetKeyRotationStatus': { body } }
    assert.is(reading(factsOf(toResource(key(live(type, 'mrk-7f1', calls))))['keyRotation.automatic']), false)
  })
})

const good = {
  'keyGrants.foreignDecrypt': [],
  'keyRotation.automatic': true,
  'keys.owner': 'customer',
  'keys.external': true,
  'keys.enabled': true,
  'keys.pendingDeletion': false,
  'keys.deletionProtected': true,
}
const read = (calls: Tree) => key(live(type, 'mrk-7f1', calls as Told)) // `as`: broken on purpose
keepsSilent(test, { name: 'API answers', input: told({}), read, good })
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, primary, configuration),
  read: (whole) => key(recorded(type, whole)),
  good,
})

test.run()
