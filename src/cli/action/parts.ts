// Finds the parts of a split scan: folders that were named, or those in a folder that artifacts were downloaded to.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { explained } from '../../model/errors.ts'

const isPart = (folder: string): boolean => existsSync(join(folder, 'shard.json'))
const isRun = (folder: string): boolean => existsSync(join(folder, 'summary.json'))

/** None where nothing of it is a part; throws where something is, and something else is not. */
export async function partsIn(from: readonly string[], cwd: string): Promise<string[]> {
  const found: string[] = []
  const others: string[] = []
  for (const path of from) {
    const { parts, strays } = await partsAt(resolve(cwd, path))
    if (parts.length === 0) others.push(path)
    others.push(...strays.map((name) => join(path, name)))
    found.push(...parts)
  }
  if (found.length > 0 && others.length > 0) throw mixed(others.join(', '))
  return found
}

/** `strays`: runs that lie between the parts, which a join would leave out without a word. */
async function partsAt(path: string): Promise<{ parts: string[]; strays: string[] }> {
  if (isPart(path)) return { parts: [path], strays: [] }
  // What is no folder, or is not there, is for the scan to refuse.
  const names = await readdir(path).catch((): string[] => [])
  const parts = names
    .toSorted()
    .map((name) => join(path, name))
    .filter(isPart)
  const strays = parts.length > 0 ? names.toSorted().filter((name) => isRun(join(path, name))) : []
  return { parts, strays }
}

const mixed = (others: string) =>
  explained('usage', {
    what: 'parts of a split scan and something else were named together',
    where: `from, ${others}`,
    why: 'there is no shard.json, so it is no part, and parts are joined with each other only',
    mend: 'Name the folders of all parts, and nothing else',
  })
