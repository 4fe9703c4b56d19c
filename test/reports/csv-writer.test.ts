// The rows that a file ends with are written piece by piece, and are the rows that one piece would have held.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Column, csvRows } from '../../src/reports/csv.ts'
import { csvWriter } from '../../src/reports/csv-writer.ts'
import { judged, summaryOf } from '../findings/sample-verdicts.ts'

const test = suite('reports/csv-writer')

const summary = summaryOf(judged([]), 'high')
const columns: Column<number>[] = [
  ['number', (one) => one],
  ['word', (one) => `row ${one}`],
]

test('no piece holds all of many rows, and none is lost between two', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => index)
  const pieces = await Array.fromAsync(csvWriter(columns, { tail: () => rows }).tail?.(summary) ?? [])
  assert.ok(pieces.length > 3 && pieces.every((piece) => piece.split('\r\n').length < 300), String(pieces.length))
  assert.is(pieces.join(''), csvRows(columns, rows))
})

test('without a row there is no piece', async () => {
  assert.equal(await Array.fromAsync(csvWriter(columns, { tail: () => [] }).tail?.(summary) ?? []), [])
})

test.run()
