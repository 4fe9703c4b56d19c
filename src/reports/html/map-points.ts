// Where on the two maps a place is drawn; undefined where nobody knows where it is.
import { countrySpots, type Drawn, regionSpots } from './baked-map.ts'
import type { Where } from './gathered.ts'

const regions = new Map(Object.entries(regionSpots))
const countries = new Map(Object.entries(countrySpots))

/** Near its region; where that is not in the table, in its country. A region that is not known is in no country either. */
export const drawnAt = ({ region, country }: Where): Drawn | undefined =>
  country === undefined ? undefined : (regions.get(region ?? '') ?? countries.get(country))
