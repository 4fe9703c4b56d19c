// Where the records of a plan send whom, and how much of a zone they are.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-route53-zone')

const whole = 'aws_route53_zone.x'
const lb = 'shop-1.us-east-1.elb.amazonaws.com'
const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })
const zone: Values = { name: 'shop.test', vpc: [] }
const exists: Values = { ...zone, zone_id: 'Z1', arn: 'arn:aws:route53:::hostedzone/Z1' }

const made = change(whole, { after: zone, unknown: { zone_id: true } })
const there = change(whole, kept(exists))
const www = { name: 'www', type: 'CNAME', records: [lb] }

/** Each road as `geography locator`, with how well the list of them is known. */
function roads(own: object, part: string, values: Values, unknown: Values = {}, by = 'zone_id'): [string, string[]] {
  const changes = [own, change(part, { after: values, unknown: { [by]: true, ...unknown } })]
  const resources = [block(whole, {}), block(part, { [by]: to(`${whole}.zone_id`, whole) })]
  const found = toResource(normalize(named(read(planOf({ changes, resources })).after, whole)))
  const told = referencesOf(found).filter(({ role }) => role === 'route')
  return [found.references.state, told.map(({ geography, locator }) => `${geography} ${String(reading(locator))}`)]
}
const record = (values: Values, unknown: Values = {}) => roads(made, 'aws_route53_record.x', values, unknown)

const stories: [name: string, values: Values, expected: string[], unknown?: Values][] = [
  ['a host', www, [`anywhere ${lb}`]],
  ['a country', { ...www, geolocation_routing_policy: [{ country: 'DE', continent: '' }] }, [`DE ${lb}`]],
  [
    'by nearness',
    { ...www, geoproximity_routing_policy: [{ aws_region: 'us-east-1' }] },
    ['anywhere aws-region:us-east-1'],
  ],
  [
    'an address that is not known yet',
    { ...www, type: 'A', records: null },
    ['anywhere unresolved'],
    { records: true },
  ],
  ['a host that is not known yet', { ...www, records: null }, ['anywhere unresolved'], { records: true }],
  [
    'an alias that is not known yet',
    { name: 'www', type: 'A', alias: [{}] },
    ['anywhere unresolved'],
    { alias: [{ name: true }] },
  ],
  [
    'one of two hosts for mail',
    { name: '', type: 'MX', records: ['1 inbound-smtp.eu-west-1.amazonaws.com'] },
    ['anywhere inbound-smtp.eu-west-1.amazonaws.com', 'anywhere unresolved'],
    { records: [false, true] },
  ],
  ['free text', { name: 'www', type: 'TXT', records: ['a'] }, []],
]
for (const [name, values, expected, unknown] of stories)
  test(`to ${name}`, () => {
    const sample = name.startsWith('one of')
      ? { ...values, records: [...(values['records'] as string[]), null] }
      : values // `as`: two of them
    assert.equal(record(sample, unknown), ['known', expected])
  })

test('a record whose name or geography is not known yet may be any', () => {
  for (const later of [{ name: true }, { type: true }, { geolocation_routing_policy: [{ country: true }] }]) {
    const { name, type, ...rest } = { ...www, geolocation_routing_policy: [{ continent: '' }] }
    const values = { ...rest, ...('name' in later ? { type } : 'type' in later ? { name } : { name, type }) }
    assert.equal(record(values, later), ['partial', ['undefined not-recorded']], JSON.stringify(later))
  }
})

test('a record of a zone that exists is one of its records', () => {
  const [state, told] = roads(there, 'aws_route53_record.x', www)
  assert.equal([state, told], ['partial', [`anywhere ${lb}`, 'undefined not-recorded']])
})

test('who manages all records of a zone that exists leaves no other', () => {
  const sets = [
    { name: 'www.shop.test', type: 'A', geolocation: [{ continent_code: 'EU' }], alias_target: [{ dns_name: lb }] },
    { name: 'a.shop.test', type: 'A', traffic_policy_instance_id: 't' },
    { name: 'b.shop.test', type: 'CNAME', resource_records: [{ value: 'www.shop.test' }] },
  ]
  const [state, told] = roads(there, 'aws_route53_records_exclusive.x', { resource_record_set: sets })
  assert.equal([state, told], ['partial', ['anywhere unresolved', `continent:EU ${lb}`]]) // of who asks nothing is told
})

test('what a traffic policy does with a name only the policy tells', () => {
  const part = 'aws_route53_traffic_policy_instance.x'
  assert.equal(roads(made, part, { name: 'shop.test' }, {}, 'hosted_zone_id'), ['known', ['anywhere unresolved']])
})

test('of a private zone no visitor asks', () => {
  const own = change(whole, {
    after: { ...zone, vpc: [{ vpc_region: 'us-east-1' }] },
    unknown: { zone_id: true, vpc: [{ vpc_id: true }] },
  })
  assert.equal(roads(own, 'aws_route53_record.x', www), ['known', []])
})

test('of a zone that is managed elsewhere nobody knows whether it is private', () => {
  const changes = [1, 2].map((index) => change(`aws_route53_record.x${index}`, { after: { ...www, zone_id: 'Z9' } }))
  const { after } = read(planOf({ changes }))
  assert.is(after.length, 1)
  const found = toResource(normalize(named(after, 'aws_route53_record.x1')))
  assert.is(found.aliases?.[0], 'arn:aws:route53:::hostedzone/Z9')
  assert.equal(
    referencesOf(found).map(({ role, locator }) => [role, reading(locator)]),
    [
      ['route', 'not-recorded'],
      ['log-sink', 'not-recorded'],
    ],
  )
  assert.is(reading(factsOf(found)['labels']), 'not-recorded')
})

/** The records of a zone that a data source of a module was asked about. */
function ofAsked(values: Values) {
  const source = { address: 'module.dns.data.aws_route53_zone.z', mode: 'data', type: 'aws_route53_zone', values }
  const state = { values: { root_module: { child_modules: [{ resources: [source] }] } } }
  const changes = [
    change('aws_route53_record.x', { after: { ...www, name: 'www', zone_id: 'Z9' } }),
    change('aws_route53_record.y', { after: { name: 'a', type: 'CNAME', records: ['www.shop.test'], zone_id: 'Z9' } }),
  ]
  return read(planOf({ changes, more: { prior_state: state } })).after
}
const roadsOf = (values: Values) =>
  referencesOf(toResource(normalize(named(ofAsked(values), 'aws_route53_record.x'))))
    .filter(({ role }) => role === 'route')
    .map(({ locator }) => reading(locator))

test('whether a zone that is managed elsewhere is private, a data source may have been told', () => {
  const shop = { id: 'Z9', name: 'shop.test' }
  assert.equal(roadsOf({ ...shop, private_zone: false }), [lb, 'not-recorded'])
  assert.equal(roadsOf({ ...shop, private_zone: true }), [])
  assert.equal(roadsOf({ ...shop, id: 'Z8', private_zone: false }), ['not-recorded'])
})

test('of what a data source was told only that is kept', () => {
  const [observation] = ofAsked({ id: 'Z9', name: 'shop.test', private_zone: false, comment: 'canary' })
  assert.ok(observation)
  assert.not.match(JSON.stringify(observation), 'canary')
})

test.run()
