// The text of a plan file, whichever encoding a shell gave it; and what else somebody may have named in its place.
import { open, readFile, stat } from 'node:fs/promises'
import { refusedBySystem, unreadable } from '../snapshot/unreadable.ts'

/** Larger plans are not read: JSON of this size takes some 3 GiB in memory. */
const maxBytes = 512 * 1024 * 1024

const again = 'Write it with terraform show -json PLAN > plan.json, or tofu show -json'

/** Whether a file is to be read as a plan: by its first bytes, so that a snapshot of gigabytes is not read twice. */
export async function isPlan(path: string): Promise<boolean> {
  const head = await headOf(path)
  return head !== undefined && (isZip(head) || /"(format_version|terraform_version)"\s*:/.test(decoded(head)))
}

/** The beginning of a file as text; empty for what is no file. */
export const beginningOf = async (path: string): Promise<string> => decoded((await headOf(path)) ?? Buffer.of())

async function headOf(path: string): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).isFile() ? await beginning(path) : undefined
  } catch (error) {
    throw refusedBySystem(path, error) ?? error
  }
}

const headBytes = 4096

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export async function planText(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw unreadable(path, `it is larger than ${maxBytes} bytes`, 'Split the plan by its modules')
    const bytes = await readFile(path)
    if (isZip(bytes)) throw unreadable(path, 'it is the binary plan, which holds secrets and no JSON', again)
    return decoded(bytes)
  } catch (error) {
    throw refusedBySystem(path, error) ?? error
  }
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))

/** PowerShell writes what it redirects as UTF-16, with its mark; a text without any is UTF-8. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
