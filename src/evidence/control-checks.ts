// Holds the totals of each control against what they were counted from: every resource counts once, by the worst that was said of it.
import type { Summary } from '../model/run.ts'
import { type Status, statuses, worst } from '../model/verdict.ts'
import { type LineSorter, lineSorter } from '../runtime/line-sorter.ts'
import { keyDigest } from './key-digest.ts'
import { type Pack, populationOf } from './pack.ts'
import type { Problem } from './problem.ts'

type Totals = Pick<Summary, 'controls' | 'population' | 'silent'>

interface Told {
  control: { id: string }
  resource: { key: string }
  status: Status
}

/** Of a million resources the pairs do not fit into memory, so they are sorted on disk. */
export interface ControlCheck {
  note(finding: Told): Promise<void>
  /** After the last finding. */
  problems(): Promise<Problem[]>
  close(): Promise<void>
}

export function controlCheck(totals: Totals): ControlCheck {
  const pairs = lineSorter()
  return {
    note: ({ control, resource, status }) => pairs.add(`${control.id} ${keyDigest(resource.key)}`, status),
    problems: async () => controlProblems(await worstCounts(pairs), totals),
    close: () => pairs.close(),
  }
}

type Counts = Map<string, Map<Status, number>>

/** By control, how many resources have each status as their worst. */
async function worstCounts(pairs: LineSorter): Promise<Counts> {
  const counts: Counts = new Map()
  let pair = { key: '', found: [] as Status[] }

  function end({ key, found }: typeof pair): void {
    if (key === '') return
    const control = key.slice(0, key.lastIndexOf(' '))
    const row = counts.get(control) ?? new Map<Status, number>()
    const status = worst(found)
    counts.set(control, row.set(status, (row.get(status) ?? 0) + 1))
  }

  for await (const batch of pairs.sorted())
    for (const { key, line } of batch) {
      const status = line as Status // `as`: `note` wrote it
      if (key === pair.key) pair.found.push(status)
      else {
        end(pair)
        pair = { key, found: [status] }
      }
    }
  end(pair)
  return counts
}

/** Of a resource that passed nothing stands there, but in a run that tells all; what does not apply is the rest of a row. */
function controlProblems(found: Counts, { controls, population, silent }: Totals): Problem[] {
  const told = statuses.filter((status) => status !== 'not_applicable' && (status !== 'pass' || silent !== undefined))
  return [...new Set([...Object.keys(controls), ...found.keys()])].flatMap((id): Problem[] => {
    const row = Object.hasOwn(controls, id) ? controls[id] : undefined
    const sum = Object.values(row ?? {}).reduce((one, other) => one + other, 0)
    const fits =
      row !== undefined &&
      sum === population &&
      told.every((status) => row[status] === (found.get(id)?.get(status) ?? 0))
    const what = `counts the resources of ${id} otherwise than findings.ndjson tells of them`
    return fits ? [] : [{ kind: 'view', file: 'summary.json', what }]
  })
}

/** The table of all that was looked at counts the controls of each resource, the totals the resources of each control. */
export async function populationProblems(pack: Pick<Pack, 'dir'>, { controls }: Totals): Promise<Problem[]> {
  const sums = new Map<Status, number>()
  for await (const row of populationOf(pack))
    for (const status of statuses) sums.set(status, (sums.get(status) ?? 0) + Number(row[status]))
  return statuses.flatMap((status): Problem[] => {
    const expected = Object.values(controls).reduce((sum, row) => sum + row[status], 0)
    const found = sums.get(status) ?? 0
    const what = `counts ${found} of status ${status}, and summary.json ${expected}`
    return found === expected ? [] : [{ kind: 'view', file: 'population.csv', what }]
  })
}
