// Writes what the controls see of a subject: no ids, names, accounts or times, always in the same key order, each value proven.
import * as v from 'valibot'
import { type Fact, type GapReason, gapReasons } from '../model/fact.ts'
import type { FacetName, Facets } from '../model/facets.ts'
import { approvals, means, type Place, placeRoles } from '../model/place.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { facetShapes, fits, labelShapes, placeShapes, type Shape, targetShapes } from '../model/fact-shapes.ts'
import { holdings, lawsSchema } from './input-schema.ts'
import { basesAt } from './place-bases.ts'
import { kindOf } from './place-kind.ts'

type Facts = Readonly<Record<string, Fact<unknown> | undefined>>
type Shapes = Readonly<Record<string, Shape>>

/** JSON as `inputSchema` describes it, with the facets that the type must carry. Throws where the subject is not so. */
export function inputText(subject: Subject, rule: TypeRule): string {
  const { resource, facets, places, classification } = subject
  try {
    if (rule.places && places.length === 0) throw new Error(`a ${rule.type} without a place`)
    const { people, tier, categories } = classification
    const labels = factTexts('labels', { people, tier, categories }, labelShapes)
    const holds = word(resource.holds, holdings, 'context.holds')
    const recovery = factTexts('context.recovery', { ...subject.recovery }, targetShapes)
    return `{"type":${JSON.stringify(resource.type)},"facets":{${facetTexts(facets, rule)}},"places":[${places.map(placeText).join()}],"labels":{${labels}},"context":{"holds":${holds},"recovery":{${recovery}}}}`
  } catch (cause) {
    throw new Error(`${resource.key}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The facets that a type carries, in the order in which they are written; put together once for each type. */
const carriedBy = new WeakMap<TypeRule, (readonly [FacetName, Shapes])[]>()

function carried(rule: TypeRule): (readonly [FacetName, Shapes])[] {
  const known = carriedBy.get(rule)
  if (known !== undefined) return known
  const found = facetsInOrder.filter(([name]) => rule.facets.includes(name))
  carriedBy.set(rule, found)
  return found
}

const facetsInOrder = Object.entries(facetShapes) as [FacetName, Shapes][] // `as`: its own keys

function facetTexts(facets: Facets, rule: TypeRule): string {
  let text = ''
  let count = 0
  for (const [name, shapes] of carried(rule)) {
    const facet = facets[name]
    if (facet === undefined) throw otherFacets(facets, rule)
    count += 1
    text += `${text === '' ? '' : ','}"${name}":{${factTexts(name, facet as unknown as Facts, shapes)}}` // `as`: so is every facet
  }
  if (Object.keys(facets).length !== count) throw otherFacets(facets, rule)
  return text
}

const otherFacets = (facets: Facets, rule: TypeRule): Error =>
  new Error(
    `carries the facets [${Object.keys(facets).toSorted().join()}], and rules/types.yaml asks for [${rule.facets.toSorted().join()}]`,
  )

function placeText(place: Place, index: number): string {
  const at = `places.${index}`
  const { role, via, country, relation, approved, mandates } = place
  const way =
    via === undefined
      ? 'null'
      : `{"means":${word(via.means, means, `${at}.via.means`)},"mechanism":${JSON.stringify(via.mechanism)}}`
  const facts = factTexts(at, { country, relation }, placeShapes)
  const words = `"kind":"${kindOf(place)}","role":${word(role, placeRoles, `${at}.role`)},"approved":${word(approved, approvals, `${at}.approved`)},"mandates":${flag(mandates, `${at}.mandates`)}`
  const laws = lawsText(place.laws, at)
  return `{${words},"via":${way},${facts},"bases":"${basesAt(place)}","laws":${laws}}`
}

function word(value: string, words: readonly string[], where: string): string {
  if (words.includes(value)) return `"${value}"`
  throw new Error(`${where} is ${JSON.stringify(value)}`)
}

function flag(value: boolean, where: string): string {
  if (typeof value === 'boolean') return String(value)
  throw new Error(`${where} is ${JSON.stringify(value)}`)
}

/** Every fact of the shapes and no other, in their order. */
function factTexts(where: string, facts: Facts, shapes: Shapes): string {
  for (const name in facts) if (!Object.hasOwn(shapes, name)) throw new Error(`${where}.${name} is no fact of it`)
  let text = ''
  for (const name in shapes) {
    const fact = facts[name]
    // Flags are most of what is known, and need neither quoting nor a look at their shape beyond its name.
    const said =
      fact?.state === 'known' && shapes[name] === 'flag' && typeof fact.value === 'boolean'
        ? fact.value
          ? '{"known":true}'
          : '{"known":false}'
        : factText(fact, shapes[name] ?? [], where, name)
    text += text === '' ? `"${name}":${said}` : `,"${name}":${said}`
  }
  return text
}

function factText(fact: Fact<unknown> | undefined, shape: Shape, where: string, name: string): string {
  if (fact === undefined) throw new Error(`${where}.${name} is missing`)
  if (fact.state === 'unknown') return `{"unknown":${reasonText(fact.reason, where, name)}}`
  if (!fits(shape, fact.value)) throw new Error(`${where}.${name} holds what is no ${String(shape)}`)
  const value = JSON.stringify(fact.value)
  return fact.state === 'known'
    ? `{"known":${value}}`
    : `{"partial":${value},"reason":${reasonText(fact.reason, where, name)}}`
}

function reasonText(reason: GapReason, where: string, name: string): string {
  if (gapReasons.includes(reason)) return `"${reason}"`
  throw new Error(`${where}.${name}.reason is ${JSON.stringify(reason)}`)
}

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
