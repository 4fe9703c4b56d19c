// Holds a table against the records that it shows: rendered again from them, it must be the same text.
import { hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { fileLines } from '../runtime/file-lines.ts'
import type { Problem } from './problem.ts'
import { cutter, framingOf } from './records.ts'

export interface View {
  /** The table. */
  file: string
  /** The lines that it is made of. */
  from: string
  head(): string
  rows(lines: readonly string[]): string
}

export async function viewProblem(dir: string, { file, from, head, rows }: View): Promise<Problem | undefined> {
  const found = marks(file)
  for await (const chunk of createReadStream(join(dir, file))) found.take(chunk as Buffer) // `as`: without an encoding it gives buffers
  const expected = marks(file)
  expected.take(Buffer.from(head()))
  for await (const lines of fileLines(join(dir, from))) expected.take(Buffer.from(rows(lines)))
  const [is, must] = [found.end(), expected.end()]
  const other = must.findIndex((mark, index) => mark !== is[index])
  const row = other === -1 && is.length > must.length ? must.length : other
  if (row === -1) return undefined
  return { kind: 'view', file, what: row === 0 ? 'has another header' : `row ${row} is not what ${from} says` }
}

/** A row is remembered by a few bytes of its digest, so that a million fit: edited ones are alike in one of 2^48 cases. */
function marks(file: string) {
  const list: number[] = []
  const cut = cutter(framingOf(file), (row) => list.push(hash('sha256', row, 'buffer').readUIntBE(0, 6)), 0)
  return {
    take: cut.take,
    end() {
      cut.end()
      return list
    },
  }
}
