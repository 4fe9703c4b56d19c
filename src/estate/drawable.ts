// Every way to a place that can be drawn from what is read today, so that nobody is told of a check that can never be run.
import type { Means, Place, PlaceRole } from '../model/place.ts'
import { arrivals } from './copies.ts'
import { byMechanism, kinds } from './places.ts'

export type DrawableWay = Pick<Place, 'role' | 'extent'> & { via?: { means: Means; mechanism: string } }

/** The mechanism stands for all of its role: only that of a provider's own choice ends with `-pair`. */
export const drawableWays: readonly DrawableWay[] = [
  { role: 'primary' },
  { role: 'primary', extent: 'logical' },
  { role: 'primary', extent: 'global' },
  ...Object.entries(kinds).map(([role, kind]) => way(kind, `by-${role}`)),
  ...Object.entries({ ...byMechanism, ...arrivals }).flatMap(([name, kind]) => (kind ? [way(kind, name)] : [])),
]

function way({ role, means }: { role: PlaceRole; means?: Means }, mechanism: string): DrawableWay {
  return means === undefined ? { role } : { role, via: { means, mechanism } }
}
