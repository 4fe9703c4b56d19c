// What stands in a file may be hostile; what we show of it is not.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { listed, quoted } from '../../src/rulebook/quoted.ts'

const test = suite('rulebook/quoted')

test('text stands in quotes, everything else is named', () => {
  assert.is(quoted('eu'), '"eu"')
  assert.is(quoted(12), '12')
  assert.is(quoted(null), 'nothing')
  assert.is(quoted([]), 'a list')
  assert.is(quoted({}), 'a map')
})

test('escape sequences, newlines and bidi overrides are written out', () => {
  assert.is(quoted('a\u001b[31m\nb\u202ec\u009bd'), String.raw`"a\u001b[31m\nb\u{202e}c\u{9b}d"`)
})

test('a long text is cut', () => assert.is(quoted('x'.repeat(1000)).length, 63))

test('many names are counted, few are told', () => {
  assert.is(listed(['a', 'b']), 'a, b')
  assert.match(listed(Array.from({ length: 14 }, (_, index) => String(index))), / and 2 more$/)
})

test.run()
