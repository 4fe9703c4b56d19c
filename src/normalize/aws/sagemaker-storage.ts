// The buckets and keys that a setting of SageMaker names.
import { type Fact, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers, type Target } from '../pointers.ts'
import { bucketAt } from './arn.ts'
import type { Telling } from './telling.ts'

/** Each once; a setting without a path names none. */
export const bucketsOf = (
  { arn }: Telling,
  settings: readonly { path?: string | null | undefined }[],
  from: number[],
): Target[] =>
  [...new Set(settings.flatMap(({ path }) => path || []))].map((path) => ({ locator: bucketAt(path, arn, from) }))

export const keysOf = (
  { arn }: Telling,
  mechanism: string,
  keys: Fact<string | null> | Fact<string[]>,
): Fact<Reference[]> =>
  pointers<string | string[] | null>('key', mechanism, keys, (all, from) =>
    [...new Set([all ?? []].flat())].map((key) => ({
      locator: keyArn({ ...arn, region: known(arn.region, []) }, key, from),
    })),
  )
