// rules/jurisdictions.yaml: the zones that laws count as inside, and the adequacy decisions, one line each.
import * as v from 'valibot'
import type { AdequacyRow } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { period, periodFaults } from './period.ts'
import { rowFaults, rowsByLaw } from './rows.ts'
import { anyListOf, country, flag, formed, listOf, mapOf, tableOf, text } from './shapes.ts'
import { restingOn, sourced, sourceFaults, sources } from './sources.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const row = mapOf({
  id,
  countries: listOf(country, 'countries'),
  instrument: text,
  scope: text,
  conditional: flag,
  ...period,
  challenged: v.exactOptional(formed(/^[CT]-\d+\/\d{2}( P)?$/, 'a case', 'C-703/25 P')),
  ...sourced,
})

const zone = mapOf({ countries: listOf(country, 'countries'), ...sourced })

const shape = mapOf({
  ...dated,
  zones: tableOf(formed(/^[A-Z]{2,}(-[A-Z]+)*$/, 'a zone', 'EEA'), zone),
  adequacy: tableOf(id, v.nullable(anyListOf(row, 'decisions'))), // null: every line of a law was deleted
  sources,
})
type Table = v.InferOutput<typeof shape>

export interface Jurisdictions {
  file: YamlFile
  date: string
  zones: ReadonlyMap<string, ReadonlySet<string>>
  /** By law. */
  adequacy: ReadonlyMap<string, AdequacyRow[]>
}

export function jurisdictionsOf(file: YamlFile): Jurisdictions {
  const table = checked(file, shape, (read) => [...zoneFaults(file, read), ...decisionFaults(file, read)])
  return {
    file,
    date: table.date,
    zones: new Map(Object.entries(table.zones).map(([name, { countries }]) => [name, new Set(countries)])),
    adequacy: new Map(
      Object.entries(table.adequacy).map(([law, rows]) => [
        law,
        (rows ?? []).map((decision) => ({ ...decision, ...restingOn('jurisdictions', table, decision) })),
      ]),
    ),
  }
}

const zoneFaults = (file: YamlFile, { zones, sources: known }: Table): Complaint[] =>
  Object.entries(zones).flatMap(([name, row]) => sourceFaults(file, ['zones', name], row, known))

function decisionFaults(file: YamlFile, { adequacy, sources: known }: Table): Complaint[] {
  const laws = Object.keys(adequacy).map((law) => ({ id: law }))
  const rows = rowsByLaw('adequacy', adequacy, laws)
  return [
    ...rowFaults(file, rows, known, { many: 'decisions', why: 'an id is what --without takes away' }),
    ...rows.flatMap(({ row: decision, at }) => periodFaults(file, at, decision, 'decision')),
  ]
}
