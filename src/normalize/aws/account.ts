// AWS::Organizations::Account: no store; it carries what can only be asked of an account as a whole.
import * as v from 'valibot'
import { type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { askPages, call } from './answers.ts'
import { awsResource } from './aws-resource.ts'

const type = 'AWS::Organizations::Account'

export function account(observation: Observation): Resource {
  const { partition, account: id, answers } = observation
  const identity = { partition, account: id, name: id, id, region: unknown('unresolved') }
  return {
    ...awsResource(observation, identity, {
      type,
      holds: 'none',
      facets: {
        audit: { enabledRegions: enabledRegions(answers), unloggedRegions: unknown('unresolved') },
        coverage: { complete: unknown('unresolved') },
      },
      labels: known([], []),
      references: known([], []),
    }),
    location: { raw: '', kind: 'none', region: unknown('unresolved') },
  }
}

// Resources stay, and can be used, until a region is wholly disabled.
const usable = ['ENABLED', 'ENABLED_BY_DEFAULT', 'DISABLING']

const listed = v.pipe(
  v.object({
    Regions: v.array(
      v.object({ RegionName: v.string(), RegionOptStatus: v.picklist([...usable, 'ENABLING', 'DISABLED']) }),
    ),
    NextToken: v.optional(v.string()),
  }),
  v.transform(({ Regions, NextToken }) => ({
    items: Regions.flatMap((one) => (usable.includes(one.RegionOptStatus) ? [one.RegionName] : [])),
    next: NextToken,
  })),
)

const described = v.pipe(
  v.object({
    Regions: v.array(
      v.object({
        RegionName: v.string(),
        OptInStatus: v.picklist(['opt-in-not-required', 'opted-in', 'not-opted-in']),
      }),
    ),
  }),
  v.transform(({ Regions }) => ({
    items: Regions.flatMap((one) => (one.OptInStatus === 'not-opted-in' ? [] : [one.RegionName])),
  })),
)

/** `ec2:DescribeRegions` is the second to ask; an account that answers neither has regions that nobody has discovered. */
function enabledRegions(answers: readonly Answer[]): Fact<string[]> {
  const first = sorted(askPages(answers, call('account:ListRegions'), listed))
  const second = sorted(askPages(answers, call('ec2:DescribeRegions'), described))
  return (
    [first, second].find(({ state }) => state === 'known') ??
    [first, second].find(({ state }) => state === 'partial') ??
    first
  )
}

const sorted = (names: Fact<string[]>): Fact<string[]> => map(names, (list) => list.toSorted())
