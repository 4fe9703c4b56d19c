// Names for property tests: the hostile ones that are known, alone and within others, and whatever fast-check makes of Unicode.
import fc from 'fast-check'
import { hostileNames } from '../hostile-names.ts'

const known = fc.constantFrom(
  ...hostileNames,
  '](javascript:alert(1))',
  '{0} {{1}} [a](b) \\]',
  '`code` **bold** | cell |',
  '@team #1 http://x.test',
  ']]>&lt;<!--',
  '\u{10ffff}\ufffe\uffff',
  'end\\',
  '"];graph LR;click A "x"',
)
const any = fc.string({ unit: 'binary', maxLength: 40 })

export const hostile = fc.oneof(
  known,
  any,
  fc.tuple(any, known, any).map((parts) => parts.join('')),
  fc.tuple(known, known).map((parts) => parts.join('\n')),
)

/** Nothing of it is obeyed by a terminal or a CI runner: no control but the line end, no bidi mark, no workflow command. */
export function obeyed(text: string): string[] {
  const found = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|^\s*::/mu.exec(text)
  return found === null ? [] : [`${JSON.stringify(found[0])} at ${found.index}`]
}
