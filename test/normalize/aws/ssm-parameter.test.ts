// A secure parameter is under a key that it names; a plain one under a key of AWS.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parameter } from '../../../src/normalize/aws/ssm-parameter.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
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
const arn = `arn:aws:ssm:eu-central-1:${account}:parameter/shop/key`

const description = { Name: '/shop/key', Type: 'SecureString', KeyId: '77aa' }
const calls = {
  [describing]: { body: { Parameters: [description] } },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => parameter({ ...live(type, '/shop/key', answers), region: 'eu-central-1' })
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Parameters: [{ ...description, ...more }] } } }))
const keys = (resource: ReturnType<typeof described>) => referencesOf(resource).map(({ locator }) => reading(locator))

test('a secure parameter, with its key', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|/shop/key`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    ...comingFromOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'key',
          mechanism: 'ssm-encryption',
          locator: { state: 'known', value: `arn:aws:kms:eu-central-1:${account}:key/77aa` },
        },
      ],
    },
  })
})

const kinds: [name: string, fields: object, owner: unknown, key: unknown[]][] = [
  ['plain', { Type: 'String', KeyId: undefined }, 'provider', []],
  ['a list', { Type: 'StringList', KeyId: undefined }, 'provider', []],
  [
    'under the alias of AWS',
    { KeyId: 'alias/aws/ssm' },
    'unresolved',
    [`arn:aws:kms:eu-central-1:${account}:alias/aws/ssm`],
  ],
  ['secure, and no key named', { KeyId: undefined }, 'not-recorded', ['not-recorded']],
  ['of a kind that is new to us', { Type: 'Other' }, 'malformed', ['malformed']],
  ['of no kind', { Type: undefined }, 'not-recorded', ['not-recorded']],
]
for (const [name, fields, owner, key] of kinds) {
  test(`a parameter that is ${name}`, () => {
    const resource = described(fields)
    assert.equal([reading(factsOf(resource)['atRest.keyOwner']), keys(resource)], [owner, key])
  })
}

test('a parameter without a name is a gap', () => {
  const gap = told({ ...calls, [describing]: { body: { Parameters: [{ Type: 'String' }] } } })
  assert.equal(gap && 'reason' in gap && gap.reason, 'malformed')
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.keyOwner': 'customer', 'custody.exclusive': true },
})

test.run()
