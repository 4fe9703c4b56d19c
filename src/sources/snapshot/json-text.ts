// One JSON value out of bytes that arrive in pieces: where it ends is found by brackets and quotes alone, before it is parsed.
const [quote, backslash] = [0x22, 0x5c]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

/** Far more than Config or ARM nest; deeper texts are made to exhaust somebody's stack. */
const maxDepth = 128

export interface JsonText {
  kind: 'nested' | 'bare'
  depth: number
  inString: boolean
  escaped: boolean
  bytes: number
  pieces: Uint8Array[]
}

/** A string counts as nested: it, too, brings its own end. */
export const startText = (first: number): JsonText => ({
  kind: first === quote || first === openBrace || first === openBracket ? 'nested' : 'bare',
  depth: 0,
  inString: false,
  escaped: false,
  bytes: 0,
  pieces: [],
})

export type Taken = { at: number; ended: boolean } | { refused: string }

/** Takes bytes from `at` on, as far as the value goes. A bare word or number ends before the byte that is no part of it. */
export function take(text: JsonText, chunk: Uint8Array, at: number, maxBytes: number): Taken {
  const end = text.kind === 'bare' ? endOfBare(chunk, at) : endOfNested(text, chunk, at)
  if (text.depth > maxDepth) return { refused: `it is nested deeper than ${maxDepth} levels` }
  const stop = end ?? chunk.length
  text.bytes += stop - at
  if (text.bytes > maxBytes) return { refused: `one value of it is larger than ${maxBytes} bytes` }
  text.pieces.push(chunk.subarray(at, stop))
  return { at: stop, ended: end !== undefined }
}

function endOfBare(chunk: Uint8Array, from: number): number | undefined {
  const end = chunk.subarray(from).findIndex((byte) => endsBare(byte))
  return end < 0 ? undefined : from + end
}

const endsBare = (byte: number): boolean =>
  byte === 0x2c || byte === closeBrace || byte === closeBracket || isBlank(byte)

export const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

// In UTF-8 no byte of a longer character can be mistaken for a quote or a bracket.
function endOfNested(text: JsonText, chunk: Uint8Array, from: number): number | undefined {
  let { depth, inString, escaped } = text
  let end: number | undefined
  for (let at = from; at < chunk.length && end === undefined && depth <= maxDepth; at++) {
    const byte = chunk[at]
    if (inString) {
      if (escaped) escaped = false
      else if (byte === backslash) escaped = true
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (byte === openBrace || byte === openBracket) depth++
    else if (byte === closeBrace || byte === closeBracket) depth--
    if (depth === 0 && !inString) end = at + 1
  }
  Object.assign(text, { depth, inString, escaped })
  return end
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** undefined: it is no JSON. The parser's own message would quote the text, so nobody hears it. */
export function parsed({ pieces }: JsonText): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(utf8.decode(Buffer.concat(pieces))) }
  } catch {
    return undefined
  }
}
