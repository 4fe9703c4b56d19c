// Fitting text into a width: nothing is wider than its room, and nothing that fits is touched.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  columns,
  counted,
  grouped,
  labelled,
  pad,
  sentence,
  shorten,
  together,
  wrapped,
} from '../../../src/reports/terminal/layout.ts'
import { hostileNames } from '../hostile-names.ts'

const test = suite('reports/terminal/layout')

const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileNames))
const rooms = fc.integer({ min: 6, max: 80 })

test('what is shortened fits, and what is padded fills', () => {
  fc.assert(
    fc.property(texts, rooms, (text, room) => {
      assert.ok(columns(shorten(text, room)) <= room)
      assert.is(columns(pad(text, room)), room)
    }),
  )
})

test('no wrapped line is wider than its room, and no word is lost', () => {
  const prose = fc.array(fc.stringMatching(/^[a-z]{1,5}$/)).map((all) => all.join(' '))
  fc.assert(
    fc.property(prose, rooms, (text, room) => {
      const lines = wrapped(text, room)
      for (const line of lines) assert.ok(columns(line) <= room)
      assert.is(lines.join(' '), text)
    }),
  )
})

const shortened: [text: string, room: number, shown: string][] = [
  ['orders', 6, 'orders'],
  ['customer-orders-eu-west-1', 15, 'custom...west-1'],
  ['顧客データ一覧', 9, '顧...覧'],
  ['a\u001bb', 20, 'a\\u001bb'],
]
for (const [text, room, shown] of shortened) {
  test(`${JSON.stringify(text)} in ${room} columns`, () => assert.is(shorten(text, room), shown))
}

test('an ideograph takes two columns, a mark none', () => assert.equal(['a', '顧', 'e\u0301'].map(columns), [1, 2, 1]))

test('words held together stay together', () => {
  assert.equal(wrapped(`permission (2${together}checks)`, 12), ['permission', '(2 checks)'])
})

test('a label stands in the margin of the first line only', () => {
  assert.equal(labelled('Read', 'one two', { width: 14 }), [{ text: 'Read      one' }, { text: '          two' }])
})

test('a sentence is wrapped, and its tone is that of each line', () => {
  assert.equal(sentence('one two', { width: 5 }, 'bad'), [
    { text: 'one', tone: 'bad' },
    { text: ' two', tone: 'bad' },
  ])
})

test('figures', () => {
  assert.equal([0, 999, 1000, 1234567].map(grouped), ['0', '999', '1,000', '1,234,567'])
  assert.equal(
    [0, 1, 2000].map((number) => counted(number, 'row')),
    ['0 rows', '1 row', '2,000 rows'],
  )
})

test.run()
