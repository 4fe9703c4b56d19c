// Where the config is: the file that was named, or ringfence.yaml in the folder one works in.
import { join, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import { standsAt } from './presence.ts'

/** Null only where the default file is absent. What is there and cannot be read is an error when it is loaded. */
export async function findConfig(cwd: string, named?: string): Promise<string | null> {
  const path = named === undefined ? join(cwd, 'ringfence.yaml') : resolve(cwd, named)
  const there = await standsAt(path).catch((cause: unknown) => {
    throw notFound('the file could not be reached', named, cause)
  })
  if (there) return path
  if (named === undefined) return null
  throw notFound('there is no such file', named)
}

const notFound = (what: string, named = 'ringfence.yaml', cause?: unknown) =>
  explained(
    'usage',
    {
      what,
      where: named,
      why: 'a scan without the config that was meant would judge by other rules',
      mend: 'Correct the path, or leave it out to scan without a config',
    },
    cause,
  )
