// Holds text back on disk until all of it is there, so that whoever reads a pipe gets a whole document or nothing.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Output } from './output.ts'
import { scratchFolder } from './scratch-folder.ts'
import { newTextFile } from './text-file.ts'

/** `tell` gets the text piece by piece, when the output is committed. `parent`: where the text lies until then. */
export async function heldBack(tell: (text: string) => void, parent?: string): Promise<Output> {
  const folder = await scratchFolder('held', parent)
  const path = join(folder.path, 'text')
  const file = await newTextFile(path)
  return {
    write: (text) => file.write(text),
    close: () => file.close(false),
    async commit() {
      for await (const piece of createReadStream(path, { encoding: 'utf8' })) tell(String(piece))
      await folder.remove()
    },
    async abandon() {
      await file.abandon()
      await folder.remove().catch(() => undefined) // the first error is the one to tell
    },
  }
}
