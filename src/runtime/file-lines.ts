// Reads the lines of a text file in batches, as many as one chunk of it holds.
import { createReadStream } from 'node:fs'

/** Throws where the last line has no newline: the file was cut off. Not by readline, which ends a line at U+2028 as well. */
export async function* fileLines(path: string): AsyncGenerator<string[]> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') throw new Error(`${path} is cut off in the middle of a line`)
}
