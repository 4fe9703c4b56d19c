// Holds the files of a pack against each other: counts that must be equal, and findings whose resource must be in the inventory.
import { join } from 'node:path'
import * as v from 'valibot'
import { linesByStatus, type Summary } from '../model/run.ts'
import { type Status, statuses } from '../model/verdict.ts'
import { fileLines } from '../runtime/file-lines.ts'
import { type ControlCheck, controlCheck, populationProblems } from './control-checks.ts'
import { keyDigest } from './key-digest.ts'
import { type Manifest, manifestFile } from './manifest.ts'
import type { Problem } from './problem.ts'

const resource = v.pipe(v.string(), v.parseJson(), v.object({ key: v.string() }))
const finding = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    id: v.string(),
    status: v.picklist(statuses),
    control: v.object({ id: v.string() }),
    resource: v.object({ key: v.string() }),
  }),
)

/** For a pack whose files are what the manifest says: what a manifest that was written anew would hide. */
export async function crossProblems(dir: string, manifest: Manifest, summary: Summary): Promise<Problem[]> {
  const counted = countProblems(manifest)
  const controls = controlCheck(summary)
  try {
    const keys = await keysIn(join(dir, 'inventory.ndjson'))
    const found = await findingProblems(join(dir, 'findings.ndjson'), keys, { totals: manifest.totals, controls })
    return [...counted, ...found, ...(await controls.problems()), ...(await populationProblems({ dir }, summary))]
  } catch (error) {
    const what = `cannot be read record by record: ${error instanceof Error ? error.message : String(error)}`
    return [...counted, { kind: 'reference', file: 'inventory.ndjson, findings.ndjson, population.csv', what }]
  } finally {
    await controls.close()
  }
}

/** Files that have a record for each of the same things, and totals that are sums. */
function countProblems({ files, totals }: Manifest): Problem[] {
  const told = sumOf(linesByStatus(totals, totals.silent))
  const expected: [path: string, count: number, of: string][] = [
    ['inventory.ndjson', totals.population, 'resources'],
    ['population.csv', totals.population, 'resources'],
    ['findings.ndjson', told, 'verdicts'],
    ['findings.csv', told, 'verdicts'],
  ]
  const counted = expected.flatMap(([path, count, of]): Problem[] => {
    const records = files.find((file) => file.path === path)?.records
    if (records === count) return []
    return [{ kind: 'view', file: path, what: `has ${records ?? 'no'} records, and the totals count ${count} ${of}` }]
  })
  if (totals.findings === sumOf(totals.byStatus)) return counted
  return [...counted, { kind: 'view', file: manifestFile, what: 'counts other findings in all than of each status' }]
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

async function keysIn(path: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for await (const lines of fileLines(path)) for (const line of lines) keys.add(keyDigest(v.parse(resource, line).key))
  return keys
}

interface Against {
  totals: Manifest['totals']
  controls: ControlCheck
}

async function findingProblems(
  path: string,
  keys: ReadonlySet<string>,
  { totals, controls }: Against,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const seen = new Map<Status, number>()
  let at = 0
  for await (const lines of fileLines(path)) {
    for (const line of lines) {
      at += 1
      const told = v.parse(finding, line)
      seen.set(told.status, (seen.get(told.status) ?? 0) + 1)
      await controls.note(told)
      if (keys.has(keyDigest(told.resource.key)) || problems.length >= mostNamed) continue
      const what = `line ${at} speaks of a resource that inventory.ndjson does not have`
      problems.push({ kind: 'reference', file: 'findings.ndjson', what })
    }
  }
  const expected = linesByStatus(totals, totals.silent)
  for (const status of statuses) {
    const found = seen.get(status) ?? 0
    const what = `has ${found} of status ${status}, and the totals ${expected[status]}`
    if (found !== expected[status]) problems.push({ kind: 'view', file: 'findings.ndjson', what })
  }
  return problems
}

/** Of one kind: a reader needs to know where it begins, and not all of a million. */
const mostNamed = 20
