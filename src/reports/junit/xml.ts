// XML 1.0 that any reader takes: a character that it does not allow is shown by its code point, one that it reads otherwise is escaped.
import { printable } from '../plain-text.ts'

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
])

/** For an attribute as for text; on one line, so that no line begins with what a CI runner obeys. */
export const xmlText = (text: string): string =>
  printable(text.toWellFormed())
    .replaceAll(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .replaceAll(/[&<>"']/g, (char) => entities.get(char) ?? char)

export const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
