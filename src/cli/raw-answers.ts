// What the providers answered, as it is kept: without its secrets, with a digest of what is left, and only what the inventory rests on.
import { rawFileOf, redacted } from '../evidence/index.ts'
import type { Answer, Observation } from '../model/observation.ts'
import type { RawAnswer } from '../model/raw-answer.ts'
import type { Resource } from '../model/resource.ts'
import { harmless, jsonLine } from '../reports/json-line.ts'
import type { KeyedLine, LineSorter } from '../runtime/line-sorter.ts'
import { sha256 } from '../runtime/sha256.ts'
import type { ResourceLine } from './inventory.ts'

/**
 * What is kept of the answers about a resource, one for each of its origins. Of a plan nothing is: it is full of secrets,
 * and no answer.
 */
export function rawAnswersOf(
  { provider, account, region, answers, source }: Observation,
  { key }: Pick<Resource, 'key'>,
): RawAnswer[] {
  if (source === 'terraform') return []
  return answers.map((answer, index) => {
    const { operation, requestId, observedAt } = answer.origin
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
      ...keptOf(answer),
    }
  })
}

function keptOf(answer: Answer): Pick<RawAnswer, 'redacted' | 'error' | 'body'> {
  if ('error' in answer) return { redacted: {}, error: answer.error }
  const { body, counts } = redacted(answer.body)
  return { redacted: counts, body: harmless(JSON.stringify(body) ?? 'null') } // a body may be undefined
}

/**
 * The resource, whose origins carry the digest of what is kept of each: of its whole line, so that neither who was asked
 * where, nor that it was refused, can be edited alone. Of what is not kept too, so that keeping it changes no finding.
 */
export const withDigests = (resource: Resource, kept: readonly RawAnswer[]): Resource =>
  kept.length === 0
    ? resource
    : {
        ...resource,
        origins: resource.origins.map((origin, index) => {
          const answer = kept[index]
          return answer === undefined ? origin : { ...origin, rawSha256: digestOf(answer) }
        }),
      }

const digestOf = (answer: RawAnswer): string => sha256(rawLine(answer).slice(0, -1))

/** By resource and by answer; of two tellings of one resource the text decides. */
export const addRaw = (raw: RawAnswer, into: LineSorter): Promise<void> =>
  into.add(
    `${raw.resource}\u0000${String(raw.answer).padStart(6, '0')}\u0000${digestOf(raw)}`,
    jsonLine(raw).slice(0, -1),
  )

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
    if (
      at.done === true ||
      at.value.key !== answer.resource ||
      at.value.origins[answer.answer]?.rawSha256 !== digestIn(key)
    )
      return []
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

/** As `addRaw` has made it. */
const digestIn = (key: string): string => key.slice(key.lastIndexOf('\u0000') + 1)

/** With its newline, over which alone it is not digested. The body last, where a reader looks for it. */
export function rawLine({ body, ...answer }: RawAnswer): string {
  const head = jsonLine({ schema: 1, ...answer })
  return body === undefined ? head : `${head.slice(0, -'}\n'.length)},"body":${body}}\n`
}
