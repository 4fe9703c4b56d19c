// Where terraform init says that it has put each module; that list is no part of the plan, and often not there.
import { join } from 'node:path'
import { isRecord } from '../../model/json.ts'
import type { HclFiles } from './hcl-files.ts'

export interface Installed {
  folder: string
  /** It is a copy that is not in the repository. */
  isFetched: boolean
}

/** By the names of the calls that lead to them, `network.subnets`. */
export async function installedModules(root: string, files: HclFiles): Promise<ReadonlyMap<string, Installed>> {
  const listed = parsed((await files.text(join(root, '.terraform', 'modules', 'modules.json'))) ?? '')
  const modules = isRecord(listed) && Array.isArray(listed['Modules']) ? listed['Modules'].filter(isRecord) : []
  return new Map(
    modules.flatMap(({ Key: key, Dir: folder }): [string, Installed][] =>
      typeof key === 'string' && typeof folder === 'string'
        ? [[key, { folder: join(root, folder), isFetched: isFetched(folder) }]]
        : [],
    ),
  )
}

const isFetched = (folder: string): boolean => folder.split(/[/\\]/).includes('.terraform')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
