// What must be true of a fact, by hand: the same answers as policies/lib/must.rego and worst.rego.
import { type Answer, type Fact, tested, valueOf } from './hand-coded-shapes.ts'

export function be<T>(fact: Fact<T>, wanted: T): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value === wanted, wanted)
}

export function beAtLeast(fact: Fact<number | 'forever'>, least: number): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value === 'forever' || (value !== undefined && value >= least), { least })
}

export function beAtMost(fact: Fact<number | 'forever'>, most: number): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value !== 'forever' && value !== undefined && value <= most, { most })
}

export function beEmpty(fact: Fact<string[]>): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value?.length === 0, [])
}

export function beDeclared(fact: Fact<boolean>): Answer {
  if (fact.known === undefined) return { unknown: fact.unknown ?? fact.reason }
  return fact.known ? 'pass' : { undeclared: 'pass' }
}

function rank(answer: Answer): number {
  if (typeof answer === 'object') return 'fail' in answer ? 4 : 'unknown' in answer ? 3 : 2
  return answer === 'pass' ? 1 : 0
}

/** The first of the worst. */
export const worst = (first: Answer, ...rest: Answer[]): Answer =>
  rest.reduce((one, other) => (rank(one) >= rank(other) ? one : other), first)
