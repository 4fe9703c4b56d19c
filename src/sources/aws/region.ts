// One region: its services side by side, each kept by itself, and what they have in common kept with the region.
import type { SourceRecord, Told } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import type { Caller } from './caller.ts'
import { cell, cellOf } from './cell.ts'
import type { TrailsShown } from './cloudtrail.ts'
import type { Collection } from './collection.ts'
import { isReadFast, regionalCollections, serviceOf } from './collections.ts'
import { readConfigAlone } from './config-alone.ts'
import { config } from './config-calls.ts'
import type { AwsOptions } from './options.ts'

/**
 * What AWS Config records is asked once for all services, and kept with the region, which is whole when all of them are: until
 * then it is asked again, and counted once.
 */
export async function* observeRegion(
  caller: Caller,
  region: string,
  shown: TrailsShown,
  { onProgress, settles, fast, known }: Pick<AwsOptions, 'onProgress' | 'settles' | 'fast' | 'known'>,
): AsyncGenerator<Told> {
  const { account } = caller.identity
  const common = caller.apart()
  const collections = regionalCollections(shown).filter((one) => fast !== true || isReadFast(one))
  const { [config.name]: itself = [], ...others } = Object.groupBy(collections, partsAmong(collections))
  const parts = Object.entries(others).filter(
    ([part]) => known?.cells.has(cellOf(account, `${region} ${part}`)) !== true,
  )
  const all = [
    aroundIt(),
    ...parts.map(([part, own = []]) =>
      cell(`${region} ${part}`, caller.apart(common), (asking) =>
        merge(
          own.map((one) => one.read(asking, region, settles)),
          own.length,
        ),
      ),
    ),
  ]
  let seen = 0
  let whole = true
  for await (const told of merge(all, all.length)) {
    if ('record' in told && told.record.kind === 'observation') seen += 1
    if ('whole' in told) whole &&= told.whole
    yield told
  }
  for (const record of common.asked()) yield { cell: cellOf(account, region), record }
  yield { cell: cellOf(account, region), account, whole: whole && !common.cutOff() }
  caller.leave(region)
  onProgress?.(`aws    ${region}  ${seen} ${seen === 1 ? 'resource' : 'resources'} read`)

  async function* aroundIt(): AsyncGenerator<Told> {
    const read: AsyncIterable<SourceRecord>[] = itself.map((one) => one.read(common, region, settles))
    if (fast === true) read.push(readConfigAlone(common, region))
    for await (const record of merge(read, read.length)) yield { cell: cellOf(account, region), record }
  }
}

/** A service each; those that share the list of all that bear tags are one, since it is asked for only where something needs it. */
function partsAmong(collections: readonly Collection[]): (one: Collection) => string {
  const sharing = new Set(collections.filter(({ tagsListed }) => tagsListed === true).map(serviceOf))
  return (one) => (sharing.has(serviceOf(one)) ? 'tagged' : serviceOf(one))
}
