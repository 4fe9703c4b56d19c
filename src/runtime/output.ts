// Writes output files whole or not at all: under a temporary name beside the final one, then renamed.
import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ExplainedError, explained } from '../model/errors.ts'

/** On any failure nothing new is left behind, and an older file of that name is untouched. */
export async function writeOutput(path: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    // `wx`: a file or link that somebody put there is never written through. `flush`: fsync before the rename.
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { flags: 'wx', flush: true }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined) // the first error is the one to tell
    throw isSystemError(error) ? notWritten(path, error) : error
  }
}

/** Makes the folder and proves, before any scan, that it is empty and can be written to. */
export async function prepareOutput(dir: string): Promise<void> {
  let found: string[]
  try {
    await mkdir(dir, { recursive: true })
    await access(dir, constants.W_OK)
    found = await readdir(dir)
  } catch (error) {
    throw isSystemError(error) ? notWritten(dir, error) : error
  }
  if (found.length === 0) return
  throw explained('usage', {
    what: 'the output directory was refused',
    where: dir,
    why: 'it is not empty, and results of two runs must not be mixed',
    mend: 'Name another directory with -o, or empty this one',
  })
}

const causes: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'the file would be larger than is allowed here'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EEXIST', 'a file of that name is in the way'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['EISDIR', 'a directory of that name is in the way'],
  ['ENOENT', 'the directory is gone'],
])

const notWritten = (path: string, error: NodeJS.ErrnoException & { code: string }): ExplainedError =>
  explained(
    'output',
    {
      what: 'the output could not be written',
      where: path,
      why: causes.get(error.code) ?? `the system said ${error.code}`,
      mend: 'Make room or name another directory with -o, then run again',
    },
    error,
  )

/** Only what the system refused is a matter of output; whatever else a report throws is our bug. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
