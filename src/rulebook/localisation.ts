// rules/localisation.yaml: what keeps data in a country, by law where nothing cures it; and the milder rules, for people to read.
import type * as v from 'valibot'
import type { Law, Localisation, Mandate } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { noSuchClause } from './law-clauses.ts'
import { period, periodFaults } from './period.ts'
import { rowFaults, rowsByLaw } from './rows.ts'
import { anyListOf, country, formed, listOf, mapOf, oneOf, tableOf, text } from './shapes.ts'
import { restingOn, sourced, sources } from './sources.ts'
import { lawKeys, strayLaws } from './stray-laws.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const mandate = mapOf({
  id,
  clause: id,
  title: text,
  countries: listOf(country, 'countries'),
  categories: anyListOf(formed(/^[a-z]+(-[a-z]+)*$/, 'a category', 'health'), 'categories'),
  ...period,
  ...sourced,
})

const milder = mapOf({
  id,
  country,
  kind: oneOf(['mirror', 'conditional', 'sectoral'], 'kinds of rule'),
  cite: text,
  demands: text,
  ...sourced,
})

const shape = mapOf({
  ...dated,
  mandates: tableOf(id, anyListOf(mandate, 'mandates')),
  milder: anyListOf(milder, 'rules'),
  sources,
})
type Table = v.InferOutput<typeof shape>
type MandateRow = v.InferOutput<typeof mandate>

export interface Localisations {
  date: string
  /** By law. */
  mandates: ReadonlyMap<string, Mandate[]>
  rows: Localisation[]
}

/** `laws`: with their clauses. */
export function localisationOf(file: YamlFile, laws: readonly Law[]): Localisations {
  const table = checked(file, shape, (read) => faults(file, read, laws))
  const rows = rowsByLaw('mandates', table.mandates, laws)
  return {
    date: table.date,
    mandates: new Map(
      Object.entries(table.mandates).map(([law, theirs]) => [law, theirs.map((row) => mandateOf(row, table))]),
    ),
    rows: [
      ...rows.map(({ law, row }) => hardRow(row, law, table)),
      ...table.milder.map(({ country: code, ...row }): Localisation => ({
        ...row,
        countries: [code],
        ...restingOn('localisation', table, row),
      })),
    ],
  }
}

function mandateOf(row: MandateRow, table: Table): Mandate {
  const { id: name, title, countries, categories, from, until, verified } = row
  return { id: name, title, countries, categories, from, until, verified, ...restingOn('localisation', table, row) }
}

function hardRow(row: MandateRow, { clauses }: Law, table: Table): Localisation {
  const { cite = row.clause, demands = row.title } = clauses.find((known) => known.id === row.clause) ?? {}
  const { id: name, countries, verified } = row
  return { id: name, countries, kind: 'hard', cite, demands, verified, ...restingOn('localisation', table, row) }
}

function faults(
  file: YamlFile,
  { mandates, milder: others, sources: known }: Table,
  laws: readonly Law[],
): Complaint[] {
  const rows = rowsByLaw('mandates', mandates, laws)
  const all = [...rows, ...others.map((row, index) => ({ row, at: ['milder', index] }))]
  return [
    ...strayLaws(file, lawKeys('mandates', Object.keys(mandates)), laws),
    ...rowFaults(file, all, known, { many: 'rules', why: 'a finding names the one that keeps the data' }),
    ...rows.flatMap(({ law, row, at }) => [
      ...noSuchClause(file, [...at, 'clause'], row.clause, law),
      ...periodFaults(file, at, row, 'mandate'),
      ...(law.concerns === 'people' ? [] : [file.complain([...at, 'id'], unasked(law.id))]),
    ]),
  ]
}

const unasked = (law: string) => ({
  what: `${law} concerns everyone and keeps data in a country`,
  why: 'a mandate holds for the data of some people, and this law is asked whosever the data is',
  mend: 'Put it under the law of those people',
})
