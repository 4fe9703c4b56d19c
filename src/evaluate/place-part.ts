// One place as a part of its own: the way to what is remembered of it, and the input that is judged where nothing is.
import { unknown } from '../model/fact.ts'
import type { AnswerTree, Junction } from '../runtime/answer-tree.ts'
import { besideOf, besideText, pastBeside } from './beside.ts'
import { pastFacts } from './facet-part.ts'
import type { Facts } from './fact-text.ts'
import { facetText, factsOf, placeText } from './input.ts'
import type { LawsText } from './laws-text.ts'
import { kindOf } from './place-kind.ts'
import { type FacetPlan, type Needs, type Part, partText, type Plan, type Whole } from './parts.ts'

/** What the library reads for any control of places. A test holds it against the sources. */
export const besidePlaces: readonly string[] = ['/context/holds', '/labels/people']

const alone: Needs = { name: 'places', facets: [], reads: new Set(), beside: besideOf(besidePlaces) }

/**
 * All that controls read of what `placeText` writes, step by step. Its kind stands for the role, the extent and the way:
 * beyond that they ask only whether there is a way, which a test holds against the sources.
 */
export function placeJunction<Answer>(
  tree: AnswerTree<Answer>,
  index: number,
  laws: LawsText,
  { subject, required }: Whole,
  plan: Plan,
): Junction<Answer> {
  const place = placeAt(subject, index)
  const { via, approved, mandates, country, relation } = place
  const { name, facets, beside } = needsOf(plan, laws)
  let at = tree.word(tree.root(name), laws.number)
  at = tree.word(tree.word(at, kindOf(place)), via === undefined)
  at = tree.word(tree.word(at, approved), mandates)
  at = tree.fact(tree.fact(at, country), relation)
  for (const facet of facets) at = pastFacts(tree, at, facet, subject)
  return pastBeside(tree, at, beside, subject, required)
}

export function placePart(index: number, laws: LawsText, { subject, required }: Whole, plan: Plan): Part {
  const { name, facets, reads, beside } = needsOf(plan, laws)
  const members = facets.map((facet) => facetText(factsAsked(facet, reads, subject), facet.name, facet.shapes)).join()
  return {
    text: partText(name, members, placeText(placeAt(subject, index), index), besideText(beside, subject, required)),
    asked: { type: name, facets: facets.map((facet) => facet.name), places: 1 },
  }
}

/** What no required control reads is written as unread: whatever it is, the place is judged alike. */
function factsAsked({ name, facts }: FacetPlan, reads: Needs['reads'], { facets }: Whole['subject']): Facts {
  const read = factsOf(facets, name)
  return Object.fromEntries(facts.map((fact) => [fact, reads.has(`/facets/${name}/${fact}`) ? read[fact] : unread]))
}

const unread = unknown('unresolved')

/** Where the register asks for other controls, a place is judged with the facets that those judge. */
function needsOf(plan: Plan, laws: LawsText): Needs {
  if (laws.required.length === 0) return alone
  const known = plan.needs.get(laws)
  if (known !== undefined) return known
  const asked = laws.required.flatMap((id) => plan.byControl.get(id) ?? [])
  const facets = plan.facets.filter((facet) => asked.some((one) => one.facet === facet))
  const name = ['places', ...facets.map((facet) => facet.name)].join('+')
  const reads = new Set(asked.flatMap((one) => one.reads))
  const beside = besideOf([...besidePlaces, ...facets.flatMap((facet) => facet.reads)])
  const needs = { name, facets, reads, beside }
  plan.needs.set(laws, needs)
  return needs
}

export function placeAt({ places }: Whole['subject'], index: number): Whole['subject']['places'][number] {
  const place = places[index]
  if (place === undefined) throw new Error(`there is no place ${index}`)
  return place
}
