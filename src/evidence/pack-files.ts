// What lies in a pack: every name in it, and only plain files are ever opened.
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

export interface PackFiles {
  /** Paths of plain files, with `/`, in order. */
  names: ReadonlySet<string>
  problems: Problem[]
}

/** A link could lead anywhere, and to another file tomorrow. */
export async function packFiles(dir: string): Promise<PackFiles> {
  const names = new Set<string>()
  const problems: Problem[] = []
  for (const name of (await readdir(dir, { recursive: true, encoding: 'utf8' })).toSorted()) {
    const file = name.replaceAll('\\', '/')
    const about = await lstat(join(dir, name))
    if (about.isDirectory()) continue
    if (about.isFile()) names.add(file)
    else problems.push({ kind: 'path', file, what: 'is a link or a device, and no plain file' })
  }
  return { names, problems }
}
