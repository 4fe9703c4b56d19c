// Reads the proven rows of one policy as what each of its controls answered, and joins that to the subject as verdicts.
import type { Control } from '../model/control.ts'
import type { PlaceKind } from '../model/place.ts'
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
  const asked = places.map((place) => ({ kind: kindOf(place), laws: Object.keys(place.laws) }))
  return controls.map((control) => {
    const row = rows.get(control.judges)
    if (row === undefined) return undefined // provenRows has seen to it that the facet is not carried
    return control.judges === 'places' ? onPlaces(control, row, asked) : outcomeOf(row[control.index])
  })
}

/** What a control is asked about a place. */
interface Asked {
  kind: PlaceKind
  laws: readonly string[]
}

function onPlaces(control: Control, row: readonly unknown[], asked: readonly Asked[]): Outcome | PlaceAnswer[] {
  const { index, owns, reads } = control
  const owner = isOwner(control)
  if (owner && asked.length > 0 && !asked.some(({ kind }) => control.owns.includes(kind))) return notApplicable
  let isMine = asked.length === 0 // and then there is nothing to say a word about
  const said = asked.map(({ kind, laws }, place) => {
    if (owner && !control.owns.includes(kind)) return notMine
    const verdicts = row[place]
    const answer: unknown = Array.isArray(verdicts) ? verdicts[index] : undefined
    if (answer === 'not_applicable') return notMine
    isMine = true
    const plain = owns?.length === 0 ? plainOutcome(answer, laws) : undefined
    return plain === undefined ? placeAnswer(place, lawsOf(answer, laws)) : plainAnswer(place, plain, reads)
  })
  return isMine ? said : notApplicable
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
