// Finds the run that a question is about where nobody names one.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { explained } from '../model/errors.ts'

/** The run of `ringfence-out/` under that folder that was written last, whole or cut off; a part of a split scan is none. */
export function latestRun(cwd: string): string | undefined {
  const folder = join(cwd, 'ringfence-out')
  const entries = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : []
  const runs = entries.map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'summary.json')))
  return runs.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0]
}

/** The run that a command is about: the one that was named, or else the latest. `named`: as an error calls it. */
export function runNamed(dir: string | undefined, cwd: string): { folder: string; named: string } {
  if (dir !== undefined) return { folder: resolve(cwd, dir), named: dir }
  const folder = latestRun(cwd)
  if (folder !== undefined) return { folder, named: relative(cwd, folder) }
  throw explained('usage', {
    what: 'there is no run to speak of',
    where: 'ringfence-out',
    why: 'no scan has written one below this folder',
    mend: 'Name the folder of a run, or scan first',
  })
}
