// What the hand-coded controls ask of one fact, as policies/lib does.
import { type Answer, type Fact, valueOf } from './hand-coded-shapes.ts'

export const tested = (fact: Fact<unknown>, value: unknown, holds: boolean, expected: unknown): Answer => {
  if (fact.unknown !== undefined) return { unknown: fact.unknown }
  if (!holds) return { fail: { observed: value, expected } }
  return fact.reason === undefined ? 'pass' : { unknown: fact.reason }
}

export function be(fact: Fact<boolean>, wanted: boolean): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value === wanted, wanted)
}

export function beAtLeast(fact: Fact<number>, least: number): Answer {
  const value = valueOf(fact)
  return tested(fact, value, value !== undefined && value >= least, { least })
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
export const worst = (first: Answer, ...rest: readonly Answer[]): Answer =>
  rest.reduce((one, other) => (rank(one) >= rank(other) ? one : other), first)
