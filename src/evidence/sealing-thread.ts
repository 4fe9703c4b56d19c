// The thread that seals, seen from the one that writes: it is given the bytes themselves, and never more of them than it can follow.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileSeal } from './seal.ts'

export interface Piece {
  /** Of the file that it belongs to. */
  path: string
  /** With no others in their buffer. */
  bytes: Uint8Array<ArrayBuffer>
}

/** The paths of all files, as nothing more comes. */
export type ToSeal = Piece[] | { paths: string[] }

/** How many of the bytes it is done with; at the end the seals. */
export type Sealed = { done: number } | { seals: FileSeal[] }

export interface SealingThread {
  /** The bytes are gone from here. */
  take(piece: Piece): void
  /** Resolves when there is room for more; undefined: there is. Rejects where the thread was lost. */
  room(): Promise<void> | undefined
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
  let pieces: Piece[] = []
  let gathered = 0
  let waiting = 0
  let seals: FileSeal[] | undefined
  let lost: Error | undefined
  let heard: (() => void) | undefined

  worker.on('message', (told: Sealed) => {
    if ('done' in told) waiting -= told.done
    else seals = told.seals
    heard?.()
  })
  worker.on('error', lose)
  worker.on('exit', () => lose(new Error('the thread that seals what is written has ended before its work was done')))

  function lose(error: Error): void {
    lost ??= error
    heard?.()
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (lost !== undefined) throw lost
      await new Promise<void>((resolve) => void (heard = resolve))
    }
  }

  function send(): void {
    const buffers = pieces.map(({ bytes }) => bytes.buffer)
    worker.postMessage(pieces satisfies ToSeal, buffers)
    waiting += gathered
    pieces = []
    gathered = 0
  }

  return {
    take(piece) {
      pieces.push(piece)
      gathered += piece.bytes.length
      if (gathered >= atOnce) send()
    },
    room: () => (waiting < mostWaiting ? undefined : until(() => waiting < mostWaiting)),
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
