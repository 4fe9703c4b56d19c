// Sources that are files: AWS Config snapshots, saved Azure answers and what an earlier scan wrote.
import type { SourceRecord } from '../../model/observation.ts'
import { filesUnder } from './files-under.ts'
import { type FileOptions, observeFile } from './observe-file.ts'
import { nothingSeen, recordsOf } from './seen.ts'

export type { FileOptions } from './observe-file.ts'
export { jsonLines } from './json-lines.ts'
export { headFile, notAsWritten, readCheckpoint, readUnfinished } from './checkpoint.ts'
export { rawFile, readShard, type RecordedShard } from './shard.ts'
export { isRun, readRun, type RecordedRun } from './run.ts'
export { readFindings, readFlows, readSummary } from './results.ts'

/**
 * Every resource in the files, then their accounts, what was read and the gaps.
 * A file that cannot be read in full throws, so a caller reports nothing before the last record has come.
 */
export async function* observeFiles(paths: readonly string[], options: FileOptions): AsyncGenerator<SourceRecord> {
  const seen = nothingSeen()
  for (const file of await filesUnder(paths)) yield* observeFile(file, seen, options)
  yield* recordsOf(seen)
}
