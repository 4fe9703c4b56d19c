// A store of CloudTrail Lake: always encrypted, kept for so many days, deleted by whoever may.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { eventDataStore } from '../../../src/normalize/aws/event-data-store.ts'
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

const test = suite('normalize/aws/event-data-store')

const type = 'AWS::CloudTrail::EventDataStore'
const arn = `arn:aws:cloudtrail:eu-central-1:${account}:eventdatastore/0d1e`
const key = `arn:aws:kms:eu-central-1:${account}:key/1`
const [describing, tagging] = ['cloudtrail:GetEventDataStore', 'cloudtrail:ListTags']
const description = {
  EventDataStoreArn: arn,
  Name: 'everything',
  Status: 'ENABLED',
  MultiRegionEnabled: true,
  RetentionPeriod: 2557,
  TerminationProtectionEnabled: true,
  KmsKeyId: key,
}
/** Of a store without a key, AWS says nothing of one. */
const { KmsKeyId: _, ...underOwnKey } = description
const calls = {
  [describing]: { body: description },
  [tagging]: { body: { ResourceTagList: [{ ResourceId: arn, TagsList: [{ Key: 'DataClass', Value: 'logs' }] }] } },
}
const told = (answers: Told) => eventDataStore(live(type, arn, answers))
const described = (more: object) => toResource(told({ ...calls, [describing]: { body: { ...description, ...more } } }))

test('a store under a key of the customer', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|0d1e`)
  assert.is(resource.holds, 'log')
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'retention.days': { state: 'known', value: 2557 },
    'retention.locked': { state: 'known', value: false },
    'logStore.days': { state: 'known', value: 2557 },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'logs', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'key', mechanism: 'cloudtrail-lake-encryption', locator: { state: 'known', value: key } }],
    },
  })
})

test('without a key it lies under one of AWS', () => {
  const resource = described({ KmsKeyId: undefined })
  assert.equal(
    ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(factsOf(resource)[path])),
    [true, 'provider', false],
  )
  assert.equal(referencesOf(resource), [])
})

const odd: [name: string, more: object, path: string, reason: string][] = [
  ['a key that is no ARN', { KmsKeyId: 'alias/x' }, 'atRest.keyOwner', 'malformed'],
  ['no retention', { RetentionPeriod: undefined }, 'logStore.days', 'not-recorded'],
  ['a retention of no days', { RetentionPeriod: 0 }, 'retention.days', 'malformed'],
]
for (const [name, more, path, reason] of odd)
  test(name, () => assert.is(reading(factsOf(described(more))[path]), reason))

test('a store that is not described is a gap', () => {
  const gap = told({ ...calls, [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

keepsSilent(test, {
  name: 'calls',
  input: { ...calls, [describing]: { body: underOwnKey } },
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true, 'logStore.days': 2557 },
})

test.run()
