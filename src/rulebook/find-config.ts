// Where the config is: the file that was named, or ringfence.yaml in the folder one works in.
import { lstat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { explained } from '../model/errors.ts'

/** Null only where the default file is absent. What is there and cannot be read is an error when it is loaded. */
export async function findConfig(cwd: string, named?: string): Promise<string | null> {
  const path = named === undefined ? join(cwd, 'ringfence.yaml') : resolve(cwd, named)
  try {
    await lstat(path)
    return path
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    if (named === undefined && absent) return null
    throw explained(
      'usage',
      {
        what: absent ? 'there is no such file' : 'the file could not be reached',
        where: named ?? 'ringfence.yaml',
        why: 'a scan without the config that was meant would judge by other rules',
        mend: 'Correct the path, or leave it out to scan without a config',
      },
      cause,
    )
  }
}
