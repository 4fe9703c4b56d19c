// Seals the files of a run side by side while they are written: in the thread that writes them, or in one beside it.
import { availableParallelism } from 'node:os'
import { type FileSeal, type Sealing, sealing } from './seal.ts'
import { type Piece, type SealingThread, sealingThread } from './sealing-thread.ts'

export interface Sealer {
  /** Whoever gets the pieces of that file, in their order, and for good; resolves when there is room for more. */
  file(path: string): (bytes: Piece['bytes']) => Promise<void> | undefined
  /** One for each file, in the order in which they were named. Once, after the last piece. */
  seals(): Promise<FileSeal[]>
  /** Whatever became of the run. */
  close(): Promise<void>
}

/** `apart`: in a thread of its own, where the machine has another core; it takes some ten megabytes. */
export const sealerOf = (apart: boolean): Sealer => (apart && availableParallelism() > 1 ? sealerApart() : sealer())

export function sealer(): Sealer {
  const seals: Sealing[] = []
  return {
    file(path) {
      const one = sealing(path)
      seals.push(one)
      return (bytes) => {
        one.take(bytes)
        return undefined
      }
    },
    seals: () => Promise.resolve(seals.map((one) => one.seal())),
    close: () => Promise.resolve(),
  }
}

/** Most runs write less, and are over before a thread has begun. */
const worthAThread = 4 * 1024 * 1024

/** `enough`: so many bytes are held before a thread is started for them. */
export function sealerApart(enough = worthAThread): Sealer {
  const paths: string[] = []
  let held: Piece[] = []
  let size = 0
  let thread: SealingThread | undefined

  function take(piece: Piece): Promise<void> | undefined {
    if (thread === undefined) {
      held.push(piece)
      size += piece.bytes.length
      if (size <= enough) return undefined
      thread = sealingThread()
      for (const one of held) thread.take(one)
      held = []
    } else {
      thread.take(piece)
    }
    return thread.room()
  }

  return {
    file(path) {
      paths.push(path)
      return (bytes) => take({ path, bytes })
    },
    async seals() {
      if (thread !== undefined) return thread.seals(paths)
      const files = new Map(paths.map((path) => [path, sealing(path)]))
      for (const { path, bytes } of held) files.get(path)?.take(bytes)
      return [...files.values()].map((one) => one.seal())
    },
    close: async () => thread?.close(),
  }
}
