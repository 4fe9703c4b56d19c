// Whether anything stands at a path, a link that leads nowhere too: what is there and cannot be read is never taken for nothing.
import { lstat } from 'node:fs/promises'

/** Throws what the system says where it would not tell. */
export async function standsAt(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false
    throw cause
  }
}
