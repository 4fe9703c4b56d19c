// What a resource points at, as far as it was read.
import type { Reference, Resource } from '../model/resource.ts'

/** None where references were not read at all: who would take that for "points at nothing" asks for the state first. */
export const referencesOf = ({ references }: Pick<Resource, 'references'>): Reference[] =>
  references.state === 'unknown' ? [] : references.value
