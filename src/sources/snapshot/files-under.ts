// Turns the paths somebody named into files, each once, in an order that owes nothing to the file system.
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refusedBySystem, unusable } from './unreadable.ts'

/** AWS Config leaves this empty file in every bucket it delivers to; it is no answer. */
const deliveryProbe = 'ConfigWritabilityCheckFile'

/** Folders are walked by name; names that begin with a dot are left out. A path without any file is an error. */
export async function filesUnder(paths: readonly string[]): Promise<string[]> {
  const seen = new Set<string>()
  const files: string[] = []
  for (const path of paths) {
    const found = await walk(path, [])
    if (found.length === 0)
      throw unusable(path, 'the folder holds no file', 'Name the folder that the files were saved to')
    for (const { file, real } of found) {
      if (!seen.has(real)) files.push(file)
      seen.add(real)
    }
  }
  return files
}

/** `above`: the real folders that led here, so that a link back to one of them is seen. */
async function walk(path: string, above: readonly string[]): Promise<{ file: string; real: string }[]> {
  const { real, kind } = await look(path)
  if (kind === 'file') return [{ file: path, real }]
  if (kind === 'other') throw unusable(path, 'it is neither a file nor a folder', 'Name files and folders only')
  if (above.includes(real)) {
    throw unusable(
      path,
      'the link leads back into a folder above it',
      'Take the link away, or name the files themselves',
    )
  }
  const names = (await asked(path, readdir(real)))
    .filter((name) => !name.startsWith('.') && name !== deliveryProbe)
    .toSorted()
  const found: { file: string; real: string }[] = []
  for (const name of names) found.push(...(await walk(join(path, name), [...above, real])))
  return found
}

async function look(path: string): Promise<{ real: string; kind: 'file' | 'folder' | 'other' }> {
  const real = await asked(path, realpath(path))
  const about = await asked(path, stat(real))
  return { real, kind: about.isFile() ? 'file' : about.isDirectory() ? 'folder' : 'other' }
}

async function asked<T>(path: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw refusedBySystem(path, error) ?? error
  }
}
