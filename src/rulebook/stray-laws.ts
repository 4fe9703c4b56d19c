// Refuses a table that speaks by law about a law that nobody has written.
import type { Law } from '../model/rulebook.ts'
import type { Complaint } from './complaint.ts'
import { noSuchLaw } from './regulation.ts'
import type { YamlFile } from './yaml-file.ts'

/** `part`: the part of the file whose keys are laws. */
export function strayLaws(file: YamlFile, part: string, named: readonly string[], laws: readonly Law[]): Complaint[] {
  const ids = laws.map(({ id }) => id)
  return named.flatMap((law) => (ids.includes(law) ? [] : file.complain([part, law], noSuchLaw(law, ids), 'key')))
}
