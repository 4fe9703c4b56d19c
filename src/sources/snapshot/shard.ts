// Reads back what `scan --shard` wrote, and refuses a part that is not whole or that another version wrote.
import { join } from 'node:path'
import type { Asked, Gap, Lookup } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { ShardHead } from '../../model/shard.ts'
import { damaged, jsonLines } from './json-lines.ts'
import { documentIn, recordOf, resourcesOf } from './run.ts'
import { fitting } from './run-fitting.ts'
import { shardShape } from './run-schema.ts'

export interface RecordedShard {
  head: ShardHead
  /** In the order of their keys. The last one only comes once all were counted. */
  resources: AsyncIterable<Resource>
  records: AsyncIterable<Gap | Asked | Lookup>
}

export async function readShard(dir: string): Promise<RecordedShard> {
  const head = fitting(shardShape, await documentIn(join(dir, 'shard.json')), 'shard')
  return {
    head,
    resources: resourcesOf(join(dir, 'inventory.ndjson'), head.resources, 'shard.json'),
    records: recordsIn(join(dir, 'coverage.ndjson'), head.records),
  }
}

async function* recordsIn(path: string, expected: number): AsyncGenerator<Gap | Asked | Lookup> {
  let count = 0
  for await (const line of jsonLines(path)) {
    count += 1
    if (count > expected) throw damaged(line.where, `shard.json counts ${expected} lines and no more`)
    yield recordOf(line)
  }
  if (count < expected) throw damaged(path, `shard.json counts ${expected} lines, of which ${count} are here`)
}
