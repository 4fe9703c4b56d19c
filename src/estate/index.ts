// The join: from resources that know only themselves to subjects that know where their copies are and whose data they hold.
import { anyTrue, elsewhere, type Fact, map } from '../model/fact.ts'
import type { Audit, ClassificationFacet, Defaults, Facets } from '../model/facets.ts'
import type { Asked, Gap } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { declarationOf } from './classification.ts'
import { asItsCluster } from './cluster-member.ts'
import { flowsFromCopies } from './copies.ts'
import { completeness } from './coverage.ts'
import { custody } from './custody.ts'
import { classified } from './inheritance.ts'
import { guardrailOf } from './guardrail.ts'
import { grantedToStrangers } from './key-grants.ts'
import { lawsLookup } from './law.ts'
import { linkOf } from './link.ts'
import { openTo } from './open-buckets.ts'
import { logIntegrity } from './log-integrity.ts'
import { placedFacets } from './placed-facets.ts'
import { type BarePlace, placesOf } from './places.ts'
import { recoveryAsked } from './recovery-target.ts'
import { routingOf } from './routing.ts'
import type { Survey } from './survey.ts'
import { recordsAccess, regionsOfUnseenBuckets, type Trails, trailsOf, unloggedRegions } from './trails.ts'
import { unseenStores } from './unseen-stores.ts'

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
  const around = { rulebook, survey: known, unseen: unseenStores(gaps, rulebook.types) }
  const trails = new Map<string, Trails>()
  const laws = lawsLookup(rulebook, now)

  return (one) => {
    const resource = asItsCluster(one, known)
    const own = declarationOf(resource, rulebook.config.data)
    const { classification, facet } = classified(resource, own, known)
    const drawn = rulebook.types.get(resource.type)?.places === false ? [] : placesOf(resource, around)
    const bare = [...drawn, ...flowsFromCopies(resource, drawn, around)]
    const places = bare.map((place) => ({ ...place, ...laws(destination(resource, place), classification) }))
    return {
      resource,
      facets: {
        ...facetsOf(resource, { declared: map(classification.people, ({ length }) => length > 0), ...facet }),
        ...placedFacets(resource, own.labels, places, around),
        ...(resource.facets.link && { link: linkOf(resource, resource.facets.link, classification, rulebook, now) }),
        ...(resource.facets.routing && { routing: routingOf(resource, classification, around) }),
      },
      classification,
      recovery: recoveryAsked(classification.tier, rulebook.config),
      places,
    }
  }

  /** Fills what only the whole estate can tell. */
  function facetsOf(resource: Resource, classification: ClassificationFacet): Facets {
    const { facets } = resource
    const covering = trailsFor(resource.owner.account)
    return {
      ...facets,
      ...custody(resource, known),
      ...logIntegrity(resource, known),
      ...(facets.exposure && { exposure: openTo(resource, facets.exposure, known) }),
      ...(facets.keyGrants && { keyGrants: grantedToStrangers(resource, facets.keyGrants, around) }),
      ...(facets.logging && {
        logging: { dataAccess: anyTrue(facets.logging.dataAccess, ...accessTrails(resource, covering)) },
      }),
      ...(facets.classification && { classification }),
      ...(facets.audit && { audit: { ...facets.audit, unloggedRegions: dark(facets.audit, covering) } }),
      ...(facets.guardrail && { guardrail: guardrailOf(resource.provider, facets.guardrail, rulebook, now) }),
      ...(facets.defaults && facets.audit && { defaults: routed(resource, facets.defaults, facets.audit, covering) }),
      ...(facets.coverage && { coverage: { complete: completeness(resource, gaps, rulebook, now) } }),
    }
  }

  /** CloudTrail records the accesses of some stores only; for the others there is no trail to ask. */
  function accessTrails(resource: Resource, covering: Trails) {
    return resource.type === 'AWS::S3::Bucket' ? [elsewhere(recordsAccess(resource, covering))] : [nothing]
  }

  function trailsFor(account: string): Trails {
    const found = trails.get(account) ?? trailsOf(account, known, [...asked, ...gaps])
    trails.set(account, found)
    return found
  }
}

const destination = ({ owner }: Resource, { country, subdivision, via, account }: BarePlace) => ({
  country,
  ...(subdivision === undefined ? {} : { subdivision }),
  means: via?.means ?? ('storage' as const),
  owner: owner.account,
  account,
})

/** A subscription of Azure tells by itself whether its one log is kept; an account of AWS leaves it to its trails. */
const dark = ({ enabledRegions, unloggedRegions: told }: Audit, covering: Trails): Fact<string[]> =>
  told.state === 'unknown' && told.reason === 'unresolved' ? elsewhere(unloggedRegions(enabledRegions, covering)) : told

/** Of what is new AWS can log by itself only who reads and writes a bucket, which its trails tell; a subscription of Azure tells it by itself. */
const routed = ({ partition }: Resource, defaults: Defaults, audit: Audit, covering: Trails): Defaults => {
  const { logsRouted: told } = defaults
  if (told.state !== 'unknown' || told.reason !== 'unresolved') return defaults
  const unseen = regionsOfUnseenBuckets(audit.enabledRegions, partition, covering)
  return { ...defaults, logsRouted: elsewhere(map(unseen, ({ length }) => length === 0)) }
}

const nothing: Fact<boolean> = { state: 'known', value: false, from: [] }
