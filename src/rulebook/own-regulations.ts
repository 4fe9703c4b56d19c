// The laws that somebody brings along with policies of their own: regulations/<id>.yaml in their folder, beside our rules.
import { readdir } from 'node:fs/promises'
import { posix } from 'node:path'
import * as v from 'valibot'
import { explained } from '../model/errors.ts'
import type { Law, People } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Jurisdictions } from './jurisdictions.ts'
import { nobody } from './people.ts'
import { quoted } from './quoted.ts'
import { lawIn, regulationEntries, regulationFaults } from './regulation.ts'
import { mapOf, tableOf, text } from './shapes.ts'
import { id, noTable } from './table.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

interface OwnLaw {
  law: Law
  date: string
  people: People[]
  bytes: Uint8Array
}

/** In order of their names; none where the folder brings no laws. Errors name the file as the folder was named. */
export async function ownRegulations(folder: string): Promise<YamlFile[]> {
  const at = posix.join(folder.replaceAll('\\', '/'), 'regulations')
  const names = (await filesIn(at)).filter((name) => /\.ya?ml$/i.test(name)).toSorted()
  const stray = names.find((name) => !/^[a-z0-9-]+\.yaml$/.test(name))
  if (stray !== undefined) {
    throw noTable(`${at}/${stray}`, 'a law lies in regulations/<id>.yaml, its name in lower case')
  }
  return Promise.all(names.map((name) => readYaml(`${at}/${name}`, `${at}/${name}`, 'data')))
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true })
    return entries.map((name) => name.replaceAll('\\', '/'))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    if (code === 'ENOENT') return []
    const why = `the system says ${code}`
    const mend = 'Make it a folder that may be read, or remove it'
    throw explained('data', { what: 'the laws could not be listed', where: folder, why, mend }, cause)
  }
}

/** As ours, and whose data makes the law concerned, by an id for `people`: our people.yaml does not know of this law. */
const shape = mapOf({ ...regulationEntries, people: v.optional(tableOf(id, text)) })

interface Taken {
  laws: readonly string[]
  people: readonly string[]
}

/** Each may name our zones, and no law and no people that another has named. */
export function ownLawsOf(files: readonly YamlFile[], jurisdictions: Jurisdictions, ours: Taken): OwnLaw[] {
  const laws = [...ours.laws]
  const people = [...ours.people]
  return files.map((file) => {
    const read = ownLawOf(file, jurisdictions, { laws, people })
    laws.push(read.law.id)
    people.push(...read.people.map(({ id }) => id))
    return { ...read, bytes: file.bytes }
  })
}

function ownLawOf(file: YamlFile, jurisdictions: Jurisdictions, taken: Taken): Omit<OwnLaw, 'bytes'> {
  const { people: whose = {}, ...read } = checked(file, shape, (law) => [
    ...regulationFaults(file, law, jurisdictions),
    ...(taken.laws.includes(law.id) ? [file.complain(['id'], lawTaken(law.id))] : []),
    ...Object.keys(law.people ?? {}).flatMap((name) =>
      taken.people.includes(name) || name === nobody ? [file.complain(['people', name], peopleTaken(name), 'key')] : [],
    ),
  ])
  const people = Object.entries(whose).map(([name, title]) => ({ id: name, laws: [read.id], title }))
  return { law: lawIn(read, jurisdictions), date: read.date, people }
}

const lawTaken = (name: string) => ({
  what: `${quoted(name)} is the name of another law`,
  why: 'one would hide the other',
  mend: 'Give it, and its file, an id of its own',
})

const peopleTaken = (name: string) => ({
  what: `${quoted(name)} names other people already, or nobody`,
  why: 'whoever is declared by it would come under another law',
  mend: 'Use another id',
})
