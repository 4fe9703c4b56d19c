// What stands in a list a second time, found in one pass: a list may be as long as its file.

/** Where a word stands that stood further up already. */
export function seenBefore(words: readonly string[]): number[] {
  const seen = new Set<string>()
  return words.flatMap((word, index) => {
    const again = seen.has(word)
    seen.add(word)
    return again ? [index] : []
  })
}
