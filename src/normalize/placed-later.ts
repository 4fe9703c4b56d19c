// The facets of a store that only the whole estate can tell; until then each of their facts is unresolved.
import { unknown } from '../model/fact.ts'
import type { Facets } from '../model/facets.ts'

const later = unknown('unresolved')

export const placedLater = {
  topology: { mode: later, writersOutside: later },
  isolation: {
    stage: later,
    shared: later,
    sharersDeclared: later,
    fromProduction: later,
    originDeclared: later,
    outsideFence: later,
  },
  dependency: { foreignRegions: later },
} satisfies Facets
