// Reads back what a whole run wrote, record by record; only a folder that is as it was written is read at all.
import { join } from 'node:path'
import { explained } from '../model/errors.ts'
import { type Finding, isSilent } from '../model/finding.ts'
import { statuses } from '../model/verdict.ts'
import { fileLines } from '../runtime/file-lines.ts'
import type { Manifest } from './manifest.ts'
import { tableRows } from './table-rows.ts'
import { verifyPack } from './verify.ts'

export interface Pack {
  dir: string
  manifest: Manifest
  /** Of the manifest. */
  sha256: string
}

/** `named`: as the caller's caller wrote it, for the error: `--baseline DIR`. Throws an ExplainedError. */
export async function wholePack(dir: string, named: string): Promise<Pack> {
  const refused = (why: string) =>
    explained('data', {
      what: 'the run was refused',
      where: named,
      why,
      mend: 'Name the folder of a whole run; ringfence verify tells what is wrong with one',
    })
  const { manifest, sha256, problems, unproven } = await verifyPack(dir, {})
  const [first] = problems
  if (first !== undefined) throw refused(`${first.file} ${first.what}`)
  if (manifest === undefined || sha256 === undefined) throw refused(unproven ?? 'it has no manifest')
  return { dir, manifest, sha256 }
}

/** Without what a run that tells all tells beside them: a run may be held against one that does not. */
export async function* findingsOf({ dir }: Pack): AsyncGenerator<Finding> {
  for await (const lines of fileLines(join(dir, 'findings.ndjson')))
    for (const line of lines) {
      const told = JSON.parse(line) as Finding // `as`: its digest is that of what a run wrote
      if (!isSilent(told)) yield told
    }
}

/** Empty where it is not known, or of `people`, where nobody has said. The counts per status are numbers, as text. */
const populationColumns = [
  'provider',
  'account_id',
  'region',
  'country',
  'resource_type',
  'resource_id',
  'holds',
  'tier',
  'people',
  ...statuses,
] as const

export const populationOf = ({ dir }: Pick<Pack, 'dir'>) => tableRows(join(dir, 'population.csv'), populationColumns)

/** By the id of the resource. */
export async function tiersIn(pack: Pick<Pack, 'dir'>): Promise<Map<string, string>> {
  const tiers = new Map<string, string>()
  for await (const { resource_id: id, tier } of populationOf(pack)) tiers.set(id, tier)
  return tiers
}
