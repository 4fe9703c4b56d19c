// A count of nothing for each of some words, to be counted up.

export const zeros = <Word extends string>(words: readonly Word[]): Record<Word, number> =>
  Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number> // `as`: every word was set
