// Writes text to a new file through one buffer that is used again, because a buffer for each piece would outlive its use by far.
import { open } from 'node:fs/promises'
import { unwritable } from './unwritable.ts'

export interface TextFile {
  /** Resolves when it is in the buffer or with the system. */
  write(text: string | Uint8Array): Promise<void>
  /** Writes what is left. `sync`: and waits until it is on the disk. */
  close(sync: boolean): Promise<void>
  /** Closes without writing what is left. Never throws. */
  abandon(): Promise<void>
}

const bufferBytes = 256 * 1024
const encoder = new TextEncoder()

/** As much as there is room for. */
function into(room: Uint8Array, text: string | Uint8Array): { read: number; written: number } {
  if (typeof text === 'string') return encoder.encodeInto(text, room)
  const part = text.subarray(0, room.length)
  room.set(part)
  return { read: part.length, written: part.length }
}

/** Fails where something of that name is there: a file or link that somebody put there is never written through. Errors speak of `told`. */
export async function newTextFile(path: string, told = path): Promise<TextFile> {
  const refused = unwritable(told)
  const file = await open(path, 'wx').catch(refused)
  const buffer = new Uint8Array(bufferBytes)
  let used = 0

  async function flush(): Promise<void> {
    for (let from = 0; from < used;) from += (await file.write(buffer, from, used - from).catch(refused)).bytesWritten
    used = 0
  }

  return {
    async write(text) {
      for (let rest = text; rest.length > 0;) {
        const { read, written } = into(buffer.subarray(used), rest)
        used += written
        rest = typeof rest === 'string' ? rest.slice(read) : rest.subarray(read)
        if (rest.length > 0) await flush()
      }
    },
    async close(sync) {
      await flush()
      if (sync) await file.sync().catch(refused)
      await file.close().catch(refused)
    },
    abandon: () => file.close().catch(() => undefined),
  }
}
