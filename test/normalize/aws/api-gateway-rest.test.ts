// A REST API says how old a TLS it accepts, by its own host and by names that lead to it, whether edges answer, and where its calls are written down.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { restApi } from '../../../src/normalize/aws/api-gateway-rest.ts'
import { policyTls } from '../../../src/normalize/aws/tls-version.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/api-gateway-rest')

const listing = 'apigateway:GetRestApis'
const staging = 'apigateway:GetStages'
const naming = 'apigateway:GetDomainNames'
const mapping = 'apigatewayv2:GetApiMappings'
const group = `arn:aws:logs:eu-central-1:${account}:log-group:calls`
const execution = `arn:aws:logs:eu-central-1:${account}:log-group:API-Gateway-Execution-Logs_abc/live`
const type = (...types: string[]) => ({ endpointConfiguration: { types } })
const api = {
  id: 'abc',
  name: 'orders',
  ...type('REGIONAL'),
  disableExecuteApiEndpoint: false,
  securityPolicy: 'TLS_1_2',
  tags: { DataClass: 'pii' },
}
const stage = {
  stageName: 'live',
  accessLogSettings: { destinationArn: `${group}:*` },
  methodSettings: { '*/*': { loggingLevel: 'ERROR' } },
}
const domain = { domainName: 'orders.test', securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', ...type('REGIONAL') }
const mapped = (ApiId: string, DomainName = 'orders.test') => ({ ApiMappingId: '1', ApiId, DomainName })
const calls = (more: object = {}, others: Told = {}): Told => ({
  [listing]: { body: { items: [{ ...api, ...more }] } },
  [staging]: { body: { item: [stage] } },
  [naming]: { body: { items: [domain] } },
  [mapping]: { body: { mappings: [mapped('abc')] } },
  ...others,
})
const told = (answers: Told) => {
  const observation: Observation = { ...live('AWS::ApiGateway::RestApi', 'abc', answers), region: 'eu-central-1' }
  return restApi(observation)
}
const described = (more: object = {}, others: Told = {}) => toResource(told(calls(more, others)))

test('an API of a region, that writes each call down', () => {
  const resource = described()
  assert.equal(
    [resource.id, resource.name, resource.aliases, resource.holds],
    [
      'arn:aws:apigateway:eu-central-1::/restapis/abc',
      'orders',
      ['abc.execute-api.eu-central-1.amazonaws.com'],
      'metadata',
    ],
  )
  assert.equal(withoutOrigins(factsOf(resource)), {
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'known', value: 1.2 },
    'logging.dataAccess': { state: 'known', value: true },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        { role: 'log-sink', mechanism: 'apigateway-access-logs', locator: { state: 'known', value: group } },
        { role: 'log-sink', mechanism: 'apigateway-execution-logs', locator: { state: 'known', value: execution } },
      ],
    },
  })
})

const named = (...items: object[]): Told => ({ [naming]: { body: { items } } })
const denied = { error: 'AccessDeniedException' }
const closed = { disableExecuteApiEndpoint: true }
const older = { ...domain, securityPolicy: 'TLS_1_0' }
const byRules = { routingMode: 'ROUTING_RULE_ONLY' }
const rulesFirst = { routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }
const versions: [name: string, more: object, others: Told, expected: unknown][] = [
  ['an old policy', { securityPolicy: 'TLS_1_0' }, {}, 1],
  ['none chosen', { securityPolicy: undefined }, {}, 1],
  ['none chosen, within a network', { securityPolicy: undefined, ...type('PRIVATE') }, named(), 1.2],
  ['a policy that is new', { securityPolicy: 'TLS_2_0' }, {}, { partial: 1.3, reason: 'malformed' }],
  ['closed but by name', closed, {}, 1.3],
  ['closed, and no name leads to it', closed, named(), 'unsupported'],
  ['closed, and a name leads to another', closed, { [mapping]: { body: { mappings: [mapped('x')] } } }, 'unsupported'],
  ['nobody says whether it is closed', { disableExecuteApiEndpoint: undefined }, {}, 'not-recorded'],
  ['a name that is older', {}, named({ ...domain, securityPolicy: 'TLS_1_0' }), 1],
  [
    'a name of which nobody says',
    {},
    named({ ...domain, securityPolicy: undefined }),
    { partial: 1.2, reason: 'malformed' },
  ],
  ['a private name', {}, named({ ...domain, securityPolicy: 'TLS_1_0', ...type('PRIVATE') }), 1.2],
  ['a name that goes by rules', {}, named({ ...domain, ...byRules }), { partial: 1.2, reason: 'unsupported' }],
  ['a name that goes by rules first', {}, named({ ...older, ...rulesFirst }), { partial: 1, reason: 'unsupported' }],
  ['an older name that goes by rules', {}, named({ ...older, ...byRules }), { partial: 1.2, reason: 'unsupported' }],
  ['closed but by rules', closed, named({ ...domain, ...byRules }), 'unsupported'],
  ['a name that goes by mappings', {}, named({ ...domain, routingMode: 'BASE_PATH_MAPPING_ONLY' }), 1.2],
  ['names unread', {}, { [naming]: denied }, 'denied'],
  ['where they lead unread', {}, { [mapping]: denied }, 'denied'],
]
for (const [name, more, others, expected] of versions)
  test(`TLS: ${name}`, () =>
    assert.equal(reading(factsOf(described(more, others))['inTransit.minimumVersion']), expected))

const policies: [name: string, expected: number | undefined][] = [
  ['TLS_1_0', 1],
  ['TLS_1_2', 1.2],
  ['SecurityPolicy_TLS13_1_3_2025_09', 1.3],
  ['SecurityPolicy_TLS13_1_3_FIPS_2025_09', 1.3],
  ['SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', 1.2],
  ['SecurityPolicy_TLS13_1_2_2021_06', 1.2],
  ['SecurityPolicy_TLS13_2025_EDGE', 1.3],
  ['SecurityPolicy_TLS12_PFS_2025_EDGE', 1.2],
  ['SecurityPolicy_TLS12_2018_EDGE', 1.2],
  ['SecurityPolicy_TLS13_1_1_2025_09', undefined],
  ['TLS_1_9', undefined],
]
for (const [name, expected] of policies) test(name, () => assert.is(policyTls(name), expected))

const [calling, working, edge] = [`log-sink ${group}`, `log-sink ${execution}`, 'replica aws-region:global']
const staged = (...item: object[]): Told => ({ [staging]: { body: { item } } })
const references: [name: string, more: object, others: Told, expected: string[]][] = [
  ['by edges', type('EDGE'), {}, [calling, working, edge]],
  ['by the edges of a name', {}, named({ ...domain, ...type('EDGE') }), [calling, working, edge]],
  ['of a kind that is new', type('ORBIT'), {}, [calling, working, 'replica malformed']],
  ['of no kind', { endpointConfiguration: undefined }, {}, [calling, working, 'replica not-recorded']],
  ['names unread', {}, { [naming]: denied }, [calling, working, 'replica denied']],
  ['stages unread', {}, { [staging]: denied }, ['log-sink denied', 'log-sink denied']],
  ['no stage', {}, staged(), []],
  ['no settings', {}, staged({ stageName: 'live' }), []],
  ['no log of how', {}, staged({ ...stage, methodSettings: { '*/*': { loggingLevel: 'OFF' } } }), [calling]],
  ['one place for two stages', {}, staged(stage, { ...stage, methodSettings: {} }), [calling, working]],
]
for (const [name, more, others, expected] of references)
  test(`points: ${name}`, () =>
    assert.equal(
      referencesOf(described(more, others)).map(({ role, locator }) => [role, reading(locator)].join(' ')),
      expected,
    ))

const logging: [name: string, others: Told, expected: unknown][] = [
  ['one stage of two', staged(stage, { stageName: 'test' }), false],
  ['to nowhere', staged({ ...stage, accessLogSettings: { destinationArn: '' } }), false],
  ['stages unread', { [staging]: denied }, 'denied'],
  ['no list of them', { [staging]: { body: {} } }, 'malformed'],
]
for (const [name, others, expected] of logging)
  test(`logs: ${name}`, () => assert.is(reading(factsOf(described({}, others))['logging.dataAccess']), expected))

test('a Config item tells nothing of stages and names, and its silence nothing of a policy', () => {
  const kind = 'AWS::ApiGateway::RestApi'
  const arn = 'arn:aws:apigateway:eu-central-1::/restapis/abc'
  const { securityPolicy: _, ...older } = api
  const facts = factsOf(toResource(restApi(recorded(kind, item(kind, arn, older)))))
  const { labels } = facts
  assert.equal(
    [labels?.state, reading(facts['inTransit.minimumVersion']), reading(facts['logging.dataAccess'])],
    ['known', 'not-recorded', 'not-recorded'],
  )
})

test('in China its host ends otherwise', () => {
  const observation: Observation = {
    ...live('AWS::ApiGateway::RestApi', 'abc', calls()),
    partition: 'aws-cn',
    region: 'cn-north-1',
  }
  assert.equal(toResource(restApi(observation)).aliases, ['abc.execute-api.cn-north-1.amazonaws.com.cn'])
})

test('an API that was not listed is a gap', () => {
  const gap = told(calls({}, { [listing]: denied }))
  assert.equal(whyMissing(gap), ['denied', 'apigateway:GET'])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'inTransit.enforced': true, 'logging.dataAccess': true },
})

test.run()
