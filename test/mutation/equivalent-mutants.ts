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
    file: 'policies/lib/answer.rego',
    kind: 'call skipped',
    before: 'tested(read, false, expected) := borne(read, failing(fact.value(read), expected))',
    after:
      'tested(read, false, expected) := mutated(failing(fact.value(read), expected), [borne(read, failing(fact.value(read), expected)) | true])',
    why: 'a fact that has a value at all bears a failure as it is; without a value there is no failure to bear',
  },
  {
    file: 'policies/lib/place.rego',
    kind: 'condition holds',
    before: 'else := "replica" if endswith(mechanism, "-pair") == false',
    after: 'else := "replica" if mutated(true, [true | endswith(mechanism, "-pair") == false])',
    why: 'the branch before has taken every text with that ending, and the schema of the input lets nothing but a text through',
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
]
