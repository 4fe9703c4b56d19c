// What the trails of an account cover: the regions whose control plane is recorded, and the stores whose every access is.
import {
  allTrue,
  anyTrue,
  elsewhere,
  type Fact,
  isSurely,
  known,
  not,
  partialAs,
  unknown,
  unknownAs,
} from '../model/fact.ts'
import { unreadFor } from '../model/gaps.ts'
import type { Capture } from '../model/facets.ts'
import type { Asked, Gap } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import { namesOf } from './locator.ts'
import { otherRegion } from './other-region.ts'
import type { Survey } from './survey.ts'

interface Recorder {
  trail: Resource
  capture: Capture
  /** Whether it records what is done in the account. */
  covering: Fact<boolean>
}

/** The trails that an account is known to have, and whether more may exist: "no trail covers it" needs a list read in full. */
export interface Trails {
  trails: readonly Recorder[]
  /** Where the account was asked for its trails; `--region` narrows a scan, and says nothing of the regions left out. */
  regions: ReadonlySet<string>
  /** Why the list may lack one; undefined when it was read in every region of the scan. */
  gap: Fact<never> | undefined
}

/** The trails of one account. A list read only in part keeps its gap, with the permission that would have told. */
export function trailsOf(
  account: string,
  { trails, organizationOf }: Pick<Survey, 'trails' | 'organizationOf'>,
  answered: readonly (Asked | Gap)[],
): Trails {
  const calls = answered.filter((one) => one.account === account && one.service === 'cloudtrail')
  const listing = calls.filter(({ operation }) => operation === 'DescribeTrails')
  const refused = listing.find((one) => one.kind === 'gap')
  const reason = refused?.kind === 'gap' ? refused.reason : 'not-recorded'
  const complete = listing.length > 0 && refused === undefined
  return {
    trails: trails.flatMap((trail) => {
      const { capture } = trail.facets
      if (capture === undefined) return []
      const covering = covers(trail, capture, account, organizationOf(account))
      return isSurely(covering, false) ? [] : [{ trail, capture, covering }]
    }),
    regions: new Set(listing.flatMap(({ region }) => region ?? [])),
    gap: complete ? undefined : unreadFor(reason, 'cloudtrail:DescribeTrails'),
  }
}

/**
 * A trail of a whole organization records in the accounts of that one and of no other, and belongs to the account that manages
 * it, whoever made it: awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
function covers(
  { owner }: Resource,
  { wholeOrganisation }: Capture,
  account: string,
  organization: string | undefined,
): Fact<boolean> {
  if (owner.account === account) return known(true, [])
  const isManaged =
    organization === undefined
      ? unknown('unresolved', 'organizations:DescribeOrganization')
      : known(organization.split(':')[4] === owner.account, [])
  return elsewhere(allTrue(wholeOrganisation, isManaged))
}

/** Whether some active trail records the reads and writes of the store. */
export function recordsAccess(store: Resource, { trails, gap }: Trails): Fact<boolean> {
  const covered = trails.map(({ trail, capture, covering }) =>
    allTrue(covering, capture.active, reaches(trail, capture, store.location.region), names(capture, arnOf(store))),
  )
  return anyTrue(gap ?? known(false, []), ...covered)
}

/** A planned bucket is called by its address, and recorded by its ARN. */
const arnOf = (store: Resource): string => namesOf(store).find((name) => name.startsWith('arn:')) ?? store.id

/** The enabled regions, of those that were asked, that no active trail records the management events of. */
export const unloggedRegions = (enabled: Fact<string[]>, trails: Trails): Fact<string[]> =>
  regionsWithout(enabled, trails, ({ managementEvents }) => managementEvents)

/** Those in which nobody would see who reads or writes a bucket that is yet to be made. */
export const regionsOfUnseenBuckets = (enabled: Fact<string[]>, partition: string, trails: Trails): Fact<string[]> =>
  regionsWithout(enabled, trails, (capture) => names(capture, `arn:${partition}:s3:::`))

/** The enabled regions, of those that were asked, in which no active trail records what is to be recorded. */
function regionsWithout(
  enabled: Fact<string[]>,
  { trails, regions, gap }: Trails,
  records: (capture: Capture) => Fact<boolean>,
): Fact<string[]> {
  if (enabled.state === 'unknown') return enabled
  const asked = enabled.value.filter((region) => regions.has(region))
  if (asked.length === 0) return gap ?? unknown('not-recorded', 'cloudtrail:DescribeTrails')
  const covers = asked.map((region) => {
    const by = trails.map(({ trail, capture, covering }) =>
      allTrue(covering, capture.active, records(capture), reaches(trail, capture, known(region, []))),
    )
    return { region, covered: anyTrue(gap ?? known(false, []), ...by) }
  })
  const dark = covers.filter(({ covered }) => covered.state === 'known' && !covered.value).map(({ region }) => region)
  const unsure = covers.flatMap(({ covered }) => (covered.state === 'known' ? [] : [covered]))[0]
  if (unsure === undefined) return enabled.state === 'partial' ? partialAs(dark, enabled, []) : known(dark, [])
  return dark.length > 0 || unsure.state === 'partial' ? partialAs(dark, unsure, []) : unsure
}

/** A trail of every region reaches all regions; any other only its own. */
const reaches = (trail: Resource, { everyRegion }: Capture, region: Fact<string>): Fact<boolean> =>
  anyTrue(everyRegion, not(otherRegion(trail.location, { region })))

/** A selector is a prefix of object ARNs: a whole bucket is covered by its own prefix or a wider one. */
function names({ dataEvents }: Capture, id: string): Fact<boolean> {
  if (dataEvents.state === 'unknown') return dataEvents
  if (dataEvents.value.some((prefix) => `${id}/`.startsWith(prefix))) return known(true, dataEvents.from)
  // What a list read in part does not name may stand in the other part.
  return dataEvents.state === 'partial' ? unknownAs(dataEvents) : known(false, dataEvents.from)
}
