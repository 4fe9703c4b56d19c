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
  const room = roomFor()
  let count = 0

  /** The right one is the later. */
  function joined(left: Digest | undefined, right: Digest): Digest {
    if (left === undefined) throw new Error('the tree has lost a node')
    const bytes = room(1 + 2 * digestBytes)
    bytes[0] = nodeMark
    bytes.write(left, 1, 'latin1')
    bytes.write(right, 1 + digestBytes, 'latin1')
    return hash('sha256', bytes, 'binary')
  }

  return {
    leaf(record) {
      const bytes = room(1 + record.length)
      bytes[0] = leafMark
      bytes.set(record, 1)
      let node: Digest = hash('sha256', bytes, 'binary')
      for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) node = joined(peaks.pop(), node)
      peaks.push(node)
      count += 1
    },
    root() {
      const [last, ...larger] = peaks.toReversed()
      if (last === undefined) return hash('sha256', '')
      const root = larger.reduce((right, left) => joined(left, right), last)
      return Buffer.from(root, 'latin1').toString('hex')
    },
  }
}

/** A leaf can never be taken for a node: their digests begin differently. */
const leafMark = 0
const nodeMark = 1

/** A character for each byte: a scan makes half a million of them, and buffers as many would cost more than the hashing. */
type Digest = string
const digestBytes = 32

/** The same bytes over again, as what was hashed is not needed any more. */
function roomFor(): (bytes: number) => Buffer {
  let room = Buffer.alloc(1024)
  return (bytes) => {
    if (bytes > room.length) room = Buffer.alloc(2 * bytes)
    return room.subarray(0, bytes)
  }
}
