// Names for content: equal content has an equal digest, on every machine and in every order of reading.
import { createHash } from 'node:crypto'

/** Over names and contents, sorted by name; lengths keep one file's end from reading as the next one's start. */
export function digestOf(files: readonly { name: string; bytes: Uint8Array }[]): string {
  const hash = createHash('sha256')
  for (const { name, bytes } of files.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    hash.update(`${name}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** JSON with sorted keys and no spaces. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
