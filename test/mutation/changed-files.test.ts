// A change is answered for by every policy that it touches or whose own tests it touches.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { affected, changedSince } from './changed-files.ts'
import { importersTests, mutable, ownTests, quick, readSources } from './sources.ts'
import { join } from 'node:path'

const test = suite('mutation/changed-files')
const root = join(import.meta.dirname, '../..')

const sources = new Map([
  ['policies/lib/a.rego', 'package lib.a\n'],
  ['policies/lib/a_test.rego', 'package lib.a_test\n\nimport data.lib.a\nimport data.lib.examples_test as examples\n'],
  ['policies/lib/ab.rego', 'package lib.ab\n\nf := data.lib.a.g\n'],
  ['policies/lib/ab_test.rego', 'package lib.ab_test\n\n# data.lib.examples_test\nimport data.lib.ab\n'],
  ['policies/lib/examples_test.rego', 'package lib.examples_test\n'],
])
const cases: [what: string, changed: string[], affected: string[]][] = [
  ['nothing', [], []],
  ['something else', ['README.md', 'test/mutation/run.test.ts'], []],
  ['a policy', ['policies/lib/a.rego'], ['policies/lib/a.rego']],
  ['its test', ['policies/lib/ab_test.rego'], ['policies/lib/ab.rego']],
  ['what its test is made of', ['policies/lib/examples_test.rego'], ['policies/lib/a.rego']],
  ['a mutator', ['test/mutation/conditions.ts'], ['policies/lib/a.rego', 'policies/lib/ab.rego']],
  ['the toolchain', ['dist/rego.wasm.br'], ['policies/lib/a.rego', 'policies/lib/ab.rego']],
]
for (const [what, changed, expected] of cases) {
  test(`changed: ${what}`, () => assert.equal(affected(sources, changed), expected))
}

test('a commit that git does not know is an error, never no change', () => {
  assert.throws(() => changedSince(root, 'no-such-commit'), /bad revision 'no-such-commit'; name a commit/)
})

test('own tests are the file, the test beside it and what the two import', () => {
  assert.equal(
    [...ownTests(sources, 'policies/lib/ab.rego').keys()],
    ['policies/lib/a.rego', 'policies/lib/ab.rego', 'policies/lib/ab_test.rego'],
  )
})

test('the tests of the importers are those of the policies that name it themselves', () => {
  assert.equal(
    [...importersTests(sources, 'policies/lib/a.rego').keys()],
    ['policies/lib/a.rego', 'policies/lib/ab.rego', 'policies/lib/ab_test.rego'],
  )
  assert.is(importersTests(sources, 'policies/lib/ab.rego').size, 0)
})

test('only tests of combinations are left out of the quick ones', () => {
  const all =
    'package t\n\ntest_a if [1 | some x in y]\n\ntest_b if {\n\t[1 | some x in y; some y in z; some z in w]\n}\n'
  const left = quick(
    new Map([
      ['t_test.rego', all],
      ['t.rego', all],
    ]),
  )
  assert.is(left.get('t_test.rego'), all.replace('test_b', 'todo_test_b'))
  assert.is(left.get('t.rego'), all)
})

test('every policy of ours is mutated', () => {
  const files = mutable(readSources(root))
  assert.ok(files.length > 15, `only ${files.length} policies were found`)
  assert.ok(files.includes('policies/lib/answer.rego'))
  assert.not(files.includes('policies/main/main.rego'))
})

test.run()
