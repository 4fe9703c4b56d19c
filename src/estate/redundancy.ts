// What a store survives: the zones that its own settings give it, or a second region, which counts only inside the fence and the zone.
import { allTrue, anyTrue, type Fact, known, not, partialAs, unknownAs } from '../model/fact.ts'
import type { Redundancy } from '../model/facets.ts'
import type { Place, PlaceRole } from '../model/place.ts'
import { insideZone } from './inside.ts'
import { otherRegion } from './other-region.ts'

/** A snapshot is a point to go back to, and keeps nothing running. */
const standby: readonly PlaceRole[] = ['replica', 'failover', 'backup']

/** `zones`: as the normalizer read the settings. */
export function redundancyOf(zones: Redundancy['mode'], [primary, ...others]: readonly Place[]): Redundancy['mode'] {
  if (primary === undefined || (zones.state === 'known' && zones.value === 'multi-zone')) return zones
  const copies = others
    .filter(({ role }) => standby.includes(role))
    .map((copy) => ({ abroad: otherRegion(primary, copy), inside: insideZone(copy, primary) }))
  const inside = anyTrue(none, ...copies.map((copy) => allTrue(copy.abroad, copy.inside)))
  if (inside.state === 'known' && inside.value) return known('second-region-inside', [])
  if (zones.state !== 'known') return unknownAs(zones)
  if (inside.state !== 'known') return unknownAs(inside)
  const outside = anyTrue(none, ...copies.map((copy) => allTrue(copy.abroad, not(copy.inside))))
  // Whether there is a copy abroad is open, and neither answer would be a pass.
  if (outside.state !== 'known') return partialAs('single-zone', outside, [])
  return known(outside.value ? 'second-region-outside' : 'single-zone', outside.value ? [] : zones.from)
}

const none: Fact<boolean> = known(false, [])
