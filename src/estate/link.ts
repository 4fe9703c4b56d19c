// Whether a link between networks crosses the border of a law's zone, and whether the register then knows of what goes over it.
import { adequaciesFor } from '../model/adequacy.ts'
import { allTrue, chain, type Fact, known, unknown } from '../model/fact.ts'
import type { Link } from '../model/facets.ts'
import type { Reference, Resource } from '../model/resource.ts'
import type { Law, Rulebook } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { countryOf } from './country.ts'
import { entryBetween } from './register.ts'

interface End {
  country: Fact<string>
  /** Undefined where nobody has said. */
  account: string | undefined
}

/** Of a link within a zone, or of two ends that are both outside it, there is nothing to register. */
export function linkOf(resource: Resource, link: Link, data: Classification, rulebook: Rulebook, now: string): Link {
  const near = {
    country: countryOf(rulebook, resource.provider, resource.location.region),
    account: resource.owner.account,
  }
  const laws = rulebook.laws.flatMap((law) => (law.inside === null ? [] : [{ ...law, inside: law.inside }]))
  const far = farEnd(resource, rulebook)
  const answers = laws.map((law) => isKnownTo(law, [near, far], data, rulebook, now.slice(0, 10)))
  return { ...link, registered: allTrue(known(true, []), ...answers) }
}

/** A link leads somewhere, whether or not anybody has read where. */
function farEnd({ references, provider }: Resource, rulebook: Rulebook): End {
  if (references.state === 'unknown') return { country: references, account: undefined }
  const { locator, region, account } = references.value.find(({ role }) => role === 'route') ?? unread
  const named = locator.state === 'unknown' && region === undefined ? locator : known(region ?? '', [])
  return { country: countryOf(rulebook, provider, named), account }
}

const unread: Pick<Reference, 'locator' | 'region' | 'account'> = { locator: unknown('unresolved') }

type Zoned = Law & { inside: ReadonlySet<string> }

const isKnownTo = (
  law: Zoned,
  ends: [End, End],
  data: Classification,
  rulebook: Rulebook,
  day: string,
): Fact<boolean> =>
  chain(ends[0].country, (here) =>
    chain(ends[1].country, (there) => {
      if (law.inside.has(here) === law.inside.has(there)) return known(true, [])
      const [from, to, country] = law.inside.has(here) ? [ends[0], ends[1], there] : [ends[1], ends[0], here]
      const [decision] = adequaciesFor(law, country, day)
      if (decision?.conditional === false) return known(true, [])
      const asked = { law, decision, data, rulebook, day }
      const entry = entryBetween({ ...asked, country, owner: from.account, account: to.account })
      return entry.state === 'known' && entry.value ? entry : ofThosePeople(law, data, entry, rulebook)
    }),
  )

/** What no entry speaks of is missed where it is data of people whom the law protects, and until somebody has said that it is not. */
function ofThosePeople(
  law: Law,
  { people }: Classification,
  missing: Fact<boolean>,
  rulebook: Rulebook,
): Fact<boolean> {
  if (law.concerns === 'everyone') return missing
  if (people.state === 'unknown') return people
  const isTheirs = people.value.some((one) => rulebook.people.get(one)?.laws.includes(law.id))
  if (isTheirs || (people.state === 'known' && people.value.length === 0)) return missing
  return chain(people, () => known(true, []))
}
