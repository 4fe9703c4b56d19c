// A folder that holds the files of one build and is gone afterwards: the toolchain sees that and nothing else.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { scratchFolder } from '../runtime/scratch-folder.ts'

/** `files`: text by path within the folder. */
export async function withFiles<T>(
  files: ReadonlyMap<string, string>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const { path: folder, remove } = await scratchFolder('policies')
  try {
    for (const [file, text] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    return await use(folder)
  } finally {
    await remove()
  }
}

export const readBack = async (folder: string, files: Iterable<string>): Promise<Map<string, string>> =>
  new Map(
    await Promise.all([...files].map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  )

/** Both at the same time. Where both fail, the first one is the one to tell. */
export async function inOrder<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([one, other])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}
