// Reads back what a whole run wrote, record by record; only a folder that is as it was written is read at all.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { explained } from '../model/errors.ts'
import { type Finding, isSilent } from '../model/finding.ts'
import type { Status } from '../model/verdict.ts'
import { fileLines } from '../runtime/file-lines.ts'
import type { Manifest } from './manifest.ts'
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

/** The counts per status are numbers, as text. */
export interface PopulationRow extends Record<Status, string> {
  provider: string
  account_id: string
  /** Empty where it is not known. */
  region: string
  country: string
  resource_type: string
  resource_id: string
  holds: string
  tier: string
  /** Empty: nobody has said. */
  people: string
}

export async function* populationOf({ dir }: Pick<Pack, 'dir'>): AsyncGenerator<PopulationRow> {
  const rows = createReadStream(join(dir, 'population.csv')).pipe(parse({ columns: true, bom: true }))
  for await (const row of rows) yield row as PopulationRow // `as`: likewise
}

/** By the id of the resource. */
export async function tiersIn(pack: Pick<Pack, 'dir'>): Promise<Map<string, string>> {
  const tiers = new Map<string, string>()
  for await (const { resource_id: id, tier } of populationOf(pack)) tiers.set(id, tier)
  return tiers
}
