// Whether two places are in different regions; where one of the two was not read, nobody knows.
import { chain, type Fact, map } from '../model/fact.ts'
import type { Spot } from '../model/place.ts'

export const otherRegion = (one: Pick<Spot, 'region'>, other: Pick<Spot, 'region'>): Fact<boolean> =>
  chain(one.region, (here) => map(other.region, (there) => here !== there))
