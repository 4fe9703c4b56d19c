// What a law says of a country on a day, and whether it is concerned at all.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsAt } from '../../src/estate/law.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/law')
const eu = known(['eu'], [])
const at = (country: Fact<string>, people: Fact<string[]> = eu, day = '2026-11-24') =>
  lawsAt(country, people, rulebook(), `${day}T12:00:00.000Z`)

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

test.run()
