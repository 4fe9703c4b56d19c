// The built-in controls as one would write them in TypeScript for speed: the yardstick that Rego is held against.
import { be, beAtLeast, beDeclared, beEmpty, worst } from './hand-coded-facts.ts'
import { resilienceRows } from './hand-coded-resilience.ts'
import type { ByLaw, Input, Place, Rows } from './hand-coded-shapes.ts'
import { byLaw } from './hand-coded-transfers.ts'

export function handCoded(input: Input, minimumTls: number): Rows {
  const { atRest, inTransit, logging, classification, audit, coverage } = input.facets
  const rows: Rows = { places: input.places.map((place) => placeRow(place, input)), ...resilienceRows(input) }
  if (atRest) rows['atRest'] = [be(atRest.enabled, true)]
  if (audit) rows['audit'] = [beEmpty(audit.unloggedRegions)]
  if (classification) rows['classification'] = [beDeclared(classification.declared)]
  if (coverage) rows['coverage'] = [be(coverage.complete, true)]
  if (inTransit)
    rows['inTransit'] = [worst(be(inTransit.enforced, true), beAtLeast(inTransit.minimumVersion, minimumTls))]
  if (logging) rows['logging'] = [be(logging.dataAccess, true)]
  return rows
}

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
    row[owner] = byLaw(place, input)
  return row
}

function ownerOf({ role, via }: Place): number {
  if (role === 'primary') return primary
  if (role === 'key') return key
  if (role === 'log') return log
  if (via?.means !== 'replication') return basis
  return via.mechanism.endsWith('-pair') ? pair : replica
}
