// A copy often knows where it came from when its original does not say where it went: such flows are drawn from the copy's side.
import { chain, known } from '../model/fact.ts'
import type { Means } from '../model/place.ts'
import type { Reference, Resource } from '../model/resource.ts'
import { countryOf } from './country.ts'
import { type BarePlace, placeAt, type Surroundings } from './places.ts'

/** How data got here, by the mechanism of a `source` reference; a key's replica copies key material, not data. */
const means: Readonly<Record<string, Means>> = {
  'rds-read-replica': 'replication',
  'rds-snapshot-copy': 'snapshot-copy',
  'kms-multi-region': 'key-replication',
}

const roles = { replication: 'replica', 'snapshot-copy': 'snapshot', 'key-replication': 'key' } as const

/** The places that copies add: onto their original where it was scanned, else onto themselves with `from`. */
export function flowsFromCopies(
  resources: readonly Resource[],
  drawn: ReadonlyMap<string, readonly BarePlace[]>,
  around: Surroundings,
): Map<string, BarePlace[]> {
  const added = new Map<string, BarePlace[]>()
  const add = (key: string, place: BarePlace) => added.set(key, [...(added.get(key) ?? []), place])
  for (const copy of resources) {
    for (const reference of sourcesOf(copy)) {
      const original = originalOf(reference, around)
      if (original === undefined) add(copy.key, orphan(copy, reference, around))
      else if (!alreadyDrawn(copy, drawn.get(original.key) ?? [], around)) {
        add(original.key, arrival(original, copy, reference, around))
      }
    }
  }
  return added
}

const sourcesOf = ({ references }: Resource): Reference[] =>
  references.state === 'unknown' ? [] : references.value.filter(({ role }) => role === 'source')

function originalOf({ locator }: Reference, { directory }: Surroundings): Resource | undefined {
  const key = locator.state === 'unknown' ? undefined : directory.find(locator.value).key
  return key === undefined ? undefined : directory.resource(key)
}

const alreadyDrawn = (copy: Resource, places: readonly BarePlace[], { directory }: Surroundings): boolean =>
  places.some(({ via }) => via?.locator.state === 'known' && directory.find(via.locator.value).key === copy.key)

const arrival = (original: Resource, copy: Resource, reference: Reference, around: Surroundings): BarePlace =>
  placeAt(original, kindOf(reference), at(copy), around, {
    mechanism: reference.mechanism,
    locator: known(copy.id, []),
  })

/** The original is outside this scan: what is known of it is what the copy tells. */
function orphan(copy: Resource, reference: Reference, around: Surroundings): BarePlace {
  const region = chain(reference.locator, (locator) => around.directory.find(locator).region)
  return {
    ...placeAt(copy, kindOf(reference), at(copy), around, {
      mechanism: reference.mechanism,
      locator: known(copy.id, []),
    }),
    from: { region, country: countryOf(around.rulebook, copy.provider, region) },
  }
}

const at = (copy: Resource) => ({ region: copy.location.region, account: known(copy.owner.account, []) })

function kindOf({ mechanism }: Reference) {
  const by = means[mechanism] ?? 'replication'
  return { role: by in roles ? roles[by as keyof typeof roles] : ('replica' as const), means: by } // `as`: `in` has just asked
}
