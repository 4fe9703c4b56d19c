// A mutant is killed by red tests, refused by the compiler, or survives.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mutantsOf } from './mutators.ts'
import { mutant } from './mutant.ts'
import { policyOf } from './policy.ts'
import type { Sources } from './sources.ts'
import { toolchains } from './toolchain.ts'
import { refuseRed, tryAll } from './trial.ts'

const test = suite('mutation/trial')
const running = await toolchains(2)
test.after(async () => {
  await Promise.all(running.map((one) => one.close()))
})

const file = 'policies/lib/size.rego'
const large = 'package lib.size\n\nlarge(x) if x >= 10\n'
const tested = (body: string): Sources =>
  new Map([
    [file, large],
    ['policies/lib/size_test.rego', `package lib.size_test\n\nimport data.lib.size\n\n${body}\n`],
  ])
const flipped = mutantsOf(policyOf(file, large)).filter(({ kind }) => kind === 'comparison flipped')

async function fates(sources: Sources, mutants = flipped): Promise<string[]> {
  return (await tryAll(mutants, sources, running)).map(({ fate, by }) => `${fate} ${by}`.trim())
}

test('killed by a test that fails', async () => {
  assert.equal(await fates(tested('test_ten if size.large(10)')), ['killed data.lib.size_test.test_ten'])
})

test('survived where no test looks at the edge', async () => {
  assert.equal(await fates(tested('test_eleven if size.large(11)')), ['survived'])
})

test('killed by a test of another file', async () => {
  const other = 'package lib.other_test\n\nimport data.lib.size\n\ntest_edge if size.large(10)\n'
  const sources = new Map([...tested('test_eleven if size.large(11)'), ['policies/lib/other_test.rego', other]])
  assert.equal(await fates(sources), ['killed data.lib.other_test.test_edge'])
})

test('killed by a test of combinations, which is not among the quick ones', async () => {
  const sum = '[x | some x in [10]; some y in [1]; some z in [y]; size.large(x + z - y)] == [10]'
  assert.equal(await fates(tested(`test_eleven if size.large(11)\n\ntest_sum if ${sum}`)), [
    'killed data.lib.size_test.test_sum',
  ])
})

test('refused where the policy does not compile, killed where only its test does not', async () => {
  const edit = (from: string, to: string) => {
    const start = large.indexOf(from)
    return mutant(file, 'by hand', large, [{ start, end: start + from.length, to }])
  }
  const [policy, its] = await fates(tested('test_ten if size.large(10)'), [
    edit('x >=', 'x + y >='),
    edit('large', 'big'),
  ])
  assert.match(policy ?? '', /^refused policies\/lib\/size\.rego:3: .*unsafe/)
  assert.match(its ?? '', /^killed policies\/lib\/size_test\.rego:5: .*undefined function/)
})

test('tests that are red without a mutant are refused, as they would kill every one', async () => {
  let message = ''
  try {
    for (const toolchain of running) await refuseRed(tested('test_nine if size.large(9)'), toolchain)
  } catch (error) {
    message = String(error)
  }
  assert.match(message, /red without any mutant: data\.lib\.size_test\.test_nine/)
})

test.run()
