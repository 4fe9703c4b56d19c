// APIs of API Gateway and the caches of their stages: what each call that fails takes away, and what of a stage is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { apiCaches } from '../../../src/sources/aws/api-gateway-caches.ts'
import { restApis, webApis } from '../../../src/sources/aws/api-gateway.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/api-gateway')

const tags = { DataClass: 'pii' }
const regional = { types: ['REGIONAL'] }
const log = { destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:calls' }
const api = (id: string) => ({
  id,
  tags,
  endpointConfiguration: regional,
  disableExecuteApiEndpoint: false,
  securityPolicy: 'TLS_1_2',
})
const domain = (domainName: string, kind: object = regional) => ({
  domainName,
  securityPolicy: 'TLS_1_2',
  endpointConfiguration: kind,
})
const stage = (stageName: string, cacheClusterEnabled: boolean) => ({
  stageName,
  tags,
  accessLogSettings: log,
  cacheClusterEnabled,
  methodSettings: { '*/*': { cachingEnabled: true, cacheDataEncrypted: true, loggingLevel: 'INFO' } },
  variables: { password: 'hunter2' },
})
const ofLater = (apiId: string) => ({ apiId, name: apiId, protocolType: 'HTTP', tags })
type Page = { [name: string]: unknown }
const pages = (url: string, first: Page, second: Page): Page =>
  /[?&](position|nextToken)=two/.test(url) ? second : first

const answers: Swept['answers'] = {
  restapis: ({ url }) => pages(url, { item: [api('a')], position: 'two' }, { item: [api('b')] }),
  'restapis/a/stages': { item: [stage('live', true), stage('test', false)] },
  'restapis/b/stages': { item: [stage('live', true)] },
  domainnames: ({ url }) =>
    pages(
      url,
      { item: [domain('a.test'), domain('in.test', { types: ['PRIVATE'] })], position: 'two' },
      { item: [domain('b.test')] },
    ),
  'v2/domainnames/a.test/apimappings': ({ url }) =>
    pages(
      url,
      { items: [{ apiMappingId: '1', apiId: 'a', stage: 'live' }], nextToken: 'two' },
      { items: [{ apiMappingId: '2', apiId: 'c', stage: 'live' }] },
    ),
  'v2/domainnames/b.test/apimappings': { items: [] },
  'v2/apis': ({ url }) => pages(url, { items: [ofLater('c')], nextToken: 'two' }, { items: [ofLater('d')] }),
  'v2/apis/c/stages': ({ url }) =>
    pages(
      url,
      {
        items: [
          {
            stageName: 'live',
            accessLogSettings: log,
            defaultRouteSettings: { loggingLevel: 'ERROR' },
            routeSettings: { $connect: { loggingLevel: 'OFF' } },
            stageVariables: { password: 'hunter2' },
          },
        ],
        nextToken: 'two',
      },
      { items: [{ stageName: 'test' }] },
    ),
  'v2/apis/d/stages': { items: [] },
}

sweep(test, {
  collection: restApis,
  answers,
  calls: {
    restapis: 'apigateway:GetRestApis',
    'restapis/a/stages': 'apigateway:GetStages',
    domainnames: 'apigateway:GetDomainNames',
    'v2/domainnames/a.test/apimappings': 'apigatewayv2:GetApiMappings',
  },
  read: ['a', 'b'],
})

sweep(test, {
  collection: apiCaches,
  answers,
  calls: { restapis: 'apigateway:GetRestApis', 'restapis/a/stages': 'apigateway:GetStages' },
  read: ['a/live', 'b/live'],
})

sweep(test, {
  collection: webApis,
  answers,
  calls: { 'v2/apis': 'apigatewayv2:GetApis', 'v2/apis/c/stages': 'apigatewayv2:GetStages' },
  read: ['c', 'd'],
})

async function readAll(told: Swept['answers'] = answers) {
  await using proxy = await refusingProxy((call: Called) => answering(told, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Promise.all(
    [restApis, apiCaches, webApis].map((one) => Array.fromAsync(one.read(caller, 'eu-west-1'))),
  )
  caller.close()
  return { records: records.flat(), asked: proxy.calls.map(({ operation }) => operation) }
}

test('what stages hand to their methods is not kept, and each list and each stage is asked for once', async () => {
  const { records, asked } = await readAll()
  assert.not.match(JSON.stringify(records), 'hunter2')
  for (const told of ['"DefaultRouteSettings":{"LoggingLevel":"ERROR"}', '"RouteSettings":{"$connect":'])
    assert.match(JSON.stringify(records), told)
  assert.is(asked.filter((one) => one === 'restapis/a/stages').length, 1)
  assert.is(asked.filter((one) => one === 'restapis').length, 2) // pages
  assert.not(asked.some((one) => one.includes('in.test')))
})

test('a stage without a name is a gap, and a cache that nobody rules out is read', async () => {
  const { records } = await readAll({
    ...answers,
    'restapis/a/stages': { item: [{ stageName: 'live' }] },
    'restapis/b/stages': { item: [{ cacheClusterEnabled: true }] },
  })
  const ofCaches = records.filter((one) => one.kind !== 'asked' && one.type === 'AWS::ApiGateway::Stage')
  assert.equal(
    ofCaches.map((one) => (one.kind === 'observation' ? one.nativeId : one.kind)),
    ['a/live', 'gap'],
  )
})

test.run()
