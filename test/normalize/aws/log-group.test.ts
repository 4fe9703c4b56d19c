// A log group keeps for ever unless it is told otherwise, and sends on what its own filters and those of the account say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { logGroup } from '../../../src/normalize/aws/log-group.ts'
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
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/log-group')

const type = 'AWS::Logs::LogGroup'
const name = '/crm/audit'
const arn = `arn:aws:logs:eu-central-1:${account}:log-group:${name}`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const abroad = 'arn:aws:logs:us-east-1:444455556666:destination:everything'
const stream = `arn:aws:kinesis:eu-central-1:${account}:stream/common`
const [describing, tagging, filtering, common] = [
  'logs:DescribeLogGroups',
  'logs:ListTagsForResource',
  'logs:DescribeSubscriptionFilters',
  'logs:DescribeAccountPolicies',
]

const description = {
  logGroupName: name,
  arn: `${arn}:*`,
  logGroupArn: arn,
  retentionInDays: 365,
  kmsKeyId: key,
  logGroupClass: 'STANDARD',
}
const policy = (more: object = {}) => ({
  policyName: 'all',
  policyDocument: JSON.stringify({ DestinationArn: stream, FilterPattern: '' }),
  ...more,
})
const policies = (...accountPolicies: object[]): Told => ({ [common]: { body: { accountPolicies } } })
const calls: Told = {
  [describing]: { body: { logGroups: [description] } },
  [tagging]: { body: { tags: { DataClass: 'pii' } } },
  [filtering]: { body: { subscriptionFilters: [{ filterName: 'all', destinationArn: abroad }] } },
  ...policies(policy()),
}
const told = (answers: Told) => logGroup(live(type, name, answers))
const described = (more: object, others: Told = {}) =>
  toResource(told({ ...calls, [describing]: { body: { logGroups: [{ ...description, ...more }] } }, ...others }))
const pointing = (resource: ReturnType<typeof described>) =>
  referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])

test('a group with a key, tags, a filter of its own and one of the account', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, arn)
  assert.equal(resource.aliases, [`${arn}:*`])
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|${name}`)
  assert.is(resource.holds, 'log')
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'retention.days': { state: 'known', value: 365 },
    'retention.locked': { state: 'known', value: false },
    'logStore.days': { state: 'known', value: 365 },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'key', mechanism: 'logs-encryption', locator: { state: 'known', value: key } },
        { role: 'log-sink', mechanism: 'logs-subscription', locator: { state: 'known', value: abroad } },
        { role: 'log-sink', mechanism: 'logs-account-subscription', locator: { state: 'known', value: stream } },
      ],
    },
  })
})

test('either spelling of its ARN will do, and one that is none is a gap', () => {
  assert.is(described({ arn: undefined }).id, arn)
  assert.is(described({ logGroupArn: undefined }).id, arn)
  const gap = told({ [describing]: { body: { logGroups: [{ ...description, arn: 'audit' }] } } })
  assert.is(gap && 'reason' in gap && gap.reason, 'malformed')
})

const stays: [name: string, fields: object, days: unknown][] = [
  ['without a setting, for ever', { retentionInDays: undefined }, 'forever'],
  ['seldom read, as it is set', { logGroupClass: 'INFREQUENT_ACCESS' }, 365],
  ['only passed on, a day', { logGroupClass: 'DELIVERY', retentionInDays: undefined }, 1],
  ['of a class that is new to us, nobody knows', { logGroupClass: 'GLACIAL' }, 'malformed'],
  ['older than classes, as it is set', { logGroupClass: undefined }, 365],
  ['no number of days', { retentionInDays: 0 }, 'malformed'],
]
for (const [how, fields, days] of stays) {
  test(`it stays: ${how}`, () => {
    const facts = factsOf(described(fields))
    assert.equal([reading(facts['logStore.days']), reading(facts['retention.days'])], [days, days])
  })
}

test('without a key of its own it is under one of AWS', () => {
  const resource = described({ kmsKeyId: undefined })
  const facts = factsOf(resource)
  assert.equal(
    ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
    [true, 'provider', false],
  )
  assert.equal(
    pointing(resource).filter(([role]) => role === 'key'),
    [],
  )
  assert.equal(pointing(described({ kmsKeyId: '77aa' }))[0], ['key', 'logs-encryption', 'malformed'])
})

const own = ['log-sink', 'logs-subscription', abroad]
const excepting = (selectionCriteria: string) => policies(policy({ selectionCriteria }))
const sinks: [name: string, others: Told, expected: unknown[]][] = [
  ['a policy that leaves it out', excepting(`LogGroupName NOT IN ["/other", "${name}"]`), [own]],
  [
    'a policy that leaves out others',
    excepting('LogGroupName NOT IN ["/other"]'),
    [own, ['log-sink', 'logs-account-subscription', stream]],
  ],
  [
    'a policy for nobody knows which groups',
    excepting('LogGroupNamePrefix = "/crm"'),
    [own, ['log-sink', 'logs-account-subscription', 'malformed']],
  ],
  [
    'a policy to nobody knows where',
    policies(policy({ policyDocument: '{}' })),
    [own, ['log-sink', 'logs-account-subscription', 'malformed']],
  ],
  ['no policy', policies(), [own]],
  [
    'policies and filters that nobody may read',
    { [common]: { error: 'AccessDeniedException' }, [filtering]: { error: 'AccessDeniedException' } },
    [
      ['log-sink', 'logs-subscription', 'denied'],
      ['log-sink', 'logs-account-subscription', 'denied'],
    ],
  ],
]
for (const [how, others, expected] of sinks) {
  test(`sent on by ${how}`, () => assert.equal(pointing(described({}, others)).slice(1), expected))
}

test('a class without subscriptions is sent nowhere, by the account neither; another is, when nobody was asked', () => {
  const { [filtering]: _filters, ...rest } = calls
  const of = (logGroupClass: string) =>
    pointing(
      toResource(told({ ...rest, [describing]: { body: { logGroups: [{ ...description, logGroupClass }] } } })),
    ).slice(1)
  assert.equal(of('INFREQUENT_ACCESS'), [])
  assert.equal(of('DELIVERY')[0], ['log-sink', 'logs-subscription', 'not-recorded'])
})

// A group under a key of AWS's own leaves the field out: to drop it is to tell another group.
const { kmsKeyId: _, ...underOwnKey } = description
keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [describing]: { body: { logGroups: [underOwnKey] } } },
  read: (input) => told(input as Told), // `as`: broken on purpose
  good: { 'logStore.days': 365, 'retention.days': 365 },
})

withRecordings(test, () => {
  test('groups as AWS told them in 2016: no class, no key, and nothing that expires', () => {
    const groups = bodyOf('test_query_pagination_retry__logs.DescribeLogGroups_1.json')['logGroups'] as object[] // `as`: the field is a listing
    for (const one of groups) {
      const facts = factsOf(toResource(told({ [describing]: { body: { logGroups: [one] } } })))
      assert.equal(
        ['logStore.days', 'atRest.keyOwner', 'region'].map((path) => reading(facts[path])),
        ['forever', 'provider', 'us-west-2'],
      )
    }
  })
})

test.run()
