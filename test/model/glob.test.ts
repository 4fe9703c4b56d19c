// A glob holds stars, and signs behind a backslash that stand for themselves; a name that it does not cover whole is not matched.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { globMatches, globOf } from '../../src/model/glob.ts'
import { glob } from '../../src/rulebook/glob.ts'
import { cpuTime } from '../cpu-time.ts'

const test = suite('model/glob')

const cases: [glob: string, matched: string[], others: string[]][] = [
  ['rep.cross-region', ['rep.cross-region'], ['rep.cross-region2', 'xrep.cross-region', 'rep-cross-region', '']],
  ['rep.*', ['rep.cross-region', 'rep.'], ['rep', 'xrep.a', 'repx']],
  ['*', ['', 'x'], []],
  ['a*b*c', ['abc', 'aXbYc', 'abbc'], ['ac', 'acb', 'abcd']],
  ['ab*ba', ['abba', 'abXba'], ['aba']],
  ['a?[b]', ['a?[b]'], ['axb']],
  [String.raw`a\*b*`, ['a*b', 'a*bc'], ['aXb', String.raw`a\*b`, String.raw`a\Xb`]],
  [String.raw`a\\*`, [String.raw`a\x`, 'a\\'], ['ax', 'a*']],
  [String.raw`a\b`, [String.raw`a\b`], ['ab']],
]
for (const [glob, matched, others] of cases) {
  test(glob, () => {
    assert.equal(
      [...matched, ...others].filter((name) => globMatches(glob, name)),
      matched,
    )
  })
}

test('a name is made a glob that matches it and no other', () => {
  const name = fc.array(fc.constantFrom('*', '?', '[', ']', '{', '}', '\\', '"', 'a')).map((signs) => signs.join(''))
  fc.assert(
    fc.property(name, name, (one, other) => {
      assert.ok(globMatches(globOf(one), one))
      assert.is(globMatches(globOf(one), other), one === other)
      if (one !== '') assert.ok(v.is(glob, globOf(one)))
    }),
  )
})

test('many stars take no longer than the name', () => {
  const worked = cpuTime()
  assert.not(globMatches('*a'.repeat(2_000), `${'a'.repeat(100_000)}b`))
  assert.ok(worked() < 2_000, `${worked()} ms`)
})

test.run()
