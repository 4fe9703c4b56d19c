// rules/jurisdictions.yaml: the zones that laws count as inside, and the adequacy decisions, one line each.
import * as v from 'valibot'
import type { AdequacyRow } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { anyListOf, country, flag, formed, isoDate, listOf, mapOf, tableOf, text } from './shapes.ts'
import { addressesOf, sourced, sourceFaults, sources } from './sources.ts'
import { dated, id, quotedAs } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const row = mapOf({
  id,
  countries: listOf(country, 'countries'),
  instrument: text,
  scope: text,
  conditional: flag,
  from: isoDate,
  until: v.nullable(isoDate),
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
        (rows ?? []).map((decision) => adequacyOf(decision, table)),
      ]),
    ),
  }
}

const adequacyOf = (decision: v.InferOutput<typeof row>, table: Table): AdequacyRow => ({
  ...decision,
  table: quotedAs('jurisdictions', table),
  source: addressesOf(decision.source, table.sources),
})

const zoneFaults = (file: YamlFile, { zones, sources: known }: Table): Complaint[] =>
  Object.entries(zones).flatMap(([name, row]) => sourceFaults(file, ['zones', name], row, known))

function decisionFaults(file: YamlFile, { adequacy, sources: known }: Table): Complaint[] {
  const seen = new Set<string>()
  return Object.entries(adequacy).flatMap(([law, rows]) =>
    (rows ?? []).flatMap((decision, index) => {
      const at = ['adequacy', law, index]
      const twice = seen.has(decision.id)
      seen.add(decision.id)
      const backwards = decision.until !== null && decision.until < decision.from
      return [
        ...(twice ? [file.complain([...at, 'id'], namedTwice(decision.id))] : []),
        ...(backwards ? [file.complain([...at, 'until'], endsEarly)] : []),
        ...sourceFaults(file, at, decision, known),
      ]
    }),
  )
}

const namedTwice = (name: string) => ({
  what: `${quoted(name)} names two decisions`,
  why: 'an id is what --without takes away',
  mend: 'Give one of them another id',
})

const endsEarly = {
  what: 'the decision ends before it begins',
  why: '`until` is its last day',
  mend: 'Correct one of the dates',
}
