// A folder for what must lie on a disk while it is worked on; it goes when the work is done, and when a signal ends the run.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { undoWhenInterrupted } from './interruption.ts'
import { unwritable } from './unwritable.ts'

export interface ScratchFolder {
  path: string
  remove(): Promise<void>
}

/** `what`: part of its name, for whoever finds one that a crash has left. */
export async function scratchFolder(what: string, parent = tmpdir()): Promise<ScratchFolder> {
  const path = await mkdtemp(join(parent, `ringfence-${what}-`)).catch(unwritable(parent))
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
