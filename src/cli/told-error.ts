// An error as people read it: what, where, why, how to mend; where nobody foresaw it, the stack.
import { isExplained, linesOf } from '../model/errors.ts'
import { printable } from '../reports/plain-text.ts'

/** Where nobody foresaw it, the stack is all there is to help. */
export function toldError(error: unknown): string {
  if (!isExplained(error)) return `ringfence stopped on an error of its own; please report it.\n${stackOf(error)}`
  return linesOf(error.explanation)
    .map((line, index) => printable(index === 0 ? `ringfence: ${line}` : line))
    .join('\n')
}

export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
