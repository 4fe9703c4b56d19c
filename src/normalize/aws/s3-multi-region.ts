// AWS::S3::MultiRegionAccessPoint: one name for buckets in several regions, to the nearest of which each request goes.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { ask } from './answers.ts'
import { type Arn, bucketArn } from './arn.ts'
import { awsResource, everywhere, identityFrom } from './aws-resource.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 's3-control:ListMultiRegionAccessPoints',
  permission: 's3:ListMultiRegionAccessPoints',
  wrapper: 'AccessPoints',
  arn: identified,
  tagging: '', // it bears none
}
const routing = {
  operation: 's3-control:GetMultiRegionAccessPointRoutes',
  permission: 's3:GetMultiRegionAccessPointRoutes',
}

/** Its ARN names no region, and has its alias where there is one yet. */
function identified({ Alias, Name }: Readonly<Record<string, unknown>>, of: Observation): Arn | undefined {
  if (typeof Name !== 'string' || Name === '') return undefined
  const { partition, account } = of
  const alias = typeof Alias === 'string' && Alias !== '' ? Alias : Name
  const text = `arn:${partition}:s3::${account}:accesspoint/${alias}`
  return { text, partition, region: everywhere, account, name: Name }
}

export function multiRegionAccessPoint(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::S3::MultiRegionAccessPoint',
    holds: 'metadata',
    facets: { routing: { strayGeographies: unknown('unresolved') } },
    labels: known([], told.from),
    references: behind(told, observation),
  })
}

const bucket = v.object({
  Bucket: v.pipe(v.string(), v.nonEmpty()),
  Region: v.nullish(v.string()), // a plan leaves it to the bucket
  BucketAccountId: v.nullish(v.string()),
})
type Bucket = v.InferOutput<typeof bucket>

const buckets = v.pipe(v.array(bucket), v.nonEmpty())

const dials = v.pipe(
  v.object({
    Routes: v.array(v.object({ Bucket: v.string(), TrafficDialPercentage: v.picklist([0, 100]) })),
  }),
  v.transform(({ Routes }) => new Map(Routes.map((one) => [one.Bucket, one.TrafficDialPercentage > 0]))),
)

/** Requests go to whichever is open and nearest; to one that is not, once somebody turns its dial. */
function behind(told: Telling, { answers }: Observation): Fact<Reference[]> {
  const turned = chain(field(told, 'Regions', buckets), (all) =>
    chain(ask(answers, routing, dials), (open, from): Fact<[Bucket, boolean][]> => {
      const each = all.flatMap((one): [Bucket, boolean][] => {
        const isOpen = open.get(one.Bucket)
        return isOpen === undefined ? [] : [[one, isOpen]]
      })
      return each.length === all.length ? known(each, from) : unknown('malformed')
    }),
  )
  const targets = (isOpen: boolean) =>
    map(turned, (all) => all.flatMap(([one, yes]) => (yes === isOpen ? [targetOf(one, told)] : [])))
  return gather(
    pointers('route', 's3-multi-region', targets(true), (all) => all.map((one) => ({ ...one, geography: 'anywhere' }))),
    pointers('replica', 's3-multi-region-standby', targets(false), (all) => all),
  )
}

const targetOf = ({ Bucket, Region, BucketAccountId }: Bucket, { arn, from }: Telling): Target => ({
  locator: known(bucketArn(arn, Bucket), from),
  ...(Region ? { region: Region } : {}),
  ...(BucketAccountId ? { account: BucketAccountId } : {}),
})
