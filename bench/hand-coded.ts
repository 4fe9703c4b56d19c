// The built-in controls as one would write them in TypeScript for speed: the yardstick that Rego is held against.
import type { Parameters } from '../src/model/parameters.ts'
import { be, beAtLeast, beDeclared, beEmpty, worst } from './hand-coded-musts.ts'
import { placeRow } from './hand-coded-places.ts'
import { protectionRows } from './hand-coded-protection.ts'
import { exclusiveControl } from './hand-coded-required.ts'
import { resilienceRows } from './hand-coded-resilience.ts'
import type { Input, Rows } from './hand-coded-shapes.ts'

export function handCoded(input: Input, parameters: Parameters): Rows {
  const { atRest, custody, inTransit, logging, classification, audit, coverage } = input.facets
  const rows: Rows = { places: input.places.map((place) => placeRow(place, input)), ...resilienceRows(input) }
  protectionRows(input.facets, parameters, rows)
  if (atRest) rows['atRest'] = [be(atRest.keyOwner, 'customer'), be(atRest.enabled, true)]
  if (audit) rows['audit'] = [beEmpty(audit.unloggedRegions)]
  if (classification)
    rows['classification'] = [
      be(classification.keepsTier, true),
      worst(beDeclared(classification.declared), be(classification.consistent, true)),
    ]
  if (coverage) rows['coverage'] = [be(coverage.complete, true)]
  if (custody) rows['custody'] = [exclusiveControl(custody, input)]
  if (inTransit)
    rows['inTransit'] = [
      worst(be(inTransit.enforced, true), beAtLeast(inTransit.minimumVersion, parameters.minimumTls)),
    ]
  if (logging) rows['logging'] = [be(logging.dataAccess, true)]
  return rows
}
