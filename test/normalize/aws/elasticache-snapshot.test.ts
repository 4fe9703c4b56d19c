// A snapshot of a cache: of which one it is, and under which key, if it says so.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cacheSnapshot } from '../../../src/normalize/aws/elasticache-snapshot.ts'
import { comingFromOthers, factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/elasticache-snapshot')
const type = 'AWS::ElastiCache::Snapshot'
const describing = 'elasticache:DescribeSnapshots'
const tagging = 'elasticache:ListTagsForResource'
const arnOf = (kind: string, name: string) => `arn:aws:elasticache:eu-central-1:${account}:${kind}:${name}`
const arn = arnOf('snapshot', 'nightly')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  SnapshotName: 'nightly',
  ARN: arn,
  ReplicationGroupId: 'rg-a',
  CacheClusterId: 'rg-a-001',
  SnapshotSource: 'automated',
  KmsKeyId: key,
}
const calls = {
  [describing]: { body: { Snapshots: [description] } },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (more: Told) => cacheSnapshot(live(type, 'nightly', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))
const pointing = (resource: ReturnType<typeof described>) =>
  referencesOf(resource).map((one) => [one.role, reading(one.locator)])

test('a snapshot of a replication group, under a key of the customer', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|nightly`)
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'sse-kms' },
    'atRest.keyOwner': keyUnseen,
    'custody.exclusive': keyUnseen,
    ...comingFromOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'elasticache-encryption', locator: { state: 'known', value: key } },
        {
          role: 'source',
          mechanism: 'elasticache-snapshot',
          locator: { state: 'known', value: arnOf('replicationgroup', 'rg-a') },
        },
      ],
    },
  })
})

const sources: [name: string, fields: object, locator: unknown][] = [
  ['one cluster', { ReplicationGroupId: undefined }, arnOf('cluster', 'rg-a-001')],
  ['nothing that it names', { ReplicationGroupId: undefined, CacheClusterId: undefined }, 'not-recorded'],
  ['a group whose name is no text', { ReplicationGroupId: 7 }, 'malformed'],
]
for (const [name, fields, expected] of sources) {
  test(`of ${name}`, () => assert.equal(pointing(described(fields))[1], ['source', expected]))
}

test('without a key it may be encrypted or not, and the key may be anywhere', () => {
  const resource = described({ KmsKeyId: undefined })
  const paths = ['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive']
  assert.equal(
    paths.map((path) => reading(factsOf(resource)[path])),
    paths.map(() => 'not-recorded'),
  )
  assert.equal(pointing(resource)[0], ['key', 'not-recorded'])
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
  input: calls,
  read: (broken: Tree) => cacheSnapshot(live(type, 'nightly', broken as Told)), // `as`: broken on purpose
  good: { 'atRest.enabled': true, 'custody.exclusive': true, region: 'eu-central-1' },
})

test.run()
