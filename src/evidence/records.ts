// Cuts a file into its records as its bytes go by: lines of NDJSON, rows of CSV; other files are one piece.

export type Framing = 'lines' | 'rows' | 'whole'

export const framingOf = (path: string): Framing =>
  path.endsWith('.ndjson') ? 'lines' : path.endsWith('.csv') ? 'rows' : 'whole'

export interface Cutter {
  take(chunk: Uint8Array): void
  /** What follows the last line end is a record too: that it is cut off, its bytes and its digest tell. */
  end(): void
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const quote = 0x22

/** `record`: without its line end. `headers`: how many come first, and are none. */
export function cutter(
  framing: Framing,
  record: (bytes: Uint8Array) => void,
  headers = framing === 'rows' ? 1 : 0,
): Cutter {
  if (framing === 'whole') return { take: () => undefined, end: () => undefined }
  let rest: Uint8Array[] = []
  let quoted = false
  let before = headers

  function emit(last: Uint8Array): void {
    const whole = rest.length === 0 ? last : Buffer.concat([...rest, last])
    rest = []
    if (before > 0) before -= 1
    else record(framing === 'rows' && whole.at(-1) === carriageReturn ? whole.subarray(0, -1) : whole)
  }

  /** A line end within quotes belongs to its cell; of two quotes in a row the second opens again what the first has closed. */
  const endsRow = (part: Uint8Array): boolean => {
    if (framing === 'lines') return true
    for (let at = part.indexOf(quote); at !== -1; at = part.indexOf(quote, at + 1)) quoted = !quoted
    return !quoted
  }

  return {
    take(chunk) {
      let from = 0
      let kept = 0
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
        if (endsRow(chunk.subarray(from, at))) {
          emit(chunk.subarray(kept, at))
          kept = at + 1
        }
        from = at + 1
      }
      if (from < chunk.length) endsRow(chunk.subarray(from))
      // Copied: whoever reads a file may use the same buffer for what comes next.
      if (kept < chunk.length) rest.push(Uint8Array.from(chunk.subarray(kept)))
    },
    end() {
      if (rest.length > 0) emit(new Uint8Array())
    },
  }
}
