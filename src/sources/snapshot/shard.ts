// Reads back what `scan --shard` wrote, and refuses a part that is not whole or that another version wrote.
import { join } from 'node:path'
import type { Asked, Gap, Lookup } from '../../model/observation.ts'
import type { RawAnswer } from '../../model/raw-answer.ts'
import type { Resource } from '../../model/resource.ts'
import type { ShardHead } from '../../model/shard.ts'
import { damaged, jsonLines, type Line } from './json-lines.ts'
import { documentIn, recordOf, resourcesOf } from './run.ts'
import { fitting } from './run-fitting.ts'
import { rawAnswerShape, shardShape } from './run-schema.ts'

export interface RecordedShard {
  head: ShardHead
  /** In the order of their keys. The last one only comes once all were counted. */
  resources: AsyncIterable<Resource>
  records: AsyncIterable<Gap | Asked | Lookup>
  /** Nothing where raw answers were not kept. */
  raw: AsyncIterable<RawAnswer>
}

export const rawFile = 'raw.ndjson'

export async function readShard(dir: string): Promise<RecordedShard> {
  const head = fitting(shardShape, await documentIn(join(dir, 'shard.json')), 'shard')
  return {
    head,
    resources: resourcesOf(join(dir, 'inventory.ndjson'), head.resources, 'shard.json'),
    records: linesIn(join(dir, 'coverage.ndjson'), head.records, recordOf),
    raw: linesIn(join(dir, rawFile), head.raw, (line) => fitting(rawAnswerShape, line, 'raw answer')),
  }
}

/** `expected`: absent, there is no such file. */
async function* linesIn<T>(path: string, expected: number | undefined, read: (line: Line) => T): AsyncGenerator<T> {
  if (expected === undefined) return
  let count = 0
  for await (const line of jsonLines(path)) {
    count += 1
    if (count > expected) throw damaged(line.where, `shard.json counts ${expected} lines and no more`)
    yield read(line)
  }
  if (count < expected) throw damaged(path, `shard.json counts ${expected} lines, of which ${count} are here`)
}
