// Refuses a table that speaks by law about a law that nobody has written.
import type { Law } from '../model/rulebook.ts'
import { complaintsError } from './complaint.ts'
import { noSuchLaw } from './regulation.ts'
import type { YamlFile } from './yaml-file.ts'

/** `byLaw`: the part of the file whose keys are laws. */
export function refuseStrayLaws(
  file: YamlFile,
  part: string,
  byLaw: ReadonlyMap<string, unknown>,
  laws: readonly Law[],
): void {
  const ids = laws.map(({ id }) => id)
  const strays = [...byLaw.keys()].filter((law) => !ids.includes(law))
  const complaints = strays.map((law) => file.complain([part, law], noSuchLaw(law, ids), 'key'))
  if (complaints.length > 0) throw complaintsError('data', complaints)
}
