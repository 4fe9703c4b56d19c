// What the providers answered, as it is kept: without its secrets, with a digest of what is left, and only what the inventory rests on.
import { rawFileOf, redacted } from '../evidence/index.ts'
import type { Answer, Observation } from '../model/observation.ts'
import type { RawAnswer } from '../model/raw-answer.ts'
import type { Resource } from '../model/resource.ts'
import { harmless, jsonLine } from '../reports/json-line.ts'
import type { KeyedLine, LineSorter } from '../runtime/line-sorter.ts'
import { sha256 } from '../runtime/sha256.ts'
import type { ResourceLine } from './inventory.ts'

type Kept = Pick<RawAnswer, 'redacted' | 'error' | 'sha256' | 'body'>

/** The same observation, whose origins carry the digests, and what is kept of each answer. Of a plan nothing is: it is full of secrets, and no answer. */
export function withDigests(observation: Observation): { observation: Observation; kept: Kept[] } {
  if (observation.source === 'terraform') return { observation, kept: [] }
  const kept = observation.answers.map(keptOf)
  const answers = observation.answers.map((answer, index): Answer => {
    const digest = kept[index]?.sha256
    return digest === undefined ? answer : { ...answer, origin: { ...answer.origin, rawSha256: digest } }
  })
  return { observation: { ...observation, answers }, kept }
}

/** A digest of the whole would let whoever guesses a secret prove it. */
function keptOf(answer: Answer): Kept {
  if ('error' in answer) return { redacted: {}, error: answer.error }
  const { body, counts } = redacted(answer.body)
  const text = harmless(JSON.stringify(body) ?? 'null') // a body may be undefined
  return { redacted: counts, sha256: sha256(text), body: text }
}

export const rawAnswersOf = (
  { provider, account, region, answers }: Observation,
  kept: readonly Kept[],
  { key }: Resource,
): RawAnswer[] =>
  kept.map((one, index) => {
    const { operation = '', requestId, observedAt = '' } = answers[index]?.origin ?? {}
    return {
      kind: 'raw',
      resource: key,
      answer: index,
      provider,
      account,
      ...(region === undefined ? {} : { region }),
      operation,
      ...(requestId === undefined ? {} : { requestId }),
      observedAt,
      ...one,
    }
  })

/** By resource and by answer; of two tellings of one resource the text decides. */
export const addRaw = (raw: RawAnswer, into: LineSorter): Promise<void> => {
  const line = jsonLine(raw).slice(0, -1)
  return into.add(`${raw.resource}\u0000${String(raw.answer).padStart(6, '0')}\u0000${sha256(line)}`, line)
}

export interface RawLine {
  /** Where it belongs in the pack. */
  file: string
  /** As it stands there, with its newline. */
  line: string
  redacted: RawAnswer['redacted']
}

/** In the order of the resources, one line for each of their origins: what was not selected, or told better elsewhere, is no evidence of this run. */
export async function* rawLines(
  raw: LineSorter,
  resources: AsyncIterable<readonly ResourceLine[]>,
): AsyncGenerator<RawLine[]> {
  const each = eachOf(resources)
  let at = await each.next()
  let last = ''

  /** None where no resource rests on it, or it came twice. */
  async function linesFor({ key, line }: KeyedLine): Promise<RawLine[]> {
    if (key === last) return []
    last = key
    const answer = JSON.parse(line) as RawAnswer // `as`: addRaw wrote it
    while (at.done !== true && at.value.key < answer.resource) at = await each.next()
    if (at.done === true || at.value.key !== answer.resource || !isOrigin(answer, at.value)) return []
    return [{ file: rawFileOf(answer.resource), line: rawLine(answer), redacted: answer.redacted }]
  }

  try {
    for await (const batch of raw.sorted()) {
      const out: RawLine[] = []
      for (const one of batch) out.push(...(await linesFor(one)))
      if (out.length > 0) yield out
    }
  } finally {
    await each.return(undefined)
  }
}

async function* eachOf(batches: AsyncIterable<readonly ResourceLine[]>): AsyncGenerator<Resource, undefined> {
  for await (const batch of batches) for (const { resource } of batch) yield resource
  return undefined
}

function isOrigin({ answer, operation, requestId, observedAt, sha256: digest }: RawAnswer, { origins }: Resource) {
  const origin = origins[answer]
  return (
    origin?.operation === operation &&
    origin.requestId === requestId &&
    origin.observedAt === observedAt &&
    origin.rawSha256 === digest
  )
}

/** With its newline. The body last and as it was digested, so that its bytes in the file are those of the digest. */
export function rawLine({ kind, body, ...answer }: RawAnswer): string {
  const head = harmless(JSON.stringify({ schema: 1, kind, ...answer }))
  return body === undefined ? `${head}\n` : `${head.slice(0, -1)},"body":${body}}\n`
}
