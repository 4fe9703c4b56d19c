// Writes to a file that is open through one buffer that is used again, because a buffer for each piece would outlive its use by far.
import type { FileHandle } from 'node:fs/promises'

/** Who writes the pieces of a file, in their order. */
export interface Pen {
  /** Resolves when there is room for more, so that its maker can wait; undefined: there is. Bytes are not its maker's any more. */
  write(piece: string | Uint8Array<ArrayBuffer>): Promise<void> | undefined
  /** Resolves when all of it is with the system; rejects with the system's own error, and again each time. */
  flush(): Promise<void>
}

const bufferBytes = 256 * 1024
const encoder = new TextEncoder()

function into(room: Uint8Array, piece: string | Uint8Array): { read: number; written: number } {
  if (typeof piece === 'string') return encoder.encodeInto(piece, room)
  const part = piece.subarray(0, room.length)
  room.set(part)
  return { read: part.length, written: part.length }
}

export function pen(file: FileHandle): Pen {
  const buffer = new Uint8Array(bufferBytes)
  let used = 0

  async function flush(): Promise<void> {
    for (let from = 0; from < used;) from += (await file.write(buffer, from, used - from)).bytesWritten
    used = 0
  }

  /** As much as fits; returns what does not. */
  function taken(piece: string | Uint8Array): string | Uint8Array {
    const { read, written } = into(buffer.subarray(used), piece)
    used += written
    return typeof piece === 'string' ? piece.slice(read) : piece.subarray(read)
  }

  async function writeAll(piece: string | Uint8Array): Promise<void> {
    for (let rest = piece; rest.length > 0; rest = taken(rest)) await flush()
  }

  return {
    flush,
    write(piece) {
      const rest = taken(piece)
      return rest.length === 0 ? undefined : writeAll(rest)
    },
  }
}
