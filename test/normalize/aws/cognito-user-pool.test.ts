// A user pool may have a copy in another region that bears the same id, and is encrypted whatever it says.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { userPool } from '../../../src/normalize/aws/cognito-user-pool.ts'
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
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/cognito-user-pool')

const type = 'AWS::Cognito::UserPool'
const id = 'eu-central-1_people'
const inRegion = (region: string) => `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const group = `arn:aws:logs:eu-central-1:${account}:log-group:people`
const [describing, replicas, logs] = [
  'cognito-idp:DescribeUserPool',
  'cognito-idp:ListUserPoolReplicas',
  'cognito-idp:GetLogDeliveryConfiguration',
]

const description = {
  Id: id,
  Arn: inRegion('eu-central-1'),
  DeletionProtection: 'ACTIVE',
  KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY', KmsKeyArn: key },
  UserPoolTags: { DataClass: 'pii' },
}
const pool = (Role: string, region: string) => ({ Role, RegionName: region, UserPoolArn: inRegion(region) })
const family = (...UserPoolReplicas: object[]) => ({ body: { UserPoolReplicas } })
const sinks = (...LogConfigurations: object[]) => ({
  body: { LogDeliveryConfiguration: { UserPoolId: id, LogConfigurations } },
})
const calls = {
  [describing]: { body: { UserPool: description } },
  [replicas]: family(pool('PRIMARY', 'eu-central-1'), pool('SECONDARY', 'us-east-1')),
  [logs]: sinks({ EventSource: 'userNotification', CloudWatchLogsConfiguration: { LogGroupArn: group } }),
}
const told = (answers: Told) => userPool(live(type, id, answers))
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { UserPool: { ...description, ...more } } } }))
const pointing = (resource: ReturnType<typeof described>, ...roles: string[]) =>
  referencesOf(resource).flatMap((one) =>
    roles.includes(one.role) ? [[one.role, one.mechanism, reading(one.locator)]] : [],
  )

const { Id: _, Arn: __, UserPoolTags: ___, ...configuration } = description
const configItem = item(type, inRegion('eu-central-1'), { UserPoolId: id, ...configuration })

const unsupported = { state: 'unknown', reason: 'unsupported' }
const keyReference = { role: 'key', mechanism: 'cognito-encryption', locator: { state: 'known', value: key } }
const whole = {
  ...encryptedUnderKey,
  'atRest.algorithm': unsupported,
  'recovery.original': { state: 'known', value: true },
  'recovery.rpoHours': unsupported,
  'recovery.newestPointHours': unsupported,
  'recovery.protected': { state: 'known', value: true },
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
  references: {
    state: 'known',
    value: [
      keyReference,
      { role: 'replica', mechanism: 'cognito-replica', locator: { state: 'known', value: inRegion('us-east-1') } },
      { role: 'log-sink', mechanism: 'cognito-logs', locator: { state: 'known', value: group } },
    ],
  },
}

test('a pool with its key, a replica and logs', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, inRegion('eu-central-1'))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|${id}`)
  assert.equal(withoutOrigins(factsOf(resource)), whole)
})

test('a Config item tells the same, but for its replicas and its logs', () => {
  const unread = (permission: string) => ({ state: 'unknown', reason: 'not-recorded', permission })
  assert.equal(withoutOrigins(factsOf(toResource(userPool(recorded(type, configItem))))), {
    ...whole,
    'recovery.original': unread(replicas),
    references: {
      state: 'partial',
      permission: 'cognito-idp:ListUserPoolReplicas',
      reason: 'not-recorded',
      value: [
        keyReference,
        { role: 'replica', mechanism: 'cognito-replica', locator: unread(replicas) },
        { role: 'log-sink', mechanism: 'cognito-logs', locator: unread(logs) },
      ],
    },
  })
})

const keys: [name: string, KeyConfiguration: unknown, owner: unknown, exclusive: unknown, locators: unknown[]][] = [
  ['of AWS', { KeyType: 'AWS_OWNED_KEY' }, 'provider', false, []],
  ['that nobody has chosen', undefined, 'provider', false, []],
  ['of a customer, and not named', { KeyType: 'CUSTOMER_MANAGED_KEY' }, 'malformed', 'malformed', ['malformed']],
  ['of a kind that is new to us', { KeyType: 'SHARED', KmsKeyArn: key }, 'malformed', 'malformed', ['malformed']],
]
for (const [name, KeyConfiguration, owner, exclusive, locators] of keys) {
  test(`a key ${name}`, () => {
    const resource = described({ KeyConfiguration })
    const facts = factsOf(resource)
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
      [true, owner, exclusive],
    )
    assert.equal(
      pointing(resource, 'key').map(([, , locator]) => locator),
      locators,
    )
  })
}

test('an item that is older than the choice of a key says nothing of whose it is', () => {
  const { KeyConfiguration: _, ...older } = configuration
  const resource = toResource(userPool(recorded(type, item(type, inRegion('eu-central-1'), older))))
  assert.is(reading(factsOf(resource)['atRest.keyOwner']), 'not-recorded')
  assert.equal(pointing(resource, 'key'), [['key', 'cognito-encryption', 'not-recorded']])
})

const [primary, secondary] = [pool('PRIMARY', 'eu-central-1'), pool('SECONDARY', 'us-east-1')]
const families: [name: string, answer: Told[string], expected: unknown[], original: unknown][] = [
  ['nothing', family(), [], true],
  ['only itself', family(primary), [], true],
  [
    'two copies',
    family(primary, secondary, pool('SECONDARY', 'eu-west-1')),
    [
      ['replica', 'cognito-replica', inRegion('us-east-1')],
      ['replica', 'cognito-replica', inRegion('eu-west-1')],
    ],
    true,
  ],
  [
    'its original, and a sibling',
    family(pool('PRIMARY', 'eu-west-1'), pool('SECONDARY', 'eu-central-1'), secondary),
    [['source', 'cognito-replica', inRegion('eu-west-1')]],
    false,
  ],
  [
    'one whose part is new to us',
    family(pool('WITNESS', 'us-east-1')),
    [['replica', 'cognito-replica', 'malformed']],
    'malformed',
  ],
  ['a copy without an original', family(secondary), [['replica', 'cognito-replica', 'malformed']], 'malformed'],
  ['a refusal', { error: 'AccessDeniedException' }, [['replica', 'cognito-replica', 'denied']], 'denied'],
]
for (const [name, answer, expected, original] of families) {
  test(`the family of a pool: ${name}`, () => {
    const resource = toResource(told({ ...calls, [replicas]: answer }))
    assert.equal(pointing(resource, 'replica', 'source'), expected)
    assert.is(reading(factsOf(resource)['recovery.original']), original)
  })
}

const bucket = 'arn:aws:s3:::people-logs'
const stream = `arn:aws:firehose:eu-central-1:${account}:deliverystream/people`
const destinations: [name: string, answer: Told[string], expected: unknown[]][] = [
  ['none', sinks(), []],
  [
    'a bucket and a stream',
    sinks({ S3Configuration: { BucketArn: bucket } }, { FirehoseConfiguration: { StreamArn: stream } }),
    [bucket, stream],
  ],
  ['of a kind that is new to us', sinks({ KinesisConfiguration: {} }), ['malformed']],
  ['no word of them', { body: {} }, ['malformed']],
]
for (const [name, answer, expected] of destinations) {
  test(`where logs go: ${name}`, () => {
    const resource = toResource(told({ ...calls, [logs]: answer }))
    assert.equal(
      pointing(resource, 'log-sink').map(([, , locator]) => locator),
      expected,
    )
  })
}

const protections: [word: string | undefined, expected: unknown][] = [
  ['INACTIVE', false],
  [undefined, 'not-recorded'],
  ['PENDING', 'malformed'],
]
for (const [word, expected] of protections) {
  test(`protected from deletion: ${word}`, () =>
    assert.is(reading(factsOf(described({ DeletionProtection: word }))['recovery.protected']), expected))
}

test('a pool that is not described is a gap', () => {
  const gap = told({ ...calls, [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

const good = { 'atRest.keyOwner': 'customer', 'custody.exclusive': true, 'recovery.protected': true }
// Cognito leaves the key out of a pool under a key of its own: to drop it is to tell another pool.
const { KeyConfiguration: ____, ...underOwnKey } = description
keepsSilent(test, {
  name: 'calls',
  input: { ...calls, [describing]: { body: { UserPool: underOwnKey } } },
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good,
})
keepsSilent(test, { name: 'a Config item', input: configItem, read: (input) => userPool(recorded(type, input)), good })

test.run()
