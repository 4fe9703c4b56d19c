// The raw answers that a run has kept, as two runs of one estate must have them: without what tells of the moment of asking.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parsed, read } from './ringfence.ts'

export interface Kept {
  resource: string
  answer: number
  account: string
  region?: string
  operation: string
  error?: string
  redacted: Record<string, number>
  body?: unknown
}

export const rawFilesIn = (dir: string): string[] =>
  existsSync(join(dir, 'raw')) ? readdirSync(join(dir, 'raw')).map((file) => `raw/${file}`) : []

/** In the order of the files. */
export const keptIn = (dir: string): Kept[] =>
  rawFilesIn(dir).flatMap((file) =>
    read(dir, file)
      .trimEnd()
      .split('\n')
      .map((line) => parsed<Kept>(line)),
  )

/** A body may tell the time too; that its line is the one of its digest is for `verify`. */
export const rawIn = (dir: string): string[] =>
  keptIn(dir).map(({ resource, answer, account, region, operation, error, body }) =>
    JSON.stringify([resource, answer, account, region, operation, error, body === undefined]),
  )
