// Whether a law may name a basis for a place: for most none does, and a control that asks about bases need not weigh those.
import type { Place } from '../model/place.ts'

type Bases = 'none' | 'some'

/** A country that was read in part may be another, and that one may need a basis. */
export const basesAt = ({ country, laws }: Pick<Place, 'country' | 'laws'>): Bases =>
  country.state === 'partial' ? 'some' : basesIn(laws)

export const basesIn = (laws: Place['laws']): Bases =>
  Object.values(laws).some(
    ({ zone, adequacy, register }) => zone === 'unresolved' || adequacy !== null || register.length > 0,
  )
    ? 'some'
    : 'none'
