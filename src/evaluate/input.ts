// Writes what the controls see of a subject: no ids, names, accounts or times, always in the same key order, each value proven.
import { facetShapes, labelShapes, placeShapes, targetShapes } from '../model/fact-shapes.ts'
import type { FacetName, Facets } from '../model/facets.ts'
import { approvals, means, type Place, placeRoles } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { type Facts, factTexts, flagText, type Shapes, wordText } from './fact-text.ts'
import { holdings } from './input-schema.ts'
import { type LawsText, lawsText } from './laws-text.ts'
import { basesAt } from './place-bases.ts'
import { kindOf } from './place-kind.ts'

/** JSON as `inputSchema` describes it, with the facets that the type must carry. Throws where the subject is not so. */
export function inputText(subject: Subject, rule: TypeRule): string {
  refuseOtherShape(subject, rule)
  const { resource, facets, places, classification, recovery } = subject
  const { people, tier, categories } = classification
  const laws = places.map((place, index) => lawsText(place.laws, index))
  const told = carried(rule).map(([name, shapes]) => facetText(factsOf(facets, name), name, shapes))
  const where = places.map((place, index) => placeText(place, index))
  const labels = factTexts('labels', { people, tier, categories }, labelShapes)
  const targets = factTexts('context.recovery', { ...recovery }, targetShapes)
  const context = `"holds":${holdsText(resource)},"required":${requiredText(laws)},"recovery":{${targets}}`
  return `{"type":${JSON.stringify(resource.type)},"facets":{${told.join()}},"places":[${where.join()}],"labels":{${labels}},"context":{${context}}}`
}

/** The facets that a type carries, in the order in which they are written; put together once for each type. */
const carriedBy = new WeakMap<TypeRule, (readonly [FacetName, Shapes])[]>()

export function carried(rule: TypeRule): (readonly [FacetName, Shapes])[] {
  const known = carriedBy.get(rule)
  if (known !== undefined) return known
  const found = facetsInOrder.filter(([name]) => rule.facets.includes(name))
  carriedBy.set(rule, found)
  return found
}

const facetsInOrder = Object.entries(facetShapes) as [FacetName, Shapes][] // `as`: its own keys

/** Throws where a facet is missing or too many, or a resource that is somewhere has no place. */
export function refuseOtherShape({ facets, places }: Subject, rule: TypeRule): void {
  if (rule.places && places.length === 0) throw new Error(`a ${rule.type} without a place`)
  if (carriesAll(facets, rule)) return
  const found = Object.keys(facets).toSorted().join()
  throw new Error(`carries the facets [${found}], and rules/types.yaml asks for [${rule.facets.toSorted().join()}]`)
}

function carriesAll(facets: Facets, rule: TypeRule): boolean {
  const wanted = carried(rule)
  for (const [name] of wanted) if (facets[name] === undefined) return false
  return Object.keys(facets).length === wanted.length
}

export const facetText = (facts: Facts, name: FacetName, shapes: Shapes): string =>
  `"${name}":{${factTexts(name, facts, shapes)}}`

export const factsOf = (facets: Facets, name: FacetName): Facts => facets[name] as unknown as Facts // `as`: so is every facet

export function placeText(place: Place, index: number): string {
  const at = `places.${index}`
  const { role, via, country, relation, approved, mandates } = place
  const way =
    via === undefined
      ? 'null'
      : `{"means":${wordText(via.means, means, `${at}.via.means`)},"mechanism":${JSON.stringify(via.mechanism)}}`
  const facts = factTexts(at, { country, relation }, placeShapes)
  const words = `"kind":"${kindOf(place)}","role":${wordText(role, placeRoles, `${at}.role`)},"approved":${wordText(approved, approvals, `${at}.approved`)},"mandates":${flagText(mandates, `${at}.mandates`)}`
  return `{${words},"via":${way},${facts},"bases":"${basesAt(place)}","laws":${lawsText(place.laws, index).text}}`
}

export const holdsText = ({ holds }: Resource): string => wordText(holds, holdings, 'context.holds')

/** What the transfer register asks for at any place of the resource, in order and once. */
export function requiredText(laws: readonly LawsText[]): string {
  if (laws.every(({ required }) => required.length === 0)) return '[]'
  return JSON.stringify([...new Set(laws.flatMap(({ required }) => required))].toSorted())
}
