// Refuses a row of another table that names a clause which its law does not have.
import type { Law } from '../model/rulebook.ts'
import type { Complaint } from './complaint.ts'
import { listed, quoted } from './quoted.ts'
import { meant } from './shapes.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export function noSuchClause(file: YamlFile, at: Path, clause: string, { id, clauses }: Law): Complaint[] {
  const known = clauses.map((row) => row.id)
  if (known.includes(clause)) return []
  const what = `${quoted(clause)} is no clause of ${id}`
  const why = `regulations/${id}.yaml has ${listed(known)}`
  return [file.complain(at, { what, why, mend: meant(clause, known, 'Add the clause there') })]
}
