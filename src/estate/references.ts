// What a resource points at, as far as it was read.
import type { Reference, Resource } from '../model/resource.ts'
import type { Survey } from './survey.ts'

/** None where references were not read at all: who would take that for "points at nothing" asks for the state first. */
export const referencesOf = ({ references }: Pick<Resource, 'references'>): Reference[] =>
  references.state === 'unknown' ? [] : references.value

/** What it says that it was copied from, where this estate does not hold that; an unread locator may point anywhere. */
export const originalsOutside = (resource: Resource, { find }: Pick<Survey, 'find'>): Reference[] =>
  referencesOf(resource).filter(
    ({ role, locator }) => role === 'source' && (locator.state === 'unknown' || find(locator.value).key === undefined),
  )
