// rules/localisation.yaml: what keeps data in a country, by law where nothing cures it; and the milder rules, for people to read.
import * as v from 'valibot'
import type { Law, Localisation, Mandate } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { noSuchClause } from './law-clauses.ts'
import { quoted } from './quoted.ts'
import { anyListOf, country, formed, isoDate, listOf, mapOf, oneOf, tableOf, text } from './shapes.ts'
import { addressesOf, sourced, sourceFaults, sources } from './sources.ts'
import { strayLaws } from './stray-laws.ts'
import { dated, id, quotedAs } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const mandate = mapOf({
  id,
  clause: id,
  title: text,
  countries: listOf(country, 'countries'),
  categories: anyListOf(formed(/^[a-z]+(-[a-z]+)*$/, 'a category', 'health'), 'categories'),
  from: isoDate,
  until: v.nullable(isoDate),
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

export interface Localisations {
  date: string
  /** By law. */
  mandates: ReadonlyMap<string, Mandate[]>
  rows: Localisation[]
}

/** `laws`: with their clauses. */
export function localisationOf(file: YamlFile, laws: readonly Law[]): Localisations {
  const table = checked(file, shape, (read) => {
    const strays = strayLaws(file, 'mandates', Object.keys(read.mandates), laws)
    return strays.length > 0 ? strays : rowFaults(file, read, laws)
  })
  const mandates = laws.map((law): [string, Mandate[]] => [
    law.id,
    (table.mandates[law.id] ?? []).map(mandateIn(table)),
  ])
  return {
    date: table.date,
    mandates: new Map(mandates.filter(([, rows]) => rows.length > 0)),
    rows: [...hardRows(table, laws), ...table.milder.map(milderIn(table))],
  }
}

type MandateRow = v.InferOutput<typeof mandate>
const shownIn = (table: Table, { verified, source }: { verified: boolean; source: readonly string[] }) => ({
  verified,
  source: addressesOf(source, table.sources),
  table: quotedAs('localisation', table),
})

const mandateIn =
  (table: Table) =>
  (row: MandateRow): Mandate => {
    const { id: name, title, countries, categories, from, until } = row
    return { id: name, title, countries, categories, from, until, ...shownIn(table, row) }
  }

const milderIn =
  (table: Table) =>
  ({ country: code, ...row }: v.InferOutput<typeof milder>): Localisation => ({
    ...row,
    countries: [code],
    ...shownIn(table, row),
  })

const hardRows = (table: Table, laws: readonly Law[]): Localisation[] =>
  laws.flatMap(({ id: law, clauses }) =>
    (table.mandates[law] ?? []).map((row) => {
      const { cite = row.clause, demands = row.title } = clauses.find((known) => known.id === row.clause) ?? {}
      return { id: row.id, countries: row.countries, kind: 'hard', cite, demands, ...shownIn(table, row) }
    }),
  )

function rowFaults(
  file: YamlFile,
  { mandates, milder: others, sources: known }: Table,
  laws: readonly Law[],
): Complaint[] {
  const placed = [
    ...laws.flatMap((law) =>
      (mandates[law.id] ?? []).map((row, index) => ({
        row,
        at: ['mandates', law.id, index],
        more: mandateFaults(file, ['mandates', law.id, index], row, law),
      })),
    ),
    ...others.map((row, index) => ({ row, at: ['milder', index], more: [] })),
  ]
  const ids = placed.map(({ row }) => row.id)
  return placed.flatMap(({ row, at, more }, index) => [
    ...(ids.indexOf(row.id) === index ? [] : [file.complain([...at, 'id'], namedTwice(row.id))]),
    ...more,
    ...sourceFaults(file, at, row, known),
  ])
}

const mandateFaults = (file: YamlFile, at: (string | number)[], row: MandateRow, law: Law): Complaint[] => [
  ...noSuchClause(file, [...at, 'clause'], row.clause, law),
  ...(row.until !== null && row.until < row.from ? [file.complain([...at, 'until'], endsEarly)] : []),
  ...(law.concerns === 'people' ? [] : [file.complain([...at, 'id'], unasked(law.id))]),
]

const namedTwice = (name: string) => ({
  what: `${quoted(name)} names two rules`,
  why: 'a finding names the one that keeps the data',
  mend: 'Give one of them another id',
})

const endsEarly = {
  what: 'the mandate ends before it begins',
  why: '`until` is its last day',
  mend: 'Correct one of the dates',
}

const unasked = (law: string) => ({
  what: `${law} concerns everyone and keeps data in a country`,
  why: 'a mandate holds for the data of some people, and this law is asked whosever the data is',
  mend: 'Put it under the law of those people',
})
