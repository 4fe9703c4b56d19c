// Keeps the parts of a source that were read whole, each in a file of its own, and brings them back for another session.
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Told } from '../model/observation.ts'
import type { Outcome, PartEnd, PartHead } from '../model/part.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { jsonLine } from '../reports/json-line.ts'
import { openOutput, type Output } from '../runtime/output.ts'
import { readPart } from '../sources/snapshot/index.ts'
import { linesDigest } from './identity.ts'
import { type Gathering, outcomeOf, take } from './inventory.ts'

/** Who reads; of another account nothing is brought back. */
export interface Reader {
  account: string
  principal: string
}

export interface Restored {
  parts: Set<string>
  /** Of the resources in them. */
  ids: Set<string>
  /** Who has read them. */
  principals: Set<string>
}

const isWhole = (name: string): boolean => name.endsWith('.ndjson') && !name.startsWith('.')

/** The files of the parts that were read whole, in an order that owes nothing to time. */
export const wholeParts = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter(isWhole).toSorted()

export async function restoreParts(folder: string, { account }: Reader, into: Gathering): Promise<Restored> {
  const restored: Restored = { parts: new Set(), ids: new Set(), principals: new Set() }
  for (const name of await wholeParts(folder)) await restorePart(join(folder, name))
  return restored

  async function restorePart(path: string): Promise<void> {
    for await (const record of readPart(path, recordsDigest)) {
      if (isHead(record)) begin(record)
      else await take(record, into)
      if ('key' in record) restored.ids.add(record.id)
    }
  }

  function begin({ part, account: before, principal }: PartHead): void {
    if (before !== account) throw elsewhere(folder, before, account)
    restored.parts.add(part)
    restored.principals.add(principal)
  }
}

const isHead = (record: PartHead | Outcome): record is PartHead => 'kind' in record && record.kind === 'part'

const elsewhere = (folder: string, before: string, now: string) =>
  explained('usage', {
    what: 'the scan cannot be gone on with',
    where: folder,
    why: `account ${before} was read, and the credentials are of ${now}`,
    mend: `Use credentials of ${before}, or scan anew`,
  })

function recordsDigest() {
  const digest = linesDigest()
  return { line: (record: unknown) => digest.line(jsonLine(record)), hex: digest.hex }
}

interface Open {
  output: Output
  lines: number
  digest: ReturnType<typeof linesDigest>
}

/** Gathers what a source tells; each part has its final name once all of it is on the disk. `folder`: absent where nothing is to be kept. */
export async function gatherParts(
  told: AsyncIterable<Told>,
  { into, rulebook, folder, reader }: { into: Gathering; rulebook: Rulebook; folder?: string; reader: Reader },
): Promise<{ cutOff: boolean }> {
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const parts = new Map<string, Open>()
  let cutOff = false
  try {
    for await (const one of told) {
      if (!('record' in one)) {
        cutOff ||= !one.whole
        await end(one.part, one.whole)
        continue
      }
      const outcome = outcomeOf(one.record, into, rulebook)
      if (outcome === undefined) continue
      await take(outcome, into)
      if (one.part !== undefined) await keep(one.part, jsonLine(outcome))
    }
  } finally {
    for (const { output } of parts.values()) await output.abandon()
  }
  return { cutOff }

  async function keep(part: string, line: string): Promise<void> {
    if (folder === undefined) return
    const open = parts.get(part) ?? (await begin(folder, part))
    open.lines += 1
    open.digest.line(line)
    await open.output.write(line)
  }

  async function begin(parent: string, part: string): Promise<Open> {
    const open = { output: await openOutput(join(parent, fileOf(part))), lines: 0, digest: linesDigest() }
    parts.set(part, open)
    const head: PartHead = { schema: 1, kind: 'part', part, ...reader }
    const line = jsonLine(head)
    open.digest.line(line)
    await open.output.write(line)
    return open
  }

  async function end(part: string, whole: boolean): Promise<void> {
    if (folder === undefined) return
    const open = parts.get(part) ?? (await begin(folder, part))
    if (whole) {
      const last: PartEnd = { kind: 'end', lines: open.lines, digest: open.digest.hex() }
      await open.output.write(jsonLine(last))
      await open.output.close()
      await open.output.commit()
    } else await open.output.abandon()
    parts.delete(part)
  }
}

/** A region is called as its provider calls it, which may be no name for a file. */
const fileOf = (part: string): string => `${encodeURIComponent(part.toWellFormed())}.ndjson`
