// The parser recurses, so depth is counted before it runs; the count may be too high, never too low.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { deepestIn } from '../../src/rulebook/nesting.ts'

const test = suite('rulebook/nesting')
const depthOf = (text: string): number => deepestIn(text).depth

for (const mark of ['[', '{a: ', '- ', '? ', ': ', '? : ']) {
  test(`half a megabyte of ${mark} is deep, and is counted without falling over`, () => {
    assert.ok(depthOf(mark.repeat(Math.floor(500_000 / mark.length))) > 50_000)
  })
}

test('indentation counts as depth', () => {
  const stairs = Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')
  assert.ok(depthOf(stairs) >= 300)
})

test('the deepest part is told where it begins', () => {
  const text = 'a: "x"\nb: [c, [d, { e: f }]]\n'
  assert.is(deepestIn(text).offset, text.indexOf('{'))
})

test('brackets in text and comments are no depth', () => {
  assert.ok(depthOf('a: "[[[[[[[["\nb: |\n  {{{{{{\n# [[[[[[[[\n') < 5)
})

const depth = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0

test('no document is deeper than counted', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const value: unknown = parse(text)
      assert.ok(depthOf(text) >= depth(value))
    }),
  )
})

test.run()
