// Finds where a quoted text or a heredoc of HCL ends, whatever its templates hold.

/** What is open where the scanner stands, one in the other: `"${upper("${x}")}"`: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates */
type Open =
  | { kind: 'quoted' }
  | { kind: 'heredoc'; marker: string; lineBegins: boolean }
  | { kind: 'expression'; braces: number }

export const identifier = String.raw`[\p{ID_Start}_][\p{ID_Continue}-]*`

const heredoc = new RegExp(String.raw`<<-?(${identifier})\r?\n`, 'suy')
/** `$${` and `%%{` are text. */
const inQuoted = /["\\\n]|(\$+|%+)(\{?)/g
const inHeredoc = /\n|(\$+|%+)(\{?)/g
const inExpression = /["{}<#]|\/[/*]/g

/** Where what opens at `at` is over, or `at` where nothing does. What nobody closed goes on to the end. */
export function endOfTemplate(text: string, at: number): number {
  const open: Open[] = []
  let here = begin(text, at, open)
  for (let top = open.at(-1); top !== undefined && here < text.length; top = open.at(-1)) {
    if (top.kind === 'heredoc') here = heredocFrom(text, here, top, open)
    else here = top.kind === 'quoted' ? quotedFrom(text, here, open) : expressionFrom(text, here, top, open)
  }
  return Math.min(here, text.length)
}

/** Where the comment that begins at `at` is over, or `at` where none does. The end of its line is not a part of it. */
export function endOfComment(text: string, at: number): number {
  if (text.startsWith('/*', at)) return after(text, '*/', at + 2) ?? text.length
  if (text[at] !== '#' && !text.startsWith('//', at)) return at
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function begin(text: string, at: number, open: Open[]): number {
  if (text[at] === '"') {
    open.push({ kind: 'quoted' })
    return at + 1
  }
  heredoc.lastIndex = at
  const [whole = '', marker] = heredoc.exec(text) ?? []
  if (marker !== undefined) open.push({ kind: 'heredoc', marker, lineBegins: true })
  return at + whole.length
}

/** Ends with its line at the latest: the language has no quoted text of several lines, and one left open must not hide the blocks that follow. */
function quotedFrom(text: string, from: number, open: Open[]): number {
  const found = next(inQuoted, text, from)
  if (found === null) return text.length
  const [sign, run] = found
  if (run !== undefined) return template(found, open)
  if (sign === '\\') return text[found.index + 1] === '\n' ? found.index + 1 : found.index + 2
  open.pop()
  return sign === '"' ? found.index + 1 : found.index
}

/** Its last line holds the marker and nothing else. The end of that line is left to whoever asked, since it ends an attribute too. */
function heredocFrom(text: string, from: number, here: Extract<Open, { kind: 'heredoc' }>, open: Open[]): number {
  if (here.lineBegins) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end === -1 ? text.length : end)
    if (line.trim() === here.marker) {
      open.pop()
      return from + line.length
    }
  }
  const found = next(inHeredoc, text, from)
  if (found === null) return text.length
  here.lineBegins = found[0] === '\n'
  return here.lineBegins ? found.index + 1 : template(found, open)
}

function expressionFrom(text: string, from: number, here: Extract<Open, { kind: 'expression' }>, open: Open[]): number {
  const found = next(inExpression, text, from)
  if (found === null) return text.length
  const { index } = found
  switch (found[0]) {
    case '{':
      here.braces++
      return index + 1
    case '}':
      if (here.braces-- === 0) open.pop()
      return index + 1
    case '"':
    case '<':
      return Math.max(begin(text, index, open), index + 1)
    default:
      return endOfComment(text, index)
  }
}

/** One sign and a brace begin an expression; after more signs the brace is text. */
function template({ index, 0: whole, 1: signs, 2: brace }: RegExpExecArray, open: Open[]): number {
  if (signs?.length === 1 && brace === '{') open.push({ kind: 'expression', braces: 0 })
  return index + whole.length
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

function after(text: string, what: string, from: number): number | undefined {
  const at = text.indexOf(what, from)
  return at === -1 ? undefined : at + what.length
}
