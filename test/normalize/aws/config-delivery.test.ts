// The delivery channel of AWS Config says to which bucket and which topic it delivers, and under which key.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { deliveryChannel } from '../../../src/normalize/aws/config-delivery.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/config-delivery')

const operation = 'config:DescribeDeliveryChannels'
const key = `arn:aws:kms:eu-central-1:${account}:key/1`
const topic = `arn:aws:sns:eu-central-1:${account}:changes`
const channel = { name: 'default', s3BucketName: 'changes', s3KmsKeyArn: key, snsTopicARN: topic }
const calls = (more: object = {}): Told => ({ [operation]: { body: { DeliveryChannels: [{ ...channel, ...more }] } } })
const told = (answers: Told) => {
  const observation: Observation = {
    ...live('AWS::Config::DeliveryChannel', 'default', answers),
    region: 'eu-central-1',
  }
  return deliveryChannel(observation)
}
const points = (answers: Told) =>
  referencesOf(toResource(told(answers))).map(({ role, locator }) => [role, reading(locator)].join(' '))

test('a channel to a bucket and a topic', () => {
  const resource = toResource(told(calls()))
  assert.is(resource.id, `arn:aws:config:eu-central-1:${account}:delivery-channel/default`)
  assert.equal([resource.holds, resource.facets], ['metadata', {}])
  assert.equal(withoutOrigins(factsOf(resource)), {
    labels: { state: 'known', value: [] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'log-sink', mechanism: 'config-delivery', locator: { state: 'known', value: 'arn:aws:s3:::changes' } },
        { role: 'log-sink', mechanism: 'config-notification', locator: { state: 'known', value: topic } },
        { role: 'key', mechanism: 'config-delivery-encryption', locator: { state: 'known', value: key } },
      ],
    },
  })
})

const [there, tells, opener] = ['log-sink arn:aws:s3:::changes', `log-sink ${topic}`, `key ${key}`]
const stories: [name: string, more: object, expected: string[]][] = [
  ['no topic', { snsTopicARN: undefined }, [there, opener]],
  ['a topic that is none', { snsTopicARN: 'changes' }, [there, 'log-sink malformed', opener]],
  ['no key of its own', { s3KmsKeyArn: undefined }, [there, tells]],
  ['no word of a bucket', { s3BucketName: undefined }, ['log-sink not-recorded', tells, opener]],
]
for (const [name, more, expected] of stories) test(name, () => assert.equal(points(calls(more)), expected))

test('one that was not described is a gap', () => {
  const gap = told({ [operation]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', operation])
})

withRecordings(test, () => {
  test('a recorded one', () => {
    const body = bodyOf('test_config_recorder__config.DescribeDeliveryChannels_1.json')
    assert.equal(points({ [operation]: { body } }), [
      'log-sink arn:aws:s3:::config-bucket-644160558196',
      'log-sink arn:aws:sns:us-east-1:644160558196:config-topic',
    ])
  })
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
