// Holds the files of a pack against each other: counts that must be equal, and findings whose resource must be in the inventory.
import { hash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { fileLines } from '../runtime/file-lines.ts'
import type { Manifest } from './manifest.ts'
import type { Problem } from './problem.ts'

const resource = v.pipe(v.string(), v.parseJson(), v.object({ key: v.string() }))
const finding = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ id: v.string(), status: v.string(), resource: v.object({ key: v.string() }) }),
)

/** For a pack whose files are what the manifest says: what a manifest that was written anew would hide. */
export async function crossProblems(dir: string, manifest: Manifest): Promise<Problem[]> {
  const counted = countProblems(manifest)
  try {
    const keys = await keysIn(join(dir, 'inventory.ndjson'))
    return [...counted, ...(await findingProblems(join(dir, 'findings.ndjson'), keys, manifest))]
  } catch (error) {
    const what = `cannot be read record by record: ${error instanceof Error ? error.message : String(error)}`
    return [...counted, { kind: 'reference', file: 'inventory.ndjson, findings.ndjson', what }]
  }
}

/** Files that have a record for each of the same things. */
function countProblems({ files, totals }: Manifest): Problem[] {
  const expected: [path: string, count: number, of: string][] = [
    ['inventory.ndjson', totals.population, 'resources'],
    ['population.csv', totals.population, 'resources'],
    ['findings.ndjson', totals.findings, 'findings'],
    ['findings.csv', totals.findings, 'findings'],
  ]
  return expected.flatMap(([path, count, of]): Problem[] => {
    const records = files.find((file) => file.path === path)?.records
    if (records === count) return []
    return [{ kind: 'view', file: path, what: `has ${records ?? 'no'} records, and the totals count ${count} ${of}` }]
  })
}

/** Of a million keys the digests fit into memory where the keys themselves need not. */
async function keysIn(path: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for await (const lines of fileLines(path)) for (const line of lines) keys.add(nameOf(v.parse(resource, line).key))
  return keys
}

const nameOf = (key: string): string => hash('sha256', key, 'base64').slice(0, 20)

async function findingProblems(path: string, keys: ReadonlySet<string>, { totals }: Manifest): Promise<Problem[]> {
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  let at = 0
  for await (const lines of fileLines(path)) {
    for (const line of lines) {
      at += 1
      const { status, resource: about } = v.parse(finding, line)
      seen.set(status, (seen.get(status) ?? 0) + 1)
      if (keys.has(nameOf(about.key)) || problems.length >= mostNamed) continue
      const what = `line ${at} speaks of a resource that inventory.ndjson does not have`
      problems.push({ kind: 'reference', file: 'findings.ndjson', what })
    }
  }
  for (const status of new Set([...Object.keys(totals.byStatus), ...seen.keys()])) {
    const [found, count] = [seen.get(status) ?? 0, totals.byStatus[status] ?? 0]
    if (found !== count)
      problems.push({
        kind: 'view',
        file: 'findings.ndjson',
        what: `has ${found} of status ${status}, and the totals ${count}`,
      })
  }
  return problems
}

/** Of one kind: a reader needs to know where it begins, and not all of a million. */
const mostNamed = 20
