// What each law in play makes of a verdict, with the clauses that the rules map its control to.
import type { LawResult } from '../model/finding.ts'
import type { Law, Rulebook } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'

/** A facet control says the same under every law that is concerned; where nobody has declared whose data it is, under all. */
export function byLaw(
  verdict: Verdict,
  { people }: Classification,
  { laws, people: whose }: Rulebook,
): Record<string, LawResult> {
  const results = laws.flatMap((law): [string, LawResult][] => {
    const outcome = verdict.laws === undefined ? verdict.outcome : verdict.laws[law.id]
    if (outcome === undefined || outcome.status === 'not_applicable') return []
    const clauses = clausesOf(law, verdict.control)
    if (verdict.laws === undefined && (clauses.length === 0 || !concerned(law))) return []
    return [[law.id, lawResult(outcome, clauses)]]
  })
  return Object.fromEntries(results)

  function concerned(law: Law): boolean {
    if (people.state === 'unknown' || people.value.length === 0) return true
    return people.state === 'partial' || people.value.some((one) => whose.get(one)?.laws.includes(law.id))
  }
}

const clausesOf = (law: Law, control: string): string[] =>
  law.clauses.filter((clause) => clause.controls.some((row) => row.control === control)).map(({ cite }) => cite)

function lawResult(outcome: Outcome, clauses: string[]): LawResult {
  const { status } = outcome
  switch (status) {
    case 'permitted': {
      const { basis, until, entry } = outcome
      return { status, clauses, basis, until, ...(entry === undefined ? {} : { entry }) }
    }
    case 'fail':
      return { status, clauses, ...(outcome.reason === undefined ? {} : { reason: outcome.reason }) }
    case 'unknown':
      return { status, clauses, reason: outcome.reason }
    case 'undeclared':
      return { status, clauses, would: outcome.would }
    default:
      return { status, clauses }
  }
}
