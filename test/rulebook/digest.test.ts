// Equal content has an equal digest; whatever differs, differs in it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { canonicalJson, digestOf } from '../../src/rulebook/digest.ts'

const test = suite('rulebook/digest')
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

test('the order of reading does not matter', () => {
  assert.is(digestOf([file('a', '1'), file('b', '2')]), digestOf([file('b', '2'), file('a', '1')]))
})

test('content, name and the seam between two files do', () => {
  const digests = [
    [file('a', '1'), file('b', '2')],
    [file('a', '1'), file('b', '3')],
    [file('a', '1'), file('c', '2')],
    [file('a', '1b\n1\n2')],
    [file('a', '1b2')],
    [file('a', '12'), file('b', '')],
  ].map(digestOf)
  assert.is(new Set(digests).size, digests.length)
})

test('JSON is written with sorted keys at every depth, and lists in their own order', () => {
  assert.is(canonicalJson({ b: [{ d: 1, c: 2 }, 0], a: null }), '{"a":null,"b":[{"c":2,"d":1},0]}')
})

test.run()
