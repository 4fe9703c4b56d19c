// A copy often knows where it came from when its original does not say where it went: such flows are drawn from the copy's side.
import { chain, known, unknown } from '../model/fact.ts'
import type { Reference, Resource } from '../model/resource.ts'
import { countryOf } from './country.ts'
import { type BarePlace, orAsNamed, placeAt, type Surroundings } from './places.ts'
import { originalsOutside } from './references.ts'
import { sourceMechanisms } from './source-mechanisms.ts'
import type { Copy } from './survey.ts'

const roles = {
  replication: 'replica',
  'snapshot-copy': 'snapshot',
  'key-replication': 'key',
  'edge-cache': 'edge',
} as const

/** What each of them makes of the place where the copy is. */
export const arrivals = Object.fromEntries(
  Object.keys(sourceMechanisms).map((mechanism) => [mechanism, kindOf(mechanism)]),
)

/** The places that copies add to those already drawn: onto their original where it was scanned, else onto themselves with `from`. */
export const flowsFromCopies = (resource: Resource, drawn: readonly BarePlace[], around: Surroundings): BarePlace[] => [
  ...originalsOutside(resource, around.survey).map((reference) =>
    isWithin(reference) ? unseenCopies(resource, reference, around) : orphan(resource, reference, around),
  ),
  ...around.survey
    .copiesOf(resource)
    .filter((copy) => !isWithin(copy) && !alreadyDrawn(copy, drawn, around))
    .map((copy) => arrival(resource, copy, around)),
]

const isWithin = ({ mechanism }: Pick<Reference, 'mechanism'>): boolean => sourceMechanisms[mechanism]?.within === true

/** What holds its data was not scanned: that may have been copied anywhere. */
function unseenCopies(part: Resource, { mechanism, locator }: Reference, around: Surroundings): BarePlace {
  const nobodySaw = locator.state === 'unknown' ? locator : unknown('unresolved', sourceMechanisms[mechanism]?.shownBy)
  const there = { region: nobodySaw, account: known(part.owner.account, []) }
  return placeAt(part, kindOf(mechanism), there, around, { mechanism, locator: nobodySaw })
}

const alreadyDrawn = (copy: Copy, places: readonly BarePlace[], { survey }: Surroundings): boolean =>
  places.some(
    ({ via }) => via?.locator.state === 'known' && survey.find(via.locator.value).key === copy.key.toWellFormed(),
  )

const arrival = (original: Resource, { mechanism, id, region, account, key }: Copy, around: Surroundings): BarePlace =>
  placeAt(original, kindOf(mechanism), { region, account: known(account, []), key }, around, {
    mechanism,
    locator: known(id, []),
  })

/** The original is outside this scan: what is known of it is what the copy tells. */
function orphan(copy: Resource, { mechanism, locator, region: named }: Reference, around: Surroundings): BarePlace {
  const looked = chain(locator, (name) => around.survey.find(name).region)
  const region = orAsNamed(looked, named)
  const here = { region: copy.location.region, account: known(copy.owner.account, []) }
  return {
    ...placeAt(copy, kindOf(mechanism), here, around, { mechanism, locator: known(copy.id, []) }),
    from: { region, country: countryOf(around.rulebook, copy.provider, region) },
  }
}

function kindOf(mechanism: string) {
  const by = sourceMechanisms[mechanism]?.means ?? 'replication'
  return { role: by in roles ? roles[by as keyof typeof roles] : ('replica' as const), means: by } // `as`: `in` has just asked
}
