// Proves that every clause names controls that exist: a typo in a regulation must not leave a clause that nothing can fail.
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { Law } from '../model/rulebook.ts'

export function refuseUnknownControls(laws: readonly Law[], controls: readonly Control[]): void {
  const known = new Set(controls.map(({ id }) => id))
  for (const law of laws) {
    for (const clause of law.clauses) {
      const stray = clause.controls.find(({ control }) => !known.has(control))
      if (stray !== undefined) throw unknownControl(law, clause.id, stray.control)
    }
  }
}

const unknownControl = ({ id }: Law, clause: string, control: string) =>
  explained('data', {
    what: `the clause ${clause} names the control ${control}`,
    where: `rules/regulations/${id}.yaml`,
    why: 'no policy has that id',
    mend: 'See ringfence list controls, and write one of those',
  })
