// The thread in which the files of a large run are written and sealed while their next pieces are made.
import { writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { type Sealing, sealing } from './seal.ts'
import type { Piece, Sealed, SystemWords, ToSeal } from './sealing-thread.ts'

if (parentPort === null) throw new Error('this file runs as a worker only')
const port = parentPort
const files = new Map<string, Sealing>()
const unwritten = new Set<string>()

port.on('message', (told: ToSeal) => {
  send('paths' in told ? { seals: told.paths.map((path) => fileAt(path).seal()) } : { done: taken(told) })
})

function taken(pieces: readonly Piece[]): number {
  for (const piece of pieces) if (!unwritten.has(piece.path)) take(piece)
  return pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** What the system refuses ends that file: a later piece must not follow a gap. */
function take({ path, descriptor, bytes }: Piece): void {
  fileAt(path).take(bytes)
  try {
    for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from)
  } catch (error) {
    unwritten.add(path)
    const { message, code, syscall } = error as SystemWords // `as`: what writeSync throws of the system
    send({ unwritten: path, said: { message, code, syscall } })
  }
}

function fileAt(path: string): Sealing {
  const file = files.get(path) ?? sealing(path)
  files.set(path, file)
  return file
}

function send(message: Sealed): void {
  port.postMessage(message)
}
