// Whether or not the lines fit in memory they come out by key and then as they came, all of them, and nothing is left on the disk.
import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fileLines } from '../../src/runtime/file-lines.ts'
import { lineGroups } from '../../src/runtime/line-groups.ts'
import { scratch } from '../scratch.ts'
import { openFiles } from './open-files.ts'

const test = suite('runtime/line-groups')

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ringfence-sort-'))

test('in memory or on disk: the order of a stable sort by key, with hostile keys and lines', async () => {
  const key = fc.constantFrom('01', '02', '10', '', '../x', '\u{1f600}', '\uff5e')
  const line = fc.oneof(fc.constantFrom('', '\u2028', '\u00e9'), fc.nat().map(String))
  const lines = fc.array(fc.record({ key, line }, { noNullPrototype: true }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom(0, 20, 1_000_000), async (given, maxBytes) => {
      const expected = given
        .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
        .map((one) => one.line)
      const groups = lineGroups(undefined, maxBytes)
      for (const one of given) await groups.add(one.key, one.line)
      assert.equal((await Array.fromAsync(groups.lines())).flat(), expected)
      await groups.close()
    }),
    { numRuns: 60, seed: 20261125 },
  )
})

test('what fits in memory never touches the disk, and what did is gone after closing, with no file left open', async () => {
  const [before, open] = [left().length, openFiles()]
  const groups = lineGroups(undefined, 10)
  await groups.add('a', '1')
  assert.is(left().length, before)
  for (let index = 0; index < 50; index++) await groups.add(String(index % 5), String(index))
  assert.is(left().length, before + 1)
  await groups.close()
  assert.is(left().length, before)
  assert.is(openFiles(), open)
})

test('a reader that stops early leaves no file open, and a line that comes too late is refused', async () => {
  const open = openFiles()
  const groups = lineGroups(undefined, 100)
  for (let index = 0; index < 2_000; index++) await groups.add(String(index % 7), String(index))
  for await (const lines of groups.lines()) {
    assert.ok(lines.length > 0)
    break
  }
  const late = await groups.add('1', 'late').then(
    () => 'taken',
    (error: unknown) => String(error),
  )
  assert.is(late, 'Error: a line came after the reading had begun')
  await groups.close()
  assert.is(openFiles(), open)
})

test('a file that was cut off is no shorter file', async () => {
  const path = join(scratch(), 'cut')
  writeFileSync(path, 'one\ntw')
  const read = await Array.fromAsync(fileLines(path)).catch(String)
  assert.is(read, `Error: ${path} is cut off in the middle of a line`)
})

test.run()
