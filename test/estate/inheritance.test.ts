// A copy holds what its originals hold, whatever its own tags say; what is not known of an original may prove, and never excuse.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Label, Reference, Resource } from '../../src/model/resource.ts'
import type { DataRule } from '../../src/model/rulebook.ts'
import type { Subject } from '../../src/model/subject.ts'
import { joined } from './joined.ts'
import { bucket, replicaOf } from './sample-resources.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/inheritance')

const rule = (value: string, says: Omit<DataRule, 'where' | 'when'>): DataRule => ({
  where: `ringfence.yaml:${value}`,
  when: { tag: { Data: [value] } },
  ...says,
})
const data = [
  rule('health', { tier: 'edge', people: ['eu'], categories: ['health'] }),
  rule('contact', { tier: 'regional', people: ['eu'], categories: ['contact'] }),
  rule('public', { tier: 'global', people: ['none'], categories: [] }),
  rule('anywhere', { tier: 'global', people: ['eu'], categories: [] }),
  rule('brazil', { tier: 'regional', people: ['br'], categories: [] }),
  rule('Health', { tier: 'global', people: ['eu'], categories: ['Health'] }),
]
const denied = unknown('denied', 's3:GetBucketTagging')
const tagged = (...values: string[]): Fact<Label[]> =>
  known(
    values.map((value) => ({ key: 'Data', value, from: 'tag' as const })),
    [],
  )
const store = (name: string, labels: Fact<Label[]>, ...references: Reference[]): Resource =>
  bucket(name, 'eu-central-1', references, { labels })
const to = (name: string): Reference => replicaOf(`arn:aws:s3:::${name}`)
const from = (name: string, mechanism = 'rds-snapshot-copy'): Reference => ({
  ...replicaOf(`arn:aws:s3:::${name}`, mechanism),
  role: 'source',
})

function subjectOf(name: string, ...resources: Resource[]): Subject {
  const found = joined({ resources }, rulebook({ data })).find(({ resource }) => resource.name === name)
  if (found === undefined) throw new Error(`nothing is called ${name}`)
  return found
}
const facetOf = ({ facets }: Subject) => facets.classification

test('a copy that says nothing holds what its original holds, and tells from where', () => {
  const original = store('orders', tagged('health'), to('copy'))
  const copy = subjectOf('copy', store('copy', tagged()), original)
  assert.equal(copy.classification, {
    people: known(['eu'], []),
    tier: known('edge', []),
    categories: known(['health'], []),
    rules: [],
    inheritedFrom: [original.key],
  })
  assert.equal(facetOf(copy), { declared: known(true, []), consistent: known(true, []), keepsTier: known(true, []) })
  assert.is(copy.places[0]?.laws['gdpr']?.concern, 'yes')
})

test('of many originals a few are told, the first by key', () => {
  const many = Array.from({ length: 12 }, (_, index) => store(`orders-${index}`, tagged('contact'), to('copy')))
  const keys = many.map(({ key }) => key).toSorted()
  const copy = subjectOf('copy', ...many, store('copy', tagged()))
  assert.equal(copy.classification.inheritedFrom, keys.slice(0, 10))
})

test('of several originals that nobody could read, the permission that would help is told, in any order', () => {
  const gaps = [unknown('not-recorded'), unknown('throttled', 's3:B'), unknown('denied', 's3:A'), unknown('denied')]
  const unread = gaps.map((gap, index) => store(`orders-${index}`, gap, to('copy')))
  for (const order of [unread, unread.toReversed()])
    assert.equal(subjectOf('copy', ...order, store('copy', tagged())).classification.people, unknown('denied', 's3:A'))
})

test('a copy of nothing tells of no original', () => {
  assert.not('inheritedFrom' in subjectOf('orders', store('orders', tagged('health'), to('elsewhere'))).classification)
})

test('a tag that lowers a copy switches no law off, and is told', () => {
  const copy = subjectOf('copy', store('copy', tagged('public'), from('orders')), store('orders', tagged('health')))
  assert.equal([copy.classification.people, copy.classification.tier], [known(['eu'], []), known('edge', [])])
  assert.equal(facetOf(copy)?.keepsTier, known(false, []))
  assert.equal(facetOf(copy)?.consistent, known(true, []))
})

const lowered: [copy: string, original: string, keeps: boolean][] = [
  ['health', 'contact', true],
  ['health', 'public', true],
  ['contact', 'health', false],
  ['anywhere', 'contact', false],
  ['brazil', 'contact', false],
  ['contact', 'contact', true],
  ['public', 'public', true],
]
for (const [copy, original, keeps] of lowered) {
  test(`${copy}, copied from ${original}: ${keeps ? 'kept' : 'lowered'}`, () => {
    const subject = subjectOf('copy', store('copy', tagged(copy), from('orders')), store('orders', tagged(original)))
    assert.equal(facetOf(subject)?.keepsTier, known(keeps, []))
  })
}

test('of two that copy to each other, the laxer one is told', () => {
  const both = [store('one', tagged('contact'), to('two')), store('two', tagged('public'), to('one'))]
  const keeps = ['one', 'two'].map((name) => facetOf(subjectOf(name, ...both))?.keepsTier)
  assert.equal(keeps, [known(true, []), known(false, [])])
  for (const name of ['one', 'two']) assert.equal(subjectOf(name, ...both).classification.people, known(['eu'], []))
})

test('public, and copied from what nobody could read: no law is let off', () => {
  const copy = subjectOf('copy', store('copy', tagged('public')), store('orders', denied, to('copy')))
  assert.equal(copy.classification.people, partial(['none'], 'denied', [], 's3:GetBucketTagging'))
  assert.is(copy.places[0]?.laws['gdpr']?.concern, 'unknown')
  assert.equal(facetOf(copy)?.keepsTier, denied)
})

test('declared, and copied from what nobody could read: what it says is proven, and no more', () => {
  const laws = subjectOf('copy', store('copy', tagged('contact')), store('orders', denied, to('copy'))).places[0]?.laws
  assert.equal([laws?.['gdpr']?.concern, laws?.['lgpd']?.concern], ['yes', 'unknown'])
})

test('a lowered copy is lowered, whatever else could not be read', () => {
  const readable = store('contacts', tagged('contact'), to('copy'))
  const copy = subjectOf('copy', store('copy', tagged('public')), store('orders', denied, to('copy')), readable)
  assert.equal(facetOf(copy)?.keepsTier, known(false, []))
})

test('silent, and copied from what nobody could read: unknown, with the permission that would tell', () => {
  const copy = subjectOf('copy', store('copy', tagged()), store('orders', denied, to('copy')))
  assert.equal(copy.classification.people, denied)
  assert.equal(facetOf(copy)?.declared, denied)
})

test('its own tags unread: it may say more than is known, and is not called lowered', () => {
  const copy = subjectOf('copy', store('copy', denied, from('orders')), store('orders', tagged('health')))
  assert.equal(copy.classification.tier, partial('edge', 'denied', [], 's3:GetBucketTagging'))
  assert.equal(facetOf(copy)?.keepsTier, denied)
})

test('an original outside the scan: its copy is what its own label says, and one question stays open', () => {
  const copy = subjectOf('copy', store('copy', tagged('public'), from('long-gone')))
  assert.equal(copy.classification.people, known(['none'], []))
  assert.equal(facetOf(copy)?.keepsTier, unknown('unresolved', 'rds:DescribeDBSnapshots'))
})

test('an original outside the scan, and no label: undeclared, and nothing is lowered', () => {
  const copy = subjectOf('copy', store('copy', tagged(), from('long-gone')))
  assert.equal(copy.classification.people, known([], []))
  assert.equal(facetOf(copy)?.keepsTier, known(true, []))
})

test('an original that was not told is outside the scan as well', () => {
  const unread: Reference = { role: 'source', mechanism: 'rds-snapshot-copy', locator: unknown('not-recorded', 'x:Y') }
  const copy = subjectOf('copy', store('copy', tagged('public'), unread))
  assert.equal(facetOf(copy)?.keepsTier, unknown('not-recorded', 'x:Y'))
  const blind = { ...store('copy', tagged('public')), references: denied }
  assert.equal(facetOf(subjectOf('copy', blind))?.keepsTier, denied)
})

test('lowered below an original that was read: told, though another is outside the scan', () => {
  const copy = store('copy', tagged('public'), from('long-gone'), from('orders'))
  assert.equal(facetOf(subjectOf('copy', copy, store('orders', tagged('health'))))?.keepsTier, known(false, []))
})

test('logs and keys are no copies', () => {
  for (const role of ['log-sink', 'key'] as const) {
    const original = store('orders', tagged('health'), { ...to('sink'), role })
    assert.equal(subjectOf('sink', store('sink', tagged()), original).classification.people, known([], []))
  }
  const key = { ...store('key', tagged('health'), to('replica')), holds: 'key' as const }
  assert.equal(subjectOf('replica', store('replica', tagged()), key).classification.people, known([], []))
})

test('a vault of backups holds what is backed up there', () => {
  const original = store('orders', tagged('health'), { ...to('vault'), role: 'vault' })
  assert.equal(subjectOf('vault', store('vault', tagged()), original).classification.tier, known('edge', []))
})

const agreeing: [values: string[], agree: boolean][] = [
  [['health', 'contact'], true],
  [['contact', 'brazil'], true],
  [['public', 'contact'], false],
  [['anywhere', 'contact'], false],
  [['public', 'anywhere'], false],
  [['anywhere'], true],
  [['Health'], false],
  [[], true],
]
for (const [values, agree] of agreeing) {
  test(`[${values.join()}] ${agree ? 'agree' : 'contradict each other'}`, () => {
    assert.equal(facetOf(subjectOf('orders', store('orders', tagged(...values))))?.consistent, known(agree, []))
  })
}

test('rules that could not be asked may disagree; those that do disagree already', () => {
  const named = (tier: 'global' | 'edge', people: string[]): DataRule => ({
    where: tier,
    when: { name: 'or*' },
    tier,
    people,
    categories: [],
  })
  const consistency = (...more: DataRule[]) =>
    joined({ resources: [store('orders', denied)] }, rulebook({ data: [...data, ...more] })).map(
      (subject) => facetOf(subject)?.consistent,
    )[0]
  assert.equal(consistency(named('edge', ['eu'])), denied)
  assert.equal(consistency(named('edge', ['eu']), named('global', ['none'])), known(false, []))
})

test.run()
