// Where a bucket is that only a locator names: S3 tells the region of any bucket, and the owner of none.
import { known, unknown } from '../../model/fact.ts'
import type { Lookup } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { answerOf } from './answers.ts'
import type { Caller } from './caller.ts'
import { headBucket } from './s3-calls.ts'

const permission = 's3:ListBucket'

export async function locateBucket(caller: Caller, locator: string): Promise<Lookup> {
  const [, partition, bucket] = /^arn:([^:]+):s3:::([^/]+)/.exec(locator) ?? []
  const lookup = { kind: 'lookup', locator, account: unknown('unresolved') } as const
  // Another partition has buckets of the same names, and knows nothing of these credentials.
  if (bucket === undefined || partition !== caller.identity.partition)
    return { ...lookup, region: unknown('unresolved') }
  const reply = await caller.call(headBucket(bucket, caller.identity.region))
  const { origin } = answerOf(reply)
  if ('error' in reply) return { ...lookup, region: unknown(reasonFor(reply.error), permission), origin }
  const region = reply.output.BucketRegion
  return { ...lookup, region: region === undefined ? unknown('malformed', permission) : known(region, []), origin }
}

/** No such bucket: whatever is copied there goes nowhere today, and anywhere once somebody makes one. */
const reasonFor = (error: string) => (error === 'NotFound' ? 'unresolved' : reasonOf(error))
