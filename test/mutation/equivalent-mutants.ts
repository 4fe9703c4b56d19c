// Mutants that no test can notice, because the policy means the same with the change.

export interface Equivalent {
  file: string
  kind: string
  /** A changed line before and after, without its indent. */
  before: string
  after: string
  /** Why nothing that the policy answers is different. */
  why: string
}

export const equivalentMutants: readonly Equivalent[] = [
  {
    file: 'policies/controls/places/localisation_mandate.rego',
    kind: 'argument widened',
    before: 'of_mandate(true, "not_applicable") := "not_applicable"',
    after: 'of_mandate(_, "not_applicable") := "not_applicable"',
    why: 'a law that is not about the data is told nothing of a mandate either way',
  },
  {
    file: 'policies/controls/places/unapproved_region.rego',
    kind: 'constant changed',
    before: 'place.approved != "no-list"',
    after: 'place.approved != ""',
    why: 'where there is no list the first branch says the same, and the schema of the input lets no empty word through',
  },
  {
    file: 'policies/lib/worst.rego',
    kind: 'branch answers pass',
    before: 'rank("not_applicable") := 4',
    after: 'rank("not_applicable") := mutated("pass", [4 | true])',
    why: 'a text sorts after every number, as the number of the last rank does',
  },
  {
    file: 'policies/lib/worst.rego',
    kind: 'constant changed',
    before: 'rank("not_applicable") := 4',
    after: 'rank("not_applicable") := 5',
    why: 'the last rank stays the last',
  },
  {
    file: 'policies/transfers/decision.rego',
    kind: 'argument widened',
    before: 'concerned("unknown", {"unknown": reason}) := answer.open(reason)',
    after: 'concerned(_, {"unknown": reason}) := answer.open(reason)',
    why: 'what is open is open for its own reason under every other concern as well',
  },
  {
    file: 'policies/transfers/decision.rego',
    kind: 'condition holds',
    before: 'law.adequacy.conditional',
    after: 'mutated(true, [true | law.adequacy.conditional])',
    why: 'the branch before has taken every decision without condition, and where there is none it names no basis',
  },
  {
    file: 'policies/transfers/decision.rego',
    kind: 'condition holds',
    before:
      'else := refused(country, register.bases, "condition-unproven", law.adequacy.decision) if law.adequacy != null',
    after:
      'else := refused(country, register.bases, "condition-unproven", law.adequacy.decision) if mutated(true, [true | law.adequacy != null])',
    why: 'where there is no decision there is none to name either, and the branch makes way for the next',
  },
  {
    file: 'policies/transfers/entry.rego',
    kind: 'branch removed',
    before: 'whole_register(entries) if entries == []',
    after: 'whole_register(entries) if { mutated(false, []); entries == [] }',
    why: 'it only spares an empty register the counting, which would find it whole',
  },
]
