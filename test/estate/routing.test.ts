// A geography strays where it is sent to a place that our fence does not allow for the people who are there; nobody travels a road unseen.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, partial, unknown, type Fact } from '../../src/model/fact.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import type { DataRule, Fence } from '../../src/model/rulebook.ts'
import { joined } from './joined.ts'
import { bucket } from './sample-resources.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/routing')

const later = unknown('unresolved')
const lb = (region: string) => `shop-1.${region}.elb.amazonaws.com`
const route = (geography: string | undefined, locator: Fact<string>): Reference => ({
  role: 'route',
  mechanism: 'route53-record',
  locator,
  ...(geography === undefined ? {} : { geography }),
})
const to = (geography: string, region: string) => route(geography, known(lb(region), [0]))
const fence = (more: Partial<Fence> = {}): Fence => ({
  where: 'ringfence.yaml:3:5',
  people: ['eu'],
  stay: ['EEA'],
  countries: new Set(['DE', 'IE', 'NL']),
  ...more,
})
const rule = (people: string[], tier: DataRule['tier'] = 'regional'): DataRule => ({
  where: 'ringfence.yaml:9:5',
  when: { name: 'shop.example.test' },
  tier,
  people,
  categories: [],
})

interface Told {
  fences?: Fence[]
  data?: DataRule[]
  others?: Resource[]
  references?: Resource['references']
  labels?: Resource['labels']
}

function stray(
  routes: Reference[],
  { fences = [fence()], data = [], others = [], references, labels }: Told = {},
): unknown {
  const zone = bucket('shop.example.test', 'global', routes, {
    facets: { routing: { strayGeographies: later } },
    ...(references && { references }),
    ...(labels && { labels }),
  })
  const [subject] = joined({ resources: [zone, ...others] }, rulebook({ fences, data }))
  return subject?.facets.routing?.strayGeographies
}

const stories: [name: string, routes: Reference[], expected: Fact<string[]>][] = [
  ['Europe is kept in Ireland', [to('continent:EU', 'eu-west-1')], known([], [])],
  ['Europe is sent to Virginia', [to('continent:EU', 'us-east-1')], known(['continent:EU'], [])],
  ['Germany is sent to Virginia', [to('DE', 'us-east-1')], known(['DE'], [])],
  ['the United States are', [to('US', 'us-east-1'), to('US-CA', 'us-east-1')], known([], [])],
  ['North America is', [to('continent:NA', 'us-east-1')], known([], [])],
  ['whoever is nowhere else is', [to('DE', 'eu-west-1'), to('default', 'us-east-1')], known(['default'], [])],
  ['anyone may be', [to('anywhere', 'eu-west-1'), to('anywhere', 'us-east-1')], known(['anywhere'], [])],
  ['whoever nobody says is', [route(undefined, known(lb('us-east-1'), [0]))], known(['anywhere'], [])],
  ['a host that tells no region', [route('DE', known('shop.example.test', [0]))], later],
  ['a host that tells no region, for the United States', [route('US', known('a.test', [0]))], known([], [])],
  ['a route that was not read', [route(undefined, unknown('denied', 'a:B'))], unknown('denied', 'a:B')],
  [
    'a bucket that was not read, in a region that the road names',
    [{ ...route('DE', known('arn:aws:s3:::shop', [0])), region: 'us-east-1' }],
    known(['DE'], []),
  ],
  ['a region that is named', [route('DE', known('aws-region:us-east-1', [0]))], known(['DE'], [])],
  [
    'one that strays and one that was not read',
    [to('DE', 'us-east-1'), route('DE', unknown('denied'))],
    partial(['DE'], 'denied', []),
  ],
  [
    'a region is named for what nobody has seen',
    [{ ...route('DE', known('/subscriptions/a/b', [0])), region: 'us-east-1' }],
    known(['DE'], []),
  ],
  ['a continent that is new to us', [to('continent:XX', 'us-east-1')], later],
  ['nothing is routed', [], known([], [])],
]
for (const [name, routes, expected] of stories) test(name, () => assert.equal(stray(routes), expected))

test('without a fence, a road leads wherever it likes', () => {
  assert.equal(stray([to('DE', 'us-east-1'), route(undefined, unknown('denied'))], { fences: [] }), known([], []))
})

test('a fence for everybody needs nobody to be known', () => {
  const { people: _, ...everybodys } = fence()
  assert.equal(stray([to('US', 'us-east-1')], { fences: [everybodys] }), known(['US'], []))
})

test('people of a law without a zone may be anywhere', () => {
  const fences = [fence({ people: ['us-ca'], countries: new Set(['US']) })]
  assert.equal(stray([to('DE', 'eu-west-1')], { fences }), later)
  assert.equal(stray([to('DE', 'us-east-1')], { fences }), known([], []))
})

test('a route into one part of a country is asked for that part', () => {
  const of = (part: string) => [fence({ people: ['us-ca'], countries: new Set<string>(), parts: new Set([part]) })]
  assert.equal(stray([to('anywhere', 'us-east-1')], { fences: of('US-VA') }), known([], []))
  assert.equal(stray([to('anywhere', 'us-east-1')], { fences: of('US-CA') }), known(['anywhere'], []))
})

test('whoever has declared whose data comes there speaks for the rest', () => {
  const everywhere = [to('anywhere', 'us-east-1')]
  assert.equal(stray(everywhere, { data: [rule(['br'])] }), known([], []))
  assert.equal(stray(everywhere, { data: [rule(['eu'])] }), known(['anywhere'], []))
  assert.equal(stray(everywhere, { data: [rule(['none'])] }), known([], []))
  assert.equal(stray([to('US', 'us-east-1')], { data: [rule(['eu'])] }), known([], []))
})

test('a fence of one tier is asked for data of that tier', () => {
  const fences = [fence({ tier: 'edge' })]
  assert.equal(stray([to('DE', 'us-east-1')], { fences, data: [rule(['eu'], 'edge')] }), known(['DE'], []))
  assert.equal(stray([to('DE', 'us-east-1')], { fences, data: [rule(['eu'])] }), known([], []))
})

test('a resource of this estate says itself where it is', () => {
  const origin = bucket('media', 'us-east-1')
  const routes = [route('DE', known(origin.id, [0]))]
  assert.equal(stray(routes, { others: [origin] }), known(['DE'], []))
  assert.equal(stray(routes), unknown('unresolved', 's3:ListBucket'))
})

test('what is everywhere sends on by routes of its own, and takes in no country as a route', () => {
  const azure = { provider: 'azure', facets: { routing: { strayGeographies: later } } }
  const door = bucket('door', 'global', [], azure)
  const zone = bucket('zone', 'global', [route('DE', known(door.id, [0]))], azure)
  const [, subject] = joined({ resources: [door, zone] }, rulebook({ fences: [fence()] }))
  assert.equal(subject?.facets.routing?.strayGeographies, later)
})

const profile = (name: string, ...routes: Reference[]) =>
  bucket(name, 'global', routes, { provider: 'azure', facets: { routing: { strayGeographies: later } } })
const towards = (geography: string, name: string) => route(geography, known(profile(name).id, [0]))
const inRegion = (geography: string, region: string) => route(geography, known(`azure-region:${region}`, [0]))
const [inside, outside] = ['polandcentral', 'southcentralus']

const beyond = (geography: string, inner: Resource): unknown => {
  const outer = profile('outer', towards(geography, inner.name))
  const fences = [fence({ countries: new Set(['PL']) })]
  const [subject] = joined({ resources: [outer, inner] }, rulebook({ fences }))
  return subject?.facets.routing?.strayGeographies
}

const nested: [name: string, geography: string, inner: Reference[], expected: Fact<string[]>][] = [
  ['that keeps to the fence', 'DE', [inRegion('anywhere', inside)], known([], [])],
  ['that leads out of it', 'DE', [inRegion('anywhere', outside)], known(['DE'], [])],
  ['by one of its ways', 'DE', [inRegion('DE', outside), inRegion('FR', inside)], known(['DE'], [])],
  ['by a way for others', 'DE', [inRegion('DE', inside), inRegion('US', outside)], known([], [])],
  ['by a way for some of them', 'continent:EU', [inRegion('DE', outside)], known(['continent:EU'], [])],
  ['by a way for people whom no fence is for', 'anywhere', [inRegion('US', outside)], known([], [])],
  ['by a way that was not read', 'DE', [route('DE', unknown('denied', 'a:B'))], unknown('denied', 'a:B')],
  ['without a way', 'DE', [], later],
  ['that leads back', 'DE', [towards('DE', 'outer')], later],
  ['of another kind', 'DE', [{ ...inRegion('DE', outside), mechanism: 'azure-edge-request' }], later],
]
for (const [name, geography, inner, expected] of nested)
  test(`an entrance behind another, ${name}`, () => {
    assert.equal(beyond(geography, profile('inner', ...inner)), expected)
  })

test('an entrance behind another of which not all ways were read', () => {
  const inner = profile('inner')
  const some = partial([inRegion('DE', inside)], 'throttled' as const, [0], 'a:B')
  assert.equal(beyond('DE', { ...inner, references: some }), unknown('throttled', 'a:B'))
  assert.equal(beyond('DE', { ...inner, references: unknown('denied') }), unknown('denied'))
})

test('what lies in a country of the fence and in others too may prove a failure, and never a pass', () => {
  const azure = { provider: 'azure', facets: { routing: { strayGeographies: later } } }
  const straying = (region: string, fences = [fence()]) => {
    const zone = bucket('zone', 'global', [route('DE', known(`azure-region:${region}`, [0]))], azure)
    const [subject] = joined({ resources: [zone] }, rulebook({ fences }))
    return subject?.facets.routing?.strayGeographies
  }
  assert.equal(straying('germany'), partial([], 'unresolved', []))
  assert.equal(straying('france'), partial(['DE'], 'unresolved', []))
  assert.equal(straying('germany', []), known([], []))
})

test('references that were not read leave it open', () => {
  assert.equal(stray([], { references: unknown('denied', 'a:B') }), unknown('denied', 'a:B'))
})

test('labels that were not read leave it open, and name what would tell', () => {
  const unread = unknown('denied', 'route53:ListTagsForResource')
  const data = [{ ...rule(['eu'], 'edge'), when: { tag: { DataClass: ['health'] } } }]
  assert.equal(
    stray([to('anywhere', 'us-east-1')], { fences: [fence({ tier: 'edge' })], data, labels: unread }),
    unread,
  )
  assert.equal(stray([to('anywhere', 'us-east-1')], { fences: [fence()], data, labels: unread }), unread)
})

test('labels that were read in part: more of them might declare whose data comes there', () => {
  const byTag = (value: string): DataRule => ({ ...rule(['eu'], 'regional'), when: { tag: { DataClass: [value] } } })
  const labels = partial([{ key: 'DataClass', value: 'pii', from: 'tag' as const }], 'denied', [], 'a:B')
  const straying = (...data: DataRule[]) => stray([to('anywhere', 'us-east-1')], { data, labels })
  assert.equal(straying(byTag('health')), unknown('denied', 'a:B'))
  assert.equal(straying(byTag('pii')), known(['anywhere'], []))
  assert.equal(straying({ ...byTag('pii'), people: ['br'] }, byTag('health')), unknown('denied', 'a:B'))
})

for (const [host, region] of [
  ['shop-1.eu-west-1.elb.amazonaws.com', 'eu-west-1'],
  ['shop-1.elb.us-east-1.amazonaws.com', 'us-east-1'],
  ['abc.execute-api.us-east-1.amazonaws.com', 'us-east-1'],
  ['abc.lambda-url.us-east-1.on.aws', 'us-east-1'],
  ['vpce-1.vpce-svc-1.us-east-1.vpce.amazonaws.com', 'us-east-1'],
  ['ec2-1-2-3-4.us-east-1.compute.amazonaws.com', 'us-east-1'],
  ['eu-west-1.us-east-1.elb.amazonaws.com', 'us-east-1'], // a name that people gave
  ['a.us-east-1.elb.amazonaws.com.example.test', undefined],
  ['us-east-1.example.test', undefined],
  ['bus-east-1.elb.amazonaws.com', undefined],
] as const)
  test(`the host ${host}`, () => {
    const expected = region === undefined ? later : region === 'us-east-1' ? known(['DE'], []) : known([], [])
    assert.equal(stray([route('DE', known(host, [0]))]), expected)
  })

test.run()
