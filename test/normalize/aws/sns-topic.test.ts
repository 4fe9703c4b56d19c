// A topic keeps little and hands on everything: each subscription is a place to which its messages go.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { topic } from '../../../src/normalize/aws/sns-topic.ts'
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
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/sns-topic')
const type = 'AWS::SNS::Topic'
const describing = 'sns:GetTopicAttributes'
const subscribing = 'sns:ListSubscriptionsByTopic'
const tagging = 'sns:ListTagsForResource'
const arn = `arn:aws:sns:eu-central-1:${account}:orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const queue = 'arn:aws:sqs:us-east-1:444455556666:orders'
const logs = `arn:aws:logs:eu-central-1:${account}:log-group:sns/eu-central-1/${account}/orders`

/** As SNS writes it for every new topic. */
const ofDefault = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['SNS:Publish', 'SNS:Subscribe'],
  Resource: arn,
  Condition: { StringEquals: { 'AWS:SourceOwner': account } },
}
const onlyTls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'SNS:Publish',
  Resource: arn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2008-10-17', Statement })

const attributes = {
  TopicArn: arn,
  Owner: account,
  Policy: policy(ofDefault, onlyTls),
  KmsMasterKeyId: key,
  SQSSuccessFeedbackRoleArn: `arn:aws:iam::${account}:role/feedback`,
  SQSFailureFeedbackRoleArn: '',
  SubscriptionsConfirmed: '1',
}
const subscription = (Protocol: string, Endpoint: string, SubscriptionArn = `${arn}:1`) => ({
  SubscriptionArn,
  Owner: account,
  Protocol,
  Endpoint,
})
const subscribed = (...Subscriptions: object[]): Told[string] => ({ body: { Subscriptions } })
const calls = {
  [describing]: { body: { Attributes: attributes } },
  [subscribing]: subscribed(subscription('sqs', queue)),
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}

const told = (more: Told = {}) => topic(live(type, arn, { ...calls, ...more }))
const described = (more: object, answers: Told = {}) =>
  toResource(told({ [describing]: { body: { Attributes: { ...attributes, ...more } } }, ...answers }))
const fromConfig = (more: object = {}, around: object = {}) =>
  topic(recorded(type, item(type, arn, { ...attributes, ...more }, around)))
const fact = (resource: ReturnType<typeof described>, path: string) => reading(factsOf(resource)[path])
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const common = {
  ...encryptedUnderKey,
  'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
  'exposure.public': { state: 'known', value: false },
  'redundancy.mode': { state: 'known', value: 'multi-zone' },
  ...placedByOthers,
  labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
  region: { state: 'known', value: 'eu-central-1' },
}
const known = (role: string, mechanism: string, value: string) => ({
  role,
  mechanism,
  locator: { state: 'known', value },
})
const keyed = known('key', 'sns-encryption', key)
const logged = known('log-sink', 'sns-delivery-status', logs)

test('a topic that hands on to a queue of another account in another region', () => {
  const resource = toResource(told())
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...common,
    'inTransit.enforced': { state: 'known', value: true },
    references: { state: 'known', value: [keyed, known('replica', 'sns-subscription', queue), logged] },
  })
})

test('a Config item gives the same facts, and of subscriptions nothing', () => {
  const unread = { state: 'unknown', reason: 'not-recorded', permission: subscribing }
  assert.equal(withoutOrigins(factsOf(toResource(fromConfig()))), {
    ...common,
    'inTransit.enforced': unread,
    references: {
      state: 'partial',
      permission: subscribing,
      reason: 'not-recorded',
      value: [keyed, { role: 'replica', mechanism: 'sns-subscription', locator: unread }, logged],
    },
  })
})

const lambda = 'arn:aws:lambda:eu-west-1:444455556666:function:orders'
const stream = `arn:aws:firehose:eu-central-1:${account}:deliverystream/orders`
const phone = `arn:aws:sns:eu-central-1:${account}:endpoint/GCM/orders/77aa`
const subscribers: [name: string, subscription: object, expected: unknown[]][] = [
  ['a queue', subscription('sqs', queue), [['sns-subscription', queue]]],
  ['a stream', subscription('firehose', stream), [['sns-subscription', stream]]],
  ['a function', subscription('lambda', lambda), [['sns-function', lambda]]],
  [
    'a server',
    subscription('https', 'https://user:secret@crm.example:8443/in?id=7'),
    [['sns-endpoint', 'crm.example']],
  ],
  ['a server without TLS', subscription('http', 'http://crm.example/in'), [['sns-endpoint', 'crm.example']]],
  ['a server that has no address', subscription('https', 'crm'), [['sns-endpoint', 'unresolved']]],
  ['a person', subscription('email', 'jane@mail.example'), [['sns-endpoint', 'mail.example']]],
  ['a person, in JSON', subscription('email-json', 'jane@mail.example'), [['sns-endpoint', 'mail.example']]],
  ['a telephone', subscription('sms', '+15550100'), [['sns-endpoint', 'unresolved']]],
  ['an app, by way of its maker', subscription('application', phone), [['sns-endpoint', 'unresolved']]],
  ['something new to us', subscription('pigeon', 'a@b'), [['sns-endpoint', 'unresolved']]],
  ['somebody who has not agreed yet', subscription('https', 'https://a.example/', 'PendingConfirmation'), []],
  ['somebody who has left', subscription('https', 'https://a.example/', 'Deleted'), []],
  ['no address', { SubscriptionArn: `${arn}:1`, Protocol: 'sms' }, [['sns-subscription', 'malformed']]],
  ['nobody that is named', { Protocol: 'sqs' }, [['sns-subscription', 'malformed']]],
]
for (const [name, one, expected] of subscribers) {
  test(`subscribed: ${name}`, () => {
    assert.equal(pointing(toResource(told({ [subscribing]: subscribed(one) })), 'replica'), expected)
  })
}

test('nobody has subscribed: nothing goes anywhere; a list that was refused may hold anybody', () => {
  assert.equal(pointing(toResource(told({ [subscribing]: subscribed() })), 'replica'), [])
  for (const [answer, reason] of [
    [{ error: 'AuthorizationError' }, 'denied'],
    [{ body: {} }, 'malformed'],
  ] as const) {
    const resource = toResource(told({ [subscribing]: answer }))
    assert.equal(pointing(resource, 'replica'), [['sns-subscription', reason]])
    assert.is(fact(resource, 'inTransit.enforced'), reason)
    assert.is(resource.references.state, 'partial')
  }
})

const plain = { KmsMasterKeyId: undefined }
const overHttp = { [subscribing]: subscribed(subscription('sqs', queue), subscription('http', 'http://crm.example/')) }
const transits: [name: string, fields: object, answers: Told, expected: unknown][] = [
  ['plaintext denied', plain, {}, true],
  ['plaintext denied, and sent on in plaintext', plain, overHttp, false],
  ['encrypted, and sent on in plaintext', { Policy: policy(ofDefault) }, overHttp, false],
  ['encrypted', { Policy: policy(ofDefault) }, {}, true],
  ['neither', { ...plain, Policy: policy(ofDefault) }, {}, false],
  [
    'denied of what subscribes alone',
    { ...plain, Policy: policy({ ...onlyTls, Action: 'SNS:Subscribe' }) },
    {},
    'unsupported',
  ],
  ['no word of a policy', { ...plain, Policy: undefined }, {}, 'not-recorded'],
]
for (const [name, fields, answers, expected] of transits) {
  test(`in transit: ${name}`, () => assert.is(fact(described(fields, answers), 'inTransit.enforced'), expected))
}

test('a topic may be open to anyone; without a word of its policy nobody knows', () => {
  const { Condition: _, ...anyone } = ofDefault
  assert.is(fact(described({ Policy: policy(anyone) }), 'exposure.public'), true)
  assert.is(fact(described({ Policy: undefined }), 'exposure.public'), 'not-recorded')
  const unread = toResource(fromConfig({ Policy: undefined }))
  assert.equal(factsOf(unread)['exposure.public'], {
    state: 'unknown',
    reason: 'not-recorded',
    permission: describing,
  })
})

test('no key, or one that was taken back: what it keeps is not encrypted', () => {
  for (const KmsMasterKeyId of [undefined, '']) {
    const resource = described({ KmsMasterKeyId })
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => fact(resource, path)),
      [false, 'none', false],
    )
    assert.equal(pointing(resource, 'key'), [])
  }
  assert.equal(pointing(described({ KmsMasterKeyId: 'alias/aws/sns' }), 'key'), [
    ['sns-encryption', `arn:aws:kms:eu-central-1:${account}:alias/aws/sns`],
  ])
  assert.equal(pointing(described({ KmsMasterKeyId: 7 }), 'key'), [['sns-encryption', 'malformed']])
})

test('deliveries are logged where a role was given for it, failures apart', () => {
  const failures = { SQSSuccessFeedbackRoleArn: undefined, LambdaFailureFeedbackRoleArn: 'arn:aws:iam::1:role/a' }
  assert.equal(pointing(described(failures), 'log-sink'), [['sns-delivery-status', `${logs}/Failure`]])
  assert.equal(pointing(described({ SQSSuccessFeedbackRoleArn: undefined }), 'log-sink'), [])
})

test('tags stand beside a configuration too, where a query asked for nothing else', () => {
  const beside = { tags: undefined, supplementaryConfiguration: { Tags: [{ key: 'Team', value: 'crm' }] } }
  assert.equal(reading(toResource(fromConfig({}, beside)).labels), [{ key: 'Team', value: 'crm', from: 'tag' }])
  assert.equal(toResource(fromConfig({}, { tags: undefined })).labels, {
    state: 'unknown',
    reason: 'not-recorded',
    permission: tagging,
  })
})

test('refused, or without its ARN, it is a gap', () => {
  const gaps = [told({ [describing]: { error: 'AuthorizationError' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

// Without a key, a role or a subscription in it: that they are left out says something.
const { KmsMasterKeyId: _, SQSSuccessFeedbackRoleArn: __, ...bare } = attributes
const good = { 'atRest.enabled': true, 'custody.exclusive': true, 'exposure.public': false, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [describing]: { body: { Attributes: bare } } },
  read: (broken: Tree) => topic(live(type, arn, broken as Told)), // `as`: broken on purpose
  good: { ...good, 'inTransit.enforced': true },
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, bare),
  read: (whole) => topic(recorded(type, whole)),
  good: { ...good, 'inTransit.enforced': true },
})

withRecordings(test, () => {
  test('a topic as AWS told of it, which denies plaintext and lets nobody in', () => {
    const body = bodyOf('test_sns_has_statement__sns.GetTopicAttributes_1.json')
    const resource = toResource(topic(live(type, arn, { [describing]: { body }, [subscribing]: subscribed() })))
    assert.is(reading(resource.location.region), 'ap-northeast-2')
    const paths = ['atRest.enabled', 'inTransit.enforced', 'exposure.public']
    assert.equal(
      paths.map((path) => fact(resource, path)),
      [false, true, false],
    )
    assert.equal(pointing(resource, 'log-sink'), [])
  })

  test('topics as rows of a query of Config', () => {
    const { Results } = bodyOf('test_sns_config__config.SelectResourceConfig_1.json')
    const rows = (Results as string[]).map((row) => JSON.parse(row) as { resourceId: string }) // `as`: what the query asked for
    const read = rows.map((row) =>
      toResource(topic(recorded(type, { ...item(type, row.resourceId, {}), tags: undefined, ...row }))),
    )
    assert.equal(
      read.map((one) => [one.name, fact(one, 'atRest.enabled'), fact(one, 'exposure.public'), reading(one.labels)]),
      [
        ['sandbox-relay', true, false, [{ key: 'foo', value: 'false', from: 'tag' }]],
        ['sns-test-has-statement', false, false, []],
      ],
    )
  })
})

test.run()
