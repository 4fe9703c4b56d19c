// Reads rules/ whole, with nothing built beforehand: every table against its shape, every reference against what it names.
import { readdir } from 'node:fs/promises'
import { explained } from '../model/errors.ts'
import type { Law, Rulebook } from '../model/rulebook.ts'
import { type Complaint, complaintsError } from './complaint.ts'
import { conflictsOf } from './conflicts.ts'
import { digestOf } from './digest.ts'
import { type Jurisdictions, jurisdictionsOf } from './jurisdictions.ts'
import { ownLawsOf, ownRegulations } from './own-regulations.ts'
import { type Parameters, parametersOf } from './parameters.ts'
import { peopleOf } from './people.ts'
import { listed } from './quoted.ts'
import { type Regions, regionsOf } from './region-table.ts'
import { lawOf, noSuchLaw } from './regulation.ts'
import { stagesOf } from './stages.ts'
import { noTable, readTable } from './table.ts'
import { typesOf } from './type-table.ts'
import type { YamlFile } from './yaml-file.ts'

/** Law and geography, before any company's config. `laws`: all of them, by id. */
export interface Rules extends Omit<Rulebook, 'config'> {
  parameters: Parameters
}

const single = [
  'conflicts.yaml',
  'jurisdictions.yaml',
  'parameters.yaml',
  'people.yaml',
  'stages.yaml',
  'types.yaml',
] as const
const manifold = /^(regions|regulations)\/[a-z0-9-]+\.yaml$/

/**
 * Throws an ExplainedError (`data`) for a folder that is not whole, and for a file that does not fit. `extra`: folders of
 * policies of one's own, each of which may bring laws under regulations/.
 */
export async function loadRules(folder: string, extra: readonly string[] = []): Promise<Rules> {
  const names = await tablesIn(folder)
  const brought = await Promise.all(extra.map(ownRegulations))
  const files = new Map(await Promise.all(names.map(async (name) => [name, await readTable(folder, name)] as const)))
  const jurisdictions = jurisdictionsOf(the('jurisdictions.yaml'))
  const laws = all('regulations/').map((file) => lawOf(file, jurisdictions))
  const ids = laws.map(({ law }) => law.id)
  refuseStrayLaws(jurisdictions, ids)
  const people = peopleOf(the('people.yaml'), ids)
  const types = typesOf(the('types.yaml'))
  const parameters = parametersOf(the('parameters.yaml'))
  const stages = stagesOf(the('stages.yaml'))
  const conflicts = conflictsOf(the('conflicts.yaml'), types.types)
  const regions = all('regions/').map(regionsOf)
  const own = ownLawsOf(brought.flat(), jurisdictions, { laws: ids, people: [...people.people.keys()] })
  const dates = [jurisdictions, ...laws, people, types, parameters, stages, conflicts, ...regions, ...own].map(
    ({ date }) => date,
  )
  return {
    version: dates.toSorted().at(-1) ?? '',
    digest: digestOf([
      ...[...files].map(([name, { bytes }]) => ({ name, bytes })),
      ...own.map(({ law, bytes }) => ({ name: `own/regulations/${law.id}.yaml`, bytes })), // wherever they lie
    ]),
    regions: byProvider(regions),
    types: types.types,
    dataless: types.dataless,
    laws: [...laws, ...own].map(({ law }): Law => law),
    people: new Map([...people.people, ...own.flatMap((law) => law.people.map((one) => [one.id, one] as const))]),
    parameters: parameters.parameters,
    stages: stages.stages,
    conflicts: conflicts.conflicts,
  }

  function the(name: string): YamlFile {
    const file = files.get(name)
    if (file === undefined) throw new Error(`${name} was not read`)
    return file
  }

  function all(prefix: string): YamlFile[] {
    return names.filter((name) => name.startsWith(prefix)).map(the)
  }
}

/** In order of their names. A YAML file that no table is made of is refused: it would be a law that nobody applies. */
async function tablesIn(folder: string): Promise<string[]> {
  const names = (await filesIn(folder)).filter((name) => /\.ya?ml$/i.test(name)).toSorted()
  const missing = single.filter((name) => !names.includes(name))
  const empty = ['regions/', 'regulations/'].filter((prefix) => !names.some((name) => name.startsWith(prefix)))
  const stray = names.find((name) => !single.some((one) => one === name) && !manifold.test(name))
  if (missing.length > 0 || empty.length > 0) throw notWhole(listed([...missing, ...empty]))
  if (stray !== undefined)
    throw noTable(`rules/${stray}`, `tables are ${single.join(', ')}, and files in regions/ and regulations/`)
  return names
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true })
    return entries.map((name) => name.replaceAll('\\', '/'))
  } catch (cause) {
    throw notWhole('the folder itself', cause)
  }
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

function refuseStrayLaws({ file, adequacy }: Jurisdictions, laws: readonly string[]): void {
  const complaints = [...adequacy.keys()].flatMap((law): Complaint[] =>
    laws.includes(law) ? [] : [file.complain(['adequacy', law], noSuchLaw(law, laws), 'key')],
  )
  if (complaints.length > 0) throw complaintsError('data', complaints)
}

function byProvider(tables: readonly Regions[]): Rules['regions'] {
  const found = new Map(tables.map(({ provider, regions }) => [provider, regions]))
  if (found.size === tables.length) return found
  throw explained('data', {
    what: 'two files name the same provider',
    where: 'rules/regions',
    why: 'one would hide the other',
    mend: 'Join them',
  })
}
