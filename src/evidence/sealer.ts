// Writes and seals the files of a run side by side while they are made: in the thread that makes them, or in one beside it.
import type { FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { pen, type Pen } from '../runtime/pen.ts'
import { type FileSeal, sealing } from './seal.ts'
import { type SealingThread, sealingThread } from './sealing-thread.ts'

export interface Sealer {
  /** Whoever writes to the file of that path in the pack, once it is open. */
  penFor(path: string): (file: FileHandle) => Pen
  /** One for each file, in the order in which they were opened. Once, after the last piece. */
  seals(): Promise<FileSeal[]>
  /** Whatever became of the run. */
  close(): Promise<void>
}

/** `apart`: in a thread of its own, where the machine has another core; it takes some ten megabytes. */
export const sealerOf = (apart: boolean): Sealer => (apart && availableParallelism() > 1 ? sealerApart() : sealer())

const encoder = new TextEncoder()

const bytesOf = (piece: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  typeof piece === 'string' ? encoder.encode(piece) : piece

export function sealer(): Sealer {
  const seals: (() => FileSeal)[] = []
  return {
    penFor: (path) => (file) => {
      const sealed = sealing(path)
      const own = pen(file)
      seals.push(sealed.seal)
      return {
        flush: own.flush,
        write(piece) {
          const bytes = bytesOf(piece) // both hashing and writing want them
          sealed.take(bytes)
          return own.write(bytes)
        },
      }
    },
    seals: () => Promise.resolve(seals.map((seal) => seal())),
    close: () => Promise.resolve(),
  }
}

/** Most runs write less, and are over before a thread has begun. */
const worthAThread = 4 * 1024 * 1024

/** What waits for a thread. */
interface Held {
  path: string
  file: FileHandle
  pieces: Uint8Array<ArrayBuffer>[]
  /** Written and sealed here, as it was whole before any thread had begun. */
  seal?: FileSeal
}

/** `enough`: so many bytes are held before a thread is started for them. */
export function sealerApart(enough = worthAThread): Sealer {
  const files: Held[] = []
  let size = 0
  let thread: SealingThread | undefined

  function started(): SealingThread {
    const made = sealingThread()
    for (const { path, file, pieces } of files)
      for (const bytes of pieces.splice(0)) made.take({ path, descriptor: file.fd, bytes })
    return made
  }

  function take(one: Held, bytes: Uint8Array<ArrayBuffer>): Promise<void> | undefined {
    if (thread !== undefined) {
      thread.take({ path: one.path, descriptor: one.file.fd, bytes })
      return thread.room(one.path)
    }
    one.pieces.push(bytes)
    size += bytes.length
    if (size > enough) thread = started()
    return thread?.room(one.path)
  }

  return {
    penFor: (path) => (file) => {
      const one: Held = { path, file, pieces: [] }
      files.push(one)
      return {
        write: (piece) => take(one, bytesOf(piece)),
        flush: () => (thread === undefined ? writtenHere(one) : thread.flushed(path)),
      }
    },
    async seals() {
      if (thread === undefined) return files.map(sealedHere)
      const theirs = await thread.seals(files.flatMap(({ seal, path }) => (seal === undefined ? [path] : [])))
      return files.map(({ seal }) => seal ?? theirs.shift() ?? lost())
    },
    close: async () => thread?.close(),
  }
}

const sealedHere = (one: Held): FileSeal => (one.seal ??= sealOf(one))

function sealOf({ path, pieces }: Held): FileSeal {
  const sealed = sealing(path)
  for (const bytes of pieces) sealed.take(bytes)
  return sealed.seal()
}

async function writtenHere(one: Held): Promise<void> {
  sealedHere(one)
  const own = pen(one.file)
  for (const bytes of one.pieces) await own.write(bytes)
  await own.flush()
  one.pieces = []
}

function lost(): never {
  throw new Error('a file was not sealed')
}
