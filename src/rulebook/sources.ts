// What a statement of the rules rests on: sources, which its own file lists, and whether they confirm it.
import * as v from 'valibot'
import type { Complaint } from './complaint.ts'
import { listed, quoted } from './quoted.ts'
import { anyListOf, flag, formed, mapOf, meant, tableOf, text } from './shapes.ts'
import { id, quotedAs } from './table.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export const address = formed(/^https:\/\/\S+$/, 'an address', 'https://...')

/** `url`, where the source has an address; else a note says what was read. */
const source = mapOf({ url: v.optional(address), note: v.optional(text) })

/** A statement with its sources: ids of the table of its own file. */
export const sourced = { verified: flag, source: anyListOf(id, 'source ids') }
export const sources = tableOf(id, source)
export type Sources = v.InferOutput<typeof sources>

export interface Sourced {
  verified: boolean
  source: readonly string[]
}

/** What a row rests on, as outputs show it: where its sources can be read, and the table it stands in. */
export const restingOn = (
  name: string,
  table: { version: number; date: string; sources: Sources },
  { source: names }: Sourced,
): { source: string; table: string } => ({
  source: names.map((one) => table.sources[one]?.url ?? table.sources[one]?.note ?? one).join(' '),
  table: quotedAs(name, table),
})

/** Every source that a row names is there, and a row that calls itself verified names the one that confirms it. */
export const sourceFaults = (
  file: YamlFile,
  at: Path,
  { verified, source: names }: Sourced,
  known: Sources,
): Complaint[] => [
  ...(verified && names.length === 0 ? [file.complain([...at, 'verified'], verifiedByNobody)] : []),
  ...names.flatMap((name, index) =>
    Object.hasOwn(known, name) ? [] : file.complain([...at, 'source', index], noSuchSource(name, Object.keys(known))),
  ),
]

const verifiedByNobody = {
  what: 'the row is verified by no source',
  why: 'an auditor must be able to read what confirms it',
  mend: 'Name its source, or write verified: false',
}

const noSuchSource = (name: string, known: readonly string[]) => ({
  what: `${quoted(name)} is no source of this file`,
  why: `its sources are ${listed(known)}`,
  mend: meant(name, known, 'Add it under sources'),
})
