// What a plan leaves open of an API is open: who else leads to one that exists, what is imported, and what a cache begins with.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-api-gateway')

type Part = [address: string, values: Values, unknown?: Values]
const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

/** Each part names the API by the attribute for that. */
function resourceIn(address: string, own: object, parts: readonly Part[], by = 'rest_api_id') {
  const changes = [
    change(address, own),
    ...parts.map(([part, after, unknown]) => change(part, { after, unknown: { [by]: true, ...unknown } })),
  ]
  const resources = [block(address, {}), ...parts.map(([part]) => block(part, { [by]: to(`${address}.id`, address) }))]
  return toResource(normalize(named(read(planOf({ changes, resources })).after, address)))
}

const rest = 'aws_api_gateway_rest_api.x'
const later = { id: true, security_policy: true, disable_execute_api_endpoint: true, endpoint_configuration: true }
const regional = { endpoint_configuration: [{ types: ['REGIONAL'] }] }
const fact = (name: string, own: object, ...parts: Part[]) => reading(factsOf(resourceIn(rest, own, parts))[name])
const minimum = (own: object, ...parts: Part[]) => fact('inTransit.minimumVersion', own, ...parts)

test('a new API that nobody chose a policy for takes TLS of 1.0, and is answered at edges', () => {
  assert.is(minimum({ after: { name: 'x' }, unknown: later }), 1)
  const edges = referencesOf(resourceIn(rest, { after: { name: 'x' }, unknown: later }, [])).map(
    ({ mechanism, locator }) => [mechanism, reading(locator)],
  )
  assert.equal(edges, [['apigateway-edge', 'aws-region:global']])
})

test('what is imported may close it, or choose its endpoints', () => {
  assert.is(minimum({ after: { name: 'x', body: '{}' }, unknown: later }), 'after-apply')
  const chosen = { after: { name: 'x', parameters: { endpointConfigurationTypes: 'REGIONAL' } }, unknown: later }
  assert.equal(
    referencesOf(resourceIn(rest, chosen, [])).map(({ locator }) => reading(locator)),
    ['after-apply'],
  )
})

const closed = { ...regional, disable_execute_api_endpoint: true, name: 'x' }
const mapping = (name: string): Part => ['aws_api_gateway_base_path_mapping.x', { domain_name: name }]
const domain = (values: Values): object =>
  change('aws_api_gateway_domain_name.x', { after: { domain_name: 'a.test', ...regional, ...values } })

/** By its names alone. */
function byNames(own: object, name: object | undefined, ...mappings: Part[]): unknown {
  const changes = [
    change(rest, own),
    ...(name === undefined ? [] : [name]),
    ...mappings.map(([part, after]) => change(part, { after, unknown: { api_id: true } })),
  ]
  const resources = [block(rest, {}), ...mappings.map(([part]) => block(part, { api_id: to(`${rest}.id`, rest) }))]
  const { after } = read(planOf({ changes, resources }))
  return reading(factsOf(toResource(normalize(named(after, rest))))['inTransit.minimumVersion'])
}
const exists = kept({ ...closed, id: 'abc', security_policy: 'TLS_1_2' })
const names: [name: string, own: object, domain: object | undefined, mappings: Part[], expected: unknown][] = [
  ['a name that leads to it', { after: closed }, domain({ security_policy: 'TLS_1_0' }), [mapping('a.test')], 1],
  ['a name that leads elsewhere', { after: closed }, domain({ security_policy: 'TLS_1_0' }), [], 'unsupported'],
  ['a name that is managed elsewhere', { after: closed }, undefined, [mapping('b.test')], 'not-recorded'],
  [
    'a name that goes by rules',
    { after: closed },
    domain({ security_policy: 'TLS_1_2', routing_mode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }),
    [mapping('a.test')],
    { partial: 1.2, reason: 'unsupported' },
  ],
  [
    'others may lead to what exists',
    exists,
    domain({ security_policy: 'TLS_1_0' }),
    [mapping('a.test')],
    { partial: 1, reason: 'not-recorded' },
  ],
  ['nobody here leads to what exists', exists, undefined, [], 'not-recorded'],
]
for (const [name, own, domain, mappings, expected] of names)
  test(`TLS: ${name}`, () => assert.equal(byNames(own, domain, ...mappings), expected))

const stage = (values: Values): Part => ['aws_api_gateway_stage.x', { stage_name: 'live', ...values }]
const log = { access_log_settings: [{ destination_arn: 'arn:aws:logs:eu-central-1:111122223333:log-group:a' }] }
test('a stage that writes no log, one that does, and one that a deployment makes', () => {
  const logs = (...parts: Part[]) => fact('logging.dataAccess', { after: { name: 'x', ...regional } }, ...parts)
  assert.is(logs(stage(log)), true)
  assert.is(logs(stage({})), false)
  assert.is(logs(stage(log), ['aws_api_gateway_deployment.x', { stage_name: 'live' }]), true)
  assert.is(logs(stage(log), ['aws_api_gateway_deployment.x', { stage_name: 'other' }]), false)
  assert.equal(fact('logging.dataAccess', exists, stage(log)), { partial: true, reason: 'not-recorded' })
})

const cache = 'aws_api_gateway_stage.x'
const setting = (values: Values, path = '*/*'): object =>
  change('aws_api_gateway_method_settings.x', {
    after: { stage_name: 'live', method_path: path, settings: [values] },
    unknown: { rest_api_id: true },
  })
const clear = { caching_enabled: true, cache_data_encrypted: false }
const secret = { caching_enabled: true, cache_data_encrypted: true }
function encrypted(sample: object, setting?: object, api: object[] = [change(rest, { after: regional })]): unknown {
  const all = ['aws_api_gateway_stage.x', 'aws_api_gateway_method_settings.x']
  const changes = [change(cache, sample), ...api, ...(setting === undefined ? [] : [setting])]
  const resources = [block(rest, {}), ...all.map((one) => block(one, { rest_api_id: to(`${rest}.id`, rest) }))]
  return reading(
    factsOf(toResource(normalize(named(read(planOf({ changes, resources })).after, cache))))['atRest.enabled'],
  )
}
const on = { stage_name: 'live', cache_cluster_enabled: true }
const made = { after: on, unknown: { rest_api_id: true } }
const there = kept({ ...on, rest_api_id: 'abc' })
const caches: [name: string, sample: object, setting: object | undefined, expected: unknown][] = [
  ['begins unencrypted', made, undefined, false],
  ['is encrypted where all of it is', made, setting(secret), true],
  ['is unencrypted where a part of it is', made, setting(clear, 'orders/GET'), false],
  ['is unencrypted where only what is not kept is', made, setting({ cache_data_encrypted: true }, 'orders/GET'), false],
  ['that exists may have settings of others', there, setting(secret), { partial: true, reason: 'not-recorded' }],
  ['that exists is unencrypted where that is set', there, setting(clear), { partial: false, reason: 'not-recorded' }],
  ['that exists is told by whoever sets it', there, undefined, 'not-recorded'],
]
for (const [name, sample, setting, expected] of caches)
  test(`a cache ${name}`, () => assert.equal(encrypted(sample, setting), expected))

test('a stage of an API that is managed elsewhere has settings that nobody here joins to it', () => {
  assert.is(encrypted({ after: { ...on, rest_api_id: 'abc' } }, undefined, []), 'not-recorded')
})

test('a stage of an API that is managed elsewhere tells of that what it writes', () => {
  const changes = [change(cache, { after: { stage_name: 'live', rest_api_id: 'abc' } })]
  const found = read(planOf({ changes })).after.map((one) => normalize(one))
  assert.equal(
    found.map((one) => one === undefined),
    [true, false],
  )
  const api = toResource(found[1])
  assert.is(api.aliases?.includes('arn:aws:apigateway:eu-central-1::/restapis/abc'), true)
  assert.equal(reading(factsOf(api)['logging.dataAccess']), { partial: false, reason: 'not-recorded' })
})

test('a stage without a cache keeps nothing', () => {
  const { after } = read(planOf({ changes: [change(cache, { after: { stage_name: 'live', rest_api_id: 'abc' } })] }))
  assert.is(normalize(named(after, cache)), undefined)
})

test('an API of HTTP with a target of its own has a stage, which writes nothing', () => {
  const web = 'aws_apigatewayv2_api.x'
  const logs = (values: Values, ...parts: Part[]) =>
    reading(
      factsOf(resourceIn(web, { after: { name: 'x', protocol_type: 'HTTP', ...values } }, parts, 'api_id'))[
        'logging.dataAccess'
      ],
    )
  const own: Part = ['aws_apigatewayv2_stage.x', { name: '$default', ...log }]
  assert.is(logs({}, own), true)
  assert.is(logs({ target: 'https://a.test' }), false)
  assert.is(logs({ target: 'https://a.test' }, own), true)
})

test.run()
