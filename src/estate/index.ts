// The join: from resources that know only themselves to subjects that know where their copies are and whose data they hold.
import { anyTrue, type Fact, map } from '../model/fact.ts'
import type { Facets } from '../model/facets.ts'
import type { Asked, Gap } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Classification, Subject } from '../model/subject.ts'
import { classify } from './classification.ts'
import { flowsFromCopies } from './copies.ts'
import { completeness } from './coverage.ts'
import { lawsLookup } from './law.ts'
import { placedFacets } from './placed-facets.ts'
import { placesOf } from './places.ts'
import { recoveryAsked } from './recovery-target.ts'
import type { Survey } from './survey.ts'
import { recordsAccess, type Trails, trailsOf, unloggedRegions } from './trails.ts'

export { sideIn } from './isolation.ts'
export { survey, type Survey } from './survey.ts'

/** What the sources told beside resources. */
export interface Answered {
  gaps: readonly Gap[]
  asked: readonly Asked[]
}

/** Joins one resource after another. `now` is ISO 8601; a decision still stands on its last day. */
export function estate(
  known: Survey,
  { gaps, asked }: Answered,
  rulebook: Rulebook,
  now: string,
): (resource: Resource) => Subject {
  const around = { rulebook, survey: known }
  const trails = new Map<string, Trails>()
  const laws = lawsLookup(rulebook, now)

  return (resource) => {
    const classification = classify(resource, rulebook.config.data)
    const drawn = rulebook.types.get(resource.type)?.places === false ? [] : placesOf(resource, around)
    const bare = [...drawn, ...flowsFromCopies(resource, drawn, around)]
    const places = bare.map((place) => ({ ...place, laws: laws(place.country, classification.people) }))
    return {
      resource,
      facets: { ...facetsOf(resource, classification), ...placedFacets(resource, places, rulebook, known) },
      classification,
      recovery: recoveryAsked(classification.tier, rulebook.config),
      places,
    }
  }

  /** Fills what only the whole estate can tell. */
  function facetsOf(resource: Resource, classification: Classification): Facets {
    const { facets } = resource
    const covering = trailsFor(resource.owner.account)
    return {
      ...facets,
      ...(facets.logging && {
        logging: { dataAccess: anyTrue(facets.logging.dataAccess, ...accessTrails(resource, covering)) },
      }),
      ...(facets.classification && {
        classification: { declared: map(classification.people, (people) => people.length > 0) },
      }),
      ...(facets.audit && {
        audit: { ...facets.audit, unloggedRegions: elsewhere(unloggedRegions(facets.audit.enabledRegions, covering)) },
      }),
      ...(facets.coverage && { coverage: { complete: completeness(resource, gaps, rulebook, now) } }),
    }
  }

  /** CloudTrail records the accesses of some stores only; for the others there is no trail to ask. */
  function accessTrails(resource: Resource, covering: Trails) {
    return resource.type === 'AWS::S3::Bucket' ? [elsewhere(recordsAccess(resource, covering))] : [nothing]
  }

  function trailsFor(account: string): Trails {
    const found = trails.get(account) ?? trailsOf(account, known.trails, [...asked, ...gaps])
    trails.set(account, found)
    return found
  }
}

const nothing: Fact<boolean> = { state: 'known', value: false, from: [] }

/** What another resource told rests on that resource's origins, not on ours. */
const elsewhere = <T>(fact: Fact<T>): Fact<T> => (fact.state === 'unknown' ? fact : { ...fact, from: [] })
