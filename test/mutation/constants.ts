// A word, a number or a flag that is another one, and an argument that no longer has to be what it was.
import type { Mutator, Policy } from './policy.ts'
import { closing, itemsIn, type Span } from './rego-rules.ts'

export const constantChanged: Mutator = ({ source, code, rules }) =>
  [...code.matchAll(/"+|\b(?:true|false|\d+)\b/g)]
    .filter(({ index }) => rules.some(({ whole }) => whole.start <= index && index < whole.end))
    .map(({ index, 0: { length } }) => {
      const span = { start: index, end: index + length }
      return [{ ...span, to: another(source.slice(span.start, span.end)) }]
    })

const flags: Readonly<Record<string, string>> = { true: 'false', false: 'true' }

const another = (constant: string): string =>
  /^["`]/.test(constant) ? '""' : (flags[constant] ?? String(Number(constant) + 1))

/** Only what names nothing that the rest of the rule speaks of. */
export const argumentWidened: Mutator = ({ code, rules }) =>
  rules
    .flatMap(({ name, branches: [{ head }] }) => argumentsOf(code, head, name))
    .filter(({ start, end }) => isConstant(code.slice(start, end)))
    .map((argument) => [{ ...argument, to: '_' }])

export function argumentsOf(code: Policy['code'], head: Span, name: string): Span[] {
  const open = head.start + name.length
  return code[open] === '(' ? itemsIn(code, { start: open + 1, end: closing(code, open) }) : []
}

const isConstant = (pattern: string): boolean =>
  pattern !== '_' && (pattern.match(/[a-z_]\w*/gi) ?? []).every((word) => ['_', 'true', 'false', 'null'].includes(word))
