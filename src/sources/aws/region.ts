// One region: its services side by side.
import type { SourceRecord } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import type { Caller } from './caller.ts'
import { trails } from './cloudtrail.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { keys } from './kms.ts'
import type { AwsOptions } from './options.ts'
import { databases, databaseSnapshots } from './rds.ts'

export async function* observeRegion(
  caller: Caller,
  region: string,
  trailsSeen: Set<unknown>,
  onProgress: AwsOptions['onProgress'],
): AsyncGenerator<SourceRecord> {
  const services = [
    keys(caller, region),
    databases(caller, region),
    databaseSnapshots(caller, region),
    volumes(caller, region),
    volumeSnapshots(caller, region),
    trails(caller, region, trailsSeen),
  ]
  let seen = 0
  for await (const record of merge(services, services.length)) {
    if (record.kind === 'observation') seen += 1
    yield record
  }
  onProgress?.(`aws    ${region}  ${seen} resources read`)
}
