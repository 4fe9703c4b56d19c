// Which clauses of a law name a control: asked of every finding under every law, so it is looked up once.
import type { Clause, Law } from './rulebook.ts'

export interface NamingClause extends Clause {
  strength: Clause['controls'][number]['strength']
}

const lookedUp = new WeakMap<Law, Map<string, readonly NamingClause[]>>()

/** In the order of the law. */
export function clausesNaming(control: string, law: Law): readonly NamingClause[] {
  const ofLaw = lookedUp.get(law) ?? new Map<string, readonly NamingClause[]>()
  lookedUp.set(law, ofLaw)
  const clauses = ofLaw.get(control) ?? law.clauses.flatMap((clause) => naming(control, clause) ?? [])
  ofLaw.set(control, clauses)
  return clauses
}

function naming(control: string, clause: Clause): NamingClause | undefined {
  const row = clause.controls.find((one) => one.control === control)
  return row && { ...clause, strength: row.strength }
}
