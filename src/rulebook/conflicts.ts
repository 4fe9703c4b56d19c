// rules/conflicts.yaml: what other frameworks ask for that can pull against a fence.
import * as v from 'valibot'
import type { FrameworkConflict, Law } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { rowFaults } from './rows.ts'
import { anyListOf, listOf, mapOf, text } from './shapes.ts'
import { restingOn, sourced, sources } from './sources.ts'
import { strayLaws } from './stray-laws.ts'
import { controlId, dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const conflict = mapOf({
  id,
  framework: text,
  short: text,
  edition: text,
  cite: text,
  law: v.nullable(id),
  types: anyListOf(text, 'types'),
  controls: listOf(controlId, 'controls'),
  asks: text,
  ...sourced,
})

const shape = mapOf({ ...dated, conflicts: anyListOf(conflict, 'conflicts'), sources })
type Table = v.InferOutput<typeof shape>

/** What can be asked about a conflict; one on anything else would never be told. */
interface Known {
  types: ReadonlyMap<string, unknown>
  laws: readonly Law[]
}

export function conflictsOf(file: YamlFile, known: Known): { conflicts: FrameworkConflict[]; date: string } {
  const table = checked(file, shape, (read) => faults(file, read, known))
  return {
    date: table.date,
    conflicts: table.conflicts.map((row) => ({ ...row, ...restingOn('conflicts', table, row) })),
  }
}

function faults(file: YamlFile, { conflicts, sources: known }: Table, { types, laws }: Known): Complaint[] {
  const rows = conflicts.map((row, index) => ({ row, at: ['conflicts', index] }))
  const named = rows.flatMap(({ row: { law }, at }) => (law === null ? [] : [{ law, at: [...at, 'law'] }]))
  return [
    ...rowFaults(file, rows, known, { many: 'conflicts', why: 'an id is how one is spoken of' }),
    ...strayLaws(file, named, laws),
    ...rows.flatMap(({ row, at }) =>
      row.types.flatMap((type, index) =>
        types.has(type) ? [] : [file.complain([...at, 'types', index], noSuchType(type))],
      ),
    ),
  ]
}

const noSuchType = (type: string) => ({
  what: `${quoted(type)} is no type of rules/types.yaml`,
  why: 'a conflict on it would never be told',
  mend: 'Correct the type',
})
