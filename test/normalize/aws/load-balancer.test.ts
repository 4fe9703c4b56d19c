// A load balancer may listen in plaintext only to send requests away; its TLS is as old as the oldest that one of its policies accepts.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadBalancer } from '../../../src/normalize/aws/load-balancer.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { read, withRecordings } from './recordings.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/load-balancer')

const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const arn = `arn:aws:elasticloadbalancing:eu-central-1:${account}:loadbalancer/app/shop/1`
const call = (name: string) => `elasticloadbalancing:${name}`
const attributes = (all: Record<string, string>): Told => ({
  [call('DescribeLoadBalancerAttributes')]: {
    body: { Attributes: Object.entries(all).map(([Key, Value]) => ({ Key, Value })) },
  },
})
const listening = (...Listeners: object[]): Told => ({ [call('DescribeListeners')]: { body: { Listeners } } })
const ruled = (...Rules: object[][]): Told => ({
  [call('DescribeRules')]: { body: { Rules: Rules.map((Actions) => ({ Actions })) } },
})
const redirect = (Protocol?: string) => ({ Type: 'redirect', RedirectConfig: { Protocol, StatusCode: 'HTTP_301' } })
const https = { Protocol: 'HTTPS', SslPolicy: 'strict' }
const http = { Protocol: 'HTTP' }
const logged = { 'access_logs.s3.enabled': 'true', 'access_logs.s3.bucket': 'logs' }
const calls: Told = {
  [call('DescribeLoadBalancers')]: {
    body: {
      LoadBalancers: [
        { LoadBalancerArn: arn, LoadBalancerName: 'shop', DNSName: 'shop-1.eu-central-1.elb.amazonaws.com' },
      ],
    },
  },
  [call('DescribeTags')]: { body: { TagDescriptions: [{ Tags: [{ Key: 'DataClass', Value: 'pii' }] }] } },
  [call('DescribeSSLPolicies')]: {
    body: {
      SslPolicies: [
        { Name: 'strict', SslProtocols: ['TLSv1.2', 'TLSv1.3'] },
        { Name: 'old', SslProtocols: ['TLSv1.2', 'TLSv1', 'TLSv1.1'] },
        { Name: 'new', SslProtocols: ['QUANTUM'] },
      ],
    },
  },
  ...attributes(logged),
  ...listening(http, https),
  ...ruled([redirect('HTTPS')]),
}
const told = (answers: Told) => loadBalancer(live(type, arn, answers))
const facts = (more: Told) => factsOf(toResource(told({ ...calls, ...more })))

test('a balancer that sends plaintext away, and writes down who came', () => {
  const resource = toResource(told(calls))
  assert.equal([resource.id, resource.name, resource.aliases], [arn, 'shop', ['shop-1.eu-central-1.elb.amazonaws.com']])
  assert.equal(withoutOrigins(factsOf(resource)), {
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'known', value: 1.2 },
    'logging.dataAccess': { state: 'known', value: true },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'log-sink', mechanism: 'elb-logs', locator: { state: 'known', value: 'arn:aws:s3:::logs' } }],
    },
  })
})

const denied = { error: 'AccessDenied' }
const forward = { Type: 'forward' }
const stories: [name: string, answers: Told, enforced: unknown, minimum: unknown][] = [
  ['plaintext is handed on', ruled([forward]), false, 1.2],
  ['plaintext is handed on by one rule', ruled([forward], [redirect('HTTPS')]), false, 1.2],
  ['plaintext is answered', ruled([{ Type: 'fixed-response' }]), true, 1.2],
  ['plaintext is sent on in plaintext', ruled([redirect('HTTP')]), false, 1.2],
  ['plaintext is sent on as it came', ruled([redirect('#{protocol}')]), false, 1.2],
  ['plaintext is sent on nobody says how', ruled([redirect()]), false, 1.2],
  ['nobody may read the rules', { [call('DescribeRules')]: denied }, 'denied', 1.2],
  ['there are no rules', ruled(), 'malformed', 1.2],
  ['only TLS', listening(https), true, 1.2],
  ['one listener is old', listening(https, { Protocol: 'TLS', SslPolicy: 'old' }), true, 1],
  ['a policy that is not listed', listening({ Protocol: 'TLS', SslPolicy: 'gone' }), true, 'malformed'],
  ['a policy of a protocol that is new to us', listening({ Protocol: 'TLS', SslPolicy: 'new' }), true, 'malformed'],
  ['nobody may read the policies', { [call('DescribeSSLPolicies')]: denied }, true, 'denied'],
  ['handed on as it comes', listening({ Protocol: 'TCP' }), 'unsupported', 'unsupported'],
  ['nobody may read the listeners', { [call('DescribeListeners')]: denied }, 'denied', 'denied'],
]
for (const [name, answers, enforced, minimum] of stories) {
  test(`in transit: ${name}`, () => {
    const found = facts(answers)
    assert.equal(
      [reading(found['inTransit.enforced']), reading(found['inTransit.minimumVersion'])],
      [enforced, minimum],
    )
  })
}

const logs: [name: string, answers: Told, on: unknown, sinks: unknown[]][] = [
  ['off', attributes({ 'access_logs.s3.enabled': 'false', 'access_logs.s3.bucket': '' }), false, []],
  ['without a bucket', attributes({ 'access_logs.s3.enabled': 'true' }), true, ['malformed']],
  [
    'of connections as well',
    attributes({ ...logged, 'connection_logs.s3.enabled': 'true', 'connection_logs.s3.bucket': 'more' }),
    true,
    ['arn:aws:s3:::logs', 'arn:aws:s3:::more'],
  ],
  ['of a kind that writes none', attributes({}), 'unsupported', []],
  [
    'that nobody may read',
    { [call('DescribeLoadBalancerAttributes')]: denied },
    'denied',
    ['denied', 'denied', 'denied'],
  ],
]
for (const [name, answers, on, sinks] of logs) {
  test(`logs: ${name}`, () => {
    const resource = toResource(told({ ...calls, ...answers }))
    assert.equal(reading(factsOf(resource)['logging.dataAccess']), on)
    assert.equal(
      referencesOf(resource).map(({ locator }) => reading(locator)),
      sinks,
    )
  })
}

const configuration = {
  loadBalancerArn: arn,
  loadBalancerName: 'shop',
  dNSName: 'shop-1.eu-central-1.elb.amazonaws.com',
}
const supplementaryConfiguration = {
  LoadBalancerAttributes: JSON.stringify(Object.entries(logged).map(([key, value]) => ({ key, value }))),
}

const good = { 'inTransit.enforced': true, 'inTransit.minimumVersion': 1.2, 'logging.dataAccess': true }
keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration, { supplementaryConfiguration }),
  read: (input) => loadBalancer(recorded(type, input)),
  good,
})

withRecordings(test, () => {
  test('a balancer as Config recorded it: its logs are known, its listeners are another type', () => {
    const resource = toResource(loadBalancer(recorded(type, read('config-ci__app-elb.json'))))
    const found = factsOf(resource)
    assert.equal([resource.name, resource.location.raw], ['Migration-QAEAST-ELB', 'us-east-1'])
    assert.is(reading(found['logging.dataAccess']), true)
    assert.is(reading(found['inTransit.enforced']), 'not-recorded')
    assert.equal(
      referencesOf(resource).map(({ locator }) => reading(locator)),
      ['arn:aws:s3:::elb-access-logs-us-east-1'],
    )
    assert.is((reading(resource.labels) as unknown[]).length, 5) // `as`: a list of labels
  })
})

test.run()
