// Rows of a table until there is no room for more, with how many there were in all.

export interface KeptRows {
  add(text: string): void
  rows(): readonly string[]
  /** How many are not among them. */
  left(): number
}

/** `most`: in bytes. */
export function keptRows(most: number): KeptRows {
  const kept: string[] = []
  let [bytes, left] = [0, 0]
  return {
    add(text) {
      bytes += Buffer.byteLength(text)
      if (bytes > most || left > 0) left += 1
      else kept.push(text)
    },
    rows: () => kept,
    left: () => left,
  }
}
