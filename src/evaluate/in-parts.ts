// Answers about a subject part by part, each distinct part once: it holds what is remembered.
import type { Control } from '../model/control.ts'
import type { FacetName } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Outcome } from '../model/verdict.ts'
import { answerTree, type Counts } from '../runtime/answer-tree.ts'
import type { Answers } from './answers.ts'
import { facetJunction, facetPart } from './facet-part.ts'
import { refuseOtherShape, requiredText } from './input.ts'
import { type LawsText, lawsText } from './laws-text.ts'
import { type FacetPlan, type Part, type Plan, planOf, type Whole } from './parts.ts'
import { placeAt, placeJunction, placePart } from './place-part.ts'
import type { PlaceAnswer } from './verdicts.ts'

/** Asked where nothing is remembered; the part is written only if it is asked for. */
export interface PartJudge {
  facet(name: FacetName, part: () => Part): readonly Outcome[]
  place(place: Place, part: () => Part): readonly PlaceAnswer[]
}

export interface InParts {
  /** Throws where the subject is not as its type must be, or a part of it cannot be written or judged. */
  answers(subject: Subject, rule: TypeRule): Answers
  readonly counts: Counts
}

export function inParts(controls: readonly Control[], judge: PartJudge): InParts {
  const plans = new Map<TypeRule, Plan>()
  const ofFacets = answerTree<readonly Outcome[]>()
  const ofPlaces = answerTree<readonly PlaceAnswer[]>()

  return {
    get counts() {
      return {
        inputs: ofFacets.counts.inputs + ofPlaces.counts.inputs,
        repeated: ofFacets.counts.repeated + ofPlaces.counts.repeated,
      }
    },
    answers(subject, rule) {
      refuseOtherShape(subject, rule)
      const plan = planFor(rule)
      const laws = subject.places.map((place, index) => lawsText(place.laws, index))
      const whole = { subject, required: requiredText(laws) }
      const facets = plan.facets.map((facet) => facetAnswers(facet, whole))
      const places = laws.map((said, index) => placeAnswers(index, said, whole, plan))
      return { sheet: plan.sheet, facets, places }
    },
  }

  function facetAnswers(facet: FacetPlan, whole: Whole): readonly Outcome[] {
    const at = facetJunction(ofFacets, facet, whole)
    return (
      ofFacets.recall(at) ??
      ofFacets.keep(
        at,
        judge.facet(facet.name, () => facetPart(facet, whole)),
      )
    )
  }

  function placeAnswers(index: number, laws: LawsText, whole: Whole, plan: Plan): readonly PlaceAnswer[] {
    const at = placeJunction(ofPlaces, index, laws, whole, plan)
    const part = () => placePart(index, laws, whole, plan)
    return ofPlaces.recall(at) ?? ofPlaces.keep(at, judge.place(placeAt(whole.subject, index), part))
  }

  function planFor(rule: TypeRule): Plan {
    const known = plans.get(rule)
    if (known !== undefined) return known
    const plan = planOf(rule, controls)
    plans.set(rule, plan)
    return plan
  }
}
