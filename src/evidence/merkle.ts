// The Merkle tree of RFC 6962 over the records of a file: with its root one record can be proven without showing the others.
import { hash } from 'node:crypto'

export interface MerkleTree {
  leaf(record: Uint8Array): void
  /** Hexadecimal; of no leaves the digest of nothing, as RFC 6962 has it. */
  root(): string
}

/** Holds one node for each power of two in the count, however many leaves there are. */
export function merkleTree(): MerkleTree {
  const peaks: Digest[] = []
  let count = 0
  return {
    leaf(record) {
      let node = hash('sha256', Buffer.concat([leafMark, record]), 'buffer')
      for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) node = joined(peaks.pop(), node)
      peaks.push(node)
      count += 1
    },
    root() {
      const [last, ...larger] = peaks.toReversed()
      if (last === undefined) return hash('sha256', '')
      return larger.reduce((right, left) => joined(left, right), last).toString('hex')
    },
  }
}

/** A leaf can never be taken for a node: their digests begin differently. */
const leafMark = Uint8Array.of(0)
const nodeMark = Uint8Array.of(1)

type Digest = ReturnType<typeof joined>

function joined(left: Uint8Array | undefined, right: Uint8Array) {
  if (left === undefined) throw new Error('the tree has lost a node')
  return hash('sha256', Buffer.concat([nodeMark, left, right]), 'buffer')
}
