// The folder that holds what ships with ringfence: beside the sources in a checkout, beside dist/ in an installed package.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** It holds `rules/`, `dist/` and `fixtures/`. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)))

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'rules', 'types.yaml'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('rules/types.yaml is missing: the installation is not whole')
  return rootAbove(parent)
}
