// Totals that reconcile: per control every resource counts once, by its worst status, so that a row sums to the population.
import type { Control } from '../model/control.ts'
import { type Finding, severities, type Severity } from '../model/finding.ts'
import { hidesData, isAccepted } from '../model/gaps.ts'
import type { Gap } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Summary } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import { type Outcome, type Status, statuses, type Verdict, worst } from '../model/verdict.ts'

export function controlTotals(
  controls: readonly Control[],
  subjects: readonly Subject[],
  verdicts: readonly Verdict[],
): Summary['controls'] {
  const found = new Map<string, Map<string, Status[]>>()
  for (const { control, resource, outcome } of verdicts) {
    const resources = found.get(control) ?? new Map<string, Status[]>()
    resources.set(resource, [...(resources.get(resource) ?? []), outcome.status])
    found.set(control, resources)
  }
  return Object.fromEntries(
    controls.map(({ id }) => {
      // A type that carries no such facet is `not_applicable`: types.yaml says so, and inputOf has proven it.
      const worstOf = subjects.map(({ resource }) => worst(found.get(id)?.get(resource.key) ?? []))
      return [id, tally(statuses, worstOf)]
    }),
  )
}

export const findingTotals = (findings: readonly Finding[]): Summary['findings'] => ({
  total: findings.length,
  byStatus: tally(
    statuses,
    findings.map(({ status }) => status),
  ),
  failedBySeverity: tally<Severity>(
    severities,
    findings.filter(({ status }) => status === 'fail').map(({ severity }) => severity),
  ),
})

/** A check that is unknown under any law is unknown, even where another law makes it fail. */
export function unknownTotals(
  verdicts: readonly Verdict[],
  subjects: readonly Subject[],
  gaps: readonly Gap[],
  { config, types }: Rulebook,
  now: string,
): Summary['unknown'] {
  const accounts = new Map(subjects.map(({ resource }) => [resource.key, resource.owner.account]))
  const answering = new Set(
    subjects.flatMap(({ facets, resource }) => (facets.coverage ? [resource.owner.account] : [])),
  )
  const waiting = verdicts.filter(isUnknown)
  const permissions = waiting.flatMap(({ unread }) => unread.flatMap(({ permission }) => permission ?? []))
  return {
    checks: waiting.length,
    accepted: waiting.filter(everyGapAccepted).length,
    permissions: [...new Set(permissions)].toSorted(),
    // A gap of an account that is itself no resource here would otherwise be nobody's unknown.
    ownerless: gaps.filter((gap) => hidesData(gap, types) && !answering.has(gap.account)).length,
  }

  function everyGapAccepted({ resource, unread }: Verdict): boolean {
    const account = accounts.get(resource)
    if (account === undefined) throw new Error(`a verdict on ${resource}, which is not in the population`)
    const named = unread.map(({ permission }) => isAccepted(config.acceptedGaps, account, [permission], now))
    return named.length > 0 && named.every(Boolean)
  }
}

export const isUnknown = ({ outcome, laws }: Verdict): boolean =>
  [outcome, ...Object.values(laws ?? {})].some(({ status }: Outcome) => status === 'unknown')

function tally<Word extends string>(words: readonly Word[], found: readonly Word[]): Record<Word, number> {
  const counts = new Map<Word, number>(words.map((word) => [word, 0]))
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(counts) as Record<Word, number> // `as`: every word was set above
}
