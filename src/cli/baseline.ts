// Reads the run that another is held against: only one that is as it was written can say what was known before.
import { join, resolve } from 'node:path'
import { verifyPack } from '../evidence/index.ts'
import type { Baseline } from '../model/baseline.ts'
import { explained } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { fileLines } from '../runtime/file-lines.ts'

/** Throws an ExplainedError where the folder holds no whole run. */
export async function baselineIn(dir: string, cwd: string): Promise<Baseline> {
  const folder = resolve(cwd, dir)
  const { manifest, sha256, problems, unproven } = await verifyPack(folder, {}).catch(() => {
    throw refused(dir, 'there is no folder of that name that can be read')
  })
  const [first] = problems
  if (first !== undefined) throw refused(dir, `${first.file} ${first.what}`)
  if (manifest === undefined || sha256 === undefined) throw refused(dir, unproven ?? 'it has no manifest')
  const failing: [string, { severity: Finding['severity']; resource: string }][] = []
  for await (const lines of fileLines(join(folder, 'findings.ndjson'))) {
    for (const line of lines) {
      const { id, status, severity, resource } = JSON.parse(line) as Finding // `as`: its digest is that of what a run wrote
      if (status === 'fail') failing.push([id, { severity, resource: resource.key }])
    }
  }
  return {
    scan: manifest.scan.id,
    sha256,
    failing: new Map(failing),
  }
}

const refused = (dir: string, why: string) =>
  explained('data', {
    what: 'the baseline was refused',
    where: `--baseline ${dir}`,
    why,
    mend: 'Name the folder of a whole run; ringfence verify tells what is wrong with one',
  })
