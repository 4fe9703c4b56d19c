// What staging has in common with production: a key, a log, a copy, in either direction; what was not read may be in common too.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { survey } from '../../src/estate/survey.ts'
import { isolationOf } from '../../src/estate/isolation.ts'
import { unsaid } from '../../src/estate/labels.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Isolation } from '../../src/model/facets.ts'
import type { Label, Reference, Resource } from '../../src/model/resource.ts'
import type { DataRule } from '../../src/model/rulebook.ts'
import { joined } from './joined.ts'
import { copyIn } from './resilience-places.ts'
import { rulebook } from './sample-rulebook.ts'
import { bucket, database } from './sample-resources.ts'

const test = suite('estate/isolation')
const later = unknown('unresolved')
const denied = unknown('denied', 's3:GetBucketTagging')
const isolation: Isolation = {
  stage: later,
  shared: later,
  sharersDeclared: later,
  fromProduction: later,
  originDeclared: later,
  outsideFence: later,
}

const rule = (value: string, people: string[]): DataRule => ({
  where: 'ringfence.yaml:9:5',
  when: { tag: { DataClass: [value] } },
  tier: 'regional',
  people,
  categories: [],
})
const rules = rulebook({ data: [rule('pii', ['eu']), rule('public', ['none'])] })

const tagged = (tags: Record<string, string>): Fact<Label[]> =>
  known(
    Object.entries(tags).map(([key, value]) => ({ key, value, from: 'tag' })),
    [0],
  )
const production = { labels: tagged({ env: 'prod', DataClass: 'pii' }) }
const staging = { labels: tagged({ env: 'staging', DataClass: 'public' }) }
const store = (name: string, more: Partial<Resource>, ...references: Reference[]): Resource =>
  bucket(name, 'eu-central-1', references, { facets: { isolation }, ...more })

const kms = 'arn:aws:kms:eu-central-1:111122223333:'
const to = (role: Reference['role'], name: string): Reference => ({ role, mechanism: role, locator: known(name, [1]) })
const key = to('key', `${kms}key/5f1c`)
const log = to('log-sink', 'arn:aws:s3:::logs')

/** Of the first. */
function told(...resources: Resource[]): Isolation {
  const [subject] = joined({ resources }, rules)
  if (subject?.facets.isolation === undefined) throw new Error('the facet was lost')
  return subject.facets.isolation
}

/** Of a store that points at a key, where the stores of a type could not be listed. */
const amid = (reason: 'denied' | 'unsupported', type: string, ...others: Resource[]): Isolation => {
  const gap = { kind: 'gap', provider: 'aws', account: '111122223333', service: 'x', operation: 'List', permission: 'x:List', reason, type } as const // prettier-ignore
  const [subject] = joined({ resources: [store('test', staging, key), ...others], gaps: [gap] }, rules)
  if (subject?.facets.isolation === undefined) throw new Error('the facet was lost')
  return subject.facets.isolation
}

test('stores that were not seen may share, be undeclared and be where the data came from', () => {
  const unseen = unknown('denied', 'x:List')
  const { shared, sharersDeclared, fromProduction, originDeclared } = amid('denied', 'AWS::S3::Bucket')
  assert.equal([shared, sharersDeclared, fromProduction, originDeclared], [unseen, unseen, unseen, unseen])
})

test('what is shared with a store that was seen is told all the same', () => {
  const { shared } = amid('denied', 'AWS::S3::Bucket', store('live', production, key))
  assert.equal(shared, partial(['key'], 'denied', [], 'x:List'))
})

test('a type whose stores are never kept apart leaves nothing open', () => {
  const { shared, originDeclared } = amid('unsupported', 'AWS::DynamoDB::Table')
  assert.equal([shared, originDeclared], [nothing, yes])
})

const nothing = known([], [])
const yes = known(true, [])
const no = known(false, [])

const shared: [name: string, own: Reference[], theirs: Resource[], expected: Fact<string[]>][] = [
  ['nothing', [key, log], [store('live', production)], nothing],
  ['a key', [key], [store('live', production, key)], known(['key'], [])],
  ['a log sink', [log], [store('live', production, log)], known(['log-sink'], [])],
  ['a target of copies', [to('replica', 'arn:aws:s3:::x')], [store('live', production, to('replica', 'arn:aws:s3:::x'))], known(['copy'], [])],
  ['copies into production', [to('replica', 'arn:aws:s3:::live')], [store('live', production)], known(['copy'], [])],
  ['copies out of production', [], [store('live', production, to('replica', 'arn:aws:s3:::trial'))], known(['copy'], [])],
  ['logs into a store of production', [to('log-sink', 'arn:aws:s3:::live')], [store('live', production)], known(['log-sink'], [])],
  ['logs out of production', [], [store('live', production, to('log-sink', 'arn:aws:s3:::trial'))], known(['log-sink'], [])],
  ['a key with another staging store', [key], [store('other', staging, key)], nothing],
  ['a key with production data of nobody', [key], [store('site', { labels: tagged({ env: 'prod', DataClass: 'public' }) }, key)], nothing],
  ['a key with a store that nobody could read', [key], [store('dark', { labels: denied }, key)], denied],
  ['a log, and a key that nobody could read', [key, log], [store('dark', { labels: denied }, key), store('live', production, log)], partial(['log-sink'], 'denied', [], 's3:GetBucketTagging')],
  ['a key by an alias that may be ours', [key], [store('live', production, to('key', `${kms}alias/main`))], unknown('unresolved', 'kms:DescribeKey')],
  ['our alias that may be a key of theirs', [to('key', `${kms}alias/main`)], [store('live', production, key)], unknown('unresolved', 'kms:DescribeKey')],
  ['another key by its id', [key], [store('live', production, to('key', `${kms}key/77aa`))], nothing],
  ['the key of the service by its alias', [to('key', `${kms}alias/aws/s3`)], [store('live', production, key)], nothing],
  ['a vault, and perhaps a key in it', [to('key', 'keys.vault.azure.net')], [store('live', production, to('key', 'keys.vault.azure.net'))], unknown('unresolved', 'kms:DescribeKey')],
] // prettier-ignore
for (const [name, own, theirs, expected] of shared) {
  test(`in common: ${name}`, () => assert.equal(told(store('trial', staging, ...own), ...theirs).shared, expected))
}

test('a setting that was not read may point at anything', () => {
  const open: Reference = { role: 'log-sink', mechanism: 's3-access-logs', locator: denied }
  assert.equal(told(store('trial', staging, open)).shared, denied)
  assert.equal(told(store('trial', staging, open, key), store('live', production, key)).shared, partial(['key'], 'denied', [], 's3:GetBucketTagging')) // prettier-ignore
  const unread = { ...store('trial', staging), references: denied }
  assert.equal([told(unread).shared, told(unread).fromProduction], [denied, denied])
})

test('a pair is a region, which is nobody’s own', () => {
  const pair = to('pair', 'azure-region:northeurope')
  assert.equal(told(store('trial', staging, pair), store('live', production, pair)).shared, nothing)
})

test('a store does not share with itself, however little is said of it', () => {
  const found = told(store('trial', { labels: tagged({}) }, key, log))
  assert.equal([found.stage, found.shared, found.sharersDeclared], [known('undeclared', [0]), nothing, yes])
})

test('a sharer of which nobody has said what it is', () => {
  for (const labels of [tagged({}), tagged({ env: 'prod' }), tagged({ DataClass: 'pii' })]) {
    const found = told(store('trial', staging, key), store('unsaid', { labels }, key))
    assert.equal([found.shared, found.sharersDeclared], [nothing, no])
  }
  const dark = told(store('trial', staging, key), store('dark', { labels: denied }, key))
  assert.equal(dark.sharersDeclared, denied)
})

const copied = (from: string) => to('source', `arn:aws:rds:eu-central-1:111122223333:db:${from}`)
const copyOf = (name: string, from: string): Resource => ({
  ...database(name, 'eu-central-1', [copied(from)]),
  facets: { isolation },
  ...staging,
})
const original = (name: string, more: Partial<Resource>): Resource => ({
  ...database(name, 'eu-central-1'),
  facets: { isolation },
  ...more,
})

test('what was copied from production is from production, whatever a rule says of the copy', () => {
  const found = told(copyOf('trial', 'live'), original('live', production))
  assert.equal([found.fromProduction, found.originDeclared, found.shared], [yes, yes, known(['copy'], [])])
  const replicated = told(store('trial', staging), store('live', production, to('replica', 'arn:aws:s3:::trial')))
  assert.is(replicated.fromProduction.state === 'known' && replicated.fromProduction.value, true)
})

test('what was copied from elsewhere is not; from nobody knows where, nobody knows', () => {
  assert.equal(told(copyOf('trial', 'other'), original('other', staging)).fromProduction, no)
  assert.equal(told(copyOf('trial', 'gone')).fromProduction, unknown('unresolved'))
  assert.equal(told(copyOf('trial', 'dark'), original('dark', { labels: denied })).fromProduction, denied)
  const unsaid = told(copyOf('trial', 'unsaid'), original('unsaid', { labels: tagged({}) }))
  assert.equal([unsaid.fromProduction, unsaid.originDeclared], [no, no])
})

test('a key in common makes no copy', () => {
  const found = told(store('trial', staging, key), store('live', production, key))
  assert.equal([found.fromProduction, found.originDeclared], [no, yes])
})

test('production of which no rule says whose data it is may be anybody’s', () => {
  const [subject] = joined({ resources: [store('trial', staging, key), store('live', production, key)] }, rulebook())
  assert.equal(subject?.facets.isolation?.sharersDeclared, no)
})

test('a country outside our fence that was read in part is told, and more may come', () => {
  const half = partial('US', 'throttled', [])
  const place = copyIn('us-east-1', 'US', { fence: 'outside' }, { country: half })
  const alone = survey([])
  const found = isolationOf(store('trial', staging), unsaid, [place], {
    rulebook: rules,
    survey: alone,
    unseen: undefined,
  })
  alone.close()
  assert.equal(found.outsideFence, partial(['US'], 'throttled', []))
})

test.run()
