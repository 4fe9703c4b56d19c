// Why a file could not be written, in words: only what the system refused is a matter of output, whatever else is thrown is our bug.
import { type ExplainedError, explained } from '../model/errors.ts'

/** For `catch`: rejects with the explanation that names the path, or with the error as it was. */
export const unwritable =
  (path: string) =>
  (error: unknown): never => {
    throw isSystemError(error) ? notWritten(path, error) : error
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

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
