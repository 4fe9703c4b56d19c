// A distribution keeps copies at edges that nobody can place, unless nothing is kept, and sends whoever asks to its origins.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { distribution } from '../../../src/normalize/aws/cloudfront-distribution.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/cloudfront-distribution')

const type = 'AWS::CloudFront::Distribution'
const arn = `arn:aws:cloudfront::${account}:distribution/E1`
const list = (...Items: unknown[]) => (Items.length > 0 ? { Quantity: Items.length, Items } : { Quantity: 0 })
const store = { Id: 'store', DomainName: 'media.s3.eu-west-1.amazonaws.com', S3OriginConfig: {} }
const custom = (Id: string, DomainName: string, more: object = {}) => ({
  Id,
  DomainName,
  CustomOriginConfig: {
    OriginProtocolPolicy: 'https-only',
    OriginSslProtocols: list('TLSv1.2'),
    ...more,
  },
})
const behaviour = (TargetOriginId: string, more: object = {}) => ({
  TargetOriginId,
  ViewerProtocolPolicy: 'https-only',
  MinTTL: 0,
  DefaultTTL: 60,
  MaxTTL: 86_400,
  ...more,
})
const description = {
  Id: 'E1',
  ARN: arn,
  DomainName: 'd1.cloudfront.net',
  Origins: list(store),
  OriginGroups: list(),
  DefaultCacheBehavior: behaviour('store'),
  CacheBehaviors: list(),
  ViewerCertificate: { CloudFrontDefaultCertificate: false, MinimumProtocolVersion: 'TLSv1.2_2021' },
  Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
}
const logged: Told = {
  'cloudfront:GetDistributionConfig': { body: { Logging: { Enabled: true, Bucket: 'logs.s3.amazonaws.com' } } },
}
const policy = (Id: string, CachePolicyConfig: object) => ({ CachePolicy: { Id, CachePolicyConfig } })
const never = { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 }
const calls: Told = {
  'cloudfront:ListDistributions': { body: { Items: [description] } },
  ...logged,
  'cloudfront:ListTagsForResource': { body: { Tags: { Items: [{ Key: 'DataClass', Value: 'pii' }] } } },
  'cloudfront:ListCachePolicies': {
    body: {
      Items: [policy('keeps', { ...never, DefaultTTL: 60, MaxTTL: 60 }), policy('none', never), policy('silent', {})],
    },
  },
  'logs:DescribeDeliverySources': { body: { deliverySources: [] } },
  'logs:DescribeDeliveries': { body: { deliveries: [] } },
  'logs:DescribeDeliveryDestinations': { body: { deliveryDestinations: [] } },
}
const told = (answers: Told) => distribution(live(type, 'E1', answers))
const described = (more: object, others: Told = {}) =>
  toResource(
    told({ ...calls, 'cloudfront:ListDistributions': { body: { Items: [{ ...description, ...more }] } }, ...others }),
  )
const pointing = (resource: ReturnType<typeof described>, mechanism: string) =>
  referencesOf(resource).flatMap((one) => (one.mechanism === mechanism ? [reading(one.locator)] : []))
const cached = (more: object, others: Told = {}) => pointing(described(more, others), 'cloudfront-origin')

test('a bucket in Ireland, served to everyone from everywhere', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|global|${type}|E1`)
  assert.equal([resource.id, resource.aliases, resource.location.kind], [arn, ['d1.cloudfront.net'], 'global'])
  const later = { state: 'unknown', reason: 'unresolved' }
  const locator = { state: 'known', value: 'arn:aws:s3:::media' }
  assert.equal(withoutOrigins(factsOf(resource)), {
    'inTransit.enforced': { state: 'known', value: true },
    'inTransit.minimumVersion': { state: 'known', value: 1.2 },
    'logging.dataAccess': { state: 'known', value: true },
    'routing.strayGeographies': later,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'global' },
    references: {
      state: 'known',
      value: [
        { role: 'source', mechanism: 'cloudfront-origin', locator },
        { role: 'route', mechanism: 'cloudfront-request', geography: 'anywhere', locator },
        { role: 'log-sink', mechanism: 'cloudfront-logs', locator: { state: 'known', value: 'arn:aws:s3:::logs' } },
      ],
    },
  })
})

const media = 'arn:aws:s3:::media'
const kept: [name: string, more: object, expected: unknown[]][] = [
  ['by times of its own', {}, [media]],
  ['for no time', never, []],
  ['for no time unless the origin says none', { ...never, DefaultTTL: undefined }, [media]],
  ['for no word of a time', { MaxTTL: undefined }, [media]],
  ['by a policy', { CachePolicyId: 'keeps', MaxTTL: undefined }, [media]],
  ['by a policy that says nothing of a time', { CachePolicyId: 'silent', MaxTTL: undefined }, [media]],
  ['by a policy that keeps nothing', { CachePolicyId: 'none', MaxTTL: undefined }, []],
  ['by a policy that nobody knows', { CachePolicyId: 'new', MaxTTL: undefined }, [media]],
]
for (const [how, more, expected] of kept)
  test(`kept ${how}`, () => assert.equal(cached({ DefaultCacheBehavior: behaviour('store', more) }), expected))

test('what is kept is open where the policies may not be read, and only where one is named', () => {
  const denied: Told = { 'cloudfront:ListCachePolicies': { error: 'AccessDenied' } }
  const byPolicy = { DefaultCacheBehavior: behaviour('store', { CachePolicyId: 'none' }) }
  assert.equal(cached(byPolicy, denied), ['denied'])
  assert.equal(cached({}, denied), [media])
})

const origins: [name: string, more: object, expected: unknown[]][] = [
  [
    'two hosts, one of them of a load balancer',
    {
      Origins: list(custom('a', 'Shop.example.test.'), custom('b', 'lb-1.eu-west-1.elb.amazonaws.com')),
      DefaultCacheBehavior: behaviour('a'),
      CacheBehaviors: list(behaviour('b', { PathPattern: '/b' }), behaviour('a', { PathPattern: '/a' })),
    },
    ['shop.example.test', 'lb-1.eu-west-1.elb.amazonaws.com'],
  ],
  [
    'a group of two',
    {
      Origins: list(store, custom('b', 'b.example.test')),
      OriginGroups: list({ Id: 'g', Members: list({ OriginId: 'store' }, { OriginId: 'b' }) }),
      DefaultCacheBehavior: behaviour('g'),
    },
    [media, 'b.example.test'],
  ],
  ['one that nothing asks for', { Origins: list(store, custom('b', 'b.example.test')) }, [media]],
  ['one that is not there', { DefaultCacheBehavior: behaviour('gone') }, ['unresolved']],
  ['one that each tenant names', { Origins: list({ ...store, DomainName: '{{host}}' }) }, ['unresolved']],
  ['a list that counts otherwise', { Origins: { Quantity: 2, Items: [store] } }, ['malformed']],
  ['no word of the other behaviours', { CacheBehaviors: undefined }, ['not-recorded']],
]
for (const [name, more, expected] of origins) test(`origins: ${name}`, () => assert.equal(cached(more), expected))

for (const [host, expected] of [
  ['media.s3.amazonaws.com', media],
  ['media.s3-eu-west-1.amazonaws.com', media],
  ['media.s3-website-eu-west-1.amazonaws.com', media],
  ['media.s3-website.eu-central-1.amazonaws.com', media],
  ['media.s3.dualstack.eu-west-1.amazonaws.com', media],
  ['media.s3-accelerate.amazonaws.com', media],
  ['a.s3.b.s3.cn-north-1.amazonaws.com.cn', 'arn:aws:s3:::a.s3.b'],
  ['s3.eu-west-1.amazonaws.com', 's3.eu-west-1.amazonaws.com'],
  ['media.s3.amazonaws.com.example.test', 'media.s3.amazonaws.com.example.test'],
] as const)
  test(`the host ${host}`, () => assert.equal(cached({ Origins: list({ ...store, DomainName: host }) }), [expected]))

test('a shield keeps what all edges fetch, in a region that is named', () => {
  const shield = (Enabled: boolean) => ({
    Origins: list({ ...store, OriginShield: { Enabled, OriginShieldRegion: 'us-east-2' } }),
  })
  assert.equal(pointing(described(shield(true)), 'cloudfront-origin-shield'), ['aws-region:us-east-2'])
  assert.equal(pointing(described(shield(false)), 'cloudfront-origin-shield'), [])
})

const restricted: [name: string, more: object, expected: (string | undefined)[]][] = [
  ['two countries', { RestrictionType: 'whitelist', ...list('DE', 'FR') }, ['DE', 'FR']],
  ['all but one', { RestrictionType: 'blacklist', ...list('RU') }, ['anywhere']],
  ['a list that is not told', { RestrictionType: 'whitelist', Quantity: 2 }, [undefined]],
  ['a kind that is new to us', { RestrictionType: 'greylist', ...list('DE') }, [undefined]],
]
for (const [name, GeoRestriction, expected] of restricted) {
  test(`served: ${name}`, () => {
    const routes = (more: object) =>
      referencesOf(described({ Restrictions: { GeoRestriction }, ...more })).filter(({ role }) => role === 'route')
    assert.equal(
      routes({}).map(({ geography }) => geography),
      expected,
    )
    if (expected[0] !== undefined)
      assert.equal(
        routes({ ConnectionMode: 'tenant-only' }).map(({ geography }) => geography),
        ['anywhere'],
      )
  })
}

const onlyCustom = (more: object) => ({
  Origins: list(custom('a', 'a.example.test', more)),
  DefaultCacheBehavior: behaviour('a'),
})
const oldCertificate = (MinimumProtocolVersion: string, CloudFrontDefaultCertificate = false) => ({
  ViewerCertificate: { CloudFrontDefaultCertificate, MinimumProtocolVersion },
})
const transits: [name: string, more: object, enforced: unknown, minimum: unknown][] = [
  [
    'viewers may come in plaintext',
    { DefaultCacheBehavior: behaviour('store', { ViewerProtocolPolicy: 'allow-all' }) },
    false,
    1.2,
  ],
  [
    'viewers are sent on',
    { DefaultCacheBehavior: behaviour('store', { ViewerProtocolPolicy: 'redirect-to-https' }) },
    true,
    1.2,
  ],
  [
    'to one path in plaintext',
    { CacheBehaviors: list(behaviour('store', { ViewerProtocolPolicy: 'allow-all' })) },
    false,
    1.2,
  ],
  ['to the origin in plaintext', onlyCustom({ OriginProtocolPolicy: 'http-only' }), false, 1.2],
  ['to the origin as the viewer', onlyCustom({ OriginProtocolPolicy: 'match-viewer' }), true, 1.2],
  ['an origin that may speak old TLS', onlyCustom({ OriginSslProtocols: list('TLSv1.2', 'TLSv1') }), true, 1],
  ['an origin that may speak SSL', onlyCustom({ OriginSslProtocols: list('SSLv3', 'TLSv1.2') }), true, 0],
  [
    'an origin in a network',
    { Origins: list({ Id: 'store', DomainName: 'a.test', VpcOriginConfig: {} }) },
    'unsupported',
    { partial: 1.2, reason: 'unsupported' },
  ],
  ['a certificate of CloudFront', oldCertificate('TLSv1.2_2021', true), true, 1],
  ['TLS 1', oldCertificate('TLSv1'), true, 1],
  ['TLS 1.1', oldCertificate('TLSv1.1_2016'), true, 1.1],
  ['TLS 1 of 2016', oldCertificate('TLSv1_2016'), true, 1],
  ['SSL', oldCertificate('SSLv3'), true, 0],
  ['TLS 1.3', { ...oldCertificate('TLSv1.3_2025'), ...onlyCustom({ OriginSslProtocols: list('TLSv1.3') }) }, true, 1.3],
  ['a policy that is new to us', oldCertificate('Quantum_2031'), true, { partial: 1.2, reason: 'malformed' }],
]
for (const [name, more, enforced, minimum] of transits) {
  test(`in transit: ${name}`, () => {
    const facts = factsOf(described(more))
    assert.equal(
      ['inTransit.enforced', 'inTransit.minimumVersion'].map((path) => reading(facts[path])),
      [enforced, minimum],
    )
  })
}

const off: Told = { 'cloudfront:GetDistributionConfig': { body: { Logging: { Enabled: false, Bucket: '' } } } }
const source = (more: object = {}): Told => ({
  'logs:DescribeDeliverySources': {
    body: { deliverySources: [{ name: 's', resourceArns: [arn], logType: 'ACCESS_LOGS', ...more }] },
  },
  'logs:DescribeDeliveries': { body: { deliveries: [{ deliverySourceName: 's', deliveryDestinationArn: 'arn:d' }] } },
})
const reached = (to?: string): Told => ({
  'logs:DescribeDeliveryDestinations': {
    body: {
      deliveryDestinations: [{ arn: 'arn:d', deliveryDestinationConfiguration: { destinationResourceArn: to } }],
    },
  },
})
const group = `arn:aws:logs:us-east-1:${account}:log-group:cdn`
const logs: [name: string, answers: Told, expected: unknown, sinks: unknown[]][] = [
  ['off', off, false, []],
  ['of its own', {}, true, [media.replace('media', 'logs')]],
  ['through CloudWatch to a group', { ...off, ...source(), ...reached(`${group}:*`) }, true, [group]],
  [
    'through CloudWatch to a folder',
    { ...off, ...source(), ...reached('arn:aws:s3:::logs/cdn') },
    true,
    ['arn:aws:s3:::logs'],
  ],
  ['through CloudWatch to nobody knows where', { ...off, ...source(), ...reached() }, true, ['unresolved']],
  ['of another distribution', { ...off, ...source({ resourceArns: [`${arn}2`] }), ...reached(group) }, false, []],
  ['of another kind', { ...off, ...source({ logType: 'CONNECTION_LOGS' }), ...reached(group) }, false, []],
  ['that nobody may read', { 'cloudfront:GetDistributionConfig': { error: 'AccessDenied' } }, 'denied', ['denied']],
  [
    'off, and nobody may ask CloudWatch',
    { ...off, 'logs:DescribeDeliveries': { error: 'AccessDeniedException' } },
    'denied',
    ['denied'],
  ],
  [
    'on, without a bucket',
    { 'cloudfront:GetDistributionConfig': { body: { Logging: { Enabled: true, Bucket: '' } } } },
    'malformed',
    ['malformed'],
  ],
]
for (const [name, answers, expected, sinks] of logs) {
  test(`logs: ${name}`, () => {
    const resource = described({}, answers)
    assert.equal(reading(factsOf(resource)['logging.dataAccess']), expected)
    assert.equal(
      referencesOf(resource).flatMap(({ role, locator }) => (role === 'log-sink' ? [reading(locator)] : [])),
      sinks,
    )
  })
}

test('some requests go to a stream that no call here tells, which is no log of all reads', () => {
  const some = {
    DefaultCacheBehavior: behaviour('store', { RealtimeLogConfigArn: 'arn:aws:cloudfront::1:realtime-log-config/a' }),
  }
  const resource = described(some, off)
  assert.equal(pointing(resource, 'cloudfront-realtime-logs'), ['unsupported'])
  assert.is(reading(factsOf(resource)['logging.dataAccess']), false)
})

test('a Config item names it and leaves the rest open', () => {
  const resource = toResource(distribution(recorded(type, item(type, arn, { arn, id: 'E1', distributionConfig: {} }))))
  assert.is(resource.id, arn)
  const facts = factsOf(resource)
  assert.equal(
    ['inTransit.enforced', 'logging.dataAccess'].map((path) => reading(facts[path])),
    ['not-recorded', 'not-recorded'],
  )
  assert.is(resource.references.state, 'partial')
})

test('without its ARN it is a gap', () => {
  const gap = told({ ...calls, 'cloudfront:ListDistributions': { body: { Items: [{ ...description, ARN: 'E1' }] } } })
  assert.equal(gap && 'reason' in gap && gap.reason, 'malformed')
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'inTransit.enforced': true, 'inTransit.minimumVersion': 1.2, 'logging.dataAccess': true },
})

test.run()
