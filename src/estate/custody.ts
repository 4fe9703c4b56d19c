// Whose key opens a store, and where it is held: only the key itself can tell, if it is in this estate.
import { allTrue, chain, type Fact, map } from '../model/fact.ts'
import type { Facets } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import { referencesOf } from './references.ts'
import type { Shared, Survey } from './survey.ts'

/** The facets of the store that its key completes; of an account, the keys that its disks get by default. */
export function custody(store: Resource, survey: Pick<Survey, 'sharedBy'>): Pick<Facets, 'atRest' | 'custody'> {
  const { atRest, custody: held } = store.facets
  let read: Fact<Shared>[] | undefined // two facts wait for one key
  const keys = () => (read ??= keysOf(store).map((locator) => map(locator, (name) => survey.sharedBy(name))))
  return {
    ...(atRest && { atRest: { ...atRest, keyOwner: settled(atRest.keyOwner, ({ owner }) => owner, first) } }),
    ...(held && { custody: { exclusive: settled(held.exclusive, ({ external }) => external, every) } }),
  }

  /** A fact that waits for the key keeps waiting, with the permission that it names, where the key is not in the estate. */
  function settled<T>(
    fact: Fact<T>,
    of: (key: Shared) => Fact<T> | undefined,
    join: (facts: [Fact<T>, ...Fact<T>[]]) => Fact<T>,
  ): Fact<T> {
    if (fact.state !== 'unknown' || fact.reason !== 'unresolved') return fact
    const [own, ...others] = keys().map((key) => chain(key, (told) => of(told) ?? fact))
    return own === undefined ? fact : join([own, ...others])
  }
}

const first = <T>([fact]: [Fact<T>, ...Fact<T>[]]): Fact<T> => fact
const every = (facts: [Fact<boolean>, ...Fact<boolean>[]]): Fact<boolean> => allTrue(...facts)

/** The first is a store's own, others open its copies; an account, which is no store, has one for each region. */
function keysOf(resource: Resource): Fact<string>[] {
  const keys = referencesOf(resource).flatMap(({ role, locator }) => (role === 'key' ? [locator] : []))
  return resource.holds === 'none' ? keys : keys.slice(0, 1)
}
