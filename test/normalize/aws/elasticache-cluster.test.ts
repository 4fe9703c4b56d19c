// A cache of single nodes: nothing is kept twice, and Memcached keeps nothing at all.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cacheCluster } from '../../../src/normalize/aws/elasticache-cluster.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/elasticache-cluster')
const type = 'AWS::ElastiCache::CacheCluster'
const describing = 'elasticache:DescribeCacheClusters'
const tagging = 'elasticache:ListTagsForResource'
const arn = `arn:aws:elasticache:eu-central-1:${account}:cluster:mem-a`

const description = {
  CacheClusterId: 'mem-a',
  ARN: arn,
  Engine: 'memcached',
  PreferredAvailabilityZone: 'Multiple',
  CacheNodes: [{ CustomerAvailabilityZone: 'eu-central-1a' }, { CustomerAvailabilityZone: 'eu-central-1b' }],
  TransitEncryptionEnabled: false,
  AtRestEncryptionEnabled: false,
  LogDeliveryConfigurations: [],
}
const calls = {
  [describing]: { body: description },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (more: Told) => cacheCluster(live(type, 'mem-a', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))

test('a member of a replication group is read with that', () => {
  const body = { ...description, Engine: 'redis', ReplicationGroupId: 'group' }
  assert.is(told({ [describing]: { body } }), undefined)
})

test('a cluster of Memcached in two zones', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arn)
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: false },
    'atRest.algorithm': { state: 'known', value: 'none' },
    'atRest.keyOwner': { state: 'known', value: 'none' },
    'custody.exclusive': { state: 'known', value: false },
    'inTransit.enforced': { state: 'known', value: false },
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'backupRetention.days': { state: 'known', value: 0 },
    'redundancy.mode': { state: 'known', value: 'single-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: { state: 'known', value: [] },
  })
})

const backups: [fields: object, days: unknown][] = [
  [{ Engine: 'redis', SnapshotRetentionLimit: 5 }, 5],
  [{ Engine: 'valkey' }, 'not-recorded'],
  [{ Engine: 'dragonfly' }, 'malformed'],
  [{ Engine: undefined }, 'not-recorded'],
]
for (const [fields, expected] of backups) {
  test(`backups: ${JSON.stringify(fields)}`, () =>
    assert.is(reading(factsOf(described(fields))['backupRetention.days']), expected))
}

const places: [fields: object, region: unknown][] = [
  [{ PreferredAvailabilityZone: 'eu-central-1c', CacheNodes: undefined }, 'eu-central-1'],
  [{ PreferredAvailabilityZone: 'eu-central-1-waw-1a' }, 'unsupported'],
  [{ CacheNodes: [{ CustomerAvailabilityZone: 'eu-central-1-waw-1a' }] }, 'unsupported'],
  [{ CacheNodes: undefined }, 'not-recorded'],
  [{ PreferredAvailabilityZone: undefined }, 'not-recorded'],
  [{ PreferredOutpostArn: `arn:aws:outposts:eu-central-1:${account}:outpost/op-1` }, 'unsupported'],
]
for (const [fields, expected] of places) {
  test(`place: ${JSON.stringify(fields)}`, () => assert.is(reading(described(fields).location.region), expected))
}

test('encrypted, it names no key, so that the key may be anywhere', () => {
  const resource = described({ AtRestEncryptionEnabled: true })
  assert.equal(
    referencesOf(resource).map((one) => [one.role, reading(one.locator)]),
    [['key', 'not-recorded']],
  )
})

test('refused, or without its ARN, it is a gap', () => {
  const gaps = [told({ [describing]: { error: 'AccessDenied' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [describing]: { body: { ...description, Engine: 'redis', SnapshotRetentionLimit: 5 } } },
  read: (broken: Tree) => cacheCluster(live(type, 'mem-a', broken as Told)), // `as`: broken on purpose
  good: { 'atRest.enabled': true, 'inTransit.enforced': true, region: 'eu-central-1' },
})

test.run()
