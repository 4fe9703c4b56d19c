// Finds a finding of a run by its id or the beginning of it, as a person copies it from a table.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { readFindings, readSummary } from '../sources/snapshot/index.ts'
import { runNamed } from './latest-run.ts'

const shortest = 4

/** No control is called so. */
export const looksLikeFinding = (name: string): boolean => name.length >= shortest && /^[0-9a-f]+$/.test(name)

export interface Called {
  finding: Finding
  /** It, and all others of its id: places whose locator nobody read share one. */
  alike: readonly Finding[]
  /** Of the run. */
  folder: string
  now: string
}

/** `from`: the folder of a run; absent: the latest. Throws where none is called so, or several are. */
export async function findingCalled(name: string, from: string | undefined, cwd: string): Promise<Called> {
  const { folder, named } = runNamed(from, cwd)
  if (!existsSync(join(folder, 'findings.ndjson'))) throw noRun(named)
  const summary = await readSummary(folder)
  const found: Finding[] = []
  for await (const finding of readFindings(folder, summary)) if (finding.id.startsWith(name)) found.push(finding)
  const [finding] = found
  if (finding === undefined) throw unknown(name, named)
  const ids = [...new Set(found.map(({ id }) => id))]
  if (ids.length > 1) throw several(name, named, ids)
  return { finding, alike: found, folder: resolve(folder), now: summary.scan.now }
}

const noRun = (named: string) =>
  explained('usage', {
    what: 'there are no findings to look in',
    where: named,
    why: 'it is not the folder of a finished run',
    mend: 'Name the folder that a scan wrote with --from',
  })

const unknown = (name: string, named: string) =>
  explained('usage', {
    what: `${JSON.stringify(name)} is no finding of that run`,
    where: named,
    why: 'no id in it begins so',
    mend: 'See the column finding_id of findings.csv, or name another run with --from',
  })

const several = (name: string, named: string, ids: readonly string[]) =>
  explained('usage', {
    what: `${JSON.stringify(name)} is the beginning of ${ids.length} findings`,
    where: named,
    why: `among them ${ids.slice(0, 3).join(', ')}`,
    mend: 'Write more of the one that is meant',
  })
