// The thread in which the files of a large run are sealed while their next pieces are made.
import { parentPort } from 'node:worker_threads'
import { type Sealing, sealing } from './seal.ts'
import type { Piece, Sealed, ToSeal } from './sealing-thread.ts'

if (parentPort === null) throw new Error('this file runs as a worker only')
const port = parentPort
const files = new Map<string, Sealing>()

port.on('message', (told: ToSeal) => {
  send('paths' in told ? { seals: told.paths.map((path) => fileAt(path).seal()) } : { done: taken(told) })
})

function taken(pieces: readonly Piece[]): number {
  for (const { path, bytes } of pieces) fileAt(path).take(bytes)
  return pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

function fileAt(path: string): Sealing {
  const file = files.get(path) ?? sealing(path)
  files.set(path, file)
  return file
}

function send(message: Sealed): void {
  port.postMessage(message)
}
