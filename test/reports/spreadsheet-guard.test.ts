// The guard: no cell is run by a spreadsheet, and every value can be had back.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { guard, unguard } from '../../src/reports/spreadsheet-guard.ts'
import { hostileNames } from './hostile-names.ts'

const test = suite('reports/spreadsheet-guard')

/** Written apart from the guard's own pattern: what OWASP and the notes say that a cell must not begin with. */
function wouldRun(cell: string): boolean {
  const first = cell.replace(/^[ \u00a0\u3000\n\u200b]+/, '').charAt(0)
  return first !== '' && '=+-@|\t\r\0＝＋－＠｜'.includes(first)
}

const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      '|',
      '＝',
      ' ',
      '\u00a0',
      '\t',
      '\r',
      '\n',
      '\0',
      ';',
      ',',
      'a',
      '1',
    ),
  }),
  fc.constantFrom(...hostileNames),
)

test('what was guarded comes back', () => {
  fc.assert(fc.property(values, (value) => unguard(guard(value)) === value))
})

test('no two values share a cell', () => {
  fc.assert(fc.property(values, values, (one, other) => one === other || guard(one) !== guard(other)))
})

test('no guarded cell runs', () => {
  fc.assert(fc.property(values, (value) => !wouldRun(guard(value))))
})

const rows: [value: string, cell: string][] = [
  ['=1', "'=1"],
  ['-2+3', "'-2+3"],
  [' \u00a0@SUM(1)', "' \u00a0@SUM(1)"],
  ['\n=1', "'\n=1"],
  [';=1', "';=1"],
  ['|cmd', "'|cmd"],
  ['＋1', "'＋1"],
  ['＠x', "'＠x"],
  ['｜x', "'｜x"],
  ['\tplain', "'\tplain"],
  ['\u200b\0plain', "'\u200b\0plain"],
  ["'=1", "''=1"],
  ["''=1", "'''=1"],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ['orders-eu', 'orders-eu'],
  ['', ''],
]
for (const [value, cell] of rows) {
  test(`${JSON.stringify(value)} is written ${JSON.stringify(cell)}`, () => assert.is(guard(value), cell))
}

test('an apostrophe that is no guard stays', () => assert.is(unguard("'s-Hertogenbosch"), "'s-Hertogenbosch"))

test.run()
