// Reads the proven rows of one policy as what each of its controls answered, and joins that to the subject as verdicts.
import type { Control } from '../model/control.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'
import { lawsOf, notApplicable, outcomeOf, plainOutcome } from './outcome.ts'
import { kindOf } from './place-kind.ts'
import { isOwner } from './row-layout.ts'
import { facetVerdict, notMine, type PlaceAnswer, placeAnswer, placeVerdict, plainAnswer } from './verdicts.ts'

/**
 * What each control answered, in their order: nothing where the type carries no such facet, for place controls once per
 * place, or in one word where no place is theirs. Most of them own none of most resources.
 */
export type Answers = readonly (Outcome | readonly PlaceAnswer[] | undefined)[]

export function answersIn(rows: Map<string, unknown[]>, { places }: Subject, controls: readonly Control[]): Answers {
  const laws = places.map((place) => Object.keys(place.laws))
  const kinds = places.map(kindOf)
  return controls.map((control) => {
    const { judges, index, owns, reads } = control
    const row = rows.get(judges)
    if (row === undefined) return undefined // provenRows has seen to it that the facet is not carried
    if (judges !== 'places') return outcomeOf(row[index])
    const mine = isOwner(control) ? kinds.map((kind) => control.owns.includes(kind)) : undefined
    if (mine?.every((one) => !one)) return notApplicable
    const said = row.map((verdicts, place) => {
      if (mine?.[place] === false) return notMine
      const answer: unknown = Array.isArray(verdicts) ? verdicts[index] : undefined
      const asked = laws[place] ?? []
      const plain = owns?.length === 0 ? plainOutcome(answer, asked) : undefined
      return plain === undefined ? placeAnswer(place, lawsOf(answer, asked)) : plainAnswer(place, plain, reads)
    })
    return said.length > 0 && said.every((one) => one === notMine) ? notApplicable : said
  })
}

export function verdictsOf(subject: Subject, answers: Answers, controls: readonly Control[]): Verdict[] {
  const verdicts: Verdict[] = []
  controls.forEach((control, index) => {
    const answer = answers[index]
    if (answer === undefined) return
    if ('status' in answer) verdicts.push(facetVerdict(control, subject, answer))
    else answer.forEach((said, place) => verdicts.push(placeVerdict(control, subject, place, said)))
  })
  return verdicts
}
