// The tree is that of RFC 6962: known roots, and the definition itself beside it.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { merkleTree } from '../../src/evidence/merkle.ts'

const test = suite('evidence/merkle')

const digest = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** As section 2.1 of RFC 6962 defines it. */
function defined(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (only === undefined) return digest()
  if (leaves.length === 1) return digest(Uint8Array.of(0), only)
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return digest(Uint8Array.of(1), defined(leaves.slice(0, half)), defined(leaves.slice(half)))
}

function rootOf(leaves: readonly Uint8Array[]): string {
  const tree = merkleTree()
  for (const leaf of leaves) tree.leaf(leaf)
  return tree.root()
}

test('of nothing: the digest of nothing', () =>
  assert.is(rootOf([]), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))

// From the test vectors of the reference implementation of certificate transparency.
test('of one empty leaf', () =>
  assert.is(rootOf([new Uint8Array()]), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'))

test('of any leaves: as it is defined', () =>
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (leaves) =>
      assert.is(rootOf(leaves), defined(leaves).toString('hex')),
    ),
  ))

test('a leaf more, a leaf less, two that are swapped: another root', () => {
  const leaves = ['one', 'two', 'three', 'four', 'five'].map((text) => Buffer.from(text))
  const [first, second, ...rest] = leaves
  assert.ok(first && second)
  const all = [leaves, leaves.slice(0, -1), [second, first, ...rest], [...leaves, first]].map(rootOf)
  assert.is(new Set(all).size, 4)
})

test.run()
