// Reads back what `scan --shard` wrote, and refuses a part that is not whole or that another version wrote.
import { join } from 'node:path'
import type { Asked, Gap, Lookup } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { ShardHead } from '../../model/shard.ts'
import { fileBytes } from './file-bytes.ts'
import { damaged, jsonLines, maxBytes } from './json-lines.ts'
import { split } from './json-parts.ts'
import { recordOf } from './run.ts'
import { fitting } from './run-fitting.ts'
import { resourceShape, shardShape } from './run-schema.ts'

export interface RecordedShard {
  head: ShardHead
  /** In the order of their keys. The last one only comes once all were counted. */
  resources: AsyncIterable<Resource>
  records: AsyncIterable<Gap | Asked | Lookup>
}

export async function readShard(dir: string): Promise<RecordedShard> {
  const head = await headOf(join(dir, 'shard.json'))
  return {
    head,
    resources: counted(join(dir, 'inventory.ndjson'), head.resources, (line) =>
      fitting(resourceShape, line, 'resource'),
    ),
    records: counted(join(dir, 'coverage.ndjson'), head.records, recordOf),
  }
}

async function headOf(path: string): Promise<ShardHead> {
  const members = new Map<string, unknown>()
  for await (const part of split(fileBytes(path), { path, lists: new Set(), maxBytes })) {
    if (part.kind === 'member') members.set(part.name, part.value)
  }
  return fitting(shardShape, { where: path, value: Object.fromEntries(members) }, 'shard')
}

async function* counted<T>(
  path: string,
  expected: number,
  read: (line: { where: string; value: unknown }) => T,
): AsyncGenerator<T> {
  let count = 0
  for await (const line of jsonLines(path)) {
    count += 1
    if (count > expected) throw damaged(line.where, `shard.json counts ${expected} lines and no more`)
    yield read(line)
  }
  if (count < expected) throw damaged(path, `shard.json counts ${expected} lines, of which ${count} are here`)
}
