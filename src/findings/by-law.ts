// What each law in play makes of a verdict, with the clauses that the rules map its control to.
import { clausesNaming } from '../model/clauses.ts'
import type { LawResult } from '../model/finding.ts'
import { entryOf } from '../model/register-entry.ts'
import type { Law } from '../model/rulebook.ts'
import type { Failure, Outcome, Verdict } from '../model/verdict.ts'
import type { Matter } from './matter.ts'
import { isPending } from './readiness.ts'
import { severityOf } from './severity.ts'
import { standingOf } from './standing.ts'

/** A facet control says the same under every law that is concerned; where nobody has declared whose data it is, under all. */
export function byLaw(verdict: Verdict, matter: Matter): Record<string, LawResult> {
  const results = matter.rulebook.laws.flatMap((law): [string, LawResult][] => {
    const outcome = outcomeUnder(law, verdict, matter)
    return outcome === undefined ? [] : [[law.id, lawResult(outcome, law, matter)]]
  })
  return Object.fromEntries(results)
}

/** undefined: the law has nothing to say, now or later. */
export function outcomeUnder(law: Law, verdict: Verdict, matter: Matter): Outcome | undefined {
  const outcome = verdict.laws === undefined ? ofFacet(law, verdict, matter) : verdict.laws[law.id]
  return outcome?.status === 'not_applicable' && outcome.notYet === undefined ? undefined : outcome
}

/** How data is protected is judged whatever law applies; only what a law makes of it can wait for its day. */
function ofFacet(law: Law, { outcome }: Verdict, matter: Matter): Outcome | undefined {
  if (clausesOf(law, matter).length === 0 || !concerned(law, matter)) return undefined
  if (!isPending(law, matter.day) || outcome.status === 'not_applicable') return outcome
  return { status: 'not_applicable', notYet: { from: law.appliesFrom, would: outcome } }
}

function concerned({ id, concerns }: Law, { subject, rulebook }: Matter): boolean {
  const { people } = subject.classification
  if (concerns === 'everyone') return true
  if (people.state === 'unknown' || people.value.length === 0) return true
  return people.state === 'partial' || people.value.some((one) => rulebook.people.get(one)?.laws.includes(id))
}

const clausesOf = (law: Law, { control }: Matter): string[] => clausesNaming(control.id, law).map(({ cite }) => cite)

function lawResult(outcome: Outcome, law: Law, matter: Matter): LawResult {
  const { control, subject, place, rulebook, day } = matter
  const standing = standingOf(outcome, law, rulebook, day)
  return {
    status: outcome.status,
    severity: severityOf(control, outcome, standing, subject.classification, place),
    clauses: clausesOf(law, matter),
    version: law.version,
    ...particulars(outcome, matter),
    ...standing,
  }
}

function particulars(outcome: Outcome, matter: Matter): Partial<LawResult> {
  switch (outcome.status) {
    case 'permitted': {
      const { basis, until, entry } = outcome
      return { basis, until, ...(entry === undefined ? {} : { entry }) }
    }
    case 'fail':
      return ofFailure(outcome, matter)
    case 'waived':
      return { ...ofFailure(outcome.failure, matter), waiver: outcome.waiver.id }
    case 'unknown':
      return { reason: outcome.reason }
    case 'undeclared':
      return { would: outcome.would }
    case 'not_applicable': {
      const { notYet } = outcome
      return notYet === undefined
        ? {}
        : { would: notYet.would, readiness: { status: notYet.would.status, from: notYet.from } }
    }
    case 'pass':
      return {}
  }
}

function ofFailure(failure: Failure, { rulebook }: Matter): Partial<LawResult> {
  const { reason, decision } = failure
  const entry = entryOf(failure, rulebook)
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(decision === undefined ? {} : { decision }),
    ...(entry === undefined ? {} : { entry: entry.id, basis: entry.basis, until: entry.valid.until }),
  }
}
