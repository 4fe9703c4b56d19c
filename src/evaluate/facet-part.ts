// One facet as a part of its own: the way to what is remembered of it, and the input that is judged where nothing is.
import { type AnswerTree, type Junction, junction } from '../runtime/answer-tree.ts'
import { besideText, pastBeside } from './beside.ts'
import type { Facts } from './fact-text.ts'
import { facetText, factsOf } from './input.ts'
import { type FacetPlan, type Part, partText, type Whole } from './parts.ts'

export function facetJunction<Answer>(
  tree: AnswerTree<Answer>,
  facet: FacetPlan,
  { subject, required }: Whole,
): Junction<Answer> {
  return pastBeside(tree, pastFacts(tree, tree.root(facet.name), facet, subject), facet.beside, subject, required)
}

export const facetPart = ({ name, shapes, beside }: FacetPlan, { subject, required }: Whole): Part => {
  const text = partText(
    name,
    facetText(factsOf(subject.facets, name), name, shapes),
    '',
    besideText(beside, subject, required),
  )
  return { text, asked: { type: name, facets: [name], places: 0 } }
}

/** Past all that `facetText` writes, in the order of the shapes whatever the order of the facet. */
export function pastFacts<Answer>(
  tree: AnswerTree<Answer>,
  from: Junction<Answer>,
  { name, facts }: FacetPlan,
  { facets }: Whole['subject'],
): Junction<Answer> {
  const facet = factsOf(facets, name)
  let at = from
  let count = 0
  // V8 reads what `for in` names without looking it up, and normalizers keep the order of the shapes.
  for (const fact in facet) {
    if (fact !== facts[count]) return pastUnordered(tree, from, facts, facet)
    at = tree.fact(at, facet[fact])
    count += 1
  }
  return at // short of a fact, where nothing is ever kept
}

/** With a fact too many or too few nothing is remembered, so that the proof sees it. */
function pastUnordered<Answer>(
  tree: AnswerTree<Answer>,
  from: Junction<Answer>,
  facts: readonly string[],
  facet: Facts,
): Junction<Answer> {
  if (Object.keys(facet).length !== facts.length) return junction()
  let at = from
  for (const fact of facts) at = tree.fact(at, facet[fact])
  return at
}
