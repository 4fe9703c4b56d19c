// `ringfence waiver list` and `check` at work: which waivers have ended, since when, and which lifted nothing in the last run.
import { relative, resolve } from 'node:path'
import { wholePack } from '../evidence/index.ts'
import { hasEnded } from '../model/days.ts'
import type { Config, Waiver } from '../model/rulebook.ts'
import type { Summary } from '../model/run.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { counted } from '../reports/terminal/layout.ts'
import { loadConfig } from '../rulebook/index.ts'
import { readSummary } from '../sources/snapshot/index.ts'
import { configHere } from './config-here.ts'
import { locatedLines, note } from './folded-lines.ts'
import type { Host } from './host.ts'
import { latestRun } from './latest-run.ts'
import { tableOf } from './table.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'

export interface WaiverQuestion {
  config?: string
  policies?: readonly string[]
  /** The folder of a run; absent: the latest, where there is one. */
  from?: string
  /** ISO 8601: the day that ends are held against. */
  now?: string
}

type Row = {
  id: string
  state: 'active' | 'ended'
  until: string
  /** Failures in the run; `not in it`: the waiver is younger than the run, or its control was not asked. */
  lifts: string
  control: string
  resource: string
  owner: string
}

export async function listWaivers(question: WaiverQuestion & { format: 'table' | 'json' }, host: Host): Promise<void> {
  const { waivers, summary, run } = await known(question, host)
  const rows = waivers.map((waiver) => rowOf(waiver, summary, dayOf(question, host)))
  const { stdout } = host.process
  if (question.format === 'json') return stdout.write(jsonDocument(rows))
  if (rows.length === 0) return stdout.write('no waivers\n')
  stdout.write(tableOf(rows, stdout))
  note(host, run === undefined ? 'no run here tells what they lift' : `lifts: failures in ${run}`)
}

/** 0: none has ended, or matched nothing in the run; 1: one has. */
export async function checkWaivers(question: WaiverQuestion, host: Host): Promise<number> {
  const { config, waivers, summary, run } = await known(question, host)
  const day = dayOf(question, host)
  const complaints = waivers.flatMap(({ id, where, until, owner }) => [
    ...(hasEnded(until, day) ? [`${where}: ${id} ended on ${until}: what it lifted fails again (owner ${owner})`] : []),
    ...(isUnmatched(id, summary)
      ? [`${where}: ${id} matched nothing in ${run}: take it out, or correct it (owner ${owner})`]
      : []),
  ])
  const { stdout } = host.process
  stdout.write(locatedLines(complaints, stdout))
  const found =
    complaints.length > 0
      ? counted(complaints.length, 'complaint')
      : run === undefined
        ? 'none has ended'
        : 'all in order'
  const checked = `${counted(waivers.length, 'waiver')} of ${config.file}, ${found}`
  note(host, `${checked}; ${run === undefined ? 'no run here to hold them against' : `held against ${run}`}`)
  return complaints.length === 0 ? 0 : 1
}

interface Known {
  config: Config
  waivers: readonly Waiver[]
  summary?: Summary
  /** As it is called here. */
  run?: string
}

async function known({ config: named, policies = [], from }: WaiverQuestion, host: Host): Promise<Known> {
  const path = await configHere(named, host)
  const { rules, policies: judging } = await rulesAndPolicies(policies, host)
  const config = await loadConfig(path, rules, judging.controls)
  const folder = from === undefined ? latestRun(host.cwd) : resolve(host.cwd, from)
  if (folder === undefined) return { config, waivers: config.waivers }
  const run = relative(host.cwd, folder) || '.'
  await wholePack(folder, run)
  return { config, waivers: config.waivers, summary: await readSummary(folder), run }
}

const dayOf = ({ now }: WaiverQuestion, { clock }: Host): string => (now ?? clock()).slice(0, 'yyyy-mm-dd'.length)

const isUnmatched = (id: string, summary: Summary | undefined): boolean =>
  summary?.config.unused.some((one) => one.kind === 'waiver' && one.id === id) === true

function rowOf({ id, until, control, resource = '*', owner }: Waiver, summary: Summary | undefined, day: string): Row {
  const use = summary?.config.waivers.find((one) => one.id === id)
  const lifts = isUnmatched(id, summary)
    ? 'nothing'
    : use === undefined || use.lifted + use.lapsed === 0
      ? 'not in it'
      : use.lifted > 0
        ? String(use.lifted)
        : `${use.lapsed} until it ended`
  return { id, state: hasEnded(until, day) ? 'ended' : 'active', until, lifts, control, resource, owner }
}
