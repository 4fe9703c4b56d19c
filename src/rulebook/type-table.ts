// rules/types.yaml: what each type holds, the facets that it must carry and who brings it; and the types that hold nothing.
import type * as v from 'valibot'
import type { FacetName } from '../model/facets.ts'
import type { Holds, Source } from '../model/resource.ts'
import type { TypeRule } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { seenBefore } from './repeats.ts'
import { anyListOf, flag, formed, mapOf, oneOf, tableOf, text } from './shapes.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

// Records, so that a word which joins the model and not this list does not compile.
const facetNames: Record<FacetName, true> = {
  atRest: true,
  inTransit: true,
  logging: true,
  exposure: true,
  retention: true,
  classification: true,
  capture: true,
  audit: true,
  coverage: true,
  recovery: true,
  redundancy: true,
  topology: true,
  isolation: true,
  dependency: true,
  routing: true,
  keys: true,
  keyRotation: true,
  keyGrants: true,
  custody: true,
  movement: true,
  logIntegrity: true,
  logStore: true,
  access: true,
  sharing: true,
  backupRetention: true,
  residue: true,
  link: true,
  guardrail: true,
  defaults: true,
}
const sourceNames: Record<Source, true> = { live: true, config: true, snapshot: true, terraform: true }
const holdings: Record<Holds, true> = { content: true, log: true, key: true, metadata: true, none: true, unknown: true }

const wordsOf = <Word extends string>(words: Record<Word, true>): Word[] => Object.keys(words) as Word[] // `as`: the keys of a closed record

const typeName = formed(/^(AWS::\w+::\w+|Microsoft\.\w+(\/\w+)+)$/, 'a type', 'AWS::S3::Bucket')

const row = mapOf({
  title: text,
  holds: oneOf(wordsOf(holdings), 'holdings'),
  places: flag,
  facets: anyListOf(oneOf(wordsOf(facetNames), 'facets'), 'facets'),
  sources: anyListOf(oneOf(wordsOf(sourceNames), 'sources'), 'sources'),
})

const shape = mapOf({
  ...dated,
  types: tableOf(id, tableOf(typeName, row)),
  dataless: tableOf(id, anyListOf(typeName, 'types')),
})
type Table = v.InferOutput<typeof shape>

export interface Types {
  date: string
  types: ReadonlyMap<string, TypeRule>
  dataless: ReadonlySet<string>
}

export function typesOf(file: YamlFile): Types {
  const { date, types, dataless } = checked(file, shape, (table) => faults(file, table))
  return {
    date,
    types: new Map(
      Object.entries(types).flatMap(([provider, rows]) =>
        Object.entries(rows).map(([type, rule]): [string, TypeRule] => [type, { type, provider, ...rule }]),
      ),
    ),
    dataless: new Set(Object.values(dataless).flat()),
  }
}

function faults(file: YamlFile, { types, dataless }: Table): Complaint[] {
  const judged = Object.entries(types).flatMap(([provider, rows]) =>
    Object.entries(rows).map(([type, row]) => ({ type, row, at: ['types', provider, type] })),
  )
  const skipped = Object.entries(dataless).flatMap(([provider, names]) =>
    names.map((type, index) => ({ type, at: ['dataless', provider, index] })),
  )
  const all = [...judged, ...skipped]
  const again = new Set(seenBefore(all.map(({ type }) => type.toLowerCase())))
  return [
    ...all.flatMap(({ type, at }, index) => (again.has(index) ? [file.complain(at, twice(type), 'key')] : [])),
    ...judged.flatMap(({ row: { holds, places }, at }) =>
      places === (holds !== 'none') ? [] : [file.complain([...at, 'places'], placeless(holds))],
    ),
  ]
}

const twice = (type: string) => ({
  what: `${quoted(type)} stands here twice`,
  why: 'a type is judged in one way',
  mend: 'Remove one',
})

/** Without places no rule about places is asked, so a store must not slip in there. */
const placeless = (holds: Holds) => ({
  what: `what holds ${holds} ${holds === 'none' ? 'has no places' : 'has a place'}`,
  why: 'only an account or a link, which hold nothing themselves, are nowhere',
  mend: 'Correct places or holds',
})
