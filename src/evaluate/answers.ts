// Reads the proven rows of one policy as what each of its controls answered, and joins that to the subject as verdicts.
import type { Control } from '../model/control.ts'
import type { Place } from '../model/place.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'
import { lawsOf, notApplicable, outcomeOf, plainOutcome } from './outcome.ts'
import { kindOf } from './place-kind.ts'
import { isOwner } from './row-layout.ts'
import { facetVerdict, notMine, type PlaceAnswer, placeAnswer, placeVerdict, plainAnswer } from './verdicts.ts'

/** What the controls answered. */
export interface Answers {
  sheet: Sheet
  /** The facets that are carried and judged: one outcome for each element of the row. */
  facets: readonly (readonly Outcome[])[]
  /** For each place what each control of places answered, in the order of those. */
  places: readonly (readonly PlaceAnswer[])[]
}

/** Where the answer of each control stands that has one, in the order of the controls. `facet` undefined: with the places. */
export type Sheet = readonly Entry[]

interface Entry {
  control: Control
  facet: number | undefined
  at: number
}

/** `facets`: names of those that are carried, in the order of their answers. */
export function sheetOf(controls: readonly Control[], facets: readonly string[]): Sheet {
  let ofPlaces = 0
  return controls.flatMap((control): Entry[] => {
    if (control.judges === 'places') return [{ control, facet: undefined, at: ofPlaces++ }]
    const facet = facets.indexOf(control.judges)
    return facet < 0 ? [] : [{ control, facet, at: control.index }]
  })
}

/** `rows`: proven, so that there is one for each facet that is carried and judged. */
export function answersIn(
  rows: ReadonlyMap<string, unknown[]>,
  subject: Subject,
  controls: readonly Control[],
): Answers {
  const names = [...rows.keys()].filter((name) => name !== 'places')
  const ofPlaces = controls.filter(({ judges }) => judges === 'places')
  return {
    sheet: sheetOf(controls, names),
    facets: names.map((name) => rows.get(name)?.map(outcomeOf) ?? []),
    places: subject.places.map((place, index) => placeAnswers(rows.get('places')?.[index], place, ofPlaces)),
  }
}

/** `controls`: those of places. */
export function placeAnswers(row: unknown, place: Place, controls: readonly Control[]): PlaceAnswer[] {
  const kind = kindOf(place)
  const laws = Object.keys(place.laws)
  return controls.map((control) => {
    if (isOwner(control) && !control.owns.includes(kind)) return notMine
    const answer: unknown = Array.isArray(row) ? row[control.index] : undefined
    if (answer === 'not_applicable') return notMine
    const plain = control.owns?.length === 0 ? plainOutcome(answer, laws) : undefined
    return plain === undefined ? placeAnswer(lawsOf(answer, laws)) : plainAnswer(plain, control.reads)
  })
}

/** For a control of places one for each place, or in one word where no place is its own: most of them own none of most resources. */
export function verdictsOf(subject: Subject, { sheet, facets, places }: Answers): Verdict[] {
  const verdicts: Verdict[] = []
  for (const { control, facet, at } of sheet) {
    if (facet !== undefined) verdicts.push(facetVerdict(control, subject, facets[facet]?.[at] ?? lost(control)))
    else if (places.length > 0 && isNobodys(places, at)) verdicts.push(facetVerdict(control, subject, notApplicable))
    else pushPlaces(verdicts, control, subject, places, at)
  }
  return verdicts
}

// Loops without closures, for each of them is gone through for every control and every resource.
function isNobodys(places: Answers['places'], at: number): boolean {
  for (const answers of places) if (answers[at] !== notMine) return false
  return true
}

function pushPlaces(verdicts: Verdict[], control: Control, subject: Subject, places: Answers['places'], at: number) {
  let place = 0
  for (const answers of places) verdicts.push(placeVerdict(control, subject, place++, answers[at] ?? lost(control)))
}

function lost({ id }: Control): never {
  throw new Error(`the verdict of ${id} was lost`)
}
