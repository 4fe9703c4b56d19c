// Where terraform init says that it has put each module; that list is no part of the plan, and often not there.
import { join } from 'node:path'
import { isRecord } from '../../model/json.ts'
import type { HclFiles } from './hcl-files.ts'

/** Folders by the names of the calls that lead to them, `network.subnets`. What was fetched is not in the repository, and left out. */
export async function installedModules(root: string, files: HclFiles): Promise<ReadonlyMap<string, string>> {
  const listed = parsed((await files.text(join(root, '.terraform', 'modules', 'modules.json'))) ?? '')
  const modules = isRecord(listed) && Array.isArray(listed['Modules']) ? listed['Modules'].filter(isRecord) : []
  return new Map(
    modules.flatMap(({ Key: key, Dir: folder }): [string, string][] =>
      typeof key === 'string' && typeof folder === 'string' && !isFetched(folder) ? [[key, join(root, folder)]] : [],
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
