// Keeps two runs out of one folder, by a lock of the system that ends with the process that holds it, however that ends.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { explained } from '../model/errors.ts'

/** Lets the folder go. */
export type Release = () => void

/**
 * Undefined: another run holds it, or its file system keeps no locks. SQLite takes the lock, as Node has none of its own; a
 * file with the number of a process would keep everybody out once that was killed, for the next container has the same
 * number. Machines that share a folder are kept apart where what they share it by hands locks on.
 */
export function holdFolder(folder: string): Release | undefined {
  let handle: DatabaseSync | undefined
  try {
    handle = new DatabaseSync(join(folder, 'held'))
    handle.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return closing(handle)
  } catch (error) {
    handle?.close()
    const kind = kindOf(error)
    if (kind === undefined) throw error
    if (kind === busy || kind === ioError) return undefined
    throw unheld(folder, error)
  }
}

const closing = (handle: DatabaseSync) => (): void => {
  if (handle.isOpen) handle.close()
}

/** https://www.sqlite.org/rescode.html: the lower byte is the kind of error. */
const [busy, ioError] = [5, 10]

const kindOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined

const unheld = (folder: string, error: unknown) =>
  explained(
    'output',
    {
      what: 'the folder could not be kept from other runs',
      where: folder,
      why: 'no file in it can be opened for writing',
      mend: 'Let this user write there, or name another directory with -o',
    },
    error,
  )
