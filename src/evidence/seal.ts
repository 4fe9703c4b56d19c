// What the manifest says of one file, gathered while its bytes go by: how many, how many records, and the digests of both.
import { createHash } from 'node:crypto'
import { merkleTree } from './merkle.ts'
import { cutter, framingOf } from './records.ts'

export interface FileSeal {
  /** Relative to the pack, with `/`. */
  path: string
  bytes: number
  sha256: string
  /** Lines of NDJSON, or rows of a table without its header. */
  records?: number
  /** RFC 6962, over the bytes of each record without its line end. */
  merkleRoot?: string
}

export interface Sealing {
  take(piece: Uint8Array | string): void
  /** Once, after the last piece. */
  seal(): FileSeal
}

export function sealing(path: string): Sealing {
  const framing = framingOf(path)
  const whole = createHash('sha256')
  const tree = merkleTree()
  let bytes = 0
  let records = 0
  const cut = cutter(framing, (record) => {
    records += 1
    tree.leaf(record)
  })
  return {
    take(piece) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
      bytes += chunk.length
      whole.update(chunk)
      cut.take(chunk)
    },
    seal() {
      cut.end()
      const sealed = { path, bytes, sha256: whole.digest('hex') }
      return framing === 'whole' ? sealed : { ...sealed, records, merkleRoot: tree.root() }
    },
  }
}
