// A detector of GuardDuty says to which buckets it exports what it finds, and under which keys.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { detector } from '../../../src/normalize/aws/guardduty-detector.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/guardduty-detector')

const getting = 'guardduty:GetDetector'
const listing = 'guardduty:ListPublishingDestinations'
const describing = 'guardduty:DescribePublishingDestination'
const key = `arn:aws:kms:eu-central-1:${account}:key/1`
const to = (DestinationArn: string) => ({ DestinationProperties: { DestinationArn, KmsKeyArn: key } })
const calls = (more: Told = {}): Told => ({
  [getting]: { body: { Status: 'ENABLED', Tags: { DataClass: 'logs' } } },
  [listing]: { body: { Destinations: [{ DestinationId: 'a' }] } },
  [describing]: { body: { destinations: [to('arn:aws:s3:::findings/of/all')] } },
  ...more,
})
const told = (answers: Told) => {
  const observation: Observation = { ...live('AWS::GuardDuty::Detector', 'd1', answers), region: 'eu-central-1' }
  return detector(observation)
}
const described = (more: Told = {}) => toResource(told(calls(more)))

test('a detector that exports to a folder of a bucket', () => {
  const resource = described()
  assert.is(resource.id, `arn:aws:guardduty:eu-central-1:${account}:detector/d1`)
  assert.equal([resource.holds, resource.facets], ['metadata', {}])
  assert.equal(withoutOrigins(factsOf(resource)), {
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'logs', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'log-sink',
          mechanism: 'guardduty-export',
          locator: { state: 'known', value: 'arn:aws:s3:::findings' },
        },
        { role: 'key', mechanism: 'guardduty-export-encryption', locator: { state: 'known', value: key } },
      ],
    },
  })
})

const stories: [name: string, more: Told, expected: string[]][] = [
  ['nowhere', { [listing]: { body: { Destinations: [] } } }, []],
  [
    'to several',
    { [describing]: { body: { destinations: [to('arn:aws:s3:::a'), to('arn:aws:s3:::b')] } } },
    ['log-sink arn:aws:s3:::a', 'log-sink arn:aws:s3:::b', `key ${key}`, `key ${key}`],
  ],
  ['no word of it', { [listing]: { body: {} } }, ['log-sink malformed', 'key malformed']],
  ['denied', { [listing]: { error: 'AccessDeniedException' } }, ['log-sink denied', 'key denied']],
  ['denied where', { [describing]: { error: 'AccessDeniedException' } }, ['log-sink denied', 'key denied']],
  ['nobody says where', { [describing]: { body: { destinations: [{}] } } }, ['log-sink malformed', 'key malformed']],
]
for (const [name, more, expected] of stories)
  test(`exports: ${name}`, () =>
    assert.equal(
      referencesOf(described(more)).map(({ role, locator }) => [role, reading(locator)].join(' ')),
      expected,
    ))

test('a detector that is not described is a gap', () => {
  const gap = told(calls({ [getting]: { error: 'AccessDeniedException' } }))
  assert.equal(whyMissing(gap), ['denied', getting])
})

withRecordings(test, () => {
  test('one of 2019, which says nothing of tags', () => {
    const resource = described({
      [getting]: { body: bodyOf('test_account_guard_duty_filter__guardduty.GetDetector_1.json') },
    })
    assert.is(reading(resource.labels), 'not-recorded')
  })
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
