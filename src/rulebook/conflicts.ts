// rules/conflicts.yaml: what other frameworks ask for that can pull against a fence.
import * as v from 'valibot'
import type { FrameworkConflict } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { anyListOf, formed, listOf, mapOf, text } from './shapes.ts'
import { addressesOf, sourced, sourceFaults, sources } from './sources.ts'
import { dated, id, quotedAs } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const row = mapOf({
  id,
  framework: text,
  short: text,
  edition: text,
  cite: text,
  law: v.nullable(id),
  types: anyListOf(text, 'types'),
  controls: listOf(formed(/^[a-z]+\.[a-z0-9-]+$/, 'the id of a control', 'rep.provider-pair'), 'controls'),
  asks: text,
  ...sourced,
})

const shape = mapOf({ ...dated, conflicts: anyListOf(row, 'conflicts'), sources })
type Table = v.InferOutput<typeof shape>

/** `types`: every type that is known; a conflict on another would never be told. */
export function conflictsOf(
  file: YamlFile,
  types: ReadonlyMap<string, unknown>,
): { conflicts: FrameworkConflict[]; date: string } {
  const table = checked(file, shape, (read) => faults(file, read, types))
  return {
    date: table.date,
    conflicts: table.conflicts.map((conflict) => ({
      ...conflict,
      table: quotedAs('conflicts', table),
      source: addressesOf(conflict.source, table.sources),
    })),
  }
}

function faults(
  file: YamlFile,
  { conflicts, sources: known }: Table,
  types: ReadonlyMap<string, unknown>,
): Complaint[] {
  const ids = conflicts.map((conflict) => conflict.id)
  return conflicts.flatMap((conflict, index) => [
    ...(ids.indexOf(conflict.id) === index ? [] : [file.complain(['conflicts', index, 'id'], namedTwice(conflict.id))]),
    ...conflict.types.flatMap((type, at) =>
      types.has(type) ? [] : [file.complain(['conflicts', index, 'types', at], noSuchType(type))],
    ),
    ...sourceFaults(file, ['conflicts', index], conflict, known),
  ])
}

const namedTwice = (name: string) => ({
  what: `${quoted(name)} names two conflicts`,
  why: 'an id is how one is spoken of',
  mend: 'Give one of them another id',
})

const noSuchType = (type: string) => ({
  what: `${quoted(type)} is no type of rules/types.yaml`,
  why: 'a conflict on it would never be told',
  mend: 'Correct the type',
})
