// A function keeps code and environment under a key, may be a copy at an edge, and sends what it could not do elsewhere.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lambdaFunction } from '../../../src/normalize/aws/lambda-function.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/lambda-function')

const type = 'AWS::Lambda::Function'
const arn = `arn:aws:lambda:eu-central-1:${account}:function:bill`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const queue = `arn:aws:sqs:eu-central-1:${account}:lost`
const [describing, tagging] = ['lambda:ListFunctions', 'lambda:ListTags']
const [invoking, mapping] = ['lambda:ListFunctionEventInvokeConfigs', 'lambda:ListEventSourceMappings']

const description = { FunctionName: 'bill', FunctionArn: arn, KMSKeyArn: key, DeadLetterConfig: { TargetArn: queue } }
const calls = {
  [describing]: { body: { Functions: [description] } },
  [tagging]: { body: { Tags: { DataClass: 'pii' } } },
  [invoking]: { body: { FunctionEventInvokeConfigs: [] } },
  [mapping]: { body: { EventSourceMappings: [] } },
}
const told = (answers: Told) => lambdaFunction(live(type, 'bill', answers))
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Functions: [{ ...description, ...more }] } } }))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const configuration = { functionArn: arn, kmskeyArn: key, deadLetterConfig: { targetArn: queue } }

const anywhere = ([call, mechanism]: readonly [string, string]) => ({
  role: 'replica',
  mechanism,
  locator: { state: 'unknown', reason: 'not-recorded', permission: call },
})
const unasked = [
  [invoking, 'lambda-destination'],
  [mapping, 'lambda-source-failure'],
] as const
const inItem = { reason: 'not-recorded', permission: invoking }

test('two tellings of one function give the same facts, but that an item knows of no destinations', () => {
  const tellings = [
    [told(calls), { state: 'known' }, []],
    [
      lambdaFunction(recorded(type, item(type, arn, configuration))),
      { state: 'partial', ...inItem },
      unasked.map(anywhere),
    ],
  ] as const
  for (const [telling, state, more] of tellings) {
    const resource = toResource(telling)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|bill`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      ...comingFromOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        ...state,
        value: [
          { role: 'key', mechanism: 'lambda-encryption', locator: { state: 'known', value: key } },
          { role: 'replica', mechanism: 'lambda-dead-letter', locator: { state: 'known', value: queue } },
          ...more,
        ],
      },
    })
  }
})

test('without a key it is under one of AWS, which an item does not prove', () => {
  const facts = factsOf(described({ KMSKeyArn: undefined }))
  assert.equal([facts['atRest.keyOwner'], facts['custody.exclusive']].map(reading), ['provider', false])
  const { kmskeyArn: _, ...older } = configuration
  const silent = toResource(lambdaFunction(recorded(type, item(type, arn, older))))
  assert.is(reading(factsOf(silent)['atRest.keyOwner']), 'not-recorded')
  assert.equal(pointing(silent, 'key'), [['lambda-encryption', 'not-recorded']])
})

test('a copy at an edge names the function that it was copied from', () => {
  const main = 'arn:aws:lambda:us-east-1:111122223333:function:bill:3'
  assert.equal(pointing(described({ MasterArn: main }), 'source'), [['lambda-edge', main]])
  assert.equal(pointing(described({}), 'source'), [])
})

test('a target that is no text may be anywhere', () => {
  assert.equal(pointing(described({ DeadLetterConfig: { TargetArn: 7 } }), 'replica'), [
    ['lambda-dead-letter', 'malformed'],
  ])
  assert.equal(pointing(described({ DeadLetterConfig: {} }), 'replica'), [])
})

test('tags that were refused are unknown, with the permission', () => {
  const { labels } = toResource(told({ ...calls, [tagging]: { error: 'AccessDeniedException' } }))
  assert.equal(labels, { state: 'unknown', reason: 'denied', permission: tagging })
})

// Lambda leaves the key out of a function under one of AWS's own: to drop it is to tell another function.
const { KMSKeyArn: _, ...underOwnKey } = description
const good = { 'atRest.keyOwner': 'customer', 'custody.exclusive': true }
keepsSilent(test, {
  name: 'calls',
  input: { ...calls, [describing]: { body: { Functions: [underOwnKey] } } },
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good,
})
const configItem = item(type, arn, configuration)
keepsSilent(test, {
  name: 'a Config item',
  input: configItem,
  read: (input) => lambdaFunction(recorded(type, input)),
  good,
})

withRecordings(test, () => {
  test('functions as AWS listed them in 2023, one of them at an edge', () => {
    const body = bodyOf('test_aws_lambda_edge_filter__lambda.ListFunctions_1.json')
    const listed = body['Functions'] as { FunctionName: string; MasterArn?: string }[] // `as`: the field is a listing
    for (const one of listed) {
      const resource = toResource(
        lambdaFunction(live(type, one.FunctionName, { [describing]: { body: { Functions: [one] } } })),
      )
      assert.is(reading(factsOf(resource)['atRest.enabled']), true)
      assert.equal(pointing(resource, 'source'), one.MasterArn === undefined ? [] : [['lambda-edge', one.MasterArn]])
    }
    assert.ok(listed.length > 1)
  })
})

test.run()
