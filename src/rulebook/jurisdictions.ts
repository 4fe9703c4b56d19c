// rules/jurisdictions.yaml: the zones that laws count as inside, and the adequacy decisions, one line each.
import * as v from 'valibot'
import type { AdequacyRow } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { listed, quoted } from './quoted.ts'
import { anyListOf, country, flag, formed, isoDate, listOf, mapOf, meant, tableOf, text } from './shapes.ts'
import { addressOf, dated, id, sourced, sources } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const row = mapOf({
  id,
  countries: listOf(country, 'countries'),
  instrument: text,
  scope: text,
  conditional: flag,
  from: isoDate,
  until: v.nullable(isoDate),
  ...sourced,
})

const shape = mapOf({
  ...dated,
  zones: tableOf(formed(/^[A-Z]{2,}(-[A-Z]+)*$/, 'a zone', 'EEA'), mapOf({ countries: listOf(country, 'countries') })),
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
  const table = checked(file, shape, (read) => faults(file, read))
  return {
    file,
    date: table.date,
    zones: new Map(Object.entries(table.zones).map(([zone, { countries }]) => [zone, new Set(countries)])),
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
  table: `jurisdictions ${table.version} (${table.date})`,
  source: decision.source.map((name) => addressOf(table.sources[name] ?? {}, name)).join(' '),
})

function faults(file: YamlFile, { adequacy, sources: known }: Table): Complaint[] {
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
        ...sourceFaults(file, at, decision, Object.keys(known)),
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

/** Every source that a row names is there, and a row that calls itself verified names the one that confirms it. */
export const sourceFaults = (
  file: YamlFile,
  at: readonly (string | number)[],
  { verified, source: names }: { verified: boolean; source: readonly string[] },
  known: readonly string[],
): Complaint[] => [
  ...(verified && names.length === 0 ? [file.complain([...at, 'verified'], verifiedByNobody)] : []),
  ...names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : file.complain([...at, 'source', index], {
          what: `${quoted(name)} is no source of this file`,
          why: `its sources are ${listed(known)}`,
          mend: meant(name, known, 'Add it under sources'),
        }),
  ),
]

const verifiedByNobody = {
  what: 'the row is verified by no source',
  why: 'an auditor must be able to read what confirms it',
  mend: 'Name its source, or write verified: false',
}
