// Makes text that others wrote fit to stand on a terminal or in a CI log.

/** Control and format characters (ANSI escapes, bidi overrides, newlines), private use, half surrogates, blank fillers. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu

/** A GitHub runner obeys `::` at the start of a line, after blanks too; it and others obey `##...[` anywhere. */
const lineCommand = /^(\s*):(?=:)/
const bracketCommand = /##(?=\w*\[)/g

/** What cannot be seen or would be obeyed is written as its code point. What is plain stays as it is. */
export const printable = (text: string): string =>
  text.replace(unseen, codePoint).replace(bracketCommand, '#\\u0023').replace(lineCommand, '$1\\u003a')

function codePoint(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}
