// `ringfence diff` at work: two whole runs, and what is different, on stdout.
import { resolve } from 'node:path'
import { findingsOf, type Pack, tiersIn, wholePack } from '../evidence/index.ts'
import { type Change, differences, differing, type Earlier } from '../findings/index.ts'
import type { Finding } from '../model/finding.ts'
import { plainLine } from '../reports/json-line.ts'
import { together } from '../reports/terminal/layout.ts'
import { readSummary } from '../sources/snapshot/index.ts'
import { foldedLines, note } from './folded-lines.ts'
import type { Host } from './host.ts'

export interface DiffRequest {
  format: 'table' | 'json'
}

/** 0: nothing is worse than it was; 1: something is new, worse, lost or lowered, or not seen by a run that is not whole. */
export async function diff(old: string, now: string, { format }: DiffRequest, host: Host): Promise<number> {
  const [before, after] = [await wholePack(resolve(host.cwd, old), old), await wholePack(resolve(host.cwd, now), now)]
  const { controls, laws } = await readSummary(after.dir)
  const by = { controls: new Set(Object.keys(controls)), laws: new Set(laws) }
  const comparison = differing(await earlierIn(before), await tiersIn(before), await tiersIn(after), by)
  const changes: Change[] = []
  for await (const finding of findingsOf(after)) changes.push(...comparison.onFinding(finding))
  changes.push(...comparison.rest())
  const inOrder = changes.toSorted((one, other) => differences.indexOf(one.kind) - differences.indexOf(other.kind))
  const { still } = comparison.counts
  const { stdout } = host.process
  if (format === 'json') for (const change of inOrder) stdout.write(plainLine(change))
  else stdout.write(foldedLines([...inOrder.map(lineOf), totals(inOrder, still)], stdout, kindWidth))
  const { result } = after.manifest
  if (result.code > 1) note(host, `the later run is not whole, so what is unseen may be there still: ${result.why}`)
  return changes.some(({ kind }) => bad.includes(kind) || (kind === 'unseen' && result.code > 1)) ? 1 : 0
}

/** Whose resource is gone from a whole run is gone; from one that is not, nobody knows. */
const bad: readonly Change['kind'][] = ['new', 'worse', 'lost', 'tier lowered']

async function earlierIn(pack: Pack): Promise<Earlier> {
  const failing = new Map<string, Finding>()
  const unknown = new Set<string>()
  for await (const finding of findingsOf(pack)) {
    if (finding.status === 'fail') failing.set(finding.id, finding)
    if (finding.status === 'unknown') unknown.add(finding.id)
  }
  return { failing, unknown }
}

const kindWidth = 14

function lineOf({ kind, finding, resource }: Change): string {
  const about =
    finding === undefined
      ? `${resource?.id}: ${resource?.before}, now ${resource?.now}`
      : `${finding.severity.padEnd(8)}  ${finding.control.id}  ${finding.resource.id}  ${finding.message}`
  return kind.padEnd(kindWidth) + about
}

function totals(changes: readonly Change[], still: number): string {
  const counts = differences.map((kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`)
  return [...counts, `${still} as before`].map((count) => count.replaceAll(' ', together)).join(', ')
}
