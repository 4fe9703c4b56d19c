// No control may pass, or say that it does not apply, without having looked: the part of npm run test:mutation that is cheap enough for every run.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { controlFiles } from '../../src/rego/control-files.ts'
import { controlMutants } from './mutators.ts'
import { policyOf } from './policy.ts'
import { readSources } from './sources.ts'
import { toolchains } from './toolchain.ts'
import { tryAll } from './trial.ts'

const test = suite('mutation/controls')

const sources = readSources(join(import.meta.dirname, '../..'))
const controls = controlFiles([...sources.keys()]).map(({ file }) => file)
const mutants = controls.flatMap((file) => controlMutants(policyOf(file, sources.get(file) ?? '')))
// That the tests are green without any mutant is shown by rego-tests.test.ts.
const running = await toolchains(2)
const tried = await tryAll(mutants, sources, running)
await Promise.all(running.map((one) => one.close()))

test('every control has both mutants', () => {
  assert.ok(controls.length >= 12)
  assert.is(tried.length, 2 * controls.length)
})

for (const { mutant, fate, by } of tried) {
  test(`${mutant.file} that ${mutant.kind} turns its tests red`, () => assert.is(fate, 'killed', by))
}

test.run()
