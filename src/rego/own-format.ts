// Formats somebody's own policies on a copy, so that one file that is no Rego leaves all the others as they were.
import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import { replaceFile } from '../runtime/output.ts'
import { askOf, ownTree } from './own-tree.ts'
import { readBack, withFiles } from './work-folder.ts'

/** The files that differ, as the user knows them; with `write`, they have been rewritten. */
export async function formatOwnPolicies(path: string, cwd: string, write: boolean): Promise<string[]> {
  const tree = await ownTree(path, cwd)
  const { files, told } = tree.own
  const formatted = await withFiles(files, async (folder) => {
    const { changed } = await askOf('fmt', ['-write', 'policies'], tree, folder)
    return readBack(folder, changed)
  })
  if (write) for (const [file, text] of formatted) await rewrite(resolve(cwd, told(file)), text)
  return [...formatted.keys()].map(told)
}

/** Whole or not at all, through a link and with the rights that the file had. */
async function rewrite(path: string, text: string): Promise<void> {
  try {
    const file = await realpath(path)
    const { mode } = await stat(file)
    await replaceFile(file, text, mode)
  } catch (cause) {
    const why = 'the system refused it'
    throw explained(
      'output',
      { what: 'the file could not be rewritten', where: path, why, mend: 'See its rights' },
      cause,
    )
  }
}
