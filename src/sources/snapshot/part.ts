// Reads back the parts of a scan that was broken off: what each brought, once it has proven to be as it was written.
import { join } from 'node:path'
import * as v from 'valibot'
import type { Dataless, Outcome, PartEnd, PartHead } from '../../model/part.ts'
import type { UnfinishedHead } from '../../model/unfinished.ts'
import { damaged, jsonLines, type Line } from './json-lines.ts'
import { documentIn, recordOf } from './run.ts'
import { fitting } from './run-fitting.ts'
import { datalessShape, partEndShape, partHeadShape, resourceShape, unfinishedShape } from './run-schema.ts'

export const headFile = 'begun.json'

export const readUnfinished = async (folder: string): Promise<UnfinishedHead> =>
  fitting(unfinishedShape, await documentIn(join(folder, headFile)), 'unfinished scan')

/** `line` writes a record as the part had it. The records must not be believed before the last one has come. */
export async function* readPart(
  path: string,
  digestOf: () => { line(record: unknown): void; hex(): string },
): AsyncGenerator<PartHead | Outcome> {
  const digest = digestOf()
  let [head, end]: [PartHead | undefined, PartEnd | undefined] = [undefined, undefined]
  let lines = 0
  for await (const line of jsonLines(path)) {
    if (end !== undefined) throw damaged(line.where, 'the part had ended before it')
    if (kindOf(line) === 'end') {
      end = fitting(partEndShape, line, 'end')
      continue
    }
    if (head !== undefined) lines += 1
    const record = head === undefined ? (head = fitting(partHeadShape, line, 'part')) : outcomeIn(line)
    digest.line(record)
    yield record
  }
  if (end?.lines !== lines || end.digest !== digest.hex()) throw damaged(path, 'the part is not as it was written')
}

function outcomeIn(line: Line): Outcome {
  const kind = kindOf(line)
  if (kind === undefined) return fitting(resourceShape, line, 'resource')
  if (kind === 'dataless') return fitting<Dataless>(datalessShape, line, kind)
  const record = recordOf(line)
  if (record.kind === 'lookup') throw damaged(line.where, 'a part has no look-ups')
  return record
}

const kindOf = ({ value }: Line): string | undefined =>
  v.is(v.object({ kind: v.string() }), value) ? value.kind : undefined
