// The one way through the house: sources, normalize, resolve, estate, evaluate, findings, reports; only this file knows the order.
import { resolve } from 'node:path'
import { estate } from '../estate/index.ts'
import { convene, type Panel } from '../evaluate/panel.ts'
import { findingsOn, rankOf, settling, tallyOf } from '../findings/index.ts'
import type { Finding } from '../model/finding.ts'
import type { Control } from '../model/control.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Resource } from '../model/resource.ts'
import type { FindingLine, Judged, Run, ScanIdentity, Summary } from '../model/run.ts'
import { plainLine } from '../reports/json-line.ts'
import {
  findConfig,
  loadConfig,
  loadRules,
  policyData,
  registerWarnings,
  rulebookOf,
  withoutDecisions,
} from '../rulebook/index.ts'
import { lineGroups } from '../runtime/line-groups.ts'
import { rulesFolder } from './assets.ts'
import { refuseUnknownControls } from './clauses.ts'
import { gatherSources } from './gather.ts'
import type { Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import { digestOver, identityOf } from './identity.ts'
import { policiesOf } from './policies.ts'
import { type ScanRequest, thresholdOf } from './request.ts'
import { basisOf } from './resume.ts'
import { ofControls, withLaws } from './scope.ts'
import { type Surveyed, surveyed } from './surveyed.ts'
import type { Unfinished } from './unfinished.ts'
import { toolVersion } from './version.ts'

/** Whoever follows a run while it goes by: files, and the first page. */
export interface Listener {
  /** Sorted by key. */
  subjects(batch: readonly Judged[]): Promise<void> | void
  /** After the last subject; the worst first. */
  findings(batch: readonly FindingLine[]): Promise<void> | void
}

export interface Scanned {
  summary: Summary
  /** Whether credentials ran out, so that newer ones would tell more. */
  cutOff: boolean
}

/** Reads, joins, judges and sums up. Throws an ExplainedError for what the caller can mend; writes nothing but what `unfinished` keeps. */
export async function scan(
  request: ScanRequest,
  host: Host,
  listen: (run: Run) => Promise<Listener> | Listener,
  { rulesAt = rulesFolder, unfinished }: { rulesAt?: string; unfinished?: Unfinished } = {},
): Promise<Scanned> {
  const rules = await loadRules(
    rulesAt,
    request.policies.map((path) => resolve(host.cwd, path)),
  )
  const configAt = await findConfig(host.cwd, request.config)
  const policies = await policiesOf(request.policies, host)
  const config = await loadConfig(configAt, rules, policies.controls)
  const plain = withLaws(rulebookOf(rules, config), request.laws)
  const rulebook = withoutDecisions(plain, request.without)
  const panel = await convene(policies, policyData(rules), rulebook.types, { cache: request.cache })
  try {
    const controls = ofControls(panel.controls, request.controls)
    refuseUnknownControls(rules.laws, panel.controls)
    const digests = [policies.builtIn, ...policies.own].map(({ metadata }) => metadata.digest)
    const policyDigest = digestOver(digests)
    await unfinished?.begin(await basisOf(rulebook, policyDigest))
    return await conducted(request, host, { plain, rulebook, panel, controls, policyDigest, unfinished }, listen)
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
}

async function conducted(
  request: ScanRequest,
  host: Host,
  { plain, rulebook, panel, controls, policyDigest, unfinished }: Court,
  listen: (run: Run) => Promise<Listener> | Listener,
): Promise<Scanned> {
  const gathered = await gatherSources(request, host, rulebook, unfinished)
  try {
    const known = await surveyed(gathered.gathering, rulebook, gathered.locate)
    try {
      const identity = await identified(request, gathered, known, rulebook, policyDigest)
      const { gaps, asked, lookups } = known
      const due = registerWarnings(rulebook, identity.now)
      const warnings = [...rulebook.config.warnings, ...due, ...gathered.warnings]
      const comparedWith = plainDay(request, gathered, identity)
      const run: Run = {
        identity,
        rulebook,
        controls,
        asked,
        gaps,
        lookups,
        warnings,
        ...(comparedWith === undefined ? {} : { comparedWith }),
      }
      const summarize = await judged(run, plain, known, panel, await listen(run), unfinished?.folder)
      warnings.push(...panel.warnings) // known only now, and told with the others
      const dataless = [...gathered.gathering.dataless].toSorted(([one], [other]) => (one < other ? -1 : 1))
      const more = { dataless: Object.fromEntries(dataless), evaluation: panel.counts }
      return { summary: summarize(more, thresholdOf(request)), cutOff: gathered.cutOff === true }
    } finally {
      known.survey.close()
    }
  } finally {
    await gathered.gathering.resources.close()
  }
}

/** The second way through the inventory, batch by batch, and then through the findings in their order. */
async function judged(
  run: Run,
  plain: Rulebook,
  known: Surveyed,
  panel: Panel,
  listener: Listener,
  folder: string | undefined,
) {
  const controls = new Map(run.controls.map((control) => [control.id, control]))
  const judge = judging(run, known, panel)
  const judgeBefore =
    run.comparedWith === undefined
      ? undefined
      : judging({ ...run, rulebook: plain, identity: { ...run.identity, now: run.comparedWith } }, known, panel)
  const tally = tallyOf(run)
  const findings = lineGroups(folder)
  const found = (answer: Judged): Finding[] => {
    const list = findingsOn(answer, controls, run)
    tally.add(answer, list)
    return list
  }
  try {
    for await (const batch of known.resources()) {
      const answers = await judge(batch)
      const before = await judgeBefore?.(batch)
      for (const [index, answer] of answers.entries()) if (before?.[index]) answer.before = before[index].verdicts
      for (const finding of answers.flatMap(found)) await findings.add(rankOf(finding), plainLine(finding).slice(0, -1))
      await listener.subjects(answers)
    }
    for await (const batch of findings.lines()) await listener.findings(batch.map(findingLine))
  } finally {
    await findings.close()
  }
  return tally.summary
}

/** From resources to what stands of their verdicts, by the law and on the day of this run. */
function judging(run: Run, known: Surveyed, panel: Panel) {
  const subjectOf = estate(known.survey, run, run.rulebook, run.identity.now)
  const controls = new Set(run.controls.map(({ id }) => id))
  const settled = settling(run)
  return async (batch: readonly { resource: Resource; line: string }[]): Promise<Judged[]> => {
    const subjects = batch.map(({ resource }) => subjectOf(resource))
    const answers = await panel.judge(subjects)
    return batch.map(({ line }, index) => {
      const subject = subjects[index]
      const verdicts = answers[index]
      if (subject === undefined || verdicts === undefined) throw new Error('a subject without its verdicts')
      return settled({ subject, line, verdicts: verdicts.filter(({ control }) => controls.has(control)) })
    })
  }
}

/** A question about the law is held against the same day; another day against that of the run, or of the sample, that is read. */
function plainDay(
  { without, savedAt }: ScanRequest,
  { recorded }: Gathered,
  { now }: ScanIdentity,
): string | undefined {
  const day = recorded?.now ?? savedAt ?? now
  return without.length === 0 && day === now ? undefined : day
}

const findingLine = (line: string): FindingLine => ({
  finding: JSON.parse(line) as Finding, // `as`: written above
  line: `${line}\n`,
})

/** A run that is read again keeps its name and its day, unless another day is asked for. */
async function identified(
  request: ScanRequest,
  { recorded, collectors, startedAt, from }: Gathered,
  { scope, digest }: Surveyed,
  rulebook: Rulebook,
  policyDigest: string,
): Promise<ScanIdentity> {
  const now = request.now ?? recorded?.now ?? startedAt
  const fresh = identityOf({
    now,
    toolVersion: await toolVersion(),
    policyDigest,
    rulebook,
    scope: recorded?.scope ?? { ...scope, from: from.toSorted() },
    collectors,
    sources: digest,
    without: request.without,
  })
  return recorded !== undefined && recorded.now === now && request.without.length === 0
    ? { ...fresh, id: recorded.id }
    : fresh
}
