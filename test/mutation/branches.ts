// A branch of a rule or function that passes whatever it was to answer, or is not there.
import { instead, never } from './mutant.ts'
import type { Mutator } from './policy.ts'

export const branchAnswersPass: Mutator = ({ source, rules }) =>
  rules
    .flatMap(({ branches }) => branches)
    .flatMap(({ value }) => {
      const old = value === undefined ? '"pass"' : source.slice(value.start, value.end)
      return value === undefined || old === '"pass"' ? [] : [[{ ...value, to: instead('"pass"', old) }]]
    })

/** It stays where it is, on a condition that never holds: what it imports stays in use. */
export const branchRemoved: Mutator = ({ source, rules }) =>
  rules
    .flatMap(({ branches }) => branches)
    .map(({ body, whole }) => {
      if (body === undefined) return [{ start: whole.end, end: whole.end, to: ` if ${never}` }]
      if (body.end < whole.end) return [{ start: body.start, end: body.start, to: `\n\t${never}` }]
      return [{ ...body, to: `{ ${never}; ${source.slice(body.start, body.end)} }` }]
    })
