// A profile sends prompts to any of its models, each in a region of its own or in none; a region writes prompts down where it was told to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { invocationLogging } from '../../../src/normalize/aws/bedrock-logging.ts'
import { inferenceProfile } from '../../../src/normalize/aws/bedrock-profile.ts'
import { kindOf } from '../../../src/evaluate/place-kind.ts'
import { drawableWays } from '../../../src/estate/drawable.ts'
import { joined } from '../../estate/joined.ts'
import { rulebook } from '../../estate/sample-rulebook.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/bedrock')

const type = 'AWS::Bedrock::ApplicationInferenceProfile'
const arn = `arn:aws:bedrock:eu-central-1:${account}:application-inference-profile/p1`
const model = (region: string) => `arn:aws:bedrock:${region}::foundation-model/m`
const profile = {
  inferenceProfileId: 'p1',
  inferenceProfileName: 'letters',
  inferenceProfileArn: arn,
  models: ['eu-central-1', 'us-east-1'].map((region) => ({ modelArn: model(region) })),
  status: 'ACTIVE',
  type: 'APPLICATION',
}
const calls = (more: object = {}): Told => ({
  'bedrock:ListInferenceProfiles': { body: { inferenceProfileSummaries: [{ ...profile, ...more }] } },
  'bedrock:ListTagsForResource': { body: { tags: [{ key: 'DataClass', value: 'pii' }] } },
})
const told = (answers: Told) => inferenceProfile(live(type, 'p1', answers))

test('a profile of two regions', () => {
  const resource = toResource(told(calls()))
  assert.equal([resource.id, resource.location.raw], [arn, 'eu-central-1'])
  assert.equal(withoutOrigins(factsOf(resource)), {
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: ['eu-central-1', 'us-east-1'].map((region) => ({
        role: 'replica',
        mechanism: 'bedrock-inference-profile',
        locator: { state: 'known', value: model(region) },
      })),
    },
  })
})

const models: [name: string, list: unknown, expected: unknown[]][] = [
  ['one twice', [{ modelArn: model('eu-west-1') }, { modelArn: model('eu-west-1') }], [model('eu-west-1')]],
  ['anywhere', [{ modelArn: model('') }], [model('')]],
  ['none', [], ['malformed']],
  ['one without a name', [{}], ['malformed']],
  ['not told', undefined, ['not-recorded']],
]
for (const [name, list, expected] of models) {
  test(`models: ${name}`, () =>
    assert.equal(
      referencesOf(toResource(told(calls({ models: list })))).map(({ locator }) => reading(locator)),
      expected,
    ))
}

test('each region of its models is a place where prompts are worked on, and one that is not named has no country', () => {
  const resource = toResource(told(calls({ models: [...profile.models, { modelArn: model('') }] })))
  const [subject] = joined({ resources: [resource] }, rulebook())
  assert.equal(
    subject?.places.map((place) => [kindOf(place), reading(place.country)]),
    [
      ['primary', 'DE'],
      ['ai', 'DE'],
      ['ai', 'US'],
      ['ai', 'unresolved'],
    ],
  )
  assert.ok(drawableWays.map(kindOf).includes('ai'))
})

keepsSilent(test, {
  name: 'calls of a profile',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

const logging = 'bedrock:GetModelInvocationLoggingConfiguration'
const logged = (loggingConfig: object) =>
  invocationLogging({
    ...live('AWS::Bedrock::ModelInvocationLogging', 'model-invocation-logging', {
      [logging]: { body: { loggingConfig } },
    }),
    region: 'eu-central-1',
  })
const group = `arn:aws:logs:eu-central-1:${account}:log-group:prompts`
const sinks: [name: string, config: object, expected: unknown[]][] = [
  ['a bucket', { s3Config: { bucketName: 'prompts' } }, ['arn:aws:s3:::prompts']],
  ['a group', { cloudWatchConfig: { logGroupName: 'prompts', roleArn: 'r' } }, [group]],
  [
    'a group, and a bucket for what is too large',
    { cloudWatchConfig: { logGroupName: 'prompts', largeDataDeliveryS3Config: { bucketName: 'large' } } },
    [group, 'arn:aws:s3:::large'],
  ],
  ['a bucket without a name', { s3Config: {} }, ['malformed']],
  ['nowhere', {}, []],
]
for (const [name, config, expected] of sinks) {
  test(`prompts are written to ${name}`, () => {
    const resource = toResource(logged(config))
    assert.is(resource.location.raw, 'eu-central-1')
    assert.equal(
      referencesOf(resource).map(({ role, locator }) => [role, reading(locator)]),
      expected.map((one) => ['log-sink', one]),
    )
  })
}

test('a setting of no region, and one that was refused, are gaps', () => {
  const of = (answers: Told) => invocationLogging(live('AWS::Bedrock::ModelInvocationLogging', 'm', answers))
  const gaps = [
    of({ [logging]: { body: { loggingConfig: {} } } }),
    of({ [logging]: { error: 'AccessDeniedException' } }),
  ]
  assert.equal(
    gaps.map((gap) => gap && 'reason' in gap && gap.reason),
    ['malformed', 'denied'],
  )
})

test.run()
