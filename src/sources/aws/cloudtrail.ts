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
import type { Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerOf, answerWith } from './answers.ts'
import type { Caller, Service } from './caller.ts'
import { type Listing, readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::CloudTrail::Trail'

const cloudtrail: Service<CloudTrailClient> = {
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

/** `seen`: the ARNs that another region has already shown. */
export const trails = (caller: Caller, region: string, seen: Set<unknown>): AsyncIterable<SourceRecord> =>
  readEach(caller, listing(region), (one, origin) => readTrail(caller, region, one, origin), { seen })

async function readTrail(caller: Caller, shownIn: string, trail: Trail, origin: Origin): Promise<Observation> {
  const { TrailARN: arn, HomeRegion: region = shownIn } = trail
  if (arn === undefined) throw new Error('cloudtrail:DescribeTrails listed a trail without an ARN')
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
