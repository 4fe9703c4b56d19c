// A guess helps only where it is what was meant, so that far names get none.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { nearest, slipsBetween } from '../../src/model/nearest.ts'

const test = suite('rulebook/nearest')

const guesses: [name: string, known: string[], guess: string | undefined][] = [
  ['gpdr', ['ccpa', 'gdpr', 'lgpd'], 'gdpr'],
  ['lwas', ['aws', 'laws', 'data'], 'laws'],
  ['GDPR', ['gdpr'], 'gdpr'],
  ['reginal', ['global', 'regional', 'edge'], 'regional'],
  ['transfers', ['laws', 'data'], undefined],
  ['', ['eu'], undefined],
  ['x'.repeat(101), ['x'.repeat(100)], undefined],
]
for (const [name, known, guess] of guesses) {
  test(`${name.slice(0, 20)} means ${guess ?? 'nothing known'}`, () => assert.is(nearest(name, known), guess))
}

test('a swap of neighbours is one slip, and so is a letter added, dropped or changed', () => {
  for (const slip of ['rgeional', 'regionaal', 'regiona', 'regionel']) assert.is(slipsBetween(slip, 'regional'), 1)
  assert.is(slipsBetween('kitten', 'sitting'), 3)
  assert.is(slipsBetween('', 'abc'), 3)
})

const word = fc.string({ maxLength: 12 })

test('slips are counted alike both ways, are none only between equals, and never exceed the longer name', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const slips = slipsBetween(one, other)
      assert.is(slips, slipsBetween(other, one))
      assert.is(slips === 0, one === other)
      assert.ok(slips <= Math.max(one.length, other.length))
    }),
  )
})

test('a known name is always its own nearest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (known) => {
      for (const name of known) assert.is(nearest(name, known), name)
    }),
  )
})

test.run()
