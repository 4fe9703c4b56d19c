// Reads back what a scan that was broken off has kept: what it was asked, and the cells that it had read whole.
import { join } from 'node:path'
import * as v from 'valibot'
import type { CheckpointEnd, CheckpointHead, Outcome } from '../../model/checkpoint.ts'
import type { UnfinishedHead } from '../../model/unfinished.ts'
import { damaged, jsonLines, type Line } from './json-lines.ts'
import { documentIn, recordOf } from './run.ts'
import { fitting } from './run-fitting.ts'
import {
  checkpointEndShape,
  checkpointHeadShape,
  datalessShape,
  rawAnswerShape,
  resourceShape,
  unfinishedShape,
} from './run-schema.ts'

export const headFile = 'begun.json'

export const readUnfinished = async (folder: string): Promise<UnfinishedHead> =>
  fitting(unfinishedShape, await documentIn(join(folder, headFile)), 'unfinished scan')

/** Its head first and its end last, or it throws; whether the end fits the lines is for the reader to prove. */
export async function* readCheckpoint(path: string): AsyncGenerator<CheckpointHead | Outcome | CheckpointEnd> {
  let last: string | undefined
  for await (const line of jsonLines(path)) {
    if (last === 'end') throw notAsWritten(line.where)
    const kind = kindOf(line)
    if (last === undefined) yield fitting(checkpointHeadShape, line, 'checkpoint')
    else if (kind === 'end') yield fitting(checkpointEndShape, line, kind)
    else yield outcomeIn(line, kind)
    last = kind ?? 'resource'
  }
  if (last !== 'end') throw notAsWritten(path)
}

export const notAsWritten = (where: string) => damaged(where, 'the checkpoint is not as it was written')

function outcomeIn(line: Line, kind: string | undefined): Outcome {
  if (kind === undefined) return fitting(resourceShape, line, 'resource')
  if (kind === 'dataless') return fitting(datalessShape, line, kind)
  if (kind === 'raw') return fitting(rawAnswerShape, line, 'raw answer')
  const record = recordOf(line)
  if (record.kind === 'lookup') throw notAsWritten(line.where)
  return record
}

const kindOf = ({ value }: Line): string | undefined =>
  v.is(v.object({ kind: v.string() }), value) ? value.kind : undefined
