// Whether what AWS Config has of a resource leaves no question open that the resource's own calls would answer.
import type { Fact } from '../model/fact.ts'
import type { Observation } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import { normalize } from '../normalize/index.ts'

/** What was refused, or only another resource can tell, asking once more would not tell either. */
export function settles(observation: Observation): boolean {
  const told = normalize(observation)
  return told !== undefined && 'facets' in told && factsOf(told).every(isSettled)
}

const isSettled = (fact: Fact<unknown>): boolean =>
  fact.state === 'known' || (fact.reason !== 'not-recorded' && fact.reason !== 'malformed')

function factsOf({ facets, labels, references, location }: Resource): Fact<unknown>[] {
  const told = Object.values(facets).flatMap((facet) => Object.values(facet as Record<string, Fact<unknown>>)) // `as`: so is every facet
  const locators = references.state === 'unknown' ? [] : references.value.map(({ locator }) => locator)
  return [...told, labels, references, location.region, ...locators]
}
