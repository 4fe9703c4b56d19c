// Whose key opens a store, and where it is held: only the key itself can tell, if it is in this estate.
import { chain, type Fact, map } from '../model/fact.ts'
import type { Facets } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import { referencesOf } from './references.ts'
import type { Shared, Survey } from './survey.ts'

/** The facets of the store that its key completes. */
export function custody(store: Resource, survey: Pick<Survey, 'sharedBy'>): Pick<Facets, 'atRest' | 'custody'> {
  const { atRest, custody: held } = store.facets
  const locator = keyOf(store)
  let key: Fact<Shared> | undefined
  return {
    ...(atRest && { atRest: { ...atRest, keyOwner: settled(atRest.keyOwner, ({ owner }) => owner) } }),
    ...(held && { custody: { exclusive: settled(held.exclusive, ({ external }) => external) } }),
  }

  /** A fact that waits for the key keeps waiting, with the permission that it names, where the key is not in the estate. */
  function settled<T>(fact: Fact<T>, of: (key: Shared) => Fact<T> | undefined): Fact<T> {
    if (fact.state !== 'unknown' || fact.reason !== 'unresolved' || locator === undefined) return fact
    key ??= map(locator, (name) => survey.sharedBy(name)) // two facts wait for one key
    return chain(key, (told) => of(told) ?? fact)
  }
}

const keyOf = (store: Resource): Fact<string> | undefined =>
  referencesOf(store).find(({ role }) => role === 'key')?.locator
