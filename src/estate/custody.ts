// Whose key opens a store, and where it is held: only the key itself can tell, if it is in this estate.
import { chain, type Fact } from '../model/fact.ts'
import type { Facets, Keys } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import type { Survey } from './survey.ts'

/** Of a key the survey keeps what stores want to know of it. */
export type KeyHolding = Pick<Keys, 'owner' | 'external'>

/** The facets of the store that its key completes. */
export function custody(store: Resource, survey: Pick<Survey, 'holdingOf'>): Pick<Facets, 'atRest' | 'custody'> {
  const { atRest, custody: held } = store.facets
  return {
    ...(atRest && { atRest: { ...atRest, keyOwner: settled(atRest.keyOwner, ({ owner }) => owner) } }),
    ...(held && { custody: { exclusive: settled(held.exclusive, ({ external }) => external) } }),
  }

  /** A fact that waits for the key keeps waiting, with the permission that it names, where the key is not in the estate. */
  function settled<T>(fact: Fact<T>, of: (key: KeyHolding) => Fact<T>): Fact<T> {
    const locator = keyOf(store)
    if (fact.state !== 'unknown' || fact.reason !== 'unresolved' || locator === undefined) return fact
    return chain(locator, (name) => {
      const holding = survey.holdingOf(name)
      return holding === undefined ? fact : of(holding)
    })
  }
}

const keyOf = ({ references }: Resource): Fact<string> | undefined =>
  references.state === 'unknown' ? undefined : references.value.find(({ role }) => role === 'key')?.locator
