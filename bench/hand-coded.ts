// The thirteen built-in controls as one would write them in TypeScript for speed: the yardstick that Rego is held against.
import { byLaw } from './hand-coded-transfers.ts'
import { type Answer, type ByLaw, type Fact, type Input, type Place, type Rows, valueOf } from './hand-coded-shapes.ts'

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

const tested = (fact: Fact<unknown>, value: unknown, holds: boolean, expected: unknown): Answer => {
  if (fact.unknown !== undefined) return { unknown: fact.unknown }
  if (!holds) return { fail: { observed: value, expected } }
  return fact.reason === undefined ? 'pass' : { unknown: fact.reason }
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

// One control for each word of `ownerOf`, in the order of their names.
const replica = 0
const key = 1
const log = 2
const primary = 3
const pair = 4
const basis = 5

function placeRow(place: Place, input: Input): (ByLaw | 'not_applicable')[] {
  const row: (ByLaw | 'not_applicable')[] = Array.from({ length: 6 }, () => 'not_applicable')
  const owner = ownerOf(place)
  const { holds } = input.context
  if (owner !== primary || holds === 'content' || holds === 'log' || holds === 'unknown')
    row[owner] = byLaw(place, { people: input.labels.people, required: (id) => required(id, input) })
  return row
}

/** What the register asks of in the inputs of these figures. */
function required(id: string, { facets }: Input): Answer | undefined {
  return id === 'enc.at-rest' && facets.atRest ? be(facets.atRest.enabled, true) : undefined
}

function ownerOf({ role, via }: Place): number {
  if (role === 'primary') return primary
  if (role === 'key') return key
  if (role === 'log') return log
  if (via?.means !== 'replication') return basis
  return via.mechanism.endsWith('-pair') ? pair : replica
}
