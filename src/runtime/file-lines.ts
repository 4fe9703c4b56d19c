// Reads the lines of a text file in batches, as many as one chunk of it holds.
import { readSync } from 'node:fs'
import { open } from 'node:fs/promises'

const chunkBytes = 64 * 1024
const lineFeed = 0x0a

/** Throws where the last line has no newline: the file was cut off. Not by readline, which ends a line at U+2028 as well. */
export async function* fileLines(path: string): AsyncGenerator<string[]> {
  const file = await open(path)
  try {
    let buffer = Buffer.allocUnsafe(chunkBytes)
    let held = 0
    for (;;) {
      // Most was just written, and is still in memory: to wait for another thread would take longer than to read it.
      const bytesRead = readSync(file.fd, buffer, held, buffer.length - held, null)
      if (bytesRead === 0) break
      held += bytesRead
      const end = buffer.subarray(0, held).lastIndexOf(lineFeed)
      if (end !== -1) yield buffer.toString('utf8', 0, end).split('\n')
      buffer.copy(buffer, 0, end + 1, held)
      held -= end + 1
      if (held === buffer.length) buffer = Buffer.concat([buffer], 2 * held) // a line that is longer than all of it
    }
    if (held > 0) throw new Error(`${path} is cut off in the middle of a line`)
  } finally {
    await file.close()
  }
}
