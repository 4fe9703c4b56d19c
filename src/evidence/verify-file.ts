// Holds one file against what the manifest says of it, and tells what was done to it as far as its digests can tell.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'
import { type FileSeal, sealing } from './seal.ts'

/** Reads the file once, whatever its size. */
export async function sealIn(dir: string, path: string): Promise<FileSeal> {
  const file = sealing(path)
  for await (const chunk of createReadStream(join(dir, path), { highWaterMark: 256 * 1024 })) file.take(chunk as Buffer) // `as`: without an encoding it gives buffers
  return file.seal()
}

export function fileProblem(found: FileSeal, told: FileSeal): Problem | undefined {
  if (JSON.stringify(found) === JSON.stringify(told)) return undefined
  const of = (kind: Problem['kind'], what: string): Problem => ({ kind, file: told.path, what })
  const [has, had] = [found.records, told.records]
  if (has !== undefined && had !== undefined && has < had)
    return of('cut', `has ${has} records, of ${had} that were written`)
  if (has !== undefined && had !== undefined && has > had)
    return of('grown', `has ${has} records, and ${had} were written`)
  if (found.sha256 !== told.sha256) return of('changed', `has ${contentOf(found)}; ${contentOf(told)} were written`)
  return of('manifest', 'is whole, and the manifest counts or joins its records otherwise')
}

const contentOf = ({ bytes, sha256 }: FileSeal): string => `${bytes} bytes of the digest ${sha256.slice(0, 12)}`
