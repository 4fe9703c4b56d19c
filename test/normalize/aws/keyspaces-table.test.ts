// A table of Keyspaces is where its keyspace is, and encrypted whatever it says.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keyspacesTable } from '../../../src/normalize/aws/keyspaces-table.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/keyspaces-table')

const type = 'AWS::Cassandra::Table'
const inRegion = (region: string) => `arn:aws:cassandra:${region}:${account}:/keyspace/crm/table/people`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const [listing, describing, tagging] = [
  'cassandra:ListKeyspaces',
  'cassandra:GetTable',
  'cassandra:ListTagsForResource',
]

const description = {
  keyspaceName: 'crm',
  tableName: 'people',
  resourceArn: inRegion('eu-central-1'),
  status: 'ACTIVE',
  encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: key },
  pointInTimeRecovery: { status: 'ENABLED' },
}
const keyspace = {
  keyspaceName: 'crm',
  replicationStrategy: 'MULTI_REGION',
  replicationRegions: ['eu-central-1', 'us-east-1', 'eu-west-1'],
}
const calls = {
  [listing]: { body: { keyspaces: [keyspace] } },
  [describing]: { body: description },
  [tagging]: { body: { tags: [{ key: 'DataClass', value: 'pii' }] } },
}
const told = (answers: Told) => keyspacesTable(live(type, 'crm/people', answers))
const described = (more: object) => toResource(told({ ...calls, [describing]: { body: { ...description, ...more } } }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

test('a table of three regions, with its key and its backups', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, inRegion('eu-central-1'))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|crm/people`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'recovery.original': { state: 'known', value: true },
    'recovery.rpoHours': { state: 'known', value: 0.1 },
    'recovery.newestPointHours': { state: 'known', value: 0.1 },
    'recovery.protected': { state: 'known', value: true },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'keyspaces-encryption', locator: { state: 'known', value: key } },
        ...['us-east-1', 'eu-west-1'].map((region) => ({
          role: 'replica',
          mechanism: 'keyspaces-replica',
          locator: { state: 'known', value: inRegion(region) },
        })),
      ],
    },
  })
})

const keys: [name: string, specification: unknown, owner: unknown, exclusive: unknown, locators: unknown[]][] = [
  ['of the service', { type: 'AWS_OWNED_KMS_KEY' }, 'provider', false, []],
  ['nobody speaks of', undefined, 'not-recorded', 'not-recorded', ['not-recorded']],
  ['of a kind that is new to us', { type: 'AWS_MANAGED' }, 'malformed', 'malformed', ['malformed']],
  ['of a customer, and not named', { type: 'CUSTOMER_MANAGED_KMS_KEY' }, 'malformed', 'malformed', ['malformed']],
]
for (const [name, encryptionSpecification, owner, exclusive, locators] of keys) {
  test(`a key ${name}`, () => {
    const resource = described({ encryptionSpecification })
    const facts = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
      [true, owner, exclusive],
    )
    assert.equal(
      pointing(resource, 'key').map(([, locator]) => locator),
      locators,
    )
  })
}

const keyspaces: [name: string, answer: Told[string] | undefined, expected: unknown[]][] = [
  ['of one region', { body: { keyspaces: [{ replicationStrategy: 'SINGLE_REGION' }] } }, []],
  ['of several, and none named', { body: { keyspaces: [{ replicationStrategy: 'MULTI_REGION' }] } }, ['malformed']],
  ['that says nothing of regions', { body: { keyspaces: [{ keyspaceName: 'crm' }] } }, ['malformed']],
  ['that nobody listed', undefined, ['not-recorded']],
]
for (const [name, answer, expected] of keyspaces) {
  test(`a keyspace ${name}`, () => {
    const { [listing]: _, ...others } = calls
    const resource = toResource(told(answer === undefined ? others : { ...others, [listing]: answer }))
    assert.equal(
      pointing(resource, 'replica').map(([, locator]) => locator),
      expected,
    )
  })
}

test('what was not told names the permission that reads it', () => {
  const bare = { ...description, encryptionSpecification: undefined, pointInTimeRecovery: undefined }
  const facts = factsOf(toResource(told({ [describing]: { body: bare } })))
  const unread = { state: 'unknown', reason: 'not-recorded', permission: 'cassandra:Select' }
  for (const path of ['atRest.keyOwner', 'recovery.rpoHours', 'recovery.protected', 'labels'])
    assert.equal(facts[path], unread, path)
})

test('recovery that is off keeps nothing, and a word that is new to us tells nothing', () => {
  const recovery = (status: string) => {
    const facts = factsOf(described({ pointInTimeRecovery: { status } }))
    return ['recovery.rpoHours', 'recovery.newestPointHours', 'recovery.protected'].map((path) => reading(facts[path]))
  }
  assert.equal(recovery('DISABLED'), ['unbounded', 'unbounded', false])
  assert.equal(recovery('PAUSED'), ['malformed', 'malformed', 'malformed'])
})

test('a table that is not described, or has no name, is a gap', () => {
  const gaps = [
    told({ ...calls, [describing]: { error: 'AccessDeniedException' } }),
    told({ ...calls, [describing]: { body: { ...description, resourceArn: 'arn:aws:cassandra:eu-central-1' } } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', 'cassandra:Select'],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {
    'atRest.keyOwner': 'customer',
    'custody.exclusive': true,
    'recovery.rpoHours': 0.1,
    'recovery.newestPointHours': 0.1,
    'recovery.protected': true,
  },
})

test.run()
