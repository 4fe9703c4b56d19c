// Whose data a store holds no provider tells: what a normalizer leaves open, and estate fills from tags, rules and copies.
import { unknown } from '../model/fact.ts'
import type { ClassificationFacet } from '../model/facets.ts'

const later = unknown('unresolved')

export const unclassified: ClassificationFacet = { declared: later, consistent: later, keepsTier: later }
