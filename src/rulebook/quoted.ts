// Shows what somebody wrote in a file, safely and briefly, inside a sentence of ours.

const longest = 60
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Text in quotes, with whatever cannot be seen as its code point: an escape sequence must not reach the terminal. */
export function quoted(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value !== 'string') return JSON.stringify(value)
  const cut = value.length > longest ? `${value.slice(0, longest)}…` : value
  return JSON.stringify(cut).replace(unseen, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
}

/** `a, b, c`, and how many more where there are many. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12)
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ')
}
