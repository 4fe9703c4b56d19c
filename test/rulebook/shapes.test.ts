// The building blocks refuse what is nearly right, and say what would be.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { country, faultOf, flag, isRealDate, listOf, mapOf, oneOf, tableOf, text } from '../../src/rulebook/shapes.ts'

const test = suite('rulebook/shapes')

test('every day that exists is a date', () => {
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(fc.property(day, (date) => assert.ok(isRealDate(date.toISOString().slice(0, 10)))))
})

for (const wrong of [
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '20261123',
  '2026-11-23T00:00:00Z',
  'tomorrow',
  '',
]) {
  test(`${JSON.stringify(wrong)} is no date`, () => assert.not(isRealDate(wrong)))
}

const faults: [name: string, shape: v.GenericSchema, input: unknown, what: string, mend: string][] = [
  ['the United Kingdom', country, 'UK', '"UK" is no country', 'Write GB'],
  ['Greece', country, 'EL', '"EL" is no country', 'Write GR'],
  ['a country in small letters', country, 'de', '"de" is no country', 'Write DE'],
  ['a code that nobody has', country, 'QQ', '"QQ" is no country', 'Write a code such as DE'],
  [
    'a misspelt word',
    oneOf(['global', 'edge'], 'tiers'),
    'gobal',
    '"gobal" is none of the tiers',
    'Did you mean global?',
  ],
  ['a number for text', text, 7, '7 is not text', 'Write text; a number or a word such as true belongs in quotes'],
  ['blanks for text', text, '  ', 'the text is empty', 'Fill it in'],
  ['a word for a flag', flag, 'yes', '"yes" is not true or false', 'Write true or false, without quotes'],
  ['nothing for a list', listOf(text, 'names'), null, 'nothing is no list', 'Write it in brackets: [...]'],
  ['an empty list', listOf(text, 'names'), [], 'the list is empty', 'Fill it in'],
  ['a list for a map', mapOf({ a: v.optional(text) }), [], 'a list is no map', 'Write key: value'],
  ['text for a map', mapOf({ a: v.optional(text) }), 'a', '"a" is no map', 'Write key: value'],
  ['a list for a table', tableOf(text, text), ['x'], 'a list is no map', 'Write key: value'],
  [
    'a key that comes later',
    mapOf({ a: v.optional(text) }, ['fences']),
    { fences: 1 },
    '"fences" is not read yet',
    'Remove it until then',
  ],
  ['a key misspelt', mapOf({ tier: v.optional(text) }), { teir: 1 }, '"teir" is no key here', 'Did you mean tier?'],
  ['a key missing', mapOf({ tier: text }), {}, 'the key "tier" is missing', 'Add it'],
]
for (const [name, shape, input, what, mend] of faults) {
  test(`refused: ${name}`, () => {
    const { issues = [] } = v.safeParse(shape, input)
    const [fault] = issues.map(faultOf)
    assert.is(fault?.what, what)
    assert.is(fault?.mend, mend)
  })
}

test('Norway is a country', () => assert.is(v.parse(country, 'NO'), 'NO'))

test.run()
