// Refuses a table that speaks of a law that nobody has written: what it says would hold for no data, in silence.
import type { Law } from '../model/rulebook.ts'
import type { Complaint } from './complaint.ts'
import { listed, quoted } from './quoted.ts'
import { meant } from './shapes.ts'
import type { Path, YamlFile } from './yaml-file.ts'

interface Named {
  law: string
  at: Path
  part?: 'key' | 'value'
}

/** For a part of the file whose keys are laws. */
export const lawKeys = (part: string, names: readonly string[]): Named[] =>
  names.map((law) => ({ law, at: [part, law], part: 'key' }))

export function strayLaws(file: YamlFile, named: readonly Named[], laws: readonly Law[]): Complaint[] {
  const ids = laws.map(({ id }) => id)
  return named.flatMap(({ law, at, part }) => (ids.includes(law) ? [] : [file.complain(at, noSuchLaw(law, ids), part)]))
}

const noSuchLaw = (law: string, laws: readonly string[]) => ({
  what: `${quoted(law)} is no law`,
  why: `the regulations are ${listed(laws)}`,
  mend: meant(law, laws, 'Add its file under regulations'),
})
