// Whether a place keeps to our own fence, and whether a copy of it stays where its original is: what resilience is measured against.
import { chain, type Fact, known, map, unknown } from '../model/fact.ts'
import type { PlaceLaw } from '../model/law.ts'
import type { Place } from '../model/place.ts'

type Judged = Pick<Place, 'country' | 'laws'>

/** A fence stands beside the laws of whoever it is for, so that each of them is asked. */
export function insideFence({ country, laws }: Judged): Fact<boolean> {
  const fences = Object.values(laws).map(({ fence }) => fence)
  if (fences.includes('outside')) return map(country, () => false)
  if (fences.includes('unresolved')) return chain(country, () => unknown('unresolved'))
  // One country of several says nothing of the others.
  return fences.includes('inside') && country.state === 'partial' ? map(country, () => true) : known(true, [])
}

/** Its country, where our fence excludes it. */
export const countryOutside = (place: Judged): Fact<string | null> =>
  chain(insideFence(place), (fenced) => (fenced ? known(null, []) : place.country))

/**
 * Inside the fence, under no mandate that forbids the country, and in the zone of every law. Until somebody has said whose
 * data it is, a copy must at least leave no zone that its original is in.
 */
export function insideZone(copy: Judged, original: Judged): Fact<boolean> {
  const answers = Object.entries(copy.laws).map(([law, said]) => keepsTo(said, original.laws[law]))
  return chain(insideFence(copy), (fenced, from) => {
    if (!fenced || answers.includes('no')) return known(false, from)
    if (answers.includes('unread')) return chain(copy.country, () => unknown('unresolved'))
    return copy.country.state === 'partial' ? map(copy.country, () => true) : known(true, from)
  })
}

function keepsTo(copy: PlaceLaw, original: PlaceLaw | undefined): 'yes' | 'no' | 'unread' {
  switch (copy.concern) {
    case 'no':
      return 'yes'
    case 'yes':
      return bindingOn(copy)
    case 'unknown':
      // Whether the law is concerned matters where it would not let the copy be there.
      return bindingOn(copy) === 'yes' ? 'yes' : 'unread'
    case 'undeclared':
      return copy.zone === 'outside' && original?.zone !== 'inside' ? 'yes' : bindingOn({ ...copy, hardRule: null })
  }
}

function bindingOn({ zone, hardRule }: Pick<PlaceLaw, 'zone' | 'hardRule'>): 'yes' | 'no' | 'unread' {
  if (hardRule !== null || zone === 'outside') return 'no'
  return zone === 'unresolved' ? 'unread' : 'yes'
}
