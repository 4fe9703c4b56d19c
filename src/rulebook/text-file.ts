// Reads a file as text: UTF-8 as it stands, of a bounded size, and without the mark that some editors put before it.
import { readFile, stat } from 'node:fs/promises'
import type { ErrorKind } from '../model/errors.ts'
import { complaintsError } from './complaint.ts'

export interface TextFile {
  bytes: Uint8Array
  text: string
}

const largest = 1024 * 1024
const byteOrderMark = '\ufeff'

export async function readText(path: string, name: string, kind: ErrorKind): Promise<TextFile> {
  const bytes = await bytesOf(path, name, kind)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) // the name misleads: the mark is kept
  const stray = firstDifference(bytes, Buffer.from(text))
  if (stray !== undefined) {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, stray))
    throw refused(kind, placeAt(name, before, before.length), 'the file is no UTF-8 text', 'a byte here is none of it')
  }
  // Programs differ in whether it is part of the first key.
  if (text.startsWith(byteOrderMark))
    throw refused(kind, `${name}:1:1`, 'a byte-order mark stands here', 'it is no part of YAML', 'Save it without one')
  return { bytes, text }
}

async function bytesOf(path: string, name: string, kind: ErrorKind): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw refused(kind, name, 'it is no file', 'a folder or a device stands there')
    if (found.size > largest) throw refused(kind, name, 'the file is too large', '1 MB is the limit')
    return await readFile(path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
    if (code === undefined) throw cause
    throw refused(kind, name, 'the file could not be read', `the system says ${code}`, undefined, cause)
  }
}

/** A byte that is no text was decoded as another one. */
function firstDifference(one: Uint8Array, other: Uint8Array): number | undefined {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? undefined : at
}

/** As an editor counts: `ringfence.yaml:12:5`. */
export function placeAt(name: string, text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${name}:${before.length}:${(before.at(-1) ?? '').length + 1}`
}

export const refused = (
  kind: ErrorKind,
  where: string,
  what: string,
  why: string,
  mend = 'See that the right file is named',
  cause?: unknown,
) => complaintsError(kind, [{ offset: 0, where, what, why, mend }], cause)
