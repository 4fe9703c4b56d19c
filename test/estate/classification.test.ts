// Whose data it is by its own declaration: all rules apply, the strictest wins, and tags that were not read leave room for more.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { declarationOf } from '../../src/estate/classification.ts'
import { factsOf } from '../../src/estate/labels.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Label } from '../../src/model/resource.ts'
import type { DataRule } from '../../src/model/rulebook.ts'
import { bucket } from './sample-resources.ts'

const test = suite('estate/classification')
const rule = (when: DataRule['when'], more: Partial<DataRule> = {}): DataRule => ({
  where: 'ringfence.yaml:9:5',
  when,
  tier: 'regional',
  people: ['eu'],
  categories: [],
  ...more,
})
const tagged = (value: string): Fact<Label[]> => known([{ key: 'DataClass', value, from: 'tag' }], [2])
const pii = rule({ tag: { DataClass: ['pii', 'health'] } })
const brazil = rule({ name: 'br-*' }, { people: ['br'] })
const open = rule({ tag: { DataClass: ['public'] } }, { tier: 'global', people: ['none'] })
const ask = (name: string, labels: Fact<Label[]>, ...rules: DataRule[]) =>
  factsOf(declarationOf(bucket(name, 'eu-central-1', [], { labels }), rules).labels)
const denied = unknown('denied', 's3:GetBucketTagging')

test('a tag that a rule names', () => {
  const { people, tier } = ask('orders', tagged('pii'), pii, brazil)
  assert.equal([people, tier], [known(['eu'], []), known('regional', [])])
})

test('a tag of another case is another tag in AWS, and the same in Azure; its value is its own in both', () => {
  const store = (provider: string, value: string) => {
    const labels = known([{ key: 'dataclass', value, from: 'tag' as const }], [0])
    const one = { ...bucket('orders', 'eu-central-1', [], { labels }), provider }
    return factsOf(declarationOf(one, [pii]).labels).people
  }
  assert.equal(store('aws', 'pii'), known([], []))
  assert.equal(store('azure', 'pii'), known(['eu'], []))
  assert.equal(store('azure', 'PII'), known([], []))
})

test('two rules: both peoples, the strictest tier', () => {
  const { people, tier } = ask('br-orders', tagged('pii'), pii, { ...brazil, tier: 'edge' })
  assert.equal([people, tier], [known(['br', 'eu'], []), known('edge', [])])
})

test('somebody outweighs nobody', () => {
  assert.equal(ask('br-site', tagged('public'), open, brazil).people, known(['br'], []))
  assert.equal(ask('site', tagged('public'), open).people, known(['none'], []))
})

test('read, and no rule matches: nobody has said', () => {
  const { people, tier } = ask('orders', tagged('internal'), pii)
  assert.equal([people, tier], [known([], []), known('unclassified', [])])
})

test('tags not read: unknown, with the permission that would tell', () => {
  assert.equal(ask('orders', denied, pii).people, denied)
  assert.equal(ask('orders', denied).people, denied)
})

test('tags not read, and a name that matches: a part, which may show that a law is concerned', () => {
  assert.equal(ask('br-orders', denied, pii, brazil).people, partial(['br'], 'denied', [], 's3:GetBucketTagging'))
})

test('tags not read, and no rule that asks for one: the name settles it', () => {
  assert.equal(ask('br-orders', denied, brazil).people, known(['br'], []))
})

const globs: [glob: string, name: string, matches: boolean][] = [
  ['br-*', 'br-orders', true],
  ['br-*', 'abr-orders', false],
  ['*-eu-*', 'crm-eu-copy', true],
  ['*-eu', 'crm-eu-copy', false],
  ['a*a', 'a', false],
  ['a.b', 'axb', false],
  ['*', '', true],
  ['a*b*c', 'a-c-b', false],
]
for (const [glob, name, expected] of globs) {
  test(`${glob} and ${JSON.stringify(name)}: ${expected}`, () => {
    assert.equal(ask(name, known([], []), rule({ name: glob })).people, known(expected ? ['eu'] : [], []))
  })
}

test.run()
