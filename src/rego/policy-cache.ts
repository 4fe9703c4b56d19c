// Keeps what the toolchain made, by the digest of all that it was made from; a cache that cannot be used is no error.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'

export type Env = Readonly<Record<string, string | undefined>>

/** `$XDG_CACHE_HOME/ringfence`, or `~/.cache/ringfence`; undefined where there is no home. */
export function cacheFolder(env: Env): string | undefined {
  const asked = env['XDG_CACHE_HOME']
  if (asked !== undefined && isAbsolute(asked)) return join(asked, 'ringfence') // a relative one is to be ignored, says XDG
  const home = env['HOME'] ?? env['USERPROFILE']
  return home === undefined || !isAbsolute(home) ? undefined : join(home, '.cache', 'ringfence')
}

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** The same whatever the order of the files; no two lists of files have one. */
export const digestOf = (files: ReadonlyMap<string, string>): string =>
  sha256(JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1))))

/** What is kept under the key, or else what is made now and kept. A damaged file is made again and written over. */
export async function cached(env: Env, key: string, make: () => Promise<string>): Promise<string> {
  const folder = cacheFolder(env)
  if (folder === undefined) return make()
  const path = join(folder, `policy-${key}`)
  const kept = await whole(path)
  if (kept !== undefined) return kept
  const made = await make()
  await keep(folder, path, made)
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
  const unfinished = join(folder, `.${randomUUID()}.tmp`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(unfinished, `${sha256(made)}\n${made}`, { flag: 'wx', mode: 0o600 })
    await rename(unfinished, path)
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined) // without a cache it is only slower
  }
}
