// An API of HTTP or WebSocket accepts no old TLS, and says where each of its stages writes its calls down.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { webApi } from '../../../src/normalize/aws/api-gateway-v2.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/api-gateway-v2')

const listing = 'apigatewayv2:GetApis'
const staging = 'apigatewayv2:GetStages'
const group = `arn:aws:logs:eu-central-1:${account}:log-group:calls`
const api = {
  ApiId: 'abc',
  Name: 'chat',
  ProtocolType: 'WEBSOCKET',
  ApiEndpoint: 'wss://abc.execute-api.eu-central-1.amazonaws.com',
  Tags: { DataClass: 'pii' },
}
const stage = { StageName: 'live', AccessLogSettings: { DestinationArn: group } }
const calls = (more: object = {}, others: Told = {}): Told => ({
  [listing]: { body: { Items: [{ ...api, ...more }] } },
  [staging]: { body: { Items: [stage] } },
  ...others,
})
const told = (answers: Told) => {
  const observation: Observation = { ...live('AWS::ApiGatewayV2::Api', 'abc', answers), region: 'eu-central-1' }
  return webApi(observation)
}
const described = (more: object = {}, others: Told = {}) => toResource(told(calls(more, others)))

test('an API that writes each call down', () => {
  const resource = described()
  assert.equal(
    [resource.id, resource.name, resource.aliases],
    ['arn:aws:apigateway:eu-central-1::/apis/abc', 'chat', ['abc.execute-api.eu-central-1.amazonaws.com']],
  )
  assert.equal(withoutOrigins(factsOf(resource)), {
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'known', value: 1.2 },
    'logging.dataAccess': { state: 'known', value: true },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'log-sink', mechanism: 'apigateway-access-logs', locator: { state: 'known', value: group } }],
    },
  })
})

const facts: [name: string, more: object, others: Told, path: string, expected: unknown][] = [
  ['HTTP', { ProtocolType: 'HTTP' }, {}, 'inTransit.minimumVersion', 1.2],
  ['a kind that is new', { ProtocolType: 'MQTT' }, {}, 'inTransit.minimumVersion', 'malformed'],
  [
    'one stage of two',
    {},
    { [staging]: { body: { Items: [stage, { StageName: 'x' }] } } },
    'logging.dataAccess',
    false,
  ],
  ['stages unread', {}, { [staging]: { error: 'AccessDeniedException' } }, 'logging.dataAccess', 'denied'],
  ['no word of tags', { Tags: undefined }, {}, 'labels', 'not-recorded'],
]
for (const [name, more, others, path, expected] of facts)
  test(name, () => assert.is(reading(factsOf(described(more, others))[path]), expected))

const off = { LoggingLevel: 'OFF' }
const execution: [name: string, more: object, isWritten: boolean][] = [
  ['by default', { DefaultRouteSettings: { LoggingLevel: 'INFO' } }, true],
  ['of one route', { DefaultRouteSettings: off, RouteSettings: { $connect: { LoggingLevel: 'ERROR' } } }, true],
  ['of none', { DefaultRouteSettings: off, RouteSettings: { $connect: off } }, false],
  ['not at all', { DefaultRouteSettings: {} }, false],
]
for (const [name, more, isWritten] of execution)
  test(`how calls were worked on is written down ${name}`, () => {
    const references = referencesOf(described({}, { [staging]: { body: { Items: [{ ...stage, ...more }] } } }))
    assert.equal(
      references.slice(1).map(({ role, mechanism, locator, region }) => [role, mechanism, reading(locator), region]),
      isWritten ? [['log-sink', 'apigateway-execution-logs', 'unsupported', 'eu-central-1']] : [],
    )
  })

test('stages unread may log anywhere', () => {
  const { references } = described({}, { [staging]: { error: 'AccessDeniedException' } })
  assert.is(references.state, 'partial')
  assert.equal(
    referencesOf(described({ ApiEndpoint: 'no address' })).map(({ role }) => role),
    ['log-sink'],
  )
})

test('an API that was not listed is a gap', () => {
  const gap = told(calls({}, { [listing]: { error: 'AccessDeniedException' } }))
  assert.equal(whyMissing(gap), ['denied', 'apigateway:GET'])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'inTransit.enforced': true, 'inTransit.minimumVersion': 1.2, 'logging.dataAccess': true },
})

test.run()
