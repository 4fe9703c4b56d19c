// RFC 4180 as written: whatever is in a cell, a strict reader finds the same cells.
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Cell, type Column, csvHead, csvRows } from '../../src/reports/csv.ts'
import { guard } from '../../src/reports/spreadsheet-guard.ts'
import { rowsOf } from './read-csv.ts'

const test = suite('reports/csv')

const two: Column<[Cell, Cell]>[] = [
  ['one', ([one]) => one],
  ['two', ([, two]) => two],
]

/** A whole table. */
const text = (rows: [Cell, Cell][]): string => csvHead(two) + (rows.length === 0 ? '' : csvRows(two, rows))

test('a header stands alone where there are no rows', () => assert.is(text([]), 'one,two\r\n'))

test('lists are joined, nothing is empty, our own numbers and truths are not guarded', () => {
  const rows: [Cell, Cell][] = [
    [['a', 'b'], undefined],
    [-1, true],
    [[], null],
  ]
  assert.is(text(rows), 'one,two\r\na|b,\r\n-1,true\r\n,\r\n')
})

test('text that looks like a number below zero is guarded: it is not ours', () => {
  assert.is(text([['-1', 'x']]), "one,two\r\n'-1,x\r\n")
})

test('quotes, commas and line ends are quoted', () => {
  assert.is(text([['a"b', 'c,d\ne']]), 'one,two\r\n"a""b","c,d\ne"\r\n')
})

test('what is written without csv-stringify is what it would have written', () => {
  const options = { record_delimiter: '\r\n', quote_record_delimiter: true }
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', ';') }))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const guarded = rows.map((row) => row.map(guard))
      assert.is(csvRows(two, rows), stringify(guarded, options))
    }),
    { numRuns: 500 },
  )
})

test('a row says what it says alone, whatever the row before it has said', () => {
  const list = ['a', 'b']
  const cell = fc.constantFrom<Cell>(list, ['a', 'b'], '=a', 'a', '', '1', 1, 0, false, undefined, null)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) =>
      assert.is(csvRows(two, rows), rows.map((row) => csvRows(two, [row])).join('')),
    ),
    { numRuns: 300 },
  )
})

test('cells that hang on a part of the row are written once for it, and say what they would say without', () => {
  const parts = [{ name: 'a,b' }, { name: '=c' }, { name: '' }]
  const partOf = ({ part }: Row) => part
  let asked = 0
  interface Row {
    part: { name: string }
    own: number
  }
  const name = ({ part }: Row): string => {
    asked += 1
    return part.name
  }
  const columns = (of: (row: Row) => unknown): Column<Row>[] => [
    ['own', ({ own }) => own],
    ['name', name, of],
    ['again', ({ part }) => part.name.length, of],
    ['last', ({ own, part }) => `${own} ${part.name}`],
  ]
  const plainly = columns(partOf).map(([column, cell]): Column<Row> => [column, cell])
  fc.assert(
    fc.property(fc.array(fc.record({ part: fc.constantFrom(...parts), own: fc.nat(9) })), (rows) => {
      const plain = csvRows(plainly, rows)
      asked = 0
      assert.is(csvRows(columns(partOf), rows), plain)
      assert.is(asked, new Set(rows.map(partOf)).size)
    }),
  )
})

test('every text comes back, however many rows there are', () => {
  const cells = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.array(fc.tuple(cells, cells), { maxLength: 1200, size: 'max' }), (rows) => {
      const read = rowsOf(text(rows))
      assert.equal(
        read,
        rows.map(([one, other]) => ({ one: one.toWellFormed(), two: other.toWellFormed() })),
      )
    }),
    { numRuns: 40 },
  )
})

test.run()
