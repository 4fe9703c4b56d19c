// A queue says under which key it keeps messages and for how long; its policy says whom it lets in, and whether over HTTP.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { queue } from '../../../src/normalize/aws/sqs-queue.ts'
import { factsOf, placedByOthers, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/sqs-queue')
const type = 'AWS::SQS::Queue'
const describing = 'sqs:GetQueueAttributes'
const tagging = 'sqs:ListQueueTags'
const arn = `arn:aws:sqs:eu-central-1:${account}:orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const statement = (more: object) => ({ Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: arn, ...more })
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const plaintext = { Bool: { 'aws:SecureTransport': 'false' } }
const onlyTls = statement({ Effect: 'Deny', Condition: plaintext })

const attributes = {
  QueueArn: arn,
  MessageRetentionPeriod: '345600',
  SqsManagedSseEnabled: 'false',
  KmsMasterKeyId: key,
  Policy: policy(onlyTls),
}
const configuration = { ...attributes, QueueName: 'orders', MessageRetentionPeriod: 345600 }

const fromApi = (more: object = {}, calls: Told = {}) =>
  queue(
    live(type, 'orders', {
      [describing]: { body: { Attributes: { ...attributes, ...more } } },
      [tagging]: { body: { Tags: { DataClass: 'pii' } } },
      ...calls,
    }),
  )
const fromConfig = (more: object = {}) => queue(recorded(type, item(type, arn, { ...configuration, ...more })))
const tellings = [
  ['API', (more: object) => toResource(fromApi(more))],
  ['Config', (more: object) => toResource(fromConfig(more))],
] as const
const facts = (resource: ReturnType<typeof toResource>, ...paths: string[]) =>
  paths.map((path) => reading(factsOf(resource)[path]))

test('two tellings of one queue give the same facts', () => {
  const keyUnseen = { state: 'unknown', reason: 'unresolved', permission: 'kms:DescribeKey' }
  for (const [, told] of tellings) {
    const resource = told({})
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      'atRest.enabled': { state: 'known', value: true },
      'atRest.algorithm': { state: 'known', value: 'AES256' },
      'atRest.keyOwner': keyUnseen,
      'custody.exclusive': keyUnseen,
      'inTransit.enforced': { state: 'known', value: true },
      'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
      'exposure.public': { state: 'known', value: false },
      'retention.days': { state: 'known', value: 4 },
      'retention.locked': { state: 'known', value: false },
      'redundancy.mode': { state: 'known', value: 'multi-zone' },
      ...placedByOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [{ role: 'key', mechanism: 'sqs-encryption', locator: { state: 'known', value: key } }],
      },
    })
  }
})

const managed = { KmsMasterKeyId: undefined, SqsManagedSseEnabled: 'true' }
const off = { KmsMasterKeyId: undefined, SqsManagedSseEnabled: 'false' }
const encryption = ['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive']
const silent = (reason: string) => encryption.map(() => reason)
const named = [true, 'AES256', 'unresolved', 'unresolved']
const keys: [name: string, fields: object, atRest: unknown[], locators: unknown[]][] = [
  ['a key of SQS', managed, [true, 'AES256', 'provider', false], []],
  [
    'a key of SQS, and a key that was taken away',
    { ...managed, KmsMasterKeyId: '' },
    [true, 'AES256', 'provider', false],
    [],
  ],
  ['no key', off, [false, 'none', 'none', false], []],
  ['no word of either', { ...off, SqsManagedSseEnabled: undefined }, silent('not-recorded'), ['not-recorded']],
  ['a word that is new to us', { ...off, SqsManagedSseEnabled: 'maybe' }, silent('malformed'), ['malformed']],
  ['an alias', { KmsMasterKeyId: 'alias/aws/sqs' }, named, [`arn:aws:kms:eu-central-1:${account}:alias/aws/sqs`]],
  ['an id', { KmsMasterKeyId: '77aa' }, named, [key]],
]
for (const [name, fields, atRest, locators] of keys) {
  test(`encryption: ${name}`, () => {
    for (const [spelling, told] of tellings) {
      const resource = told(fields)
      assert.equal(facts(resource, ...encryption), atRest, spelling)
      assert.equal(
        referencesOf(resource).map(({ locator }) => reading(locator)),
        locators,
        spelling,
      )
    }
  })
}

const anyone = statement({})
const when = (operator: string, name: string, value: unknown) =>
  statement({ Condition: { [operator]: { [name]: value } } })
const policies: [name: string, policy: string, open: unknown, onlyOverTls: unknown][] = [
  ['anyone', policy(anyone), true, false],
  ['anyone by an account that is named', policy(when('StringEquals', 'aws:SourceAccount', account)), false, false],
  ['anyone by a resource', policy(when('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::mailbox')), false, false],
  ['anyone by resources', policy(when('ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:*')), 'unsupported', false],
  [
    'anyone by one of two accounts, of which one is any',
    policy(when('StringLike', 'aws:SourceAccount', [account, '*'])),
    'unsupported',
    false,
  ],
  ['anyone but an account', policy(when('StringNotEquals', 'aws:SourceAccount', account)), 'unsupported', false],
  [
    'anyone, where an account is named of somebody',
    policy(when('StringEqualsIfExists', 'aws:SourceAccount', account)),
    'unsupported',
    false,
  ],
  ['anyone from a network', policy(when('IpAddress', 'aws:SourceIp', '10.0.0.0/8')), 'unsupported', false],
  [
    'one who is named, and anyone beside',
    policy(when('StringEquals', 'aws:SourceAccount', account), anyone),
    true,
    false,
  ],
  ['everyone but one', policy(statement({ Principal: undefined, NotPrincipal: { AWS: '1' } })), true, false],
  ['text that is no policy', '{', 'malformed', 'malformed'],
  [
    'plaintext denied of what sends and fetches',
    policy({ ...onlyTls, Action: ['SQS:SendMessage', 'sqs:receivemessage'] }),
    false,
    true,
  ],
  [
    'plaintext let in',
    policy({ ...onlyTls, Effect: 'Allow', Principal: { AWS: ['*', '1'] } }),
    'unsupported',
    'unsupported',
  ],
  ['plaintext denied of what sends', policy({ ...onlyTls, Action: 'sqs:SendMessage' }), false, 'unsupported'],
  ['plaintext denied on another queue', policy({ ...onlyTls, Resource: `${arn}-2` }), false, 'unsupported'],
  ['plaintext denied to one', policy({ ...onlyTls, Principal: { AWS: '1' } }), false, 'unsupported'],
  ['plaintext denied of all but some', policy({ ...onlyTls, Action: undefined, NotAction: 'a' }), false, 'unsupported'],
  [
    'plaintext denied under one more condition',
    policy({ ...onlyTls, Condition: { ...plaintext, StringEquals: { 'aws:SourceAccount': '1' } } }),
    false,
    'unsupported',
  ],
]
for (const [name, text, open, onlyOverTls] of policies) {
  test(`policy: ${name}`, () => {
    for (const [spelling, told] of tellings)
      assert.equal(
        facts(told({ ...off, Policy: text }), 'exposure.public', 'inTransit.enforced'),
        [open, onlyOverTls],
        spelling,
      )
  })
}

test('what is encrypted is not reached over HTTP, whatever its policy says', () => {
  const enforced = (fields: object) => facts(toResource(fromApi(fields)), 'inTransit.enforced')[0]
  assert.is(enforced({ Policy: undefined }), true)
  assert.is(enforced({ ...managed, Policy: undefined }), true)
  assert.is(enforced({ ...off, SqsManagedSseEnabled: undefined, Policy: undefined }), 'not-recorded')
})

test('nobody else could tell whether a condition leaves everyone in', () => {
  const narrowed = policy(when('IpAddress', 'aws:SourceIp', '10.0.0.0/8'))
  const unsupported = { state: 'unknown', reason: 'unsupported' }
  assert.equal(factsOf(toResource(fromApi({ Policy: narrowed })))['exposure.public'], unsupported)
})

test('without a policy, a queue is its account’s alone; an item without one says nothing', () => {
  const none = { ...off, Policy: undefined }
  const paths = ['exposure.public', 'inTransit.enforced']
  assert.equal(facts(toResource(fromApi(none)), ...paths), [false, false])
  assert.equal(factsOf(toResource(fromConfig(none)))['exposure.public'], {
    state: 'unknown',
    reason: 'not-recorded',
    permission: describing,
  })
  assert.equal(facts(toResource(fromConfig(none)), ...paths), ['not-recorded', 'not-recorded'])
})

const periods: [period: unknown, days: unknown][] = [
  ['1209600', 14],
  [60, 60 / 86_400],
  [345600.5, 345600.5 / 86_400],
  ['0', 'malformed'],
  ['', 'malformed'],
  ['1 day', 'malformed'],
  [undefined, 'not-recorded'],
]
for (const [MessageRetentionPeriod, days] of periods) {
  test(`messages stay ${String(MessageRetentionPeriod)}`, () => {
    for (const [name, told] of tellings) {
      assert.equal(facts(told({ MessageRetentionPeriod }), 'retention.days'), [days], name)
    }
  })
}

test('tags: none is an answer without any; refused, they are unknown with the permission', () => {
  assert.equal(reading(toResource(fromApi({}, { [tagging]: { body: {} } })).labels), [])
  assert.equal(toResource(fromApi({}, { [tagging]: { error: 'AccessDenied' } })).labels, {
    state: 'unknown',
    reason: 'denied',
    permission: tagging,
  })
})

test('refused, or without an ARN that is one, it is a gap', () => {
  const gaps = [
    fromApi({}, { [describing]: { error: 'AccessDenied' } }),
    fromApi({}, { [describing]: { body: {} } }),
    fromApi({ QueueArn: 'orders' }),
    fromConfig({ QueueArn: undefined }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
    ['malformed', undefined],
    ['malformed', undefined],
  ])
})

// Under a key of SQS: that no other is named says something.
const { KmsMasterKeyId: _, ...ofService } = { ...attributes, SqsManagedSseEnabled: 'true' }
const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'inTransit.enforced': true,
  'exposure.public': false,
  'retention.locked': true,
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: {
    [describing]: { body: { Attributes: ofService } },
    [tagging]: { body: { Tags: { DataClass: 'pii', Team: 'crm' } } },
  },
  read: (broken: Tree) => queue(live(type, 'orders', broken as Told)), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, { ...ofService, MessageRetentionPeriod: 345600 }),
  read: (whole) => queue(recorded(type, whole)),
  good,
})

withRecordings(test, () => {
  test('a queue as AWS told of it in 2025, which anyone may use', () => {
    const file = 'test_sqs_remove_matched_empty_sid__sqs.GetQueueAttributes_1.json'
    const resource = toResource(queue(live(type, 'orders', { [describing]: { body: bodyOf(file) } })))
    assert.is(resource.name, 'test-sqs-remove-matched-empty-sid')
    assert.is(reading(resource.location.region), 'us-east-1')
    const paths = ['atRest.enabled', 'atRest.keyOwner', 'exposure.public', 'inTransit.enforced', 'retention.days']
    assert.equal(facts(resource, ...paths), [true, 'provider', true, true, 4])
  })
})

test.run()
