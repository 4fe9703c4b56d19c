// A replication group may be one region of a Global datastore, have nodes outside its region's country, and send its logs on.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { replicationGroup } from '../../../src/normalize/aws/elasticache-group.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/elasticache-group')
const type = 'AWS::ElastiCache::ReplicationGroup'
const describing = 'elasticache:DescribeReplicationGroups'
const tagging = 'elasticache:ListTagsForResource'
const joining = 'elasticache:DescribeGlobalReplicationGroups'
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const arnOf = (region: string, id: string) => `arn:aws:elasticache:${region}:${account}:replicationgroup:${id}`
const logGroup = {
  LogType: 'slow-log',
  DestinationType: 'cloudwatch-logs',
  DestinationDetails: { CloudWatchLogsDetails: { LogGroup: '/cache/slow' } },
}
const stream = {
  LogType: 'engine-log',
  DestinationType: 'kinesis-firehose',
  DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: 'engine' } },
}
const nodes = (...zones: (string | undefined)[]) => [
  { NodeGroupMembers: zones.map((PreferredAvailabilityZone) => ({ PreferredAvailabilityZone })) },
]

const description = {
  ReplicationGroupId: 'rg-a',
  ARN: arnOf('eu-central-1', 'rg-a'),
  GlobalReplicationGroupInfo: { GlobalReplicationGroupId: 'g-1', GlobalReplicationGroupMemberRole: 'PRIMARY' },
  NodeGroups: nodes('eu-central-1a', 'eu-central-1b'),
  MemberClusters: ['rg-a-001', 'rg-a-002'],
  MultiAZ: 'enabled',
  SnapshotRetentionLimit: 7,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required',
  AtRestEncryptionEnabled: true,
  StorageEncryptionType: 'sse-kms',
  KmsKeyId: key,
  LogDeliveryConfigurations: [logGroup, stream],
}
const member = (region: string, id: string, Role: string) => ({
  ReplicationGroupId: id,
  ReplicationGroupRegion: region,
  Role,
})
const joined = (...Members: object[]) => ({ body: { GlobalReplicationGroups: [{ Members }] } })
const calls = {
  [describing]: { body: description },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
  [joining]: joined(
    member('eu-central-1', 'rg-a', 'PRIMARY'),
    member('us-east-1', 'rg-a', 'SECONDARY'),
    member('eu-west-1', 'rg-c', 'SECONDARY'),
  ),
}
const told = (more: Told) => replicationGroup(live(type, 'rg-a', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))
const pointing = (resource: ReturnType<typeof described>, ...roles: string[]) =>
  referencesOf(resource).flatMap((one) => (roles.includes(one.role) ? [[one.role, reading(one.locator)]] : []))
const fact = (resource: ReturnType<typeof described>, path: string) => reading(factsOf(resource)[path])

test('the primary of a Global datastore, under a key of its own', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arnOf('eu-central-1', 'rg-a'))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|rg-a`)
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  const pointer = (role: string, mechanism: string, value: string) => ({
    role,
    mechanism,
    locator: { state: 'known', value },
  })
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'sse-kms' },
    'atRest.keyOwner': keyUnseen,
    'custody.exclusive': keyUnseen,
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'backupRetention.days': { state: 'known', value: 7 },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        pointer('key', 'elasticache-encryption', key),
        pointer('replica', 'elasticache-global', arnOf('us-east-1', 'rg-a')),
        pointer('replica', 'elasticache-global', arnOf('eu-west-1', 'rg-c')),
        pointer('log-sink', 'elasticache-log', `arn:aws:logs:eu-central-1:${account}:log-group:/cache/slow`),
        pointer('log-sink', 'elasticache-log', `arn:aws:firehose:eu-central-1:${account}:deliverystream/engine`),
      ],
    },
  })
})

const families: [name: string, answer: Told[string], expected: unknown[]][] = [
  [
    'a secondary',
    joined(
      member('eu-central-1', 'rg-a', 'SECONDARY'),
      member('us-east-1', 'rg-b', 'PRIMARY'),
      member('eu-west-1', 'rg-c', 'SECONDARY'),
    ),
    [['source', arnOf('us-east-1', 'rg-b')]],
  ],
  [
    'nobody is the primary',
    joined(member('eu-central-1', 'rg-a', 'SECONDARY'), member('eu-west-1', 'rg-c', 'SECONDARY')),
    [['replica', arnOf('eu-west-1', 'rg-c')]],
  ],
  ['alone in it', joined(member('eu-central-1', 'rg-a', 'PRIMARY')), []],
  ['refused', { error: 'AccessDenied' }, [['replica', 'denied']]],
  ['a datastore that is gone', { body: { GlobalReplicationGroups: [] } }, [['replica', 'malformed']]],
  ['no members', { body: { GlobalReplicationGroups: [{}] } }, [['replica', 'malformed']]],
]
for (const [name, answer, expected] of families) {
  test(`of a Global datastore: ${name}`, () =>
    assert.equal(pointing(toResource(told({ [joining]: answer })), 'replica', 'source'), expected))
}

test('of no Global datastore, as ElastiCache writes it; without a word of one, it may be of any', () => {
  const alone = described({ GlobalReplicationGroupInfo: {} })
  assert.equal([alone.references.state, pointing(alone, 'replica')], ['known', []])
  assert.equal(pointing(described({ GlobalReplicationGroupInfo: undefined }), 'replica'), [['replica', 'not-recorded']])
})

const bare = { StorageEncryptionType: undefined, KmsKeyId: undefined }
const encryptions: [name: string, fields: object, facts: unknown[], keys: unknown[]][] = [
  [
    'a key of ElastiCache',
    { StorageEncryptionType: 'sse-elasticache' },
    [true, 'sse-elasticache', 'provider', false],
    [],
  ],
  [
    'on, whatever the switch says',
    { StorageEncryptionType: 'sse-elasticache', AtRestEncryptionEnabled: false },
    [true, 'sse-elasticache', 'provider', false],
    [],
  ],
  ['none', { StorageEncryptionType: 'none', AtRestEncryptionEnabled: false }, [false, 'none', 'none', false], []],
  ['no kind, and a key', { StorageEncryptionType: undefined }, [true, 'sse-kms', 'unresolved', 'unresolved'], [key]],
  ['no kind, and off', { ...bare, AtRestEncryptionEnabled: false }, [false, 'none', 'none', false], []],
  ['no kind, and no key', bare, [true, 'not-recorded', 'not-recorded', 'not-recorded'], ['not-recorded']],
  ['a kind that is new to us', { StorageEncryptionType: 'sse-x' }, Array(4).fill('malformed'), ['malformed']],
  ['a key without a name', { KmsKeyId: undefined }, [true, 'sse-kms', 'unresolved', 'unresolved'], ['not-recorded']],
  ['no word at all', { ...bare, AtRestEncryptionEnabled: undefined }, Array(4).fill('not-recorded'), ['not-recorded']],
]
for (const [name, fields, facts, keys] of encryptions) {
  test(`encryption: ${name}`, () => {
    const resource = described(fields)
    const paths = ['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive']
    assert.equal(
      paths.map((path) => fact(resource, path)),
      facts,
    )
    assert.equal(
      pointing(resource, 'key').map(([, locator]) => locator),
      keys,
    )
  })
}

const transits: [fields: object, enforced: unknown][] = [
  [{ TransitEncryptionMode: 'preferred' }, false],
  [{ TransitEncryptionEnabled: false, TransitEncryptionMode: undefined }, false],
  [{ TransitEncryptionMode: undefined }, 'not-recorded'],
  [{ TransitEncryptionEnabled: undefined }, 'not-recorded'],
]
for (const [fields, expected] of transits) {
  test(`plaintext: ${JSON.stringify(fields)}`, () => assert.is(fact(described(fields), 'inTransit.enforced'), expected))
}

const logs: [name: string, list: unknown, locators: unknown[]][] = [
  ['nowhere', [], []],
  ['no word', undefined, ['not-recorded']],
  ['a destination that is new to us', [{ ...logGroup, DestinationType: 's3' }], ['malformed']],
  ['without a name', [{ ...stream, DestinationDetails: {} }], ['malformed']],
]
for (const [name, LogDeliveryConfigurations, expected] of logs) {
  test(`logs: ${name}`, () =>
    assert.equal(
      pointing(described({ LogDeliveryConfigurations }), 'log-sink').map(([, locator]) => locator),
      expected,
    ))
}

const outpost = `arn:aws:outposts:eu-central-1:${account}:outpost/op-1`
const places: [name: string, fields: object, region: unknown][] = [
  ['one node in a Local Zone', { NodeGroups: nodes('eu-central-1a', 'eu-central-1-waw-1a') }, 'unsupported'],
  ['a node without a zone', { NodeGroups: nodes('eu-central-1a', undefined) }, 'malformed'],
  ['no shards yet', { NodeGroups: undefined }, 'not-recorded'],
  ['on an Outpost', { MemberClustersOutpostArns: [outpost] }, 'unsupported'],
  ['on none', { MemberClustersOutpostArns: [] }, 'eu-central-1'],
  ['shards without nodes', { NodeGroups: nodes() }, 'not-recorded'],
]
for (const [name, fields, expected] of places) {
  test(`place: ${name}`, () => assert.is(reading(described(fields).location.region), expected))
}

test('one zone, and no backups', () => {
  const resource = described({ MultiAZ: 'disabled', SnapshotRetentionLimit: 0 })
  assert.equal([fact(resource, 'redundancy.mode'), fact(resource, 'backupRetention.days')], ['single-zone', 0])
})

test('it answers to the names of its members, which snapshots use', () => {
  const names = ['rg-a-001', 'rg-a-002'].map((name) => `arn:aws:elasticache:eu-central-1:${account}:cluster:${name}`)
  assert.equal(described({}).aliases, names)
  assert.is(described({ MemberClusters: undefined }).aliases, undefined)
})

test('tags that were refused are unknown, with the permission', () =>
  assert.equal(toResource(told({ [tagging]: { error: 'AccessDenied' } })).labels, {
    state: 'unknown',
    reason: 'denied',
    permission: tagging,
  }))

keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (broken: Tree) => replicationGroup(live(type, 'rg-a', broken as Told)), // `as`: broken on purpose
  good: {
    'atRest.enabled': true,
    'custody.exclusive': true,
    'inTransit.enforced': true,
    'redundancy.mode': 'multi-zone',
    region: 'eu-central-1',
  },
})

test.run()
