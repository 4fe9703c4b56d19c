// A repository is copied by the rules of its registry, which name it by the beginning of its name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { repository } from '../../../src/normalize/aws/ecr-repository.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/ecr-repository')

const type = 'AWS::ECR::Repository'
const name = 'crm/api'
const within = (region: string, owner = account) => `arn:aws:ecr:${region}:${owner}:repository/${name}`
const arn = within('eu-central-1')
const keyNamed = (path: string) => `arn:aws:kms:eu-central-1:${account}:${path}`
const key = keyNamed('key/77aa')
const [describing, tagging, registry] = ['ecr:DescribeRepositories', 'ecr:ListTagsForResource', 'ecr:DescribeRegistry']

const description = {
  repositoryArn: arn,
  registryId: account,
  repositoryName: name,
  encryptionConfiguration: { encryptionType: 'KMS', kmsKey: key },
}
const to = (region: string, registryId = account) => ({ region, registryId })
const prefix = (filter: string) => ({ filter, filterType: 'PREFIX_MATCH' })
const rules = (...all: object[]): Told => ({
  [registry]: { body: { registryId: account, replicationConfiguration: { rules: all } } },
})
const calls: Told = {
  [describing]: { body: { repositories: [description] } },
  [tagging]: { body: { tags: [{ Key: 'DataClass', Value: 'pii' }] } },
  ...rules(
    { destinations: [to('us-east-1'), to('eu-west-1', '444455556666')], repositoryFilters: [prefix('crm/')] },
    { destinations: [to('ap-southeast-1')], repositoryFilters: [prefix('shop/')] },
  ),
}
const configuration = {
  Arn: arn,
  RepositoryName: name,
  EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: key },
}
const told = (answers: Told) => repository(live(type, name, answers))
const described = (more: object, others: Told = {}) =>
  toResource(told({ ...calls, [describing]: { body: { repositories: [{ ...description, ...more }] } }, ...others }))
const fromConfig = (more: object = {}) =>
  toResource(repository(recorded(type, item(type, arn, { ...configuration, ...more }))))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const ownKey = { role: 'key', mechanism: 'ecr-encryption', locator: { state: 'known', value: key } }
const facts = {
  ...encryptedUnderKey,
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
}

test('a repository under a key, that one of two rules copies to two registries', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|${name}`)
  assert.is(resource.holds, 'content')
  const copy = (locator: string) => ({
    role: 'replica',
    mechanism: 'ecr-replication',
    locator: { state: 'known', value: locator },
  })
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...facts,
    references: {
      state: 'known',
      value: [ownKey, copy(within('us-east-1')), copy(within('eu-west-1', '444455556666'))],
    },
  })
})

test('a Config item gives the same, and leaves open where it is copied to, which its registry tells', () => {
  const locator = { state: 'unknown', reason: 'not-recorded', permission: registry }
  assert.equal(withoutOrigins(factsOf(fromConfig())), {
    ...facts,
    references: {
      state: 'partial',
      permission: 'ecr:DescribeRegistry',
      reason: 'not-recorded',
      value: [ownKey, { role: 'replica', mechanism: 'ecr-replication', locator }],
    },
  })
})

const copied: [name: string, others: Told, expected: unknown[]][] = [
  ['a registry without rules', rules(), []],
  ['a rule for all', rules({ destinations: [to('us-east-1')] }), [within('us-east-1')]],
  [
    'an empty list of filters',
    rules({ destinations: [to('us-east-1')], repositoryFilters: [] }),
    [within('us-east-1')],
  ],
  [
    'one of two filters',
    rules({ destinations: [to('us-east-1')], repositoryFilters: [prefix('shop/'), prefix('crm')] }),
    [within('us-east-1')],
  ],
  ['the middle of its name', rules({ destinations: [to('us-east-1')], repositoryFilters: [prefix('api')] }), []],
  [
    'two rules to one registry',
    rules({ destinations: [to('us-east-1')] }, { destinations: [to('us-east-1')] }),
    [within('us-east-1')],
  ],
  [
    'a filter of a kind that is new to us',
    rules({ destinations: [to('us-east-1')], repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }),
    ['malformed'],
  ],
  ['a destination without a region', rules({ destinations: [{ registryId: account }] }), ['malformed']],
  ['a registry that says nothing of rules', { [registry]: { body: { registryId: account } } }, ['malformed']],
  ['a registry that nobody may read', { [registry]: { error: 'AccessDeniedException' } }, ['denied']],
]
for (const [how, others, expected] of copied) {
  test(`copied by ${how}`, () =>
    assert.equal(
      pointing(described({}, others), 'replica'),
      expected.map((locator) => ['ecr-replication', locator]),
    ))
}

const keys: [name: string, configuration: unknown, owner: unknown, exclusive: unknown, locators: unknown[]][] = [
  ['of S3', { encryptionType: 'AES256' }, 'provider', false, []],
  ['that AWS manages', { encryptionType: 'KMS' }, 'unresolved', 'unresolved', [keyNamed('alias/aws/ecr')]],
  ['of two layers', { encryptionType: 'KMS_DSSE', kmsKey: key }, 'unresolved', 'unresolved', [key]],
  ['named by its id', { encryptionType: 'KMS', kmsKey: '77aa' }, 'unresolved', 'unresolved', [key]],
  ['nobody speaks of', undefined, 'not-recorded', 'not-recorded', ['not-recorded']],
  ['of a kind that is new to us', { encryptionType: 'QUANTUM' }, 'malformed', 'malformed', ['malformed']],
]
for (const [how, encryptionConfiguration, owner, exclusive, locators] of keys) {
  test(`a key ${how}`, () => {
    const resource = described({ encryptionConfiguration })
    const read = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(read[path])),
      [true, owner, exclusive],
    )
    assert.equal(
      pointing(resource, 'key'),
      locators.map((one) => ['ecr-encryption', one]),
    )
  })
}

const good = { 'atRest.keyOwner': 'customer', 'custody.exclusive': true }
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (input) => told(input as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (input) => repository(recorded(type, input)),
  good,
})

withRecordings(test, () => {
  test('repositories as Config recorded them: under keys of S3, and copied nobody knows where', () => {
    const file = 'test_ecr_cross_account_filter_config__config.SelectResourceConfig_1.json'
    for (const row of bodyOf(file)['Results'] as string[]) {
      const { configuration: found } = JSON.parse(row) as { configuration: { Arn: string } } // `as`: what was recorded
      const resource = toResource(repository(recorded(type, item(type, found.Arn, found))))
      const read = factsOf(resource)
      assert.equal(
        ['atRest.keyOwner', 'region'].map((path) => reading(read[path])),
        ['provider', 'us-east-1'],
      )
      assert.equal(pointing(resource, 'replica'), [['ecr-replication', 'not-recorded']])
    }
  })
})

test.run()
