// A condition that no longer decides anything, or decides just beside the line.
import { holding } from './mutant.ts'
import type { Mutator, Policy } from './policy.ts'
import { cuts, type Span, statementsOf } from './rego-rules.ts'

/** What gives a name to a value cannot be left out: the rest would have nothing to speak of. */
const isCondition = (code: string, statement: Span): boolean =>
  !/^(?:some|every)\b/.test(code.slice(statement.start, statement.end)) && cuts(code, statement, /:=/y).length === 0

export const conditionHolds: Mutator = ({ source, code }) =>
  statementsOf(code)
    .filter((statement) => isCondition(code, statement))
    .map((statement) => [{ ...statement, to: holding(source.slice(statement.start, statement.end)) }])

const flipped: Readonly<Record<string, string>> = { '==': '!=', '!=': '==', '>=': '>', '>': '>=', '<=': '<', '<': '<=' }

export const comparisonFlipped: Mutator = ({ code, rules }: Policy) =>
  [...code.matchAll(/[=!<>]=|[<>]/g)]
    .filter(({ index }) => rules.some(({ whole }) => whole.start <= index && index < whole.end))
    .map(({ index, 0: sign }) => [{ start: index, end: index + sign.length, to: flipped[sign] ?? sign }])
