// Which files of a bundle one of them loads, at once or ever.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const atOnce = /(?:from|import)\s*"(\.\/[^"]+)"/g
const ever = /(?:from|import)\s*\(?\s*"(\.\/[^"]+)"/g

/** `name`: from the folder of the bundle; itself is among them. */
export function loadedFrom(name: string, dist: string, { later = true } = {}): Set<string> {
  const found = new Set<string>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    const folder = posix.dirname(next)
    const imported = readFileSync(join(dist, next), 'utf8').matchAll(later ? ever : atOnce)
    open.push(...[...imported].map(([, path = '']) => posix.join(folder, path)))
  }
  return found
}
