// What every file of rules/ carries, and how one is opened.
import { join } from 'node:path'
import * as v from 'valibot'
import { type ExplainedError, explained } from '../model/errors.ts'
import { anyListOf, flag, formed, isoDate, mapOf, tableOf, text } from './shapes.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** `version` counts the changes of a file, `date` says when it was last compared with its sources. */
export const dated = {
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  date: isoDate,
}

export const id = formed(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id', 'eu-uk')

/** `url`, where the source has an address; else a note says what was read. */
const source = mapOf({
  url: v.optional(formed(/^https:\/\/\S+$/, 'an address', 'https://...')),
  note: v.optional(text),
})
type Source = v.InferOutput<typeof source>

/** A statement with its sources: ids of the table of its own file. */
export const sourced = { verified: flag, source: anyListOf(id, 'source ids') }
export const sources = tableOf(id, source)

export const addressOf = ({ url, note }: Source, name: string): string => url ?? note ?? name

export const readTable = (folder: string, name: string): Promise<YamlFile> =>
  readYaml(join(folder, ...name.split('/')), `rules/${name}`, 'data')

/** For a YAML file that nobody would read: it may be a law that nobody applies. */
export const noTable = (where: string, why: string): ExplainedError =>
  explained('data', { what: 'no table is made of this file', where, why, mend: 'Move or rename it' })
