// The built-in controls as one would write them in TypeScript for speed: the yardstick that Rego is held against.
import { placeRow } from './hand-coded-places.ts'
import { type Answer, type Fact, type Input, type Rows, tested, valueOf } from './hand-coded-shapes.ts'

export function handCoded(input: Input, minimumTls: number): Rows {
  const { atRest, inTransit, logging, classification, audit, coverage } = input.facets
  const rows: Rows = { places: input.places.map((place) => placeRow(place, input)) }
  if (atRest) rows['atRest'] = [be(atRest.enabled, true)]
  if (audit) rows['audit'] = [beEmpty(audit.unloggedRegions)]
  if (classification)
    rows['classification'] = [
      be(classification.keepsTier, true),
      worse(beDeclared(classification.declared), be(classification.consistent, true)),
    ]
  if (coverage) rows['coverage'] = [be(coverage.complete, true)]
  if (inTransit)
    rows['inTransit'] = [worse(be(inTransit.enforced, true), beAtLeast(inTransit.minimumVersion, minimumTls))]
  if (logging) rows['logging'] = [be(logging.dataAccess, true)]
  return rows
}

function be(fact: Fact<boolean>, wanted: boolean): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value === wanted, wanted)
}

function beAtLeast(fact: Fact<number>, least: number): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value !== undefined && value >= least, { least })
}

function beEmpty(fact: Fact<string[]>): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value?.length === 0, [])
}

function beDeclared(fact: Fact<boolean>): Answer {
  if (fact.known === undefined) return { unknown: fact.unknown ?? fact.reason }
  return fact.known ? 'pass' : { undeclared: 'pass' }
}

function rank(answer: Answer): number {
  if (typeof answer !== 'object') return 0
  return 'fail' in answer ? 3 : 'unknown' in answer ? 2 : 1
}
const worse = (one: Answer, other: Answer): Answer => (rank(one) >= rank(other) ? one : other)
