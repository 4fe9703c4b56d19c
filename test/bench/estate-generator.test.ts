// A generated estate is what the benches take it for: the same twice, of the asked size, with exactly the asked repeats.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { estateOf } from '../../bench/estate-generator.ts'
import { writeRunDirectory } from '../../bench/run-directory.ts'
import { sampleOf } from '../../bench/sample.ts'
import { rulesFolder } from '../../src/cli/assets.ts'
import { loadRules } from '../../src/rulebook/index.ts'
import { readRun } from '../../src/sources/snapshot/index.ts'

const test = suite('bench/estate-generator')
const { regions } = await loadRules(rulesFolder)
const linesOf = (seed: number) => [...estateOf({ count: 500, repeat: 0.5, seed }, regions).resources()]

test('the same seed is the same estate, another is another', () => {
  assert.equal(linesOf(1), linesOf(1))
  assert.not.equal(linesOf(1), linesOf(2))
})

test('keys are unique and in order', () => {
  const keys = linesOf(1).map(({ key }) => key)
  assert.equal(keys, [...new Set(keys)].sort())
})

for (const [repeat, least, most] of [
  [0, 3000, 3000],
  [0.9, 300, 400],
] as const) {
  test(`repeat ${repeat}: of 3000 judged inputs ${least} to ${most} are distinct`, async () => {
    const { texts } = await sampleOf(3000, repeat)
    const distinct = new Set(texts).size
    assert.is(texts.length, 3000)
    assert.ok(distinct >= least && distinct <= most, `${distinct} are`)
  })
}

test('a run directory is read back whole', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  try {
    assert.is(await writeRunDirectory(estateOf({ count: 300, repeat: 0 }, regions), dir), 300)
    const { resources } = await readRun(dir)
    let count = 0
    for await (const _ of resources) count++
    assert.is(count, 300)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test.run()
