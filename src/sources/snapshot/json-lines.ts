// The lines of an NDJSON file, one value each, with the number that an error needs.
import { fileBytes } from './file-bytes.ts'
import { unreadable } from './unreadable.ts'

export interface Line {
  /** `inventory.ndjson:12`, with the folder before it. */
  where: string
  value: unknown
}

const runAgain = 'Scan again, or take the directory from a backup; what a scan wrote is not to be edited'

/** No line that a scan writes is near as long. */
export const maxBytes = 16 * 1024 * 1024
const newline = 0x0a
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Every line ends with a newline, the last one too: without it the file was cut off. */
export async function* jsonLines(path: string): AsyncGenerator<Line> {
  let [number, bytes] = [1, 0]
  let pieces: Uint8Array[] = []
  for await (const chunk of fileBytes(path)) {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      yield lineOf(`${path}:${number}`, [...pieces, chunk.subarray(from, end)])
      ;[from, pieces, bytes] = [end + 1, [], 0]
      number++
    }
    pieces.push(chunk.subarray(from))
    bytes += chunk.length - from
    if (bytes > maxBytes) throw damaged(`${path}:${number}`, `the line is longer than ${maxBytes} bytes`)
  }
  if (bytes > 0) throw damaged(`${path}:${number}`, 'the file is cut off in the middle of a line')
}

export const damaged = (where: string, why: string) =>
  unreadable(where, why, runAgain, 'the recorded scan could not be read')

/** The parser's own message would quote the line, so nobody hears it. */
function lineOf(where: string, pieces: Uint8Array[]): Line {
  try {
    return { where, value: JSON.parse(utf8.decode(Buffer.concat(pieces))) }
  } catch {
    throw damaged(where, 'the line is not JSON')
  }
}
