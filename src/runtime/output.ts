// Writes output files whole or not at all: under a temporary name first, then renamed.
import { randomUUID } from 'node:crypto'
import { access, chmod, constants, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { explained } from '../model/errors.ts'
import { undoWhenInterrupted } from './interruption.ts'
import { newTextFile, type TextFileOptions } from './text-file.ts'
import { unwritable } from './unwritable.ts'

/** A file being written, under a temporary name. */
export interface Output {
  /** Resolves when there is room for more, so that its maker can wait; undefined: there is. */
  write(text: string): Promise<void> | undefined
  /** Ends the writing. When it resolves, all of the file is on the disk, still under its temporary name. */
  close(): Promise<void>
  /** Gives a closed file its final name. */
  commit(): Promise<void>
  /** Nothing new is left behind, and an older file of that name is untouched. Never throws. */
  abandon(): Promise<void>
}

export interface OutputOptions extends Pick<TextFileOptions, 'pen'> {
  /** Where it lies until it is whole, on the same file system; beside its final place, where nothing is said. */
  workIn?: string | undefined
}

export async function openOutput(
  path: string,
  { workIn = dirname(path), ...options }: OutputOptions = {},
): Promise<Output> {
  const unfinished = join(workIn, `.${basename(path)}.${randomUUID()}.tmp`)
  const undo = async (): Promise<void> => {
    await file.abandon()
    await rm(unfinished, { force: true }).catch(() => undefined) // the first error is the one to tell
  }
  const file = await newTextFile(unfinished, { ...options, told: path })
  const finished = undoWhenInterrupted(undo)
  return {
    write: (text) => file.write(text),
    close: () => file.close(true),
    async commit() {
      await rename(unfinished, path).catch(unwritable(path))
      finished()
    },
    async abandon() {
      finished()
      await undo()
    },
  }
}

/** A whole file from its pieces; on any failure none. */
export async function writeOutput(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
  workIn?: string,
): Promise<void> {
  const output = await openOutput(path, { workIn })
  try {
    for await (const chunk of chunks) await output.write(chunk)
    await output.close()
    await output.commit()
  } catch (error) {
    await output.abandon()
    throw error
  }
}

/** Puts a file where another may stand, whole or not at all, and never through a link. Rejects with the system's own error. */
export async function replaceFile(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  const undo = (): Promise<void> => rm(unfinished, { force: true })
  const finished = undoWhenInterrupted(undo)
  try {
    await writeFile(unfinished, content, { flag: 'wx', flush: true, mode: 0o600 })
    await chmod(unfinished, mode ?? 0o666 & ~process.umask())
    await rename(unfinished, path)
  } catch (error) {
    await undo().catch(() => undefined) // the first error is the one to tell
    throw error
  } finally {
    finished()
  }
}

/** Makes the folder and proves, before any scan, that it is empty and can be written to. */
export async function prepareOutput(dir: string): Promise<void> {
  const found = await mkdir(dir, { recursive: true })
    .then(() => access(dir, constants.W_OK))
    .then(() => readdir(dir))
    .catch(unwritable(dir))
  if (found.length > 0) throw notEmpty(dir)
}

/** Makes a folder in it that no other run can make too: of two that found it empty at once, one is refused. */
export async function claimOutput(dir: string, name: string): Promise<void> {
  const folder = join(dir, name)
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw notEmpty(dir)
    return unwritable(folder)(error)
  })
}

const notEmpty = (dir: string) =>
  explained('usage', {
    what: 'the output directory was refused',
    where: dir,
    why: 'it is not empty, and results of two runs must not be mixed',
    mend: 'Name another directory with -o, empty this one, or go on with a scan that was broken off in it: --resume',
  })
