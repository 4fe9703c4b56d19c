// The cache of a stage is encrypted only if that was chosen for every method whose answers it keeps.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { apiCache } from '../../../src/normalize/aws/api-gateway-cache.ts'
import { comingFromOthers, factsOf, reading, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/api-gateway-cache')

const operation = 'apigateway:GetStages'
const sound = { cachingEnabled: true, cacheDataEncrypted: true }
const stage = {
  stageName: 'live',
  cacheClusterEnabled: true,
  methodSettings: { '*/*': sound, 'a/GET': sound },
  tags: { DataClass: 'pii' },
}
const calls = (more: object = {}): Told => ({ [operation]: { body: { item: [{ ...stage, ...more }] } } })
const told = (answers: Told) => {
  const observation: Observation = { ...live('AWS::ApiGateway::Stage', 'abc/live', answers), region: 'eu-central-1' }
  return apiCache(observation)
}
const described = (more: object = {}) => toResource(told(calls(more)))

test('an encrypted cache, under a key that AWS keeps', () => {
  const resource = described()
  assert.is(resource.id, 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/live')
  const others = Object.entries(comingFromOthers).filter(([path]) => !path.startsWith('dependency'))
  assert.equal(withoutOrigins(factsOf(resource)), {
    'atRest.enabled': { state: 'known', value: true },
    'atRest.algorithm': { state: 'known', value: 'AES256' },
    'atRest.keyOwner': { state: 'known', value: 'provider' },
    'custody.exclusive': { state: 'known', value: false },
    ...Object.fromEntries(others),
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'source',
          mechanism: 'apigateway-cache',
          locator: { state: 'known', value: 'arn:aws:apigateway:eu-central-1::/restapis/abc' },
        },
      ],
    },
  })
})

const open = { cachingEnabled: true, cacheDataEncrypted: false }
const off = { cachingEnabled: false, cacheDataEncrypted: false }
const stories: [name: string, more: object, expected: unknown][] = [
  ['nothing chosen', { methodSettings: {} }, false],
  ['one method of two', { methodSettings: { '*/*': sound, 'a/GET': open } }, false],
  ['all but what one method says', { methodSettings: { 'a/GET': sound } }, false],
  ['what is not kept need not be', { methodSettings: { '*/*': off, 'a/GET': sound } }, true],
  ['nothing is kept', { methodSettings: { '*/*': off } }, 'unsupported'],
  ['no word of encryption', { methodSettings: { '*/*': { cachingEnabled: true } } }, false],
  ['no word of methods', { methodSettings: undefined }, 'not-recorded'],
  ['no word of a cache', { cacheClusterEnabled: undefined }, 'not-recorded'],
]
for (const [name, more, expected] of stories)
  test(name, () => assert.is(reading(factsOf(described(more))['atRest.enabled']), expected))

test('a Config item of a stage, which may have no cache', () => {
  const type = 'AWS::ApiGateway::Stage'
  const arn = 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/live'
  const [cached, plain] = [stage, { ...stage, cacheClusterEnabled: false }].map((one) =>
    apiCache(recorded(type, item(type, arn, one))),
  )
  assert.is(plain, undefined)
  const resource = toResource(cached)
  assert.equal([resource.id, resource.name, resource.labels.state], [arn, 'abc/live', 'known'])
  const gap = apiCache(recorded(type, item(type, 'arn:aws:s3:::none', stage)))
  assert.is(gap && 'reason' in gap && gap.reason, 'malformed')
})

test('stages that were not listed are a gap', () => {
  const gap = told({ [operation]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', 'apigateway:GET'])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true },
})

test.run()
