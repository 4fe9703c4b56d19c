// Whether a place keeps to our own fence, and whether a copy of it stays where its original is: what resilience is measured against.
import { chain, type Fact, known, map, unknown } from '../model/fact.ts'
import type { PlaceLaw } from '../model/law.ts'
import type { Place } from '../model/place.ts'

type Judged = Pick<Place, 'country' | 'laws'>

/** A fence stands beside each law, and is the same whichever of them is asked. */
export function insideFence({ country, laws }: Judged): Fact<boolean> {
  const fences = Object.values(laws).map(({ fence }) => fence)
  if (fences.includes('outside')) return map(country, () => false)
  if (fences.includes('unresolved')) return chain(country, () => unknown('unresolved'))
  return known(true, [])
}

/**
 * Inside the fence, under no mandate that forbids the country, and in the zone of every law. Until somebody has said whose
 * data it is, a copy must at least leave no zone that its original is in.
 */
export function insideZone(copy: Judged, original: Judged): Fact<boolean> {
  const answers = Object.entries(copy.laws).map(([law, said]) => keepsTo(said, original.laws[law]))
  return chain(insideFence(copy), (fenced, from) => {
    if (!fenced || answers.includes('no')) return known(false, from)
    return answers.includes('unread') ? chain(copy.country, () => unknown('unresolved')) : known(true, from)
  })
}

function keepsTo({ concern, zone, hardRule }: PlaceLaw, original: PlaceLaw | undefined): 'yes' | 'no' | 'unread' {
  if (concern === 'no') return 'yes'
  if (concern === 'yes' && hardRule !== null) return 'no'
  if (zone === 'unresolved') return 'unread'
  if (zone !== 'outside' || (concern !== 'yes' && original?.zone !== 'inside')) return 'yes'
  return concern === 'unknown' ? 'unread' : 'no'
}
