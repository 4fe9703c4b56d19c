// Proves that every clause and every conflict names controls that exist: a typo in a table must not leave a row that nothing is told by.
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { FrameworkConflict, Law } from '../model/rulebook.ts'

interface Tables {
  laws: readonly Law[]
  conflicts: readonly FrameworkConflict[]
}

export function refuseUnknownControls({ laws, conflicts }: Tables, controls: readonly Control[]): void {
  const known = new Set(controls.map(({ id }) => id))
  for (const { id, clauses } of laws) {
    for (const clause of clauses) {
      const stray = clause.controls.find(({ control }) => !known.has(control))
      if (stray !== undefined)
        throw unknownControl(`rules/regulations/${id}.yaml`, `clause ${clause.id}`, stray.control)
    }
  }
  for (const { id, controls: named } of conflicts) {
    const stray = named.find((control) => !known.has(control))
    if (stray !== undefined) throw unknownControl('rules/conflicts.yaml', `conflict ${id}`, stray)
  }
}

const unknownControl = (file: string, row: string, control: string) =>
  explained('data', {
    what: `the ${row} names the control ${control}`,
    where: file,
    why: 'no policy has that id',
    mend: 'See ringfence list controls, and write one of those',
  })
