// The laws that somebody brings along with policies of their own: regulations/<id>.yaml in their folder, beside our rules.
import { posix } from 'node:path'
import * as v from 'valibot'
import { explained } from '../model/errors.ts'
import type { Law, People } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { concernedFaults, concernedPeople, widened } from './concerned-people.ts'
import type { Jurisdictions } from './jurisdictions.ts'
import { standsAt } from './presence.ts'
import { quoted } from './quoted.ts'
import { lawIn, regulationEntries, regulationFaults } from './regulation.ts'
import { mapOf } from './shapes.ts'
import { noTable, yamlFilesIn } from './table.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

interface OwnLaw {
  law: Law
  date: string
  bytes: Uint8Array
}

/** In order of their names; none where the folder brings no laws. Errors name the file as the folder was named. */
export async function ownRegulations(folder: string): Promise<YamlFile[]> {
  const at = posix.join(folder.replaceAll('\\', '/'), 'regulations')
  const names = await lawFilesIn(at)
  const stray = names.find((name) => !/^[a-z0-9-]+\.yaml$/.test(name))
  if (stray !== undefined) {
    throw noTable(`${at}/${stray}`, 'a law lies in regulations/<id>.yaml, its name in lower case')
  }
  return Promise.all(names.map((name) => readYaml(`${at}/${name}`, `${at}/${name}`, 'data')))
}

async function lawFilesIn(folder: string): Promise<string[]> {
  try {
    return (await standsAt(folder)) ? await yamlFilesIn(folder) : []
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    const why = `the system says ${code}`
    const mend = 'Make it a folder that may be read, or remove it'
    throw explained('data', { what: 'the laws could not be listed', where: folder, why, mend }, cause)
  }
}

/** As ours, and whose data makes the law concerned; it is in play where a config names no laws, for it was brought to be. */
const shape = mapOf({ ...regulationEntries, people: v.exactOptional(concernedPeople) })

interface Known {
  laws: readonly string[]
  people: ReadonlyMap<string, People>
}

/** Each may name our zones and our people, and no law that another has named. `people`: ours, widened by theirs. */
export function ownLawsOf(
  files: readonly YamlFile[],
  jurisdictions: Jurisdictions,
  ours: Known,
): { laws: OwnLaw[]; people: ReadonlyMap<string, People> } {
  const laws: OwnLaw[] = []
  let { people } = ours
  for (const file of files) {
    const known = { laws: [...ours.laws, ...laws.map(({ law }) => law.id)], people }
    const { people: whose = {}, ...read } = checked(file, shape, (law) => faults(file, law, jurisdictions, known))
    laws.push({ law: lawIn(read, jurisdictions), date: read.date, bytes: file.bytes })
    people = widened(people, read.id, whose)
  }
  return { laws, people }
}

const faults = (
  file: YamlFile,
  law: v.InferOutput<typeof shape>,
  jurisdictions: Jurisdictions,
  known: Known,
): Complaint[] => [
  ...regulationFaults(file, law, jurisdictions),
  ...(known.laws.includes(law.id) ? [file.complain(['id'], lawTaken(law.id))] : []),
  ...concernedFaults(file, law, known.people),
]

const lawTaken = (name: string) => ({
  what: `${quoted(name)} is the name of another law`,
  why: 'one would hide the other',
  mend: 'Give it, and its file, an id of its own',
})
