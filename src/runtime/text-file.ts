// A new text file, written piece by piece.
import { open, type FileHandle } from 'node:fs/promises'
import { pen as ownPen, type Pen } from './pen.ts'
import { unwritable } from './unwritable.ts'

export interface TextFile {
  /** Resolves when there is room for more, so that its maker can wait; undefined: there is. */
  write(text: string): Promise<void> | undefined
  /** Writes what is left. `sync`: and waits until it is on the disk. */
  close(sync: boolean): Promise<void>
  /** Closes whatever was written. Never throws. */
  abandon(): Promise<void>
}

export interface TextFileOptions {
  /** What errors speak of, where that is not the path. */
  told?: string
  /** Who writes to it. */
  pen?: ((file: FileHandle) => Pen) | undefined
}

/** Fails where something of that name is there: a file or link that somebody put there is never written through. */
export async function newTextFile(
  path: string,
  { told = path, pen: penFor = ownPen }: TextFileOptions = {},
): Promise<TextFile> {
  const refused = unwritable(told)
  const file = await open(path, 'wx').catch(refused)
  const pen = penFor(file)
  return {
    write: (text) => pen.write(text)?.catch(refused),
    async close(sync) {
      await pen.flush().catch(refused)
      if (sync) await file.sync().catch(refused)
      await file.close().catch(refused)
    },
    async abandon() {
      await pen.flush().catch(() => undefined) // who writes elsewhere must be done: the next file may get the same descriptor
      await file.close().catch(() => undefined)
    },
  }
}
