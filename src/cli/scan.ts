// The one way through the house: sources, normalize, resolve, estate, evaluate, findings, reports; only this file knows the order.
import { basename } from 'node:path'
import { convene, type Panel } from '../evaluate/panel.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Before } from '../model/change.ts'
import type { Control } from '../model/control.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Run, ScanIdentity, Summary } from '../model/run.ts'
import {
  findConfig,
  loadConfig,
  policyData,
  registerWarnings,
  rulebookOf,
  withoutDecisions,
} from '../rulebook/index.ts'
import { type FlowChanges, flowChanges } from '../reports/flow-change.ts'
import { formerOf, judgedBefore } from './before.ts'
import { gatherSources } from './gather.ts'
import { cutOffIn, type Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import { inside } from './inside.ts'
import { digestOver, identityOf, type Ingredients, withFormer } from './identity.ts'
import { closed } from './inventory.ts'
import { judged, type Listener } from './judged.ts'
import { type ScanRequest, thresholdOf } from './request.ts'
import { basisOf } from './resume.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'
import { type RawLine, rawLines } from './raw-answers.ts'
import { ofControls, withLaws } from './scope.ts'
import { type Surveyed, surveyed } from './surveyed.ts'
import type { Unfinished } from './unfinished.ts'
import { toolVersion } from './version.ts'

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

interface Court {
  /** The law as it stands, before anything is left out of it. */
  plain: Rulebook
  rulebook: Rulebook
  panel: Panel
  controls: Control[]
  policyDigest: string
  unfinished: Unfinished | undefined
  baseline: Baseline | undefined
  configFile: string | undefined
}

async function conducted(
  request: ScanRequest,
  host: Host,
  { plain, rulebook, panel, controls, policyDigest, unfinished, baseline, configFile }: Court,
  listen: Listen,
): Promise<Scanned> {
  const gathered = await gatherSources(request, host, rulebook, unfinished)
  try {
    const known = await surveyed(gathered.gathering, rulebook, gathered.locate)
    try {
      const former = gathered.before && (await formerOf(gathered.before))
      const cutOff = cutOffIn(gathered, 'the scan') // by now all is located
      const identity = await identified(
        request,
        gathered,
        { ...known, digest: withFormer(known.digest, former?.digest) },
        { rulebook, policyDigest, cutOff },
      )
      const { gaps, asked, lookups } = known
      const due = registerWarnings(rulebook, identity.now)
      const late = cutOff.map((what) => `${what}: the credentials or the time ran out before all of it was read`)
      const warnings = [...rulebook.config.warnings, ...due, ...gathered.warnings, ...late]
      const comparedWith = plainDay(request, gathered, identity)
      const { raw } = gathered.gathering
      const now: Run = {
        identity,
        rulebook,
        controls,
        asked,
        gaps,
        lookups,
        warnings,
        ...(configFile === undefined ? {} : { configFile }),
        ...(comparedWith === undefined ? {} : { comparedWith }),
        ...(baseline === undefined ? {} : { baseline }),
        // Whoever keeps the answers wants the passes that rest on them too; a replay, those of the run that kept them.
        ...((raw ?? request.rawBefore) && { tellsAll: true }),
      }
      const before = former && (await judgedBefore(former, now, panel, unfinished?.folder))
      const run = before === undefined ? now : changing(now, before)
      const changes = before && flowChanges(before, run)
      const listener = await listen(run, raw && rawLines(raw, known.resources()))
      const summarize = await judged(run, plain, known, panel, alsoTelling(listener, changes), unfinished?.folder)
      warnings.push(...panel.warnings) // known only now, and told with the others
      const dataless = [...gathered.gathering.dataless].toSorted(([one], [other]) => (one < other ? -1 : 1))
      const more = {
        dataless: Object.fromEntries(dataless),
        evaluation: panel.counts,
        ...(changes && { change: changes.counts() }),
      }
      return { summary: summarize(more, thresholdOf(request)), cutOff: gathered.cutOff?.() === true }
    } finally {
      known.survey.close()
    }
  } finally {
    await closed(gathered.gathering)
    if (gathered.before !== undefined) await closed(gathered.before)
  }
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

/** A question about the law is held against the same day; another day, and not another hour, against that of the run, or of the sample, that is read. */
function plainDay(
  { without, savedAt }: ScanRequest,
  { recorded }: Gathered,
  { now }: ScanIdentity,
): string | undefined {
  const day = recorded?.now ?? savedAt ?? now
  return without.length === 0 && day.slice(0, 10) === now.slice(0, 10) ? undefined : day
}

/** A run that is read again keeps its name and its day, unless another day is asked for. */
async function identified(
  request: ScanRequest,
  { recorded, collectors, startedAt, from }: Gathered,
  { scope, digest }: Surveyed,
  rest: Pick<Ingredients, 'rulebook' | 'policyDigest' | 'cutOff'>,
): Promise<ScanIdentity> {
  const now = request.now ?? recorded?.now ?? startedAt
  const fresh = identityOf({
    now,
    toolVersion: await toolVersion(),
    ...rest,
    scope: recorded?.scope ?? { ...scope, from: from.toSorted() },
    collectors,
    sources: digest,
    without: request.without,
  })
  return recorded !== undefined && isJudgedAlike(recorded, fresh) ? { ...fresh, id: recorded.id } : fresh
}

/** On another day, or by other rules, it is another run. */
const isJudgedAlike = (one: ScanIdentity, other: ScanIdentity): boolean =>
  one.now === other.now &&
  one.configDigest === other.configDigest &&
  one.rulesDigest === other.rulesDigest &&
  one.policyDigest === other.policyDigest &&
  (one.without ?? []).join() === (other.without ?? []).join()
