// Which tables the folder of the rules holds; one that is missing, and one that nobody would read, are refused.
import { explained } from '../model/errors.ts'
import { listed } from './quoted.ts'
import { noTable, yamlFilesIn } from './table.ts'

const single = [
  'conflicts.yaml',
  'jurisdictions.yaml',
  'localisation.yaml',
  'parameters.yaml',
  'people.yaml',
  'stages.yaml',
  'terraform-defaults.yaml',
  'terraform.yaml',
  'transfer-bases.yaml',
  'types.yaml',
] as const
const manifold = /^(regions|regulations)\/[a-z0-9-]+\.yaml$/

/** In order of their names. A YAML file that no table is made of is refused: it would be a law that nobody applies. */
export async function tablesIn(folder: string): Promise<string[]> {
  const names = await yamlFilesIn(folder).catch((cause: unknown) => {
    throw notWhole('the folder itself', cause)
  })
  const missing = single.filter((name) => !names.includes(name))
  const empty = ['regions/', 'regulations/'].filter((prefix) => !names.some((name) => name.startsWith(prefix)))
  const stray = names.find((name) => !single.some((one) => one === name) && !manifold.test(name))
  if (missing.length > 0 || empty.length > 0) throw notWhole(listed([...missing, ...empty]))
  if (stray !== undefined)
    throw noTable(`rules/${stray}`, `tables are ${single.join(', ')}, and files in regions/ and regulations/`)
  return names
}

const notWhole = (missing: string, cause?: unknown) =>
  explained(
    'data',
    {
      what: `missing: ${missing}`,
      where: 'rules',
      why: 'the installation is not whole',
      mend: 'Install ringfence again',
    },
    cause,
  )
