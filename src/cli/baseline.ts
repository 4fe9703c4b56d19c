// Reads the run that another is held against: only one that is as it was written can say what was known before.
import { resolve } from 'node:path'
import { findingsOf, tiersIn, wholePack } from '../evidence/index.ts'
import { type Baseline, type Failing, failingOf } from '../model/baseline.ts'

/** Throws an ExplainedError where the folder holds no whole run. */
export async function baselineIn(dir: string, cwd: string): Promise<Baseline> {
  const pack = await wholePack(resolve(cwd, dir), `--baseline ${dir}`)
  const failing = new Map<string, Failing>()
  for await (const finding of findingsOf(pack))
    if (finding.status === 'fail') failing.set(finding.id, failingOf(finding))
  return { run: { scan: pack.manifest.scan.id, sha256: pack.sha256 }, failing, tiers: await tiersIn(pack) }
}
