// A folder for what does not fit in memory; it goes when the work is done, and when a signal ends the run.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { undoWhenInterrupted } from './interruption.ts'

export interface ScratchFolder {
  path: string
  remove(): Promise<void>
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'ringfence-sort-'))
  const removed = (): Promise<void> => rm(path, { recursive: true, force: true })
  const finished = undoWhenInterrupted(removed)
  return {
    path,
    remove() {
      finished()
      return removed()
    },
  }
}
