// One region: its services side by side.
import type { SourceRecord } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import type { Caller } from './caller.ts'
import type { TrailsShown } from './cloudtrail.ts'
import { isReadFast, regionalCollections } from './collections.ts'
import { readConfigAlone } from './config-alone.ts'
import type { AwsOptions } from './options.ts'

export async function* observeRegion(
  caller: Caller,
  region: string,
  shown: TrailsShown,
  { onProgress, settles, fast }: Pick<AwsOptions, 'onProgress' | 'settles' | 'fast'>,
): AsyncGenerator<SourceRecord> {
  const read = regionalCollections(shown)
    .filter((one) => fast !== true || isReadFast(one))
    .map((one) => one.read(caller, region, settles))
  const everything = fast === true ? [...read, readConfigAlone(caller, region)] : read
  let seen = 0
  for await (const record of merge(everything, everything.length)) {
    if (record.kind === 'observation') seen += 1
    yield record
  }
  caller.leave(region)
  onProgress?.(`aws    ${region}  ${seen} ${seen === 1 ? 'resource' : 'resources'} read`)
}
