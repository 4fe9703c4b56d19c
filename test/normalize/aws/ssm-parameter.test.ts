// Only one type of parameter is encrypted, and that one names its key in one of many ways.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parameter } from '../../../src/normalize/aws/ssm-parameter.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/ssm-parameter')

const type = 'AWS::SSM::Parameter'
const [describing, tagging] = ['ssm:DescribeParameters', 'ssm:ListTagsForResource']
const keyNamed = (path: string) => `arn:aws:kms:eu-central-1:${account}:${path}`

const description = { Name: '/crm/login', Type: 'SecureString', KeyId: 'alias/crm', Tier: 'Standard' }
const calls: Told = {
  [describing]: { body: { Parameters: [description] } },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => parameter({ ...live(type, '/crm/login', answers), region: 'eu-central-1' })
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Parameters: [{ ...description, ...more }] } } }))
const arn = (name: string) => `arn:aws:ssm:eu-central-1:${account}:parameter/${name}`

test('a secure parameter, with its key and tags', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn('crm/login'))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|/crm/login`)
  assert.is(resource.holds, 'content')
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'key', mechanism: 'ssm-encryption', locator: { state: 'known', value: keyNamed('alias/crm') } }],
    },
  })
})

test('the ARN of a name without a path has its slash too', () =>
  assert.is(described({ Name: 'flags' }).id, arn('flags')))

const kinds: [name: string, fields: object, facts: unknown[], keys: unknown[]][] = [
  ['plain', { Type: 'String', KeyId: undefined }, [false, 'none', 'none', false], []],
  ['a plain list', { Type: 'StringList', KeyId: undefined }, [false, 'none', 'none', false], []],
  ['under a key by its id', { KeyId: '77aa' }, [true, 'AES256', 'unresolved', 'unresolved'], [keyNamed('key/77aa')]],
  [
    'under a key by its ARN',
    { KeyId: keyNamed('key/77aa') },
    [true, 'AES256', 'unresolved', 'unresolved'],
    [keyNamed('key/77aa')],
  ],
  [
    'under a key that nobody names',
    { KeyId: undefined },
    [true, 'AES256', 'unresolved', 'unresolved'],
    ['not-recorded'],
  ],
  [
    'of a type that is new to us',
    { Type: 'Blob' },
    ['malformed', 'malformed', 'malformed', 'malformed'],
    ['malformed'],
  ],
  [
    'of a type that nobody tells',
    { Type: undefined },
    ['not-recorded', 'not-recorded', 'not-recorded', 'not-recorded'],
    ['not-recorded'],
  ],
]
for (const [name, fields, facts, keys] of kinds) {
  test(`a parameter, ${name}`, () => {
    const resource = described(fields)
    const read = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(read[path])),
      facts,
    )
    assert.equal(
      referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)]),
      keys.map((key) => ['key', 'ssm-encryption', key]),
    )
  })
}

test('without a name, or a region to be in, it is a gap', () => {
  for (const result of [
    told({ [describing]: { body: { Parameters: [{ Type: 'String' }] } } }),
    parameter(live(type, '/crm/login', calls)),
  ])
    assert.is(result && 'reason' in result && result.reason, 'malformed')
})

keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (input) => told(input as Told), // `as`: broken on purpose
  good: { 'atRest.enabled': true, 'atRest.keyOwner': 'customer', 'custody.exclusive': true },
})

test.run()
