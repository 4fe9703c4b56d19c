// RFC 4180 as written: whatever is in a cell, a strict reader finds the same cells.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Cell, type Column, csv } from '../../src/reports/csv.ts'
import { cellsOf, rowsOf, textOf } from './read-csv.ts'

const test = suite('reports/csv')

const two: Column<[Cell, Cell]>[] = [
  ['one', ([one]) => one],
  ['two', ([, two]) => two],
]

test('a header stands alone where there are no rows', async () => assert.is(await textOf(csv(two, [])), 'one,two\r\n'))

test('lists are joined, nothing is empty, our own numbers and truths are not guarded', async () => {
  const rows: [Cell, Cell][] = [
    [['a', 'b'], undefined],
    [-1, true],
    [[], null],
  ]
  assert.is(await textOf(csv(two, rows)), 'one,two\r\na|b,\r\n-1,true\r\n,\r\n')
})

test('text that looks like a number below zero is guarded: it is not ours', async () => {
  assert.is(await textOf(csv(two, [['-1', 'x']])), "one,two\r\n'-1,x\r\n")
})

test('quotes, commas and line ends are quoted', async () => {
  assert.is(await textOf(csv(two, [['a"b', 'c,d\ne']])), 'one,two\r\n"a""b","c,d\ne"\r\n')
})

test('every text comes back, however many rows there are', async () => {
  const cells = fc.string({ unit: 'binary' })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cells, cells), { maxLength: 1200, size: 'max' }), async (rows) => {
      const read = rowsOf(await textOf(csv(two, rows)))
      assert.equal(
        read,
        rows.map(([one, other]) => ({ one: one.toWellFormed(), two: other.toWellFormed() })),
      )
    }),
    { numRuns: 40 },
  )
})

test('rows come in pieces, and none is lost between two', async () => {
  const pieces = [
    ...csv(
      two,
      Array.from({ length: 1001 }, (_, index): [Cell, Cell] => [index, 'x']),
    ),
  ]
  assert.is(pieces.length, 3)
  assert.equal(
    cellsOf(pieces.join(''))
      .slice(1)
      .map(([one]) => Number(one)),
    Array.from({ length: 1001 }, (_, index) => index),
  )
})

test.run()
