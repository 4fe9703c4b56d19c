// Reads rules/ whole, with nothing built beforehand: every table against its shape, every reference against what it names.
import { explained } from '../model/errors.ts'
import type { Parameters } from '../model/parameters.ts'
import type { Law, Localisation, Rulebook } from '../model/rulebook.ts'
import { type Complaint, complaintsError } from './complaint.ts'
import { conflictsOf } from './conflicts.ts'
import { digestOf } from './digest.ts'
import { jurisdictionsOf } from './jurisdictions.ts'
import { localisationOf } from './localisation.ts'
import { ownLawsOf, ownRegulations } from './own-regulations.ts'
import { parametersOf } from './parameters.ts'
import { peopleOf } from './people.ts'
import { plannedDefaultsOf } from './planned-defaults.ts'
import { plannedTypesOf } from './planned-types.ts'
import { type Regions, regionsOf } from './region-table.ts'
import { lawOf } from './regulation.ts'
import { tablesIn } from './rules-folder.ts'
import { stagesOf } from './stages.ts'
import { lawKeys, strayLaws } from './stray-laws.ts'
import { readTable } from './table.ts'
import { basesOf } from './transfer-bases.ts'
import { typesOf } from './type-table.ts'
import type { Parsed, YamlFile } from './yaml-file.ts'

/** Law and geography, before any company's config. `laws`: all of them. */
export interface Rules extends Omit<Rulebook, 'config'> {
  /** Ids of the laws that are in play where a config names none. */
  usual: readonly string[]
  /** Name → countries: `EEA`. */
  zones: ReadonlyMap<string, ReadonlySet<string>>
  localisation: Localisation[]
  parameters: Parameters
}

/**
 * Throws an ExplainedError (`data`) for a folder that is not whole, and for a file that does not fit. `extra`: folders of
 * policies of one's own, each of which may bring laws under regulations/. `parsed`: parsing takes longer than all that is made of it.
 */
export async function loadRules(folder: string, extra: readonly string[] = [], parsed?: Parsed): Promise<Rules> {
  const names = await tablesIn(folder)
  const brought = await Promise.all(extra.map(ownRegulations))
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readTable(folder, name, parsed)] as const)),
  )
  const jurisdictions = jurisdictionsOf(the('jurisdictions.yaml'))
  const regulations = all('regulations/').map((file) => lawOf(file, jurisdictions))
  const texts = regulations.map(({ law }) => law)
  refuse(strayLaws(jurisdictions.file, lawKeys('adequacy', [...jurisdictions.adequacy.keys()]), texts))
  const bases = basesOf(the('transfer-bases.yaml'), texts)
  const localisation = localisationOf(the('localisation.yaml'), texts)
  const laws = texts.map((law) => ({
    ...law,
    bases: [...bases.bases.values()].filter((basis) => basis.law === law.id),
    mandates: localisation.mandates.get(law.id) ?? [],
  }))
  const people = peopleOf(the('people.yaml'), laws)
  const types = typesOf(the('types.yaml'))
  const planned = plannedTypesOf(the('terraform.yaml'), types)
  const defaults = plannedDefaultsOf(the('terraform-defaults.yaml'), planned.planned)
  const parameters = parametersOf(the('parameters.yaml'))
  const stages = stagesOf(the('stages.yaml'))
  const conflicts = conflictsOf(the('conflicts.yaml'), { types: types.types, laws })
  const regions = all('regions/').map(regionsOf)
  const own = ownLawsOf(brought.flat(), jurisdictions, { laws: laws.map(({ id }) => id), people: people.people })
  const tables = [jurisdictions, bases, localisation, people, types, parameters, stages, conflicts]
  const dates = [...tables, ...regulations, ...regions, ...own.laws]
  return {
    version:
      dates
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? '',
    digest: digestOf([
      ...[...files].map(([name, { bytes }]) => ({ name, bytes })),
      ...own.laws.map(({ law, bytes }) => ({ name: `own/regulations/${law.id}.yaml`, bytes })), // wherever they lie
    ]),
    regions: byProvider(regions),
    zones: jurisdictions.zones,
    bases: bases.bases,
    localisation: localisation.rows,
    types: types.types,
    dataless: types.dataless,
    planned: { ...planned.planned, defaults: defaults.defaults },
    laws: [...laws, ...own.laws.map(({ law }): Law => law)],
    usual: [...regulations.filter(({ inPlay }) => inPlay), ...own.laws].map(({ law }) => law.id),
    people: own.people,
    parameters: parameters.parameters,
    stages: stages.stages,
    conflicts: conflicts.conflicts,
    expiringDays: parameters.expiringDays,
    conditionCheckDays: parameters.conditionCheckDays,
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

function refuse(complaints: readonly Complaint[]): void {
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
