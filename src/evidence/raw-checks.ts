// Holds the raw answers of a pack against its inventory: each body is that of its digest, and each is one of the origins of the resource that it tells of.
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { RawAnswer } from '../model/raw-answer.ts'
import { fileLines } from '../runtime/file-lines.ts'
import type { Manifest } from './manifest.ts'
import type { Problem } from './problem.ts'
import { isRaw, rawFileOf } from './raw-file.ts'

const resource = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    key: v.string(),
    provider: v.string(),
    source: v.string(),
    owner: v.object({ account: v.string() }),
    origins: v.array(
      v.object({
        operation: v.string(),
        requestId: v.exactOptional(v.string()),
        observedAt: v.string(),
        rawSha256: v.exactOptional(v.string()),
      }),
    ),
  }),
)
const answer = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('raw'),
  resource: v.string(),
  answer: v.number(),
  provider: v.string(),
  account: v.string(),
  region: v.exactOptional(v.string()),
  operation: v.string(),
  requestId: v.exactOptional(v.string()),
  observedAt: v.string(),
  error: v.exactOptional(v.string()),
  redacted: v.record(v.string(), v.number()),
  sha256: v.exactOptional(v.string()),
  body: v.exactOptional(v.unknown()),
})

type Resource = v.InferOutput<typeof resource>
type Answer = v.InferOutput<typeof answer>

/** For a pack whose files are what the manifest says. Both are read once, side by side: they are in one order. `lineOf`: as a run writes an answer. */
export async function rawProblems(
  dir: string,
  { files, raw }: Manifest,
  lineOf: (answer: RawAnswer) => string,
): Promise<Problem[]> {
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
      const answers = left.delete(file) ? answersIn(dir, file, { lineOf, redacted }) : undefined
      const [problem, next] = await sideBySide(file, at, resources, answers)
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
    const about = at.value
    const { key, source, origins } = about
    let index = 0
    while (line?.done === false && line.value.answer.resource === key) {
      const problem = problemOf(line.value, index, about)
      if (problem !== undefined) return [problem, at]
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

interface Told {
  at: number
  answer: Answer
  /** As it stands there. */
  body: string | undefined
  /** The line is what a run would have written. */
  asWritten: boolean
}

function problemOf(
  { at, answer: found, body, asWritten }: Told,
  index: number,
  { provider, owner, origins }: Resource,
) {
  if (!asWritten || (body === undefined) !== (found.error !== undefined)) return `line ${at} is not as a run writes one`
  const digest = body === undefined ? undefined : hash('sha256', body)
  if (digest !== found.sha256) return `line ${at} has a body of another digest`
  const origin = origins[index]
  const fits =
    found.answer === index &&
    found.provider === provider &&
    found.account === owner.account &&
    found.operation === origin?.operation &&
    found.requestId === origin.requestId &&
    found.observedAt === origin.observedAt &&
    digest === origin.rawSha256
  return fits ? undefined : `line ${at} is no answer that inventory.ndjson rests on`
}

async function* resourcesIn(path: string): AsyncGenerator<Resource, undefined> {
  for await (const lines of fileLines(path)) for (const line of lines) yield v.parse(resource, line)
  return undefined
}

interface Reading {
  lineOf: (answer: RawAnswer) => string
  /** Added up, by rule. */
  redacted: Map<string, number>
}

async function* answersIn(dir: string, file: string, { lineOf, redacted }: Reading): AsyncGenerator<Told, undefined> {
  let at = 0
  for await (const lines of fileLines(join(dir, file)))
    for (const line of lines) {
      at += 1
      const read: unknown = JSON.parse(line)
      const found = v.parse(answer, read)
      const body = bodyOf(line)
      const { body: _, ...head } = read as RawAnswer // `as`: just checked; the order of its members is that of the line
      const asWritten = lineOf(body === undefined ? head : { ...head, body }) === `${line}\n`
      for (const [rule, count] of Object.entries(found.redacted)) redacted.set(rule, (redacted.get(rule) ?? 0) + count)
      yield { at, answer: found, body, asWritten }
    }
  return undefined
}

/** It is the last member; before it a quote is always escaped, within a name or a value. */
function bodyOf(line: string): string | undefined {
  const start = line.indexOf(',"body":')
  return start === -1 ? undefined : line.slice(start + ',"body":'.length, -1)
}
