// Writes what the controls see of a subject: no ids, names, accounts or times, always in the same key order, each value proven.
import * as v from 'valibot'
import { type Fact, type GapReason, gapReasons } from '../model/fact.ts'
import type { FacetName, Facets } from '../model/facets.ts'
import { means, type Place, placeRoles } from '../model/place.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { facetShapes, fits, labelShapes, placeShapes, type Shape } from './fact-shapes.ts'
import { holdings, lawsSchema } from './input-schema.ts'

type Facts = Readonly<Record<string, Fact<unknown> | undefined>>

/** JSON as `inputSchema` describes it, with the facets that the type must carry. Throws where the subject is not so. */
export function inputText({ resource, facets, places, classification }: Subject, rule: TypeRule): string {
  try {
    refuseOtherFacets(facets, rule)
    if (rule.places && places.length === 0) throw new Error(`a ${rule.type} without a place`)
    const labels = factTexts('labels', { ...classification }, labelShapes)
    const holds = word(resource.holds, holdings, 'context.holds')
    return `{"type":${JSON.stringify(resource.type)},"facets":{${facetTexts(facets)}},"places":[${places.map(placeText).join()}],"labels":{${labels}},"context":{"holds":${holds}}}`
  } catch (cause) {
    throw new Error(`${resource.key}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function refuseOtherFacets(facets: Facets, rule: TypeRule): void {
  const carried = Object.keys(facets)
  if (carried.length === rule.facets.length && rule.facets.every((name) => facets[name] !== undefined)) return
  throw new Error(
    `carries the facets [${carried.toSorted().join()}], and rules/types.yaml asks for [${rule.facets.toSorted().join()}]`,
  )
}

const facetsInOrder = Object.entries(facetShapes) as [FacetName, Readonly<Record<string, Shape>>][] // `as`: its own keys

const facetTexts = (facets: Facets): string =>
  facetsInOrder
    .flatMap(([name, shapes]) => {
      const facet = facets[name]
      return facet === undefined ? [] : [`"${name}":{${factTexts(name, { ...facet }, shapes)}}`]
    })
    .join()

function placeText(place: Place, index: number): string {
  const at = `places.${index}`
  const { role, via } = place
  const way =
    via === undefined
      ? 'null'
      : `{"means":${word(via.means, means, `${at}.via.means`)},"mechanism":${JSON.stringify(via.mechanism)}}`
  const facts = factTexts(at, { country: place.country, relation: place.relation }, placeShapes)
  return `{"role":${word(role, placeRoles, `${at}.role`)},"via":${way},${facts},"laws":${lawsText(place.laws, at)}}`
}

function word(value: string, words: readonly string[], where: string): string {
  if (words.includes(value)) return `"${value}"`
  throw new Error(`${where} is ${JSON.stringify(value)}`)
}

/** Every fact of the shapes and no other, in their order. */
function factTexts(where: string, facts: Facts, shapes: Readonly<Record<string, Shape>>): string {
  const names = Object.keys(shapes)
  const stray = Object.keys(facts).find((name) => !Object.hasOwn(shapes, name))
  if (stray !== undefined) throw new Error(`${where}.${stray} is no fact of it`)
  return names.map((name) => `"${name}":${factText(facts[name], shapes[name] ?? [], `${where}.${name}`)}`).join()
}

function factText(fact: Fact<unknown> | undefined, shape: Shape, where: string): string {
  if (fact === undefined) throw new Error(`${where} is missing`)
  if (fact.state === 'unknown') return `{"unknown":${reasonText(fact.reason, where)}}`
  if (!fits(shape, fact.value)) throw new Error(`${where} holds what is no ${String(shape)}`)
  const value = JSON.stringify(fact.value)
  return fact.state === 'known'
    ? `{"known":${value}}`
    : `{"partial":${value},"reason":${reasonText(fact.reason, where)}}`
}

const reasonText = (reason: GapReason, where: string): string => word(reason, gapReasons, `${where}.reason`)

/** Places of one country and one people share what the laws say of them, so it is proven and written once. */
const written = new WeakMap<Place['laws'], string>()

function lawsText(laws: Place['laws'], at: string): string {
  const known = written.get(laws)
  if (known !== undefined) return known
  const proven = v.safeParse(lawsSchema, laws)
  if (!proven.success) throw new Error(`${at}.laws: ${v.summarize(proven.issues)}`)
  const text = JSON.stringify(proven.output)
  written.set(laws, text)
  return text
}
