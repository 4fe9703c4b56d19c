// Keeps what the toolchain made, by the digest of all that it was made from; a cache that cannot be used is no error.
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { replaceFile } from '../runtime/output.ts'
import { sha256 } from '../runtime/sha256.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** `$XDG_CACHE_HOME/ringfence`, or `~/.cache/ringfence`; undefined where there is no home. */
export function cacheFolder(env: Env): string | undefined {
  const asked = env['XDG_CACHE_HOME']
  if (asked !== undefined && isAbsolute(asked)) return join(asked, 'ringfence') // a relative one is to be ignored, says XDG
  const home = env['HOME'] ?? env['USERPROFILE']
  return home === undefined || !isAbsolute(home) ? undefined : join(home, '.cache', 'ringfence')
}

/** The same whatever the order of the files; no two lists of files have one. */
export const digestOf = (files: ReadonlyMap<string, string>): string =>
  sha256(JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1))))

/**
 * What `read` makes of what is kept under the key, or else of what is made now and kept. What is damaged, or what `read`
 * does not know (undefined), is made again and written over.
 */
export async function cached<T>(
  env: Env,
  key: string,
  make: () => Promise<T>,
  read: (kept: unknown) => T | undefined,
): Promise<T> {
  const folder = cacheFolder(env)
  if (folder === undefined) return make()
  const path = join(folder, `policy-${key}`)
  const kept = await whole(path)
  const known = kept === undefined ? undefined : read(JSON.parse(kept))
  if (known !== undefined) {
    const now = new Date()
    await utimes(path, now, now).catch(() => undefined) // only its age is told wrongly
    return known
  }
  const made = await make()
  await keep(folder, path, JSON.stringify(made))
  return made
}

/** The first line is the digest of the rest. */
async function whole(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const rest = text.slice(65)
  return text.slice(0, 65) === `${sha256(rest)}\n` ? rest : undefined
}

/** Two runs at once write two files, and the last to rename it wins with the same bytes. */
async function keep(folder: string, path: string, made: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await replaceFile(path, `${sha256(made)}\n${made}`, 0o600)
    await forgetOldest(folder)
  } catch {
    // without a cache it is only slower
  }
}

/** Every edit of a policy makes a new one, of about a megabyte. */
const mostKept = 64

/** By when each was last used. */
async function forgetOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('policy-'))
  if (names.length <= mostKept) return
  const used = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  )
  for (const { path } of used.toSorted((one, other) => other.at - one.at).slice(mostKept))
    await rm(path, { force: true })
}
