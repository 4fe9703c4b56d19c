// From a setting to the references it makes.
import { type Fact, map, partialAs, unknownAs } from '../model/fact.ts'
import type { Reference } from '../model/resource.ts'

/** With a role of its own where the targets of one setting have several: `role` is what an unread one would be. */
export type Target = Pick<Reference, 'locator' | 'account' | 'region' | 'geography'> & Partial<Pick<Reference, 'role'>>

/**
 * An unread setting still leaves one reference, to nobody knows where, so that its place is judged `unknown` and not left out;
 * one that was read in part leaves that beside what it tells.
 */
export function pointers<T>(
  role: Reference['role'],
  mechanism: string,
  setting: Fact<T>,
  locate: (value: T, from: number[]) => Target[],
): Fact<Reference[]> {
  if (setting.state === 'unknown') return partialAs([{ role, mechanism, locator: setting }], setting, [])
  const unread = setting.state === 'partial' ? [{ locator: unknownAs(setting) }] : []
  return map(setting, (value) =>
    [...locate(value, setting.from), ...unread].map((target) => ({ role, mechanism, ...target })),
  )
}

interface Home {
  partition: string
  account: string
  region: Fact<string>
}

/** S3 and RDS accept only a key of their own region, whatever short form names it: id, `alias/...` or ARN. */
export function keyArn({ partition, account, region }: Home, key: string, from: number[]): Fact<string> {
  if (key.startsWith('arn:')) return { state: 'known', value: key, from }
  const path = key.startsWith('alias/') ? key : `key/${key}`
  return map(region, (place) => `arn:${partition}:kms:${place}:${account}:${path}`)
}
