// `ringfence history` at work: indexes the packs of a folder, and tells what they say together.
import { lstat, readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import {
  type ControlRow,
  findingsOf,
  type History,
  manifestFile,
  openHistory,
  partialFile,
  type RunRow,
  wholePack,
} from '../evidence/index.ts'
import { explained, isExplained, linesOf } from '../model/errors.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { counted } from '../reports/terminal/layout.ts'
import { readSummary } from '../sources/snapshot/index.ts'
import { scratchFolder } from '../runtime/scratch-folder.ts'
import { foldedLines, locatedLines } from './folded-lines.ts'
import type { Host } from './host.ts'

export interface HistoryRequest {
  format: 'table' | 'json'
}

/** 0: every run is here and whole; 1: one is missing, or is not as it was written. */
export async function history(dir: string, { format }: HistoryRequest, host: Host): Promise<number> {
  const folder = resolve(host.cwd, dir)
  const packs = await packsIn(folder, dir)
  const scratch = await scratchFolder('history')
  const index = openHistory(join(scratch.path, 'index.sqlite'))
  try {
    const refused = await indexed(index, packs, host)
    const [runs, controls] = [index.runs(), index.controls()]
    const missing = runs.filter(isAlone)
    const { stdout } = host.process
    stdout.write(format === 'json' ? jsonDocument({ runs, controls }) : foldedLines(linesFor(runs, controls), stdout))
    return refused + missing.length > 0 ? 1 : 0
  } finally {
    index.close()
    await scratch.remove()
  }
}

async function packsIn(folder: string, dir: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => [])
  const packs: string[] = []
  for (const name of names.toSorted()) if (await isRunFolder(join(folder, name))) packs.push(join(folder, name))
  if (packs.length > 0) return packs
  throw explained('usage', {
    what: 'no run was found',
    where: dir,
    why: `no folder in it has a ${manifestFile}`,
    mend: 'Name the folder that holds the folders of runs, ringfence-out for example',
  })
}

/** Also of a run that was cut off: it is told and refused, as one that is not there would say nothing of its day. */
async function isRunFolder(path: string): Promise<boolean> {
  for (const name of [manifestFile, partialFile]) {
    const about = await lstat(join(path, name)).catch(() => undefined)
    if (about?.isFile() === true) return true
  }
  return false
}

/** How many were refused. Only what is as it was written is told of, and a copy of a run once. */
async function indexed(index: History, packs: readonly string[], host: Host): Promise<number> {
  let refused = 0
  const whole = new Set<string>()
  for (const path of packs) {
    try {
      const pack = await wholePack(path, relative(host.cwd, path))
      if (whole.has(pack.sha256)) continue
      whole.add(pack.sha256)
      const { controls } = await readSummary(path)
      await index.add(pack, Object.keys(controls), findingsOf(pack))
    } catch (error) {
      if (!isExplained(error)) throw error
      refused += 1
      const { stderr } = host.process
      stderr.write(locatedLines(linesOf(error.explanation), stderr))
    }
  }
  return refused
}

/** Not held against the run before it, or that one is not here. The first of all has none before it. */
const isAlone = ({ previous, previous_here }: RunRow, index: number): boolean =>
  index === 0 ? previous !== null && previous_here === 0 : previous_here === 0

const linesFor = (runs: readonly RunRow[], controls: readonly ControlRow[]): string[] => [
  'Runs',
  ...runs.map(
    (run, index) =>
      `  ${run.now.replace('.000Z', 'Z')}  ${run.scan}  ended ${run.code}, ${run.failing} failing of ${counted(run.population, 'resource')}${beforeWords(run, index)}`,
  ),
  '',
  'Controls that failed or could not be judged, by the days from each run to the next',
  ...controls.map((row) => `  ${row.control}: ${controlWords(row, runs.length)}`),
]

function controlWords({ first, last, open, resources, ...row }: ControlRow, runs: number): string {
  const of = (count: number, days: number): string => `${counted(days, 'day')} in ${count} of ${counted(runs, 'run')}`
  const failed =
    first === null || last === null
      ? 'failed in no run'
      : `${of(row.runs, row.days)}, ${dayOf(first)} to ${dayOf(last)}${open === 'failing' ? ', still open' : ''}; at most ${counted(resources, 'resource')}`
  if (row.untold_runs === 0) return failed
  const still = open === 'untold' ? ', also in the last' : ''
  return `${failed}; nobody could tell on ${of(row.untold_runs, row.untold_days)}${still}`
}

function beforeWords(run: RunRow, index: number): string {
  if (!isAlone(run, index)) return ''
  return run.previous === null ? '; held against no run before it' : `; run ${run.previous} before it is missing`
}

const dayOf = (time: string): string => time.slice(0, 10)
