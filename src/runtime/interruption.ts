// What is undone when somebody stops the run: files under temporary names, folders for sorting.
import process from 'node:process'

const unfinished = new Set<() => Promise<unknown>>()

/** Call what is returned once there is nothing left to undo. */
export function undoWhenInterrupted(undo: () => Promise<unknown>): () => void {
  unfinished.add(undo)
  return () => void unfinished.delete(undo)
}

const signals = { SIGINT: 130, SIGTERM: 143 } as const

/** The first signal ends the run in order, with the status that a shell would give; the second one kills it. */
export function endInOrder(say: (text: string) => void): void {
  for (const [signal, status] of Object.entries(signals)) {
    process.once(signal, () => {
      say(`interrupted by ${signal}: nothing was left half-written`)
      void undoAll().then(() => process.exit(status))
    })
  }
}

/** The last first: a folder is empty only when what was put into it is gone. */
async function undoAll(): Promise<void> {
  for (const undo of [...unfinished].toReversed()) await undo().catch(() => undefined) // the others are undone all the same
}
