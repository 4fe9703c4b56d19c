// The one way through the house: sources, normalize, resolve, estate, evaluate, findings, reports; only this file knows the order.
import { basename } from 'node:path'
import { convene, type Panel } from '../evaluate/panel.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Before } from '../model/change.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Run, Summary } from '../model/run.ts'
import { findConfig, loadConfig, policyData, rulebookOf, withoutDecisions } from '../rulebook/index.ts'
import { type FlowChanges, flowChanges } from '../reports/flow-change.ts'
import { formerOf, judgedBefore } from './before.ts'
import { gatherSources } from './gather.ts'
import type { Host } from './host.ts'
import { digestOver } from './identity.ts'
import { inside } from './inside.ts'
import { closed } from './inventory.ts'
import { judged, type Listener } from './judged.ts'
import { type Material, newRun, type Terms } from './new-run.ts'
import { type ScanRequest, thresholdOf } from './request.ts'
import { basisOf } from './resume.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'
import { type RawLine, rawLines } from './raw-answers.ts'
import { ofControls, withLaws } from './scope.ts'
import { surveyed } from './surveyed.ts'
import type { Unfinished } from './unfinished.ts'

export interface Scanned {
  summary: Summary
  /** Whether credentials or time ran out, so that newer ones, or more of it, would tell more. */
  cutOff: boolean
}

/** `raw`: the answers, where they are to be kept; to be read before the listener is handed out. */
export type Listen = (run: Run, raw?: AsyncIterable<readonly RawLine[]>) => Promise<Listener> | Listener

export interface ScanOptions {
  rulesAt?: string
  /** What was read of rules and policies before, for many scans in one process; it takes longer than a small scan itself. */
  prepared?: Awaited<ReturnType<typeof rulesAndPolicies>>
  unfinished?: Unfinished
  /** The run that this one is held against. */
  baseline?: Baseline
}

/** Reads, joins, judges and sums up. Throws an ExplainedError for what the caller can mend; writes nothing but what `unfinished` keeps. */
export async function scan(
  request: ScanRequest,
  host: Host,
  listen: Listen,
  { rulesAt, prepared, unfinished, baseline }: ScanOptions = {},
): Promise<Scanned> {
  const configAt = await findConfig(host.cwd, request.config)
  const { rules, policies } = prepared ?? (await rulesAndPolicies(request.policies, host, rulesAt))
  const config = await loadConfig(configAt, rules, policies.controls, request.configCalled)
  const plain = withLaws(rulebookOf(rules, config), request.laws)
  const rulebook = withoutDecisions(plain, request.without)
  const panel = await convene(policies, policyData(rules), rulebook.types, { cache: request.cache })
  try {
    const controls = ofControls(panel.controls, request.controls)
    const digests = [policies.builtIn, ...policies.own].map(({ metadata }) => metadata.digest)
    const policyDigest = digestOver(digests)
    await unfinished?.begin(await basisOf(rulebook, policyDigest))
    const configFile = request.configCalled ?? (configAt === null ? undefined : nameFrom(host.cwd, configAt))
    const court = { plain, rulebook, panel, controls, policyDigest, unfinished, baseline, configFile }
    return await conducted(request, host, court, listen)
  } finally {
    await panel.close()
  }
}

interface Court extends Terms {
  /** The law as it stands, before anything is left out of it. */
  plain: Rulebook
  panel: Panel
  unfinished: Unfinished | undefined
}

/** Nothing of what was gathered is left on the disk, whatever comes of it. */
async function conducted(request: ScanRequest, host: Host, court: Court, listen: Listen): Promise<Scanned> {
  const gathered = await gatherSources(request, host, court.rulebook, court.unfinished)
  try {
    const known = await surveyed(gathered.gathering, court.rulebook, gathered.locate)
    try {
      return await judgedAll(request, court, { gathered, known }, listen)
    } finally {
      known.survey.close()
    }
  } finally {
    await closed(gathered.gathering)
    if (gathered.before !== undefined) await closed(gathered.before)
  }
}

async function judgedAll(request: ScanRequest, court: Court, material: Material, listen: Listen): Promise<Scanned> {
  const { plain, panel, unfinished } = court
  const { gathered, known } = material
  const former = gathered.before && (await formerOf(gathered.before))
  const now = await newRun(request, court, material, former?.digest)
  const before = former && (await judgedBefore(former, now, panel))
  const run = before === undefined ? now : changing(now, before)
  const changes = before && flowChanges(before, run)
  const { raw, dataless } = gathered.gathering
  const listener = await listen(run, raw && rawLines(raw, known.resources()))
  const summarize = await judged(run, plain, known, panel, alsoTelling(listener, changes), unfinished?.folder)
  now.warnings.push(...panel.warnings) // known only now, and told with the others
  const more = {
    dataless: Object.fromEntries([...dataless].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    evaluation: panel.counts,
    ...(changes && { change: changes.counts() }),
  }
  return { summary: summarize(more, thresholdOf(request)), cutOff: gathered.cutOff?.() === true }
}

/** What failed before the change is not its news, unless an earlier run was named to say what is. */
const changing = (run: Run, before: Before): Run => ({
  ...run,
  before,
  baseline: run.baseline ?? { failing: before.failing, tiers: before.tiers },
})

/** Another who follows the run. */
const alsoTelling = (listener: Listener, changes: FlowChanges | undefined): Listener =>
  changes === undefined
    ? listener
    : {
        ...listener,
        async subjects(batch) {
          changes.add(batch)
          await listener.subjects(batch)
        },
      }

/** What lies elsewhere would tell of the machine, and means nothing in a repository. */
const nameFrom = (cwd: string, path: string): string => inside(cwd, path) ?? basename(path)
