// Whether or not the lines fit in memory they come out in one order, all of them, and nothing is left on the disk.
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import { exitStatusOf } from '../../src/model/errors.ts'
import * as assert from 'uvu/assert'
import { type KeyedLine, lineSorter } from '../../src/runtime/line-sorter.ts'
import { openFiles } from './open-files.ts'

const test = suite('runtime/line-sorter')

async function sortedOf(lines: readonly KeyedLine[], maxBytes?: number): Promise<KeyedLine[]> {
  const sorter = lineSorter(undefined, maxBytes)
  try {
    for (const { key, line } of lines) await sorter.add(key, line)
    return (await Array.fromAsync(sorter.sorted())).flat()
  } finally {
    await sorter.close()
  }
}

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ringfence-sort-'))

test('in memory or on disk: the order of a stable sort by key, with hostile keys', async () => {
  const key = fc.oneof(
    fc.constantFrom('a', 'b', 'a\n', 'a\tb', '\u{1f600}', '\u2028', '\uff5e', ''),
    fc.string({ unit: 'binary' }),
  )
  const lines = fc.array(fc.record({ key, line: fc.nat().map(String) }, { noNullPrototype: true }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom(0, 20, 1_000_000), async (given, maxBytes) => {
      const expected = given.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
      assert.equal(await sortedOf(given, maxBytes), expected)
    }),
    { numRuns: 60, seed: 20261125 },
  )
})

test('it may be read twice, and more may be added in between', async () => {
  const sorter = lineSorter(undefined, 4)
  for (const key of ['d', 'b', 'c']) await sorter.add(key, '1')
  const keys = async () => (await Array.fromAsync(sorter.sorted())).flat().map((one) => one.key)
  assert.equal(await keys(), ['b', 'c', 'd'])
  await sorter.add('a', '1')
  assert.equal(await keys(), ['a', 'b', 'c', 'd'])
  await sorter.close()
})

test('what fits in memory never touches the disk, and what did is gone after closing', async () => {
  const before = left().length
  const sorter = lineSorter(undefined, 10)
  await sorter.add('a', '1')
  assert.is(left().length, before)
  for (let index = 0; index < 20; index++) await sorter.add(`key ${index}`, '1')
  assert.is(left().length, before + 1)
  await sorter.close()
  assert.is(left().length, before)
})

test('many parts become few, and lines of one key keep the order in which they came', async () => {
  const before = left()
  const sorter = lineSorter(undefined, 0) // each line is a part
  const count = 16 * 16 + 16 + 3
  for (let index = 0; index < count; index++) await sorter.add(String(index % 3), String(index))
  const [folder = ''] = left().filter((name) => !before.includes(name))
  assert.is(readdirSync(join(tmpdir(), folder)).length, 1 + 1 + 3)
  const lines = (await Array.fromAsync(sorter.sorted())).flat().map(({ line }) => Number(line))
  const expected = [0, 1, 2].flatMap((key) =>
    Array.from({ length: count }, (_, index) => index).filter((index) => index % 3 === key),
  )
  assert.equal(lines, expected)
  await sorter.close()
})

test('a reader that stops early leaves no file open', async () => {
  const sorter = lineSorter(undefined, 100)
  for (let index = 0; index < 2_000; index++) await sorter.add(String(index % 97), String(index))
  const before = openFiles()
  for await (const batch of sorter.sorted()) {
    assert.ok(batch.length > 0)
    break
  }
  await sorter.close()
  assert.is(openFiles(), before)
})

test('a disk that does not take it is told as an output that could not be written', async () => {
  const sorter = lineSorter('/dev/null/nowhere', 1)
  const error: unknown = await sorter.add('key', 'a line').catch((thrown: unknown) => thrown)
  assert.is(exitStatusOf(error), 5)
})

test.run()
