// A serverless cache is always encrypted; whose key that is, its answer has to say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { serverlessCache } from '../../../src/normalize/aws/elasticache-serverless.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/elasticache-serverless')
const type = 'AWS::ElastiCache::ServerlessCache'
const describing = 'elasticache:DescribeServerlessCaches'
const tagging = 'elasticache:ListTagsForResource'
const arn = `arn:aws:elasticache:eu-central-1:${account}:serverlesscache:sc-a`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  ServerlessCacheName: 'sc-a',
  ARN: arn,
  StorageEncryptionType: 'sse-kms',
  KmsKeyId: '77aa',
  SnapshotRetentionLimit: 3,
}
const calls = {
  [describing]: { body: { ServerlessCaches: [description] } },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (more: Told) => serverlessCache(live(type, 'sc-a', { ...calls, ...more }))
const described = (more: object) => toResource(told({ [describing]: { body: { ...description, ...more } } }))

test('a cache under a key of the customer', () => {
  const resource = toResource(told({}))
  assert.is(resource.id, arn)
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'sse-kms' },
    'atRest.keyOwner': keyUnseen,
    'custody.exclusive': keyUnseen,
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'backupRetention.days': { state: 'known', value: 3 },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'key', mechanism: 'elasticache-encryption', locator: { state: 'known', value: key } }],
    },
  })
})

const keys: [name: string, fields: object, owner: unknown, locators: unknown[]][] = [
  ['of ElastiCache', { StorageEncryptionType: 'sse-elasticache', KmsKeyId: undefined }, 'provider', []],
  ['of which only the id is told', { StorageEncryptionType: undefined }, 'unresolved', [key]],
  ['of nobody, which cannot be', { StorageEncryptionType: 'none' }, 'malformed', ['malformed']],
  [
    'of which nothing is told',
    { StorageEncryptionType: undefined, KmsKeyId: undefined },
    'not-recorded',
    ['not-recorded'],
  ],
]
for (const [name, fields, owner, expected] of keys) {
  test(`a key ${name}`, () => {
    const resource = described(fields)
    assert.is(reading(factsOf(resource)['atRest.keyOwner']), owner)
    assert.equal(
      referencesOf(resource).map((one) => reading(one.locator)),
      expected,
    )
  })
}

test('without a word of backups nothing is known of them', () =>
  assert.is(reading(factsOf(described({ SnapshotRetentionLimit: undefined }))['backupRetention.days']), 'not-recorded'))

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
  read: (broken: Tree) => serverlessCache(live(type, 'sc-a', broken as Told)), // `as`: broken on purpose
  good: { 'custody.exclusive': true, 'atRest.keyOwner': 'customer', region: 'eu-central-1' },
})

test.run()
