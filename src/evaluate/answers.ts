// Reads the proven rows of one policy as what each of its controls answered, and joins that to the subject as verdicts.
import type { Control } from '../model/control.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'
import { lawsOf, outcomeOf } from './outcome.ts'
import { facetVerdict, placeVerdict } from './verdicts.ts'

/** What each control answered, in their order: nothing where the type carries no such facet, for place controls once per place. */
export type Answers = readonly (Outcome | readonly (LawOutcomes | undefined)[] | undefined)[]
type LawOutcomes = Record<string, Outcome>

export function answersIn(rows: Map<string, unknown[]>, { places }: Subject, controls: readonly Control[]): Answers {
  return controls.map(({ judges, index }) => {
    const row = rows.get(judges)
    if (row === undefined) return undefined // provenRows has seen to it that the facet is not carried
    if (judges !== 'places') return outcomeOf(row[index])
    return row.map((verdicts, place) => {
      const answer: unknown = Array.isArray(verdicts) ? verdicts[index] : undefined
      return lawsOf(answer, Object.keys(places[place]?.laws ?? {}))
    })
  })
}

export const verdictsOf = (subject: Subject, answers: Answers, controls: readonly Control[]): Verdict[] =>
  controls.flatMap((control, index) => {
    const answer = answers[index]
    if (answer === undefined) return []
    if ('status' in answer) return [facetVerdict(control, subject, answer)]
    return answer.map((laws, place) => placeVerdict(control, subject, place, laws))
  })
