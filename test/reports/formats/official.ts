// The official schema of a format, where it is at hand: it lies beside the repository, and not in it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = join(import.meta.dirname, '../../../../shared/schemas')

/** Undefined, and said so, where it is not there. `tests`: how many of them need it. */
export function official(path: string, tests: number): string | undefined {
  const file = join(folder, path)
  if (existsSync(file)) {
    const bytes = readFileSync(file)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  console.log(`skipped: ${tests} checks against an official schema (${path} is not beside the repository)`)
  return undefined
}

/** What is wrong with a document; empty: nothing. */
export type Check<Document> = (document: Document) => string[]
