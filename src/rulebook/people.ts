// rules/people.yaml: whose data it may be, and which law speaks about it.
import type * as v from 'valibot'
import type { People } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import { noSuchLaw } from './regulation.ts'
import { listOf, mapOf, tableOf, text } from './shapes.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const shape = mapOf({ ...dated, people: tableOf(id, mapOf({ laws: listOf(id, 'laws'), title: text })) })

/** What a data rule writes where the data is nobody's. */
export const nobody = 'none'

export function peopleOf(
  file: YamlFile,
  laws: readonly string[],
): { people: ReadonlyMap<string, People>; date: string } {
  const { people, date } = checked(file, shape, (table) => faults(file, table, laws))
  return { people: new Map(Object.entries(people).map(([name, row]) => [name, { id: name, ...row }])), date }
}

const faults = (file: YamlFile, { people }: v.InferOutput<typeof shape>, laws: readonly string[]) =>
  Object.entries(people).flatMap(([name, { laws: theirs }]) => [
    ...(name === nobody ? [file.complain(['people', name], reserved, 'key')] : []),
    ...theirs.flatMap((law, index) =>
      laws.includes(law) ? [] : [file.complain(['people', name, 'laws', index], noSuchLaw(law, laws))],
    ),
  ])

const reserved = {
  what: '"none" names nobody',
  why: 'a data rule writes it for data that is not about people',
  mend: 'Use another id',
}
