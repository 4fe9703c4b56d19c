// Totals that reconcile, counted while the run goes by: per control every resource counts once, by its worst status.
import type { Baseline } from '../model/baseline.ts'
import { callTotals } from '../model/calls.ts'
import { type Finding, isSilent, severities, type Severity } from '../model/finding.ts'
import { hidesData, isAccepted, isLockedOut, namesOf } from '../model/gaps.ts'
import type { Gap } from '../model/observation.ts'
import type { Judged, Run, Summary } from '../model/run.ts'
import { type Outcome, statuses, type Verdict, worst } from '../model/verdict.ts'
import { exitOf } from './exit.ts'
import { sinceBaseline } from './since.ts'
import { usesOf } from './uses.ts'
import { zeros } from './zeros.ts'

export interface Tally {
  add(judged: Judged, findings: readonly Finding[]): void
  summary(more: Beside, failOn: Severity): Summary
}

/** What is counted elsewhere. */
type Beside = Pick<Summary, 'dataless' | 'evaluation' | 'change'>

export function tallyOf(run: Run): Tally {
  const { identity, rulebook, gaps } = run
  const controls = new Map(run.controls.map(({ id }) => [id, zeros(statuses)]))
  const findings = { total: 0, byStatus: zeros(statuses), failedBySeverity: zeros(severities) }
  const silent = zeros(['pass', 'not_applicable'])
  const unknown = { checks: 0, accepted: 0, permissions: new Set<string>() }
  const answering = new Set<string>()
  const judgesCoverage = run.controls.some(({ judges }) => judges === 'coverage')
  const uses = usesOf(run)
  const laws = rulebook.laws.map(({ id }) => id)
  const judgedBy = { controls: new Set(controls.keys()), laws: new Set(laws) }
  const since = run.baseline === undefined ? undefined : sinceBaseline(run.baseline, judgedBy)
  let population = 0

  function countControls({ verdicts }: Judged): void {
    const found = Map.groupBy(verdicts, ({ control }) => control)
    for (const [id, row] of controls) {
      // A type that carries no such facet is `not_applicable`: types.yaml says so, and the input has proven it.
      row[worst((found.get(id) ?? []).map(({ outcome }) => outcome.status))] += 1
    }
  }

  /** A check that is unknown under any law is unknown, even where another law makes it fail. */
  function countUnknown({ subject, verdicts }: Judged): void {
    const { account } = subject.resource.owner
    for (const { unread } of verdicts.filter(isUnknown)) {
      unknown.checks += 1
      const accepted = unread.map(({ permission }) =>
        isAccepted(rulebook.config.acceptedGaps, account, [permission], identity.now),
      )
      if (accepted.length > 0 && accepted.every(Boolean)) unknown.accepted += 1
      for (const { permission } of unread) if (permission !== undefined) unknown.permissions.add(permission)
    }
  }

  const isKnownGap = (gap: Gap): boolean =>
    isAccepted(rulebook.config.acceptedGaps, gap.account, namesOf(gap), identity.now)

  function countFinding({ status, severity }: Finding): void {
    findings.total += 1
    findings.byStatus[status] += 1
    if (status === 'fail') findings.failedBySeverity[severity] += 1
  }

  return {
    add(judged, told) {
      population += 1
      for (const { status } of told.filter(isSilent)) silent[status] += 1
      const found = told.filter((one) => !isSilent(one))
      const { resource, facets } = judged.subject
      if (judgesCoverage && facets.coverage !== undefined) answering.add(resource.owner.account)
      countControls(judged)
      countUnknown(judged)
      found.forEach(countFinding)
      since?.add(judged, found)
      uses.add(judged)
    },
    summary({ dataless, evaluation, change }, failOn) {
      const open = {
        checks: unknown.checks,
        accepted: unknown.accepted,
        permissions: [...unknown.permissions].toSorted(),
        // A gap of an account that is itself no resource here, or that no selected control judges, would otherwise be nobody's unknown.
        ownerless: gaps.filter(
          (gap) => hidesData(gap, rulebook.types) && !answering.has(gap.account) && !isKnownGap(gap),
        ).length,
      }
      const lockedOut = gaps.filter((gap) => isLockedOut(gap) && !isKnownGap(gap)).length
      return {
        schema: 1,
        scan: identity,
        exit: exitOf(
          {
            population,
            failedBySeverity: since?.newBySeverity ?? findings.failedBySeverity,
            lowered: since?.lowered() ?? 0,
            news: newsOf(run.baseline),
            unknown: open,
            lockedOut,
            cutOff: identity.cutOff !== undefined,
          },
          failOn,
        ),
        population,
        laws,
        controls: Object.fromEntries(controls),
        findings,
        ...(run.tellsAll === true && { silent }),
        ...(since === undefined ? {} : { since: since.counts() }),
        ...(change === undefined ? {} : { change }),
        unknown: open,
        coverage: { asked: run.asked.length, gaps: gaps.length, lookups: run.lookups.length },
        calls: callTotals(run.asked.filter(({ service }) => service !== 'file')),
        evaluation,
        config: { ...(run.configFile === undefined ? {} : { file: run.configFile }), ...uses.uses() },
        dataless,
      }
    },
  }
}

const newsOf = (baseline: Baseline | undefined): string =>
  baseline === undefined
    ? ''
    : baseline.run === undefined
      ? ' that this change makes'
      : ` that run ${baseline.run.scan} did not have`

const isUnknown = ({ outcome, laws }: Verdict): boolean =>
  [outcome, ...Object.values(laws ?? {})].some(({ status }: Outcome) => status === 'unknown')
