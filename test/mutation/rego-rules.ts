// Finds rules, their branches and the statements of their bodies in formatted Rego, by brackets and a few words.
import { commentOrString } from '../../src/rego/rego-source.ts'

/** Offsets into the source. */
export interface Span {
  start: number
  end: number
}

/** `name(args) := value if { body }`, or an `else` of it. */
export interface Branch {
  head: Span
  value?: Span
  /** Between the braces, where there are any. */
  body?: Span
  whole: Span
}

export interface Rule {
  name: string
  branches: [Branch, ...Branch[]]
  whole: Span
}

/** The same length and lines, comments blank and each string a row of quotes, so that neither looks like code. */
export const codeOf = (source: string): string =>
  source.replace(commentOrString, (text) => text.replace(/[^\n]/g, text.startsWith('#') ? ' ' : '"'))

/** The formatter begins every rule, and nothing else but `package` and `import`, at the start of a line. */
export function rulesOf(code: string): Rule[] {
  const starts = [...code.matchAll(/^(?!(?:package|import|default|else)\b)[a-z]\w*/gm)]
  return starts.map((match, at) => {
    const whole = trimmed(code, { start: match.index, end: starts[at + 1]?.index ?? code.length })
    return { name: match[0], whole, branches: branchesOf(code, whole) }
  })
}

function branchesOf(code: string, rule: Span): [Branch, ...Branch[]] {
  const [first, ...others] = cuts(code, rule, /\belse\b/y)
  const spans: [Span, ...Span[]] = [{ start: rule.start, end: first ?? rule.end }]
  for (const [index, start] of [first, ...others].entries()) {
    if (start !== undefined) spans.push({ start, end: others[index] ?? rule.end })
  }
  const [one, ...more] = spans
  return [branchOf(code, one), ...more.map((span) => branchOf(code, span))]
}

function branchOf(code: string, span: Span): Branch {
  const whole = trimmed(code, span)
  const [condition] = cuts(code, whole, /\bif\b/y)
  const front = { start: whole.start, end: condition ?? whole.end }
  const [assigned] = cuts(code, front, /:=/y)
  return {
    head: trimmed(code, { start: whole.start, end: assigned ?? front.end }),
    ...(assigned === undefined ? {} : { value: trimmed(code, { start: assigned + 2, end: front.end }) }),
    ...(condition === undefined ? {} : { body: bodyOf(code, { start: condition + 2, end: whole.end }) }),
    whole,
  }
}

function bodyOf(code: string, after: Span): Span {
  const body = trimmed(code, after)
  return code[body.start] === '{' ? { start: body.start + 1, end: body.end - 1 } : body
}

/** The statements of every body and comprehension, each list by itself. */
export function statementsOf(code: string): Span[] {
  const bodies = rulesOf(code).flatMap(({ branches }) =>
    branches.flatMap(({ body }) => (body === undefined ? [] : [body])),
  )
  return [...bodies, ...comprehensions(code, new Set(bodies.map(({ start }) => start - 1)))].flatMap((list) =>
    statements(code, list),
  )
}

function comprehensions(code: string, bodies: ReadonlySet<number>): Span[] {
  return [...code.matchAll(/[[{]/g)].flatMap(({ index }) => {
    const inside = { start: index + 1, end: closing(code, index) }
    const [bar] = bodies.has(index) ? [] : cuts(code, inside, /\|/y)
    return bar === undefined ? [] : [{ start: bar + 1, end: inside.end }]
  })
}

function statements(code: string, list: Span): Span[] {
  const ends = [...cuts(code, list, /[;\n](?!\s*with\b)/y), list.end]
  return ends
    .map((end, at) => trimmed(code, { start: at === 0 ? list.start : (ends[at - 1] ?? 0) + 1, end }))
    .filter(({ start, end }) => end > start)
}

/** What stands between the commas of one bracket. */
export function itemsIn(code: string, inside: Span): Span[] {
  const ends = [...cuts(code, inside, /,/y), inside.end]
  return ends
    .map((end, at) => trimmed(code, { start: at === 0 ? inside.start : (ends[at - 1] ?? 0) + 1, end }))
    .filter(({ start, end }) => end > start)
}

/** Where `token`, a sticky pattern, stands outside all brackets of the span. */
export function cuts(code: string, { start, end }: Span, token: RegExp): number[] {
  const found: number[] = []
  for (let at = start; at < end; at++) {
    if ('([{'.includes(code.charAt(at))) at = closing(code, at)
    else {
      token.lastIndex = at
      if (token.test(code)) found.push(at)
    }
  }
  return found
}

/** Where the bracket that opens at `open` is closed. */
export function closing(code: string, open: number): number {
  let depth = 0
  for (let at = open; at < code.length; at++) {
    if ('([{'.includes(code.charAt(at))) depth++
    else if (')]}'.includes(code.charAt(at)) && --depth === 0) return at
  }
  throw new Error(`a bracket is never closed: ${code.slice(open, open + 40)}`)
}

export function trimmed(code: string, { start, end }: Span): Span {
  const text = code.slice(start, end)
  const lead = text.length - text.trimStart().length
  return { start: start + lead, end: Math.max(start + lead, start + text.trimEnd().length) }
}
