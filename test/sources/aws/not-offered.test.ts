// Only a name that nobody knows, beside one of the same region that somebody knows, says that a region lacks a service.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hidesData } from '../../../src/model/gaps.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { gapOf } from '../../../src/sources/aws/listing.ts'
import { isNotOffered, noSuchEndpoint } from '../../../src/sources/aws/not-offered.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/not offered')

const missing = (hostname: string, code = 'ENOTFOUND') =>
  Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, hostname })
const hosts = [
  'sts.eu-north-1.amazonaws.com',
  'sts.cn-north-1.amazonaws.com.cn',
  'aoss.us-east-1.amazonaws.com',
  'api.ecr.us-east-1.amazonaws.com',
]
const known = (host: string) => Promise.resolve(hosts.includes(host))

const cases: [name: string, error: unknown, region: string, expected: boolean][] = [
  ['a service without a name in a region with one', missing('aoss.eu-north-1.amazonaws.com'), 'eu-north-1', true],
  ['a name of two parts', missing('api.ecr.eu-north-1.amazonaws.com'), 'eu-north-1', true],
  ['one that a whole partition lacks', missing('aoss.cn-north-1.amazonaws.com.cn'), 'cn-north-1', true],
  ['a service whose name is kept back everywhere', missing('kafka.eu-north-1.amazonaws.com'), 'eu-north-1', false],
  ['a region that no name resolves for', missing('aoss.eu-west-9.amazonaws.com'), 'eu-west-9', false],
  ['a host of somewhere else', missing('proxy.example'), 'eu-north-1', false],
  ['a server of names that did not answer', missing('aoss.eu-north-1.amazonaws.com', 'EAI_AGAIN'), 'eu-north-1', false],
  ['a connection that was refused', Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), 'eu-north-1', false],
  ['no error', undefined, 'eu-north-1', false],
]
for (const [name, error, region, expected] of cases)
  test(name, async () => assert.is(await isNotOffered(error, region, known), expected))

test('its list is a gap that is told and hides nothing', () => {
  const caller = callerOf(identity, optionsFor('http://127.0.0.1:1'))
  const asking = { service: { name: 'aoss' }, region: 'eu-north-1', operation: 'ListCollections', type: 'AWS::X::Y' }
  const gap = gapOf(caller, asking, { error: noSuchEndpoint })
  assert.equal([gap.reason, gap.absent, hidesData(gap, new Map())], ['not-enabled', true, false])
  const silent = gapOf(caller, asking, { error: 'ENOTFOUND' })
  assert.equal([silent.reason, silent.absent, hidesData(silent, new Map())], ['timeout', undefined, true])
  caller.close()
})

test.run()
