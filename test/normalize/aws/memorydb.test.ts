// A cluster of MemoryDB may be one of several that all take writes, each in a region of its own.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryCluster } from '../../../src/normalize/aws/memorydb.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/memorydb')
const type = 'AWS::MemoryDB::Cluster'
const describing = 'memorydb:DescribeClusters'
const joining = 'memorydb:DescribeMultiRegionClusters'
const tagging = 'memorydb:ListTags'
const arnOf = (region: string, name: string) => `arn:aws:memorydb:${region}:${account}:cluster/${name}`
const arn = arnOf('eu-central-1', 'a')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  Name: 'a',
  ARN: arn,
  MultiRegionClusterName: 'virxk-all',
  AvailabilityMode: 'multiaz',
  TLSEnabled: true,
  KmsKeyId: key,
  SnapshotRetentionLimit: 14,
}
const family = (name: string, ...arns: string[]) => ({
  MultiRegionClusterName: name,
  Clusters: arns.map((ARN) => ({ ARN })),
})
const joined = (...MultiRegionClusters: object[]) => ({ body: { MultiRegionClusters } })
const others = family('ldgnf-other', arnOf('eu-west-1', 'z'))
const calls = {
  [describing]: { body: { Clusters: [description] } },
  [joining]: joined(others, family('virxk-all', arn, arnOf('us-east-1', 'a'), arnOf('eu-west-1', 'b'))),
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (more: Told) => memoryCluster(live(type, 'a', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))
const locators = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [reading(one.locator)] : []))
const fact = (resource: ReturnType<typeof described>, path: string) => reading(factsOf(resource)[path])

test('a member of a multi-region cluster, under a key that it names', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|a`)
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  const unsupported = { state: 'unknown', reason: 'unsupported' }
  const replica = (value: string) => ({
    role: 'replica',
    mechanism: 'memorydb-multi-region',
    locator: { state: 'known', value },
  })
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': unsupported,
    'atRest.keyOwner': keyUnseen,
    'custody.exclusive': keyUnseen,
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': unsupported,
    'backupRetention.days': { state: 'known', value: 14 },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'memorydb-encryption', locator: { state: 'known', value: key } },
        replica(arnOf('us-east-1', 'a')),
        replica(arnOf('eu-west-1', 'b')),
      ],
    },
  })
})

test('a key of the service is one that MemoryDB does not name', () => {
  const resource = described({ KmsKeyId: undefined })
  const paths = ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive']
  assert.equal(
    paths.map((path) => fact(resource, path)),
    [true, 'provider', false],
  )
  assert.equal(locators(resource, 'key'), [])
  assert.equal(locators(described({ KmsKeyId: 7 }), 'key'), ['malformed'])
  assert.equal(locators(described({ KmsKeyId: '77aa' }), 'key'), [key])
})

const memberships: [name: string, fields: object, answer: Told[string], expected: unknown[]][] = [
  ['in none', { MultiRegionClusterName: undefined }, joined(others), []],
  [
    'in one that only the list tells',
    { MultiRegionClusterName: undefined },
    joined(family('virxk-all', arn, arnOf('us-east-1', 'a'))),
    [arnOf('us-east-1', 'a')],
  ],
  ['in one that the list lacks', {}, joined(others), ['not-recorded']],
  ['the only member', {}, joined(family('virxk-all', arn)), []],
  ['a list that was refused', {}, { error: 'AccessDeniedException' }, ['denied']],
  [
    'a list that was refused, of one that names none',
    { MultiRegionClusterName: undefined },
    { error: 'X' },
    ['malformed'],
  ],
  ['a list without members', {}, joined({ MultiRegionClusterName: 'virxk-all' }), ['malformed']],
  ['an empty answer', {}, { body: {} }, ['malformed']],
]
for (const [name, fields, answer, expected] of memberships) {
  test(`multi-region: ${name}`, () => {
    const body = { ...description, ...fields }
    assert.equal(locators(toResource(told({ [describing]: { body }, [joining]: answer })), 'replica'), expected)
  })
}

const settings: [fields: object, path: string, expected: unknown][] = [
  [{ AvailabilityMode: 'MultiAZ' }, 'redundancy.mode', 'multi-zone'],
  [{ AvailabilityMode: 'singleaz' }, 'redundancy.mode', 'single-zone'],
  [{ AvailabilityMode: 'somewhere' }, 'redundancy.mode', 'malformed'],
  [{ AvailabilityMode: undefined }, 'redundancy.mode', 'not-recorded'],
  [{ TLSEnabled: false }, 'inTransit.enforced', false],
  [{ TLSEnabled: undefined }, 'inTransit.enforced', 'not-recorded'],
  [{ SnapshotRetentionLimit: 0 }, 'backupRetention.days', 0],
  [{ SnapshotRetentionLimit: undefined }, 'backupRetention.days', 'not-recorded'],
]
for (const [fields, path, expected] of settings) {
  test(`${path}: ${JSON.stringify(fields)}`, () => assert.is(fact(described(fields), path), expected))
}

test('refused, or without its ARN, it is a gap', () => {
  const gaps = [told({ [describing]: { error: 'AccessDeniedException' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

// Without a key in it: that it is left out says something.
const { KmsKeyId: _, ...ofService } = description
keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [describing]: { body: ofService } },
  read: (broken: Tree) => memoryCluster(live(type, 'a', broken as Told)), // `as`: broken on purpose
  good: {
    'custody.exclusive': true,
    'inTransit.enforced': true,
    'redundancy.mode': 'multi-zone',
    region: 'eu-central-1',
  },
})

test.run()
