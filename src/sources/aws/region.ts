// One region: its services side by side.
import type { SourceRecord } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import type { Caller } from './caller.ts'
import { trails, type TrailsShown } from './cloudtrail.ts'
import { collections } from './collections.ts'
import { countsOf } from './config-service.ts'
import type { AwsOptions } from './options.ts'

export async function* observeRegion(
  caller: Caller,
  region: string,
  shown: TrailsShown,
  onProgress: AwsOptions['onProgress'],
): AsyncGenerator<SourceRecord> {
  const everything = [
    ...collections.map((one) => one.read(caller, region)),
    trails(caller, region, shown),
    countsOf(caller, region, readElsewhere),
  ]
  let seen = 0
  for await (const record of merge(everything, everything.length)) {
    if (record.kind === 'observation') seen += 1
    yield record
  }
  onProgress?.(`aws    ${region}  ${seen} resources read`)
}

const readElsewhere: ReadonlySet<string> = new Set([
  ...collections.flatMap(({ type, others = [] }) => [type, ...others]),
  'AWS::CloudTrail::Trail',
  'AWS::S3::Bucket',
])
