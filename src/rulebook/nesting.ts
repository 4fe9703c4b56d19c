// How deep a YAML text nests, counted before it is parsed: the parser recurses, and a file of brackets would end the process.
import { CST, Lexer } from 'yaml'

/** An upper bound: the indentation of a line, the block marks on it and the brackets open at it, taken together. */
export function depthOf(text: string): number {
  let open = 0
  let marks = 0
  let indent = 0
  let deepest = 0
  let lineBegins = true
  for (const token of new Lexer().lex(text)) {
    const kind = CST.tokenType(token)
    if (kind === 'newline') [marks, indent] = [0, 0]
    else if (kind === 'space' && lineBegins) indent = token.length
    else if (kind === 'flow-map-start' || kind === 'flow-seq-start') open++
    else if (kind === 'flow-map-end' || kind === 'flow-seq-end') open--
    else if (open === 0 && isBlockMark(kind)) marks++
    lineBegins = kind === 'newline'
    deepest = Math.max(deepest, open + marks + (open === 0 ? indent : 0))
  }
  return deepest
}

const isBlockMark = (kind: string | null): boolean =>
  kind === 'seq-item-ind' || kind === 'explicit-key-ind' || kind === 'map-value-ind'
