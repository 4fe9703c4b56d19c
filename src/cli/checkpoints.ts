// Keeps each cell of a source that was read whole in a file of its own, and brings the cells back for another session.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckpointEnd, CheckpointHead, Outcome } from '../model/checkpoint.ts'
import { explained } from '../model/errors.ts'
import type { Reader, Told } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { jsonLine } from '../reports/json-line.ts'
import { openOutput, type Output } from '../runtime/output.ts'
import { notAsWritten, readCheckpoint } from '../sources/snapshot/index.ts'
import { linesDigest } from './identity.ts'
import { type Gathering, outcomesOf, take } from './inventory.ts'

export interface Restored {
  cells: Set<string>
  /** Ids of the trails in them: other regions show them too. */
  trails: Set<string>
  /** Who has read them, by account. */
  readers: Readers
}

/** The principals that have read an account, in one session after the other. */
export type Readers = Map<string, Set<string>>

/** The checkpoints in a folder, in an order that owes nothing to time. */
export const checkpointsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).toSorted()

/** `only`: the one account of a provider that is read; without one, any. Throws where a cell is not as it was written, or of another account. */
export async function restore(folder: string, only: ReadonlyMap<string, string>, into: Gathering): Promise<Restored> {
  const restored: Restored = { cells: new Set(), trails: new Set(), readers: new Map() }
  for (const name of await checkpointsIn(folder)) await restoreOne(join(folder, name))
  return restored

  async function restoreOne(path: string): Promise<void> {
    const digest = linesDigest()
    let lines = 0
    for await (const record of readCheckpoint(path)) {
      if ('kind' in record && record.kind === 'end') {
        if (record.lines !== lines || record.digest !== digest.hex()) throw notAsWritten(path)
        return
      }
      const line = jsonLine(record)
      digest.line(line)
      lines += 1
      if ('kind' in record && record.kind === 'checkpoint') begin(record)
      else await bringBack(record, line)
    }
  }

  function begin({ cell, account, principal }: CheckpointHead): void {
    const [provider = ''] = cell.split(' ')
    const expected = only.get(provider) ?? account
    if (account !== expected) throw elsewhere(folder, account, expected)
    restored.cells.add(cell)
    noteReader(restored.readers, { account, principal })
  }

  function bringBack(record: Outcome, line: string): Promise<void> {
    if ('key' in record && record.facets.capture !== undefined) restored.trails.add(record.id)
    return take(record, into, line)
  }
}

const elsewhere = (folder: string, before: string, now: string) =>
  explained('usage', {
    what: 'the scan cannot be gone on with',
    where: folder,
    why: `account ${before} was read, and the credentials are of ${now}`,
    mend: `Use credentials of ${before}, or scan anew`,
  })

export function noteReader(readers: Readers, { account, principal }: Reader): void {
  readers.set(account, (readers.get(account) ?? new Set()).add(principal))
}

/**
 * Gathers what a source tells. Resolves with who has read, and whether credentials or time ran out, so that newer
 * ones, or more of it, would tell more.
 */
export async function gatherCells(
  told: AsyncIterable<Told>,
  { into, rulebook, keeper }: { into: Gathering; rulebook: Rulebook; keeper: Keeper | undefined },
): Promise<{ cutOff: boolean; readers: Reader[] }> {
  let cutOff = false
  const readers: Reader[] = []
  try {
    for await (const one of told) {
      if ('record' in one) await gathered(one)
      else if ('reader' in one) readers.push(begun(one.reader))
      else if ('cutOff' in one) cutOff = true
      else {
        await keeper?.end(one)
        cutOff ||= !one.whole
      }
    }
    await keeper?.ended()
  } finally {
    await keeper?.close()
  }
  return { cutOff, readers }

  function begun(reader: Reader): Reader {
    keeper?.reader(reader)
    return reader
  }

  async function gathered({ record, cell }: Extract<Told, { record: unknown }>): Promise<void> {
    for (const outcome of outcomesOf(record, into, rulebook)) {
      const line = jsonLine(outcome)
      await take(outcome, into, line)
      if (cell !== undefined) await keeper?.line({ cell, account: record.account }, line)
    }
  }
}

/** Writes cells side by side. */
export interface Keeper {
  /** Who reads the cells of an account, before the first of them. */
  reader(reader: Reader): void
  line(of: Of, line: string): Promise<void>
  /** A cell that is whole gets its final name once all of it is on the disk; of another nothing is left. Resolves when there is room for more, and not when it is there. */
  end(ended: Of & { whole: boolean }): Promise<void>
  /** Resolves when all cells that have ended are on the disk; rejects, as every later call does, where one could not be written. */
  ended(): Promise<void>
  /** Of the cells that have not ended nothing is left. */
  close(): Promise<void>
}

interface Of {
  cell: string
  account: string
}

interface Kept {
  output?: Output
  /** Not written yet. */
  held: string
  lines: number
  digest: ReturnType<typeof linesDigest>
}

/** In characters: most cells are less, and are written at once. */
const mostHeld = 32 * 1024

/** Each has a file open. */
const mostEnding = 32

export function keeperIn(folder: string): Keeper {
  const readers = new Map<string, Reader>()
  const open = new Map<string, Kept>()
  const ending = new Set<Promise<void>>()
  let failure: { error: unknown } | undefined

  async function line(of: Of, text: string): Promise<void> {
    if (failure !== undefined) throw failure.error
    const one = open.get(of.cell) ?? begin(of)
    add(one, text)
    if (one.held.length > mostHeld) await write(one, of.cell)
  }

  function begin({ cell, account }: Of): Kept {
    const reader = readers.get(account)
    if (reader === undefined) throw new Error(`nobody has said who reads ${account}`)
    const one: Kept = { held: '', lines: 0, digest: linesDigest() }
    open.set(cell, one)
    const head: CheckpointHead = { schema: 1, kind: 'checkpoint', cell, ...reader }
    add(one, jsonLine(head))
    return one
  }

  function add(one: Kept, text: string): void {
    one.lines += 1
    one.digest.line(text)
    one.held += text
  }

  async function write(one: Kept, cell: string): Promise<Output> {
    one.output ??= await openOutput(join(folder, fileOf(cell)))
    const { held } = one
    one.held = ''
    await one.output.write(held)
    return one.output
  }

  async function finish(one: Kept, { cell, whole }: Of & { whole: boolean }): Promise<void> {
    if (!whole) return await one.output?.abandon()
    const last: CheckpointEnd = { kind: 'end', lines: one.lines, digest: one.digest.hex() }
    one.held += jsonLine(last)
    const output = await write(one, cell)
    await output.close()
    await output.commit()
  }

  return {
    line,
    reader: (reader) => void readers.set(reader.account, reader),
    async end(ended) {
      const one = open.get(ended.cell) ?? begin(ended)
      open.delete(ended.cell)
      const written = finish(one, ended)
        .catch(async (error: unknown) => {
          failure ??= { error }
          await one.output?.abandon()
        })
        .finally(() => ending.delete(written))
      ending.add(written)
      if (ending.size >= mostEnding) await Promise.race(ending)
    },
    async ended() {
      await Promise.all(ending)
      if (failure !== undefined) throw failure.error
    },
    async close() {
      await Promise.all(ending)
      for (const { output } of open.values()) await output?.abandon()
    },
  }
}

/** A region is called as its provider calls it, which may be no name for a file. */
const fileOf = (cell: string): string => `${encodeURIComponent(cell.toWellFormed())}.ndjson`
