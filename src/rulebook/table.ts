// What every file of rules/ carries, and how one is found and opened.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { type ExplainedError, explained } from '../model/errors.ts'
import { formed, isoDate } from './shapes.ts'
import { type Parsed, readYaml, type YamlFile } from './yaml-file.ts'

/** `version` counts the changes of a file, `date` says when it was last compared with its sources. */
export const dated = {
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  date: isoDate,
}

/** As outputs quote a table: `jurisdictions 1 (2026-11-23)`. */
export const quotedAs = (name: string, { version, date }: { version: number; date: string }): string =>
  `${name} ${version} (${date})`

export const id = formed(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id', 'eu-uk')

/** As the policies' own metadata write it. */
export const controlId = formed(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/, 'a control', 'rep.cross-region')

/** However deep, in order of their names. What the system refuses is thrown as it is. */
export async function yamlFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ya?ml$/i.test(name))
    .toSorted()
}

export const readTable = (folder: string, name: string, parsed?: Parsed): Promise<YamlFile> =>
  readYaml(join(folder, ...name.split('/')), `rules/${name}`, 'data', parsed)

/** For a YAML file that nobody would read: it may be a law that nobody applies. */
export const noTable = (where: string, why: string): ExplainedError =>
  explained('data', { what: 'no table is made of this file', where, why, mend: 'Move or rename it' })
