// What a law says of a country on a day, and whether it is concerned at all.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt, lawsLookup } from '../../src/estate/law.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { PlaceLaw } from '../../src/model/law.ts'
import type { Mandate } from '../../src/model/rulebook.ts'
import { lawful, transfer } from '../findings/sample-config.ts'
import { data, to } from './sample-place.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/law')
const eu = known(['eu'], [])
const at = (country: Fact<string>, people: Fact<string[]> = eu, day = '2026-11-24') =>
  lawsAt(to(country), { ...data, people }, rulebook(), `${day}T12:00:00.000Z`).laws

test('inside, outside and not known', () => {
  assert.is(at(known('DE', []))['gdpr']?.zone, 'inside')
  assert.is(at(known('BR', []))['gdpr']?.zone, 'outside')
  assert.is(at(unknown('denied'))['gdpr']?.zone, 'unresolved')
  assert.is(at(unknown('denied'))['ccpa']?.zone, 'none')
})

const decisions: [country: string, day: string, decision: string | undefined][] = [
  ['GB', '2026-11-24', 'eu-uk'],
  ['GB', '2031-12-27', 'eu-uk'],
  ['GB', '2031-12-28', undefined],
  ['GB', '2021-06-27', undefined],
  ['US', '2026-11-24', 'eu-us-dpf'],
  ['JP', '2026-11-24', undefined],
]
for (const [country, day, decision] of decisions) {
  test(`${country} on ${day}: ${decision ?? 'no decision'}`, () => {
    assert.is(at(known(country, []), eu, day)['gdpr']?.adequacy?.decision, decision)
  })
}

const concerns: [name: string, people: Fact<string[]>, gdpr: string, lgpd: string][] = [
  ['EU data', eu, 'yes', 'no'],
  ['nobody has said', known([], []), 'undeclared', 'undeclared'],
  ['nobody is concerned', known(['none'], []), 'no', 'no'],
  ['tags unread', unknown('denied'), 'unknown', 'unknown'],
  ['a part that names the EU', partial(['eu'], 'denied', []), 'yes', 'unknown'],
]
for (const [name, people, gdpr, lgpd] of concerns) {
  test(`${name}: GDPR ${gdpr}, LGPD ${lgpd}`, () => {
    const laws = at(known('DE', []), people)
    assert.equal([laws['gdpr']?.concern, laws['lgpd']?.concern], [gdpr, lgpd])
  })
}

const ru: Mandate = {
  id: 'ru-collection',
  title: 'Data of Russian citizens stays in Russia',
  countries: ['RU'],
  categories: [],
  from: '2025-07-01',
  until: null,
  verified: true,
  source: 'test',
  table: 'localisation 1 (2026-11-23)',
}
const under = (mandate: Partial<Mandate>, country: Fact<string>, categories = data.categories) => {
  const { laws, people, ...rest } = rulebook()
  const [gdpr] = laws
  if (gdpr === undefined) throw new Error('no law')
  const law = { ...gdpr, id: 'ru', zone: null, inside: null, adequacy: [], mandates: [{ ...ru, ...mandate }] }
  const whose = new Map([...people, ['ru', { id: 'ru', laws: ['ru'], title: 'Russian data' }] as const])
  return lawsAt(
    to(country),
    { ...data, people: known(['ru'], []), categories },
    { ...rest, laws: [law], people: whose },
    '2026-11-24T12:00:00.000Z',
  ).laws['ru']
}

const mandates: [name: string, found: PlaceLaw | undefined, hardRule: string | null, zone: string][] = [
  ['a country that it forbids', under({}, known('DE', [])), 'ru-collection', 'none'],
  ['its own country', under({}, known('RU', [])), null, 'none'],
  ['a country not read', under({}, unknown('denied')), null, 'unresolved'],
  ['other categories', under({ categories: ['health'] }, known('DE', [])), null, 'none'],
  ['its category', under({ categories: ['contact'] }, known('DE', [])), 'ru-collection', 'none'],
  ['categories not read', under({ categories: ['health'] }, known('DE', []), unknown('denied')), null, 'unresolved'],
  ['categories not read, at home', under({ categories: ['health'] }, known('RU', []), unknown('denied')), null, 'none'],
  ['not in force yet', under({ from: '2027-01-01' }, known('DE', [])), null, 'none'],
  ['its last day', under({ until: '2026-11-24' }, known('DE', [])), 'ru-collection', 'none'],
  ['no longer in force', under({ until: '2026-11-23' }, known('DE', [])), null, 'none'],
]
for (const [name, found, hardRule, zone] of mandates) {
  test(`a mandate and ${name}: ${hardRule ?? zone}`, () => {
    assert.equal([found?.hardRule, found?.zone], [hardRule, zone])
  })
}

test('a law of everyone is concerned whoever the data is about', () => {
  const { laws, ...rest } = rulebook()
  const everyones = { ...rest, laws: laws.map((law) => ({ ...law, concerns: 'everyone' as const })) }
  const found = lawsAt(to(known('DE', [])), { ...data, people: known([], []) }, everyones, '2026-11-24').laws
  assert.equal(
    Object.values(found).map(({ concern }) => concern),
    ['yes', 'yes', 'yes'],
  )
})

test('an entity that is called like a reason is not taken for an account that was not read', () => {
  const entities = [{ name: 'denied', country: 'US', aws: ['444455556666'], azure: [] }]
  const book = lawful({ entities, transfers: [transfer({ to: 'denied', requires: [] })] })
  const look = lawsLookup(book, '2026-11-24T12:00:00.000Z')
  const scopeOf = (account: Fact<string>) =>
    look(to(known('US', []), { account }), data).laws['gdpr']?.register[0]?.scope
  assert.equal([scopeOf(known('444455556666', [])), scopeOf(unknown('denied'))], ['fits', 'unresolved'])
})

test('more combinations than are kept are told as if each were the first', () => {
  const book = rulebook()
  const look = lawsLookup(book, '2026-11-24')
  const us = to(known('US', []))
  const first = look(us, data).laws
  for (let index = 0; index < 10_001; index += 1) look(us, { ...data, people: known([`p${index}`], []) })
  assert.equal(look(us, data).laws, first)
  assert.is.not(look(us, data).laws, first)
  assert.is(look(us, data).laws, look(us, data).laws)
})

test.run()
