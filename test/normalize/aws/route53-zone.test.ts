// The records of a zone send each geography somewhere, straight or through other names; what only proves something sends nobody.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hostedZone } from '../../../src/normalize/aws/route53-zone.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/route53-zone')

const type = 'AWS::Route53::HostedZone'
const lb = 'shop-1.eu-west-1.elb.amazonaws.com'
const zone = { Id: '/hostedzone/Z1', Name: 'example.test.', Config: { PrivateZone: false, Comment: '' } }
const record = (Name: string, Type: string, more: object) => ({ Name: `${Name}.`, Type, ...more })
const alias = (DNSName: string) => ({ AliasTarget: { DNSName, HostedZoneId: 'Z9', EvaluateTargetHealth: false } })
const holding = (...values: string[]) => ({ ResourceRecords: values.map((Value) => ({ Value })) })
const group = `arn:aws:logs:us-east-1:${account}:log-group:dns`
const calls = (...records: object[]): Told => ({
  'route53:ListHostedZones': { body: { HostedZones: [zone] } },
  'route53:ListResourceRecordSets': { body: { ResourceRecordSets: records } },
  'route53:ListTagsForResource': { body: { ResourceTagSet: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } } },
  'route53:ListQueryLoggingConfigs': {
    body: {
      QueryLoggingConfigs: [
        { HostedZoneId: 'Z1', CloudWatchLogsLogGroupArn: `${group}:*` },
        { HostedZoneId: 'Z2', CloudWatchLogsLogGroupArn: `${group}-2:*` },
      ],
    },
  },
})
const geo = (GeoLocation: object, to: string) => record('shop.example.test', 'A', { GeoLocation, ...alias(to) })
const told = (answers: Told) => hostedZone(live(type, 'Z1', answers))
const roads = (...records: object[]) =>
  referencesOf(toResource(told(calls(...records)))).flatMap(({ role, geography, locator }) =>
    role === 'route' ? [`${geography} ${String(reading(locator))}`] : [],
  )

test('Europe to Ireland, the rest to Virginia', () => {
  const virginia = 'shop-1.us-east-1.elb.amazonaws.com'
  const resource = toResource(
    told(calls(geo({ ContinentCode: 'EU' }, `dualstack.${lb}.`), geo({ CountryCode: '*' }, `${virginia}.`))),
  )
  assert.is(resource.key, `aws|aws|${account}|global|${type}|Z1`)
  assert.equal(
    [resource.id, resource.name, resource.location.kind],
    ['arn:aws:route53:::hostedzone/Z1', 'example.test', 'global'],
  )
  const road = (geography: string, value: string) => ({
    role: 'route',
    mechanism: 'route53-record',
    geography,
    locator: { state: 'known', value },
  })
  assert.equal(withoutOrigins(factsOf(resource)), {
    'routing.strayGeographies': { state: 'unknown', reason: 'unresolved' },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'global' },
    references: {
      state: 'known',
      value: [
        road('continent:EU', lb),
        road('default', virginia),
        { role: 'log-sink', mechanism: 'route53-query-logs', locator: { state: 'known', value: group } },
      ],
    },
  })
})

const shop = (more: object) => record('shop.example.test', 'A', more)
const stories: [name: string, records: object[], expected: string[]][] = [
  ['a country', [geo({ CountryCode: 'DE' }, lb)], [`DE ${lb}`]],
  ['a state', [geo({ CountryCode: 'US', SubdivisionCode: 'CA' }, lb)], [`US-CA ${lb}`]],
  ['by latency', [shop({ Region: 'us-east-1', ...holding('192.0.2.1') })], ['anywhere aws-region:us-east-1']],
  [
    'by nearness',
    [shop({ GeoProximityLocation: { AWSRegion: 'us-east-1' }, ...alias(lb) })],
    ['anywhere aws-region:us-east-1'],
  ],
  ['by nearness to a point', [shop({ GeoProximityLocation: {}, ...alias(lb) })], [`anywhere ${lb}`]],
  ['the second of a failover', [shop({ Failover: 'SECONDARY', ...alias(lb) })], [`anywhere ${lb}`]],
  ['an address', [shop(holding('192.0.2.1', '192.0.2.2'))], ['anywhere unresolved']],
  ['nothing at all', [shop({})], ['anywhere unresolved']],
  ['a policy', [shop({ TrafficPolicyInstanceId: 't', ...alias(lb) })], ['anywhere unresolved']],
  ['a host of somebody else', [record('a.example.test', 'CNAME', holding('a.example.org'))], ['anywhere unresolved']],
  ['a distribution', [shop(alias('D1.cloudfront.net.'))], ['anywhere d1.cloudfront.net']],
  [
    'a website in a bucket',
    [shop(alias('s3-website-eu-west-1.amazonaws.com.'))],
    ['anywhere arn:aws:s3:::shop.example.test'],
  ],
  [
    'a bucket',
    [record('a.example.test', 'CNAME', holding('a.s3.eu-west-1.amazonaws.com'))],
    ['anywhere arn:aws:s3:::a'],
  ],
  [
    'mail',
    [record('example.test', 'MX', holding('10 inbound-smtp.eu-west-1.amazonaws.com'))],
    ['anywhere inbound-smtp.eu-west-1.amazonaws.com'],
  ],
  ['a proof', [record('_x.example.test', 'CNAME', holding('_y.acm-validations.aws'))], []],
  ['a key for mail', [record('s._domainkey.example.test', 'CNAME', holding('a.example.org'))], []],
  ['one host twice', [shop(alias(lb)), record('b.example.test', 'A', alias(lb))], [`anywhere ${lb}`]],
  [
    'another name of the zone, and on',
    [
      geo({ CountryCode: 'DE' }, 'eu.example.test'),
      record('eu.example.test', 'CNAME', holding('eu2.example.test.')),
      record('EU2.example.test', 'A', alias(lb)),
    ],
    [`DE ${lb}`, `anywhere ${lb}`],
  ],
  [
    'another name, which sends one country elsewhere',
    [
      record('a.example.test', 'CNAME', holding('shop.example.test')),
      geo({ CountryCode: 'DE' }, lb),
      geo({ CountryCode: '*' }, 'd1.cloudfront.net'),
    ],
    [`DE ${lb}`, 'default d1.cloudfront.net'],
  ],
  [
    'names that lead to each other',
    [
      record('a.example.test', 'CNAME', holding('b.example.test')),
      record('b.example.test', 'CNAME', holding('a.example.test')),
    ],
    [],
  ],
  [
    'the name itself',
    [record('a.example.test', 'HTTPS', holding('1 . alpn=h2')), record('a.example.test', 'A', alias(lb))],
    [`anywhere ${lb}`],
  ],
]
for (const [name, records, expected] of stories) test(`to ${name}`, () => assert.equal(roads(...records), expected))

test('of a private zone no visitor asks', () => {
  const answers = calls(shop(alias(lb)))
  const body = { HostedZones: [{ ...zone, Config: { PrivateZone: true } }] }
  const resource = toResource(told({ ...answers, 'route53:ListHostedZones': { body } }))
  assert.equal(
    referencesOf(resource).map(({ role }) => role),
    ['log-sink'],
  )
})

test('records that nobody may read leave one road to nobody knows where', () => {
  const resource = toResource(told({ ...calls(), 'route53:ListResourceRecordSets': { error: 'AccessDenied' } }))
  const [road] = referencesOf(resource)
  assert.equal(
    [road?.role, road?.locator],
    ['route', { state: 'unknown', reason: 'denied', permission: 'route53:ListResourceRecordSets' }],
  )
  assert.is(resource.references.state, 'partial')
})

test('a Config item names it and leaves its records open', () => {
  const resource = toResource(hostedZone(recorded(type, item(type, 'arn:aws:route53:::hostedzone/Z1', { Id: 'Z1' }))))
  assert.is(resource.id, 'arn:aws:route53:::hostedzone/Z1')
  assert.equal(
    referencesOf(resource).map(({ locator }) => reading(locator)),
    ['not-recorded', 'not-recorded'],
  )
})

test('without an id it is a gap', () => {
  const gap = told({ ...calls(), 'route53:ListHostedZones': { body: { HostedZones: [{ Name: 'example.test.' }] } } })
  assert.equal(gap && 'reason' in gap && gap.reason, 'malformed')
})

keepsSilent(test, {
  name: 'calls',
  input: calls(geo({ CountryCode: 'DE' }, lb), shop({ Region: 'us-east-1' })),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
