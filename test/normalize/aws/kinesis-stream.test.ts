// A stream says under which key it keeps its records and for how long; one that does not mention encryption may have it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { stream } from '../../../src/normalize/aws/kinesis-stream.ts'
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

const test = suite('normalize/aws/kinesis-stream')
const type = 'AWS::Kinesis::Stream'
const describing = 'kinesis:DescribeStreamSummary'
const tagging = 'kinesis:ListTagsForStream'
const arn = `arn:aws:kinesis:eu-central-1:${account}:stream/orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const encryption = { EncryptionType: 'KMS', KeyId: key }
const summary = { StreamName: 'orders', StreamARN: arn, RetentionPeriodHours: 168, ...encryption }
const configuration = { Name: 'orders', Arn: arn, RetentionPeriodHours: 168, ShardCount: 1 }
const calls = {
  [describing]: { body: { StreamDescriptionSummary: summary } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}

const told = (more: Told = {}) => stream(live(type, 'orders', { ...calls, ...more }))
const fromApi = (more: object) =>
  told({ [describing]: { body: { StreamDescriptionSummary: { ...summary, ...more } } } })
const fromConfig = (more: object) =>
  stream(recorded(type, item(type, arn, { ...configuration, StreamEncryption: { ...encryption, ...more }, ...more })))
const tellings = [
  ['API', (more: object) => toResource(fromApi(more))],
  ['Config', (more: object) => toResource(fromConfig(more))],
] as const
const facts = (resource: ReturnType<typeof toResource>, ...paths: string[]) =>
  paths.map((path) => reading(factsOf(resource)[path]))
const locators = (resource: ReturnType<typeof toResource>) =>
  referencesOf(resource).map(({ locator }) => reading(locator))

test('two tellings of one stream give the same facts', () => {
  for (const [, of] of tellings) {
    const resource = of({})
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      'inTransit.enforced': { state: 'known', value: true },
      'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
      'retention.days': { state: 'known', value: 7 },
      'retention.locked': { state: 'known', value: false },
      'redundancy.mode': { state: 'known', value: 'multi-zone' },
      ...placedByOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [{ role: 'key', mechanism: 'kinesis-encryption', locator: { state: 'known', value: key } }],
      },
    })
  }
})

const settings: [fields: object, enabled: unknown, keys: unknown[]][] = [
  [{ EncryptionType: 'NONE', KeyId: undefined }, false, []],
  [{ EncryptionType: undefined, KeyId: undefined }, 'not-recorded', ['not-recorded']],
  [{ EncryptionType: undefined }, 'not-recorded', ['not-recorded']],
  [{ EncryptionType: 'ROT13' }, 'malformed', ['malformed']],
  [{ KeyId: undefined }, true, ['not-recorded']],
  [{ KeyId: 'alias/aws/kinesis' }, true, [`arn:aws:kms:eu-central-1:${account}:alias/aws/kinesis`]],
  [{ KeyId: '77aa' }, true, [key]],
]
for (const [fields, enabled, keys] of settings) {
  test(`encryption: ${JSON.stringify(fields)}`, () => {
    for (const [name, of] of tellings) {
      assert.equal([...facts(of(fields), 'atRest.enabled'), locators(of(fields))], [enabled, keys], name)
    }
  })
}

test('an item that tells of no encryption may be older than that', () => {
  const resource = toResource(fromConfig({ StreamEncryption: undefined }))
  const unread = { state: 'unknown', reason: 'not-recorded', permission: describing }
  assert.equal(factsOf(resource)['atRest.enabled'], unread)
  assert.equal(referencesOf(resource), [{ role: 'key', mechanism: 'kinesis-encryption', locator: unread }])
})

const periods: [hours: unknown, days: unknown][] = [
  [24, 1],
  [36, 1.5],
  [0, 'malformed'],
  ['24', 'malformed'],
  [undefined, 'not-recorded'],
]
for (const [RetentionPeriodHours, days] of periods) {
  test(`records stay ${String(RetentionPeriodHours)} hours`, () => {
    for (const [name, of] of tellings) assert.equal(facts(of({ RetentionPeriodHours }), 'retention.days'), [days], name)
  })
}

test('refused, it is a gap; its tags alone are unknown with the permission', () => {
  const gaps = [told({ [describing]: { error: 'AccessDeniedException' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
  assert.equal(toResource(told({ [tagging]: { error: 'AccessDeniedException' } })).labels, {
    state: 'unknown',
    reason: 'denied',
    permission: tagging,
  })
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, 'retention.locked': true, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (broken: Tree) => stream(live(type, 'orders', broken as Told)), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, { ...configuration, StreamEncryption: encryption }),
  read: (whole) => stream(recorded(type, whole)),
  good,
})

withRecordings(test, () => {
  test('a stream of 2017, described to a client that had not heard of encryption', () => {
    const { StreamDescription } = bodyOf('test_kinesis_stream_query__kinesis.DescribeStream_1.json')
    const resource = toResource(told({ [describing]: { body: { StreamDescriptionSummary: StreamDescription } } }))
    assert.is(resource.name, 'test-yes-encrypt')
    assert.equal(facts(resource, 'atRest.enabled', 'retention.days'), ['not-recorded', 1])
  })
})

test.run()
