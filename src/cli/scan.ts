// The one way through the house: sources, normalize, resolve, estate, evaluate, findings, reports; only this file knows the order.
import { estate } from '../estate/index.ts'
import { loadJudge } from '../evaluate/judge.ts'
import { findingsOn, rankOf, tallyOf } from '../findings/index.ts'
import type { Finding } from '../model/finding.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { FindingLine, Judged, Run, ScanIdentity, Summary } from '../model/run.ts'
import { plainLine } from '../reports/json-line.ts'
import { findConfig, loadConfig, loadRules, policyData, rulebookOf } from '../rulebook/index.ts'
import { type KeyedLine, lineSorter } from '../runtime/line-sorter.ts'
import { compiledPolicy, rulesFolder } from './assets.ts'
import { refuseUnknownControls } from './clauses.ts'
import { gatherSources } from './gather.ts'
import type { Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import { identityOf } from './identity.ts'
import type { ScanRequest } from './request.ts'
import { ofControls, withLaws } from './scope.ts'
import { type Surveyed, surveyed } from './surveyed.ts'
import { toolVersion } from './version.ts'

/** Whoever follows a run while it goes by: files, and the first page. */
export interface Listener {
  /** Sorted by key. */
  subjects(batch: readonly Judged[]): Promise<void> | void
  /** After the last subject; the worst first. */
  findings(batch: readonly FindingLine[]): Promise<void> | void
}

/** Reads, joins, judges and sums up. Throws an ExplainedError for what the caller can mend; writes nothing. */
export async function scan(
  request: ScanRequest,
  host: Host,
  listen: (run: Run) => Promise<Listener> | Listener,
  rulesAt = rulesFolder,
): Promise<Summary> {
  const rules = await loadRules(rulesAt)
  const config = await loadConfig(await findConfig(host.cwd, request.config), rules)
  const rulebook = withLaws(rulebookOf(rules, config), request.laws)
  const policy = await compiledPolicy()
  const judge = await loadJudge(policy, policyData(rules), rulebook.types, { cache: request.cache })
  const controls = ofControls(judge.controls, request.controls)
  refuseUnknownControls(rules.laws, judge.controls)

  const gathered = await gatherSources(request, host, rulebook)
  try {
    const known = await surveyed(gathered.gathering, rulebook, gathered.locate)
    try {
      const identity = await identified(request, gathered, known, rulebook, policy.metadata.digest)
      const { gaps, asked, lookups } = known
      const warnings = [...rulebook.config.warnings, ...gathered.warnings]
      const run: Run = { identity, rulebook, controls, asked, gaps, lookups, warnings }
      const { dataless } = gathered.gathering
      const sorted = [...dataless].toSorted(([one], [other]) => (one < other ? -1 : 1))
      const more = { dataless: Object.fromEntries(sorted), evaluation: judge.counts }
      const summarize = await judged(run, known, judge, await listen(run))
      return summarize(more, request.failOn)
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
  known: Surveyed,
  judge: Pick<Awaited<ReturnType<typeof loadJudge>>, 'judge'>,
  listener: Listener,
) {
  const { rulebook, identity } = run
  const subjectOf = estate(known.survey, run, rulebook, identity.now)
  const controls = new Map(run.controls.map((control) => [control.id, control]))
  const tally = tallyOf(run)
  const findings = lineSorter()
  const found = (answer: Judged): Finding[] => {
    const list = findingsOn(answer, controls, rulebook)
    tally.add(answer, list)
    return list
  }
  try {
    for await (const batch of known.resources()) {
      const answers = batch.map(({ resource, line }): Judged => {
        const subject = subjectOf(resource)
        return { subject, line, verdicts: judge.judge(subject).filter(({ control }) => controls.has(control)) }
      })
      for (const finding of answers.flatMap(found)) await findings.add(rankOf(finding), plainLine(finding).slice(0, -1))
      await listener.subjects(answers)
    }
    for await (const batch of findings.sorted()) await listener.findings(batch.map(findingLine))
  } finally {
    await findings.close()
  }
  return tally.summary
}

const findingLine = ({ line }: KeyedLine): FindingLine => ({
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
  })
  return recorded !== undefined && recorded.now === now ? { ...fresh, id: recorded.id } : fresh
}
