// A policy file that is to be mutated, read as far as the mutators need it.
import type { Edit } from './mutant.ts'
import { codeOf, type Rule, rulesOf } from './rego-rules.ts'

export interface Policy {
  file: string
  source: string
  /** `source` without comments and strings, at the same offsets. */
  code: string
  rules: readonly Rule[]
}

/** Each list of edits is one mutant. */
export type Mutator = (policy: Policy) => Edit[][]

export const policyOf = (file: string, source: string): Policy => {
  const code = codeOf(source)
  return { file, source, code, rules: rulesOf(code) }
}
