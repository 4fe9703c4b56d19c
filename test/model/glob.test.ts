// A glob holds stars and nothing else; a name that it does not cover whole is not matched.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { globMatches } from '../../src/model/glob.ts'

const test = suite('model/glob')

const cases: [glob: string, matched: string[], others: string[]][] = [
  ['rep.cross-region', ['rep.cross-region'], ['rep.cross-region2', 'xrep.cross-region', 'rep-cross-region', '']],
  ['rep.*', ['rep.cross-region', 'rep.'], ['rep', 'xrep.a', 'repx']],
  ['*', ['', 'x'], []],
  ['a*b*c', ['abc', 'aXbYc', 'abbc'], ['ac', 'acb', 'abcd']],
  ['ab*ba', ['abba', 'abXba'], ['aba']],
  ['a?[b]', ['a?[b]'], ['axb']],
]
for (const [glob, matched, others] of cases) {
  test(glob, () => {
    assert.equal(
      [...matched, ...others].filter((name) => globMatches(glob, name)),
      matched,
    )
  })
}

test('many stars take no longer than the name', () => {
  const before = performance.now()
  assert.not(globMatches('*a'.repeat(2_000), `${'a'.repeat(100_000)}b`))
  assert.ok(performance.now() - before < 2_000)
})

test.run()
