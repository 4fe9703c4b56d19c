// Trails: every region shows its own and the shadows of those that record everywhere; each is read once, at its home.
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  type DescribeTrailsCommandOutput,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  type ListTagsCommandOutput,
  type ResourceTag,
  type Trail,
} from '@aws-sdk/client-cloudtrail'
import type { Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import { partsOf } from './arn.ts'
import type { Caller, Service } from './caller.ts'
import type { Collection } from './collection.ts'
import { type Listing, readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::CloudTrail::Trail'

export const cloudtrail: Service<CloudTrailClient> = {
  name: 'cloudtrail',
  pace: { inFlight: 4, calls: 8, windowMs: 1_000 },
  connect: (config) => new CloudTrailClient(config),
}

// Shadows are asked for: the home of a trail that records everywhere may be a region that is not read.
const listing = (region: string): Listing<CloudTrailClient, DescribeTrailsCommandOutput, Trail> => ({
  service: cloudtrail,
  region,
  operation: 'DescribeTrails',
  type,
  send: (client) => client.send(new DescribeTrailsCommand({ includeShadowTrails: true })),
  items: ({ trailList }) => trailList,
  id: ({ TrailARN }) => TrailARN,
})

const tagging = (region: string, arn: string): Listing<CloudTrailClient, ListTagsCommandOutput, ResourceTag> => ({
  service: cloudtrail,
  region,
  operation: 'ListTags',
  send: (client, NextToken) => client.send(new ListTagsCommand({ ResourceIdList: [arn], NextToken })),
  items: ({ ResourceTagList }) => ResourceTagList,
  next: ({ NextToken }) => NextToken,
  id: ({ ResourceId, TagsList }) => JSON.stringify([ResourceId, TagsList]), // one page may not hold all tags of a trail
})

/** What other regions and accounts have to do with the trails that a region shows. */
export interface TrailsShown {
  /** The ARNs that another region has already shown. */
  seen: Set<unknown>
  /** The accounts that this scan reads. */
  accounts: ReadonlySet<string>
}

export const trails = ({ seen, accounts }: TrailsShown): Collection => ({
  type,
  lists: ['cloudtrail:DescribeTrails'],
  callsEach: 3,
  pace: cloudtrail.pace,
  takesFew: true, // an account has five a region at most
  read: (caller, region) =>
    readEach(caller, listing(region), (one, origin) => readTrail(caller, region, one, origin, accounts), { seen }),
})

/** A trail of the organization is shown to each member: whoever owns it can tell most, and tells it where it is read too. */
function isTold(arn: string, { identity }: Caller, accounts: ReadonlySet<string>): boolean {
  const { account: owner } = partsOf(arn)
  return owner === identity.account || !accounts.has(owner)
}

async function readTrail(
  caller: Caller,
  shownIn: string,
  trail: Trail,
  origin: Origin,
  accounts: ReadonlySet<string>,
): Promise<Observation | undefined> {
  const { TrailARN: arn, HomeRegion: region = shownIn } = trail
  if (arn === undefined) throw new Error('cloudtrail:DescribeTrails listed a trail without an ARN')
  if (!isTold(arn, caller, accounts)) return undefined
  const call = { service: cloudtrail, region }
  const [status, selectors, tags] = await Promise.all([
    caller.call({
      ...call,
      operation: 'GetTrailStatus',
      send: (client) => client.send(new GetTrailStatusCommand({ Name: arn })),
    }),
    caller.call({
      ...call,
      operation: 'GetEventSelectors',
      send: (client) => client.send(new GetEventSelectorsCommand({ TrailName: arn })),
    }),
    wholeList(caller, tagging(region, arn), 'ResourceTagList'),
  ])
  const answers = [answerWith(origin, { trailList: [trail] }), answerOf(status), answerOf(selectors), tags]
  return observed(caller.identity, { type, nativeId: arn, region, answers })
}
