// A table is read as it was written: whatever stands in its cells, and nothing that is no table.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { tableRows } from '../../src/evidence/table-rows.ts'
import { csvHead, csvRows } from '../../src/reports/csv.ts'
import { unguard } from '../../src/reports/spreadsheet-guard.ts'
import { scratch } from '../scratch.ts'

const test = suite('evidence/table rows')

const path = join(scratch(), 'table.csv')

async function read(text: string, names = ['one', 'three']): Promise<Record<string, string>[]> {
  writeFileSync(path, text)
  return Array.fromAsync(tableRows(path, names))
}

test('what a report writes is read back, with and without a byte-order mark', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string(), fc.string())), fc.boolean(), async (rows, bom) => {
      const columns = ['one', 'two', 'three'].map(
        (name, index) => [name, (row: readonly string[]) => row[index]] as const,
      )
      const found = await read(`${bom ? '\ufeff' : ''}${csvHead(columns)}${csvRows(columns, rows)}`)
      assert.equal(
        found.map(({ one = '', three = '' }) => [unguard(one), unguard(three)]),
        rows.map(([one, , three]) => [one, three]),
      )
    }),
  ))

test('a table longer than what is read at once, with line ends and quotes in its cells', async () => {
  const cells = Array.from({ length: 20_000 }, (_, index) => `"${index}\r\n""${'x'.repeat(index % 50)}"`)
  const rows = await read(`one,three\r\n${cells.map((one) => `${one},3\r\n`).join('')}`)
  assert.is(rows.length, cells.length)
  assert.equal(rows[12_345], { one: `12345\r\n"${'x'.repeat(45)}`, three: '3' })
})

for (const [what, text, words] of [
  ['a cell less', 'one,two,three\r\n1,2\r\n', 'a row has 2 cells, and the header 3'],
  ['a cell more', 'one,two,three\r\n1,2,3,\r\n', 'a row has 4 cells, and the header 3'],
  ['a quote within a cell', 'one,two,three\r\n1,2"2",3\r\n', 'a quote stands where none may'],
  ['a word after a quoted cell', 'one,two,three\r\n"1"1,2,3\r\n', 'a quote stands where none may'],
  ['a quote that is never closed', 'one,two,three\r\n1,2,"3\r\n', 'a quote stands where none may'],
  ['a column that is not there', 'one,two\r\n1,2\r\n', 'there is no column three'],
] as const)
  test(`refused: ${what}`, async () => {
    const told = await read(text).then(String, (error: Error) => error.message)
    assert.is(told, words)
  })

test('an empty file has no rows', async () => assert.equal(await read(''), []))

test.run()
