// Finds the run that a question is about where nobody names one.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The run of `ringfence-out/` under that folder that was written last. */
export function latestRun(cwd: string): string | undefined {
  const folder = join(cwd, 'ringfence-out')
  const entries = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : []
  const runs = entries.map((name) => join(folder, name)).filter((path) => existsSync(path))
  return runs.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0]
}
