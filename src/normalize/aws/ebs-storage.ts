// What a volume and a snapshot of EBS have in common: names without an ARN, a place that need not be the region, tags.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Label, Location } from '../../model/resource.ts'
import { lowerCaseTagList, tagList } from './labels.ts'
import { field, fieldOrNone, type Identifying, type Telling } from './telling.ts'

/** EC2 describes its own without an ARN: the region is the one whose endpoint answered. */
export const identifiedBy =
  (naming: string, arnOf: (home: Home, id: string) => string): Identifying =>
  (fields, { partition, account, region }: Observation) => {
    const name = fields[naming]
    if (typeof name !== 'string' || name === '' || region === undefined) return undefined
    return { text: arnOf({ partition, region, account }, name), partition, region, account, name }
  }

interface Home {
  partition: string
  region: string
  account: string
}

export const volumeArn = ({ partition, region, account }: Home, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:volume/${id}`

/** An ARN of a snapshot names no account: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
export const snapshotArn = ({ partition, region }: Home, id: string): string =>
  `arn:${partition}:ec2:${region}::snapshot/${id}`

/**
 * A Local Zone or an Outpost belongs to a region and need not be in its country, so that its country is not known from here.
 * `zone` null: of the region as a whole.
 */
export function placeOf({ arn }: Telling, zone: Fact<string | null>, outpost: Fact<string | null>): Location {
  const region = chain(outpost, (rack) =>
    rack === null
      ? chain(zone, (name, from) => (isOfRegion(arn.region, name) ? known(arn.region, from) : elsewhere))
      : elsewhere,
  )
  const name = zone.state === 'unknown' ? null : zone.value
  return region.state === 'unknown'
    ? { raw: name ?? '', kind: 'zone', region }
    : { raw: region.value, kind: 'region', region }
}

const elsewhere = unknown('unsupported')

/** `eu-west-1a` is of eu-west-1; `us-east-1-lim-1a`, in Lima, and `eu-west-2-wl1-lon-wlz-1` are not. */
const isOfRegion = (region: string, zone: string | null): boolean =>
  zone === null || (zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length)))

/**
 * What EC2 says only where it is so. Its answer of today leaves it out where it is not; a Config item has null there, and
 * one that lacks the field may be older than it.
 */
export const onlyWhereSo = (told: Telling, name: string): Fact<string | null> =>
  told.spelling === 'config' && told.fields[name] === undefined
    ? unknown('not-recorded', told.permission)
    : fieldOrNone(told, name, v.string(), null)

/**
 * EC2 lists the tags to whoever may list the resource, and leaves the list out where there is none, as recorded answers show.
 * A row of AWS Config that shows none beside the configuration may have them within.
 */
export const ec2Labels = (told: Telling): Fact<Label[]> =>
  told.labels ??
  (told.spelling === 'api' ? fieldOrNone(told, 'Tags', tagList, []) : field(told, 'tags', lowerCaseTagList))
