// How deep a YAML text nests, counted before it is parsed: the parser recurses, and a file of brackets would end the process.
import { CST, Lexer } from 'yaml'

/** An upper bound, and where it is reached: the indentation of a line, the block marks on it and the brackets open at it, taken together. */
export function deepestIn(text: string): { depth: number; offset: number } {
  let open = 0
  let marks = 0
  let indent = 0
  let read = 0
  let deepest = { depth: 0, offset: 0 }
  let lineBegins = true
  for (const token of new Lexer().lex(text)) {
    const kind = CST.tokenType(token)
    if (kind === 'newline') [marks, indent] = [0, 0]
    else if (kind === 'space' && lineBegins) indent = token.length
    else if (kind === 'flow-map-start' || kind === 'flow-seq-start') open++
    else if (kind === 'flow-map-end' || kind === 'flow-seq-end') open--
    else if (open === 0 && isBlockMark(kind)) marks++
    lineBegins = kind === 'newline'
    const depth = open + marks + (open === 0 ? indent : 0)
    if (depth > deepest.depth) deepest = { depth, offset: read }
    if (!isMark(token)) read += token.length
  }
  return deepest
}

/** The lexer tells of a document, a scalar and an error between the tokens that the text is made of. */
const isMark = (token: string): boolean => token === CST.DOCUMENT || token === CST.SCALAR || token === CST.FLOW_END

const isBlockMark = (kind: string | null): boolean =>
  kind === 'seq-item-ind' || kind === 'explicit-key-ind' || kind === 'map-value-ind'
