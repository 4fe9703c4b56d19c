// AWS::Organizations::Account: no store; it carries what can only be asked of an account as a whole.
import * as v from 'valibot'
import { allTrue, anyTrue, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { ask, askedEach, askPages, call } from './answers.ts'
import { awsResource } from './aws-resource.ts'
import { defaultDiskKeys } from './ebs-default-keys.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { organizationOf, policiesOver, resourcePoliciesOver } from './policies-over.ts'
import { labelsRequired, regionGuardrail } from './region-guardrail.ts'
import { bucketsClosed } from './resource-policy.ts'

const type = 'AWS::Organizations::Account'

export function account(observation: Observation): Resource {
  const { partition, account: id, answers } = observation
  const identity = { partition, account: id, name: id, id, region: unknown('unresolved') }
  const regions = enabledRegions(answers)
  const organization = organizationOf(answers, partition)
  const over = { levels: policiesOver(answers, id), resource: resourcePoliciesOver(answers, id) }
  return {
    ...awsResource(observation, identity, {
      type,
      holds: 'none',
      facets: {
        audit: { enabledRegions: regions, unloggedRegions: unknown('unresolved') },
        coverage: { complete: unknown('unresolved') },
        custody: { exclusive: onlyKmsKnows },
        guardrail: regionGuardrail(over, regions),
        defaults: {
          publicBlocked: anyTrue(
            ask(answers, blocking, publicAccess, { NoSuchPublicAccessBlockConfiguration: false }),
            bucketsClosed(over.resource),
          ),
          volumesEncrypted: allTrue(...askedEach(answers, call('ec2:GetEbsEncryptionByDefault'), disks)),
          logsRouted: unknown('unresolved', 'cloudtrail:DescribeTrails'),
          labelsRequired: labelsRequired(over.levels),
        },
      },
      labels: known([], []),
      references: defaultDiskKeys(answers, identity),
    }),
    owner: { account: id, ...(organization.state === 'unknown' ? {} : { org: organization.value }) },
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

const blocking = { operation: 's3-control:GetPublicAccessBlock', permission: 's3:GetAccountPublicAccessBlock' }

/** Of the buckets; each of the four closes a way of its own. */
const publicAccess = v.pipe(
  v.object({
    PublicAccessBlockConfiguration: v.object({
      BlockPublicAcls: v.boolean(),
      IgnorePublicAcls: v.boolean(),
      BlockPublicPolicy: v.boolean(),
      RestrictPublicBuckets: v.boolean(),
    }),
  }),
  v.transform(({ PublicAccessBlockConfiguration: all }) => Object.values(all).every(Boolean)),
)

const disks = v.pipe(
  v.object({ EbsEncryptionByDefault: v.boolean() }),
  v.transform(({ EbsEncryptionByDefault }) => EbsEncryptionByDefault),
)
