// Where a distribution fetches what it serves: whose copies it keeps at its edges, and to whom it sends those who ask.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import {
  type Behaviour,
  behavioursOf,
  counted,
  groupsOf,
  keeps,
  type Origin,
  originsOf,
  times,
} from './cloudfront-shapes.ts'
import { hostLocator } from './hosts.ts'
import { field, type Telling } from './telling.ts'

export function originReferences(told: Telling, answers: readonly Answer[]): Fact<Reference[]> {
  const behaviours = behavioursOf(told)
  const cached = chain(behaviours, (list, from) =>
    map(keeping(list, from, answers), (kept) => list.filter((one) => kept(one))),
  )
  const { partition } = told.arn
  return gather(
    pointers('source', 'cloudfront-origin', hosts(told, cached), (list, from) =>
      list.map((host) => ({ locator: locatorOf(partition, host, from) })),
    ),
    pointers('replica', 'cloudfront-origin-shield', shields(told, cached), (regions, from) =>
      regions.map((region) => ({ locator: known(`aws-region:${region}`, from) })),
    ),
    routes(told, hosts(told, behaviours)),
  )
}

/** A template is filled by each tenant. */
const locatorOf = (partition: string, host: string | null, from: number[]): Fact<string> =>
  host === null || host.includes('{{') ? unknown('unresolved') : known(hostLocator(partition, host), from)

/** Each once; null: what a behaviour names and the distribution does not have. */
const hosts = (told: Telling, of: Fact<Behaviour[]>): Fact<(string | null)[]> =>
  map(targets(told, of), (list) => [...new Set(list.map((origin) => origin?.DomainName ?? null))])

/** One region that stands before the origin, and keeps what all edges fetch through it. */
const shields = (told: Telling, of: Fact<Behaviour[]>): Fact<string[]> =>
  map(targets(told, of), (list) => [
    ...new Set(list.flatMap((one) => (one?.OriginShield?.Enabled ? (one.OriginShield.OriginShieldRegion ?? []) : []))),
  ])

const targets = (told: Telling, of: Fact<Behaviour[]>): Fact<(Origin | undefined)[]> =>
  chain(of, (behaviours) =>
    chain(groupsOf(told), (groups) =>
      map(originsOf(told), (origins) =>
        behaviours
          .flatMap(({ TargetOriginId: id }) => groups.get(id) ?? [id])
          .map((id) => origins.find((origin) => origin.Id === id)),
      ),
    ),
  )

const policies = v.pipe(
  v.object({
    Items: v.array(v.object({ CachePolicy: v.object({ Id: v.string(), CachePolicyConfig: v.object(times) }) })),
  }),
  v.transform(
    ({ Items }) => new Map(Items.map(({ CachePolicy }) => [CachePolicy.Id, keeps(CachePolicy.CachePolicyConfig)])),
  ),
)

/** Which behaviours keep anything: a policy tells for those that name one. One that nobody knows may keep. */
function keeping(
  list: readonly Behaviour[],
  from: number[],
  answers: readonly Answer[],
): Fact<(of: Behaviour) => boolean> {
  if (list.every(({ CachePolicyId }) => !CachePolicyId)) return known(keeps, from)
  return map(
    ask(answers, call('cloudfront:ListCachePolicies'), policies),
    (kept) => (one) => (one.CachePolicyId ? (kept.get(one.CachePolicyId) ?? true) : keeps(one)),
  )
}

/** Only a list of those who are served narrows who comes: whoever is on the other kind of list is one country less than anywhere. */
const restriction = v.pipe(
  v.object({ GeoRestriction: v.object({ RestrictionType: v.picklist(['none', 'blacklist', 'whitelist']) }) }),
  v.transform(({ GeoRestriction }) => GeoRestriction.RestrictionType === 'whitelist'),
)
const served = v.pipe(
  v.object({ GeoRestriction: counted(v.string()) }),
  v.transform(({ GeoRestriction }) => GeoRestriction),
)

/** By country where only some are served; a tenant may have a list of his own. */
const geographies = (told: Telling): Fact<string[]> =>
  chain(field(told, 'Restrictions', restriction), (some, from) =>
    some && told.fields['ConnectionMode'] !== 'tenant-only'
      ? field(told, 'Restrictions', served)
      : known(['anywhere'], from),
  )

function routes(told: Telling, hosts: Fact<(string | null)[]>): Fact<Reference[]> {
  const { partition } = told.arn
  const ways = chain(geographies(told), (from) =>
    map(hosts, (to) => from.flatMap((geography) => to.map((host) => ({ geography, host })))),
  )
  return pointers('route', 'cloudfront-request', ways, (list, from) =>
    list.map(({ geography, host }) => ({ geography, locator: locatorOf(partition, host, from) })),
  )
}
