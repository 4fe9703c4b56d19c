// Holds the raw answers of a pack against its inventory: each line is what one of the origins of the resource that it tells of has the digest of.
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { fileLines } from '../runtime/file-lines.ts'
import type { Manifest } from './manifest.ts'
import type { Problem } from './problem.ts'
import { isRaw, rawFileOf } from './raw-file.ts'

const resource = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    key: v.string(),
    source: v.string(),
    origins: v.array(v.object({ rawSha256: v.exactOptional(v.string()) })),
  }),
)
/** What else stands in its line, its digest ties to the origin. */
const answer = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ resource: v.string(), redacted: v.record(v.string(), v.number()) }),
)

type Resource = v.InferOutput<typeof resource>

/** For a pack whose files are what the manifest says. Both are read once, side by side: they are in one order. */
export async function rawProblems(dir: string, { files, raw }: Manifest): Promise<Problem[]> {
  const paths = files.filter(isRaw)
  const told = raw === 'not kept' ? 0 : raw.answers
  const lines = paths.reduce((sum, { records = 0 }) => sum + records, 0)
  if (lines !== told)
    return [{ kind: 'view', file: 'manifest.json', what: `counts ${told} raw answers, and raw/ has ${lines}` }]
  if (raw === 'not kept')
    return paths.map(({ path }) => ({ kind: 'reference', file: path, what: 'is there, and no answer was kept' }))
  const left = new Set(paths.map(({ path }) => path))
  const redacted = new Map<string, number>()
  const resources = resourcesIn(join(dir, 'inventory.ndjson'))
  try {
    let at = await resources.next()
    while (at.done !== true) {
      const file = rawFileOf(at.value.key)
      const answers = left.delete(file) ? answersIn(dir, file, redacted) : undefined
      const [problem, next] = await closing(answers, sideBySide(file, at, resources, answers))
      if (problem !== undefined) return [{ kind: 'reference', file, what: problem }]
      at = next
    }
  } catch (error) {
    const what = `cannot be read record by record: ${error instanceof Error ? error.message : String(error)}`
    return [{ kind: 'reference', file: 'raw/', what }]
  } finally {
    await resources.return(undefined)
  }
  if (left.size > 0)
    return [...left].map((file) => ({ kind: 'reference', file, what: 'tells of no resource of inventory.ndjson' }))
  const counted = isDeepStrictEqual(Object.fromEntries(redacted), raw.redacted)
  return counted ? [] : [{ kind: 'view', file: 'manifest.json', what: 'counts what was left out otherwise than raw/' }]
}

type Step = IteratorResult<Resource, undefined>

/** The resources of one file, and its answers. Returns what is wrong, and the first resource of the next. */
async function sideBySide(
  file: string,
  first: Step,
  resources: AsyncGenerator<Resource, undefined>,
  answers: AsyncGenerator<Told, undefined> | undefined,
): Promise<[problem: string | undefined, next: Step]> {
  let at = first
  let line = await answers?.next()
  while (at.done !== true && rawFileOf(at.value.key) === file) {
    const { key, source, origins } = at.value
    let index = 0
    while (line?.done === false && line.value.resource === key) {
      if (line.value.sha256 !== origins[index]?.rawSha256)
        return [`line ${line.value.at} is no answer that inventory.ndjson rests on`, at]
      index += 1
      line = await answers?.next()
    }
    // Of a plan none is kept; of all else that was read, each.
    if (index < origins.length && source !== 'terraform')
      return [`has ${index} of ${origins.length} answers about ${key}`, at]
    at = await resources.next()
  }
  const stray = line?.done === false ? `line ${line.value.at} tells of no resource of inventory.ndjson` : undefined
  return [stray, at]
}

/** Whatever comes of it, the file is closed. */
async function closing<T>(file: AsyncGenerator<unknown, undefined> | undefined, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    await file?.return(undefined)
  }
}

interface Told {
  at: number
  resource: string
  /** Of its line, without the newline. */
  sha256: string
}

async function* resourcesIn(path: string): AsyncGenerator<Resource, undefined> {
  for await (const lines of fileLines(path)) for (const line of lines) yield v.parse(resource, line)
  return undefined
}

/** `redacted`: what was left out is added up there, by rule. */
async function* answersIn(dir: string, file: string, redacted: Map<string, number>): AsyncGenerator<Told, undefined> {
  let at = 0
  for await (const lines of fileLines(join(dir, file)))
    for (const line of lines) {
      at += 1
      const found = v.parse(answer, line)
      for (const [rule, count] of Object.entries(found.redacted)) redacted.set(rule, (redacted.get(rule) ?? 0) + count)
      yield { at, resource: found.resource, sha256: hash('sha256', line) }
    }
  return undefined
}
