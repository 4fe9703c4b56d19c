// Splits HCL into the few tokens that tell where its blocks and attributes are; a whole quoted text or heredoc is one.
import { endOfComment, endOfTemplate, identifier } from './hcl-template.ts'

export interface Token {
  kind: 'name' | 'text' | 'sign'
  /** As it is written, a quoted text without its quotes. */
  text: string
  line: number
}

const blank = /[^\S\n]*/y
const simple = new RegExp(String.raw`(${identifier})|.`, 'suy')

export function* tokens(text: string): Generator<Token, undefined> {
  let line = 1
  let lineEnd = text.indexOf('\n')
  for (let at = pastBlank(text, 0); at < text.length; at = pastBlank(text, at)) {
    const { token, end } = tokenAt(text, at)
    if (token !== undefined) yield { ...token, line }
    for (; lineEnd !== -1 && lineEnd < end; lineEnd = text.indexOf('\n', lineEnd + 1)) line++
    at = end
  }
}

/** A comment is none. */
function tokenAt(text: string, at: number): { token?: Omit<Token, 'line'>; end: number } {
  const comment = endOfComment(text, at)
  if (comment > at) return { end: comment }
  const end = endOfTemplate(text, at)
  if (end > at) return { token: { kind: 'text', text: text.slice(at, end).replace(/^"|"$/g, '') }, end }
  simple.lastIndex = at
  const [whole = '', name] = simple.exec(text) ?? []
  return { token: { kind: name === undefined ? 'sign' : 'name', text: whole }, end: simple.lastIndex }
}

function pastBlank(text: string, at: number): number {
  blank.lastIndex = at
  blank.test(text)
  return blank.lastIndex
}
