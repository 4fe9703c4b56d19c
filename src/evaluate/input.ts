// Turns a subject into the document its controls see: no ids, names, accounts or times, and always in the same key order.
import * as v from 'valibot'
import type { Fact } from '../model/fact.ts'
import type { FacetName, Facets } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { facetShapes, type Input, inputSchema } from './input-schema.ts'

/** The input of one subject, proven against the schema and against what its type must carry. Throws where it is not. */
export function inputOf(subject: Subject, rule: TypeRule): Input {
  const { resource, facets, places, classification } = subject
  refuseMissingFacets(resource.key, facets, rule)
  if (rule.places && places.length === 0) throw new Error(`${resource.key}: a ${rule.type} without a place`)
  const input = {
    type: resource.type,
    facets: facetsOf(facets),
    places: places.map(placeOf),
    labels: {
      people: factOf(classification.people),
      tier: factOf(classification.tier),
      categories: factOf(classification.categories),
    },
    context: { holds: resource.holds },
  }
  const proven = v.safeParse(inputSchema, input)
  if (!proven.success) throw new Error(`${resource.key}: ${v.summarize(proven.issues)}`)
  return proven.output
}

function refuseMissingFacets(key: string, facets: Facets, rule: TypeRule): void {
  const carried = Object.keys(facets).toSorted().join()
  const required = rule.facets.toSorted().join()
  if (carried !== required)
    throw new Error(`${key}: carries the facets [${carried}], and rules/types.yaml asks for [${required}]`)
}

function facetsOf(facets: Facets): Record<string, Record<string, unknown>> {
  const written: Record<string, Record<string, unknown>> = {}
  for (const [name, shape] of Object.entries(facetShapes)) {
    const facts: Readonly<Record<string, Fact<unknown>>> | undefined = asRecord(facets[name as FacetName]) // `as`: a key of facetShapes
    if (facts === undefined) continue
    written[name] = Object.fromEntries(Object.keys(shape).map((fact) => [fact, factOf(facts[fact])]))
  }
  return written
}

/** Every facet is a record of facts; an interface does not say so to the compiler, a spread copy does. */
const asRecord = (facet: object | undefined): Record<string, Fact<unknown>> | undefined => facet && { ...facet }

const placeOf = (place: Place) => ({
  role: place.role,
  via: place.via === undefined ? null : { means: place.via.means, mechanism: place.via.mechanism },
  country: factOf(place.country),
  relation: factOf(place.relation),
  laws: place.laws,
})

function factOf(fact: Fact<unknown> | undefined): Record<string, unknown> | undefined {
  switch (fact?.state) {
    case 'known':
      return { known: fact.value }
    case 'partial':
      return { partial: fact.value, reason: fact.reason }
    case 'unknown':
      return { unknown: fact.reason }
    case undefined:
      return undefined // the schema refuses it by name
  }
}
