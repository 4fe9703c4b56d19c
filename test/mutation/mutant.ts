// One change to one policy file, such as a test must notice.
import type { Span } from './rego-rules.ts'

export interface Edit extends Span {
  to: string
}

export interface Mutant {
  file: string
  /** What was done: `always passes`, `condition holds`. */
  kind: string
  /** The file with the change. */
  text: string
  /** The changed lines before and after, and where they begin. */
  row: number
  before: string
  after: string
}

/** Hides from the compiler what the new value is and that the old one is no longer used: both would be refused, untested. */
const disguise = '\n\nmutated(value, _) := value\n'

/** `value` in the place of `old`, whose variables stay in use. */
export const instead = (value: string, old: string): string => `mutated(${value}, [${old} | true])`

/** A condition that always holds in the place of one that may not. */
export const holding = (condition: string): string => `mutated(true, [true | ${condition}])`

export const never = 'mutated(false, [])'

/** `edits` in the order of the file, none over another. */
export function mutant(file: string, kind: string, source: string, edits: readonly Edit[]): Mutant {
  const changed = edits.reduceRight((text, { start, end, to }) => text.slice(0, start) + to + text.slice(end), source)
  const [old, now] = [source.split('\n'), changed.split('\n')]
  let first = 0
  while (first < old.length && old[first] === now[first]) first++
  let last = 0
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last++
  return {
    file,
    kind,
    text: changed.trimEnd() + disguise,
    row: first + 1,
    before: old.slice(first, old.length - last).join('\n'),
    after: now.slice(first, now.length - last).join('\n'),
  }
}
