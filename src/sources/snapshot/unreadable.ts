// The errors of this folder, each with its four parts; none of them quotes a file's content.
import { type ExplainedError, explained } from '../../model/errors.ts'

/** The file is not what it should be; nothing of it may be reported as if it were whole. */
export const unreadable = (
  where: string,
  why: string,
  mend: string,
  what = 'the file could not be read in full',
): ExplainedError => explained('data', { what, where, why, mend })

/** The path itself is at fault. */
export const unusable = (where: string, why: string, mend: string): ExplainedError =>
  explained('usage', { what: 'the path could not be scanned', where, why, mend })

export const fetchAgain = 'Fetch the file again, or leave it out'

const causes: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['EACCES', 'this user may not read it'],
  ['EPERM', 'this user may not read it'],
  ['ELOOP', 'its symbolic links lead round in a circle'],
])

/** `undefined` for an error that the file system did not make. */
export function refusedBySystem(where: string, error: unknown): ExplainedError | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  return unusable(
    where,
    causes.get(error.code) ?? `the system said ${String(error.code)}`,
    'Check the path, then run again',
  )
}
