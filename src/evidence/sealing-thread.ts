// The thread that writes and seals, seen from the one that makes the files: it is given the bytes themselves, and never more of them than it can follow.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileSeal } from './seal.ts'

export interface Piece {
  /** Of the file that it belongs to. */
  path: string
  /** Of the same file, which stays open in this thread. */
  descriptor: number
  /** With no others in their buffer. */
  bytes: Uint8Array<ArrayBuffer>
}

/** The paths of all files, as nothing more comes. */
export type ToSeal = Piece[] | { paths: string[] }

/** How many of the bytes it is done with; which file could not be written, and what the system said; at the end the seals. */
export type Sealed = { done: number } | { unwritten: string; said: SystemWords } | { seals: FileSeal[] }

/** A message between threads keeps of an error no more than its words. */
export interface SystemWords {
  message: string
  code: string
  syscall: string
}

export interface SealingThread {
  /** The bytes are gone from here. */
  take(piece: Piece): void
  /** Resolves when there is room for more; undefined: there is. Rejects where that file could not be written, or the thread was lost. */
  room(path: string): Promise<void> | undefined
  /** Resolves when all that was taken is with the system. Rejects likewise. */
  flushed(path: string): Promise<void>
  /** In the order of the paths. Once, after the last piece. Rejects where the thread was lost. */
  seals(paths: string[]): Promise<FileSeal[]>
  close(): Promise<void>
}

const fromSource = import.meta.filename.endsWith('.ts')
const program = join(import.meta.dirname, fromSource ? 'sealing-worker.ts' : 'sealing-worker.mjs')

const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 }

/** In bytes: what is sent at once, and what may wait on the other side. */
const atOnce = 64 * 1024
const mostWaiting = 8 * 1024 * 1024

export function sealingThread(): SealingThread {
  const worker = new Worker(program, { env: {}, execArgv: [], resourceLimits })
  const unwritten = new Map<string, Error>()
  let pieces: Piece[] = []
  let gathered = 0
  let waiting = 0
  let seals: FileSeal[] | undefined
  let lost: Error | undefined
  let heard: (() => void)[] = []

  worker.on('message', (told: Sealed) => {
    if ('done' in told) waiting -= told.done
    else if ('seals' in told) seals = told.seals
    else unwritten.set(told.unwritten, Object.assign(new Error(told.said.message), told.said))
    wake()
  })
  worker.on('error', lose)
  worker.on('exit', () => lose(new Error('the thread that seals what is written has ended before its work was done')))

  function lose(error: Error): void {
    lost ??= error
    wake()
  }

  function wake(): void {
    const all = heard
    heard = []
    for (const one of all) one()
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (lost !== undefined) throw lost
      await new Promise<void>((resolve) => void heard.push(resolve))
    }
  }

  function send(): void {
    if (pieces.length === 0) return
    const buffers = pieces.map(({ bytes }) => bytes.buffer)
    worker.postMessage(pieces satisfies ToSeal, buffers)
    waiting += gathered
    pieces = []
    gathered = 0
  }

  async function proven(path: string, done: () => boolean): Promise<void> {
    await until(done)
    const error = unwritten.get(path)
    if (error !== undefined) throw error
  }

  return {
    take(piece) {
      pieces.push(piece)
      gathered += piece.bytes.length
      if (gathered >= atOnce) send()
    },
    room: (path) =>
      waiting < mostWaiting && !unwritten.has(path) ? undefined : proven(path, () => waiting < mostWaiting),
    flushed(path) {
      send()
      return proven(path, () => waiting === 0)
    },
    async seals(paths) {
      send()
      worker.postMessage({ paths } satisfies ToSeal, [])
      await until(() => seals !== undefined)
      return seals ?? []
    },
    async close() {
      await worker.terminate()
    },
  }
}
