// The facets of a generated store that tell what it survives; what follows from its places is estate's to fill.
import type { Facets } from '../src/model/facets.ts'
import { placedLater } from '../src/normalize/placed-later.ts'
import { read } from './estate-shape.ts'
import type { Seeded } from './seeded.ts'

export const survives = (draw: Seeded, zones = 0.7) =>
  ({
    redundancy: { mode: read(draw.chance(zones) ? 'multi-zone' : 'single-zone') },
    ...placedLater,
  }) satisfies Facets

export function recovers(draw: Seeded): Required<Pick<Facets, 'recovery'>> {
  const kept = draw.chance(0.8)
  return {
    recovery: {
      original: read(draw.chance(0.9)),
      rpoHours: read(kept ? 0.1 : 'unbounded'),
      newestPointHours: read(kept ? draw.of([0, 0.1, 0.1, 26]) : 'unbounded'),
      protected: read(draw.chance(0.6)),
    },
  }
}
