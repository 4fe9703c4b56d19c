// Finds the verdicts on one resource, as every row about a resource needs them.
import type { Verdict } from '../model/verdict.ts'

export type VerdictsOf = (key: string) => readonly Verdict[]

export function verdictsByResource(verdicts: readonly Verdict[]): VerdictsOf {
  const found = Map.groupBy(verdicts, ({ resource }) => resource)
  return (key) => found.get(key) ?? []
}
