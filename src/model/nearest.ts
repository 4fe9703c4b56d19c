// Did you mean: the known name that differs from a misspelt one by the fewest slips of the hand.

/** Undefined where nothing is near enough to be meant, or where the name is far longer than any that is known. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 100) return undefined
  let best: { candidate: string; slips: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > tolerated(candidate)) continue // each is a slip at least
    const slips = slipsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (slips <= tolerated(candidate) && (best === undefined || slips < best.slips)) best = { candidate, slips }
  }
  return best?.candidate
}

/** As an error says it. `none`: what it says where nothing is near enough. */
export function nearestWords(name: string, known: readonly string[], none = 'nothing is called so'): string {
  const guess = nearest(name, known)
  return guess === undefined ? none : `the nearest is ${guess}`
}

const tolerated = (candidate: string): number => Math.max(1, Math.floor(candidate.length / 3))

/** Damerau-Levenshtein, restricted: letters added, dropped, changed, and two neighbours swapped, each counted once. */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1
      const ways = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + changed]
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) ways.push(at(beforeLast, column - 2) + 1)
      current.push(Math.min(...ways))
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

/** Outside the table nothing can be reached. */
const at = (row: readonly number[], column: number): number => row[column] ?? Infinity
