// HTML as a value of its own: whatever is put into it as text is escaped, so that nothing can be forgotten.
import { plainLine } from '../json-line.ts'
import { printable } from '../plain-text.ts'

export interface Markup {
  readonly markup: string
}

type Part = Markup | readonly Markup[] | string | number | undefined

/** Texts and numbers are escaped, undefined is nothing; only what was made here goes in as it is. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const around = literals(strings)
  let markup = around[0] ?? ''
  for (const [index, part] of parts.entries()) markup += written(part) + (around[index + 1] ?? '')
  return { markup }
}

const packed = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Lines are broken for whoever reads the source: in the page a break is a space, and nothing between tags or at the ends. */
function literals(strings: TemplateStringsArray): readonly string[] {
  const known = packed.get(strings)
  if (known !== undefined) return known
  const made = strings.map((text, index) => {
    const begun = index === 0 ? text.replace(/^\n\s*/, '') : text
    const ended = index === strings.length - 1 ? begun.replace(/\n\s*$/, '') : begun
    return ended.replaceAll(/>\n\s*</g, '><').replaceAll(/\n\s*/g, ' ')
  })
  packed.set(strings, made)
  return made
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

export const nothing: Markup = { markup: '' }

/** Never of anything that a provider or a config says. */
export const ours = (markup: string): Markup => ({ markup })

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What cannot be seen is written as its code point; what could end a text or an attribute as an entity. */
const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)

const longest = 300

/** A name of any length, as far as a page has room; the tables beside the page hold the whole of it. */
export function clipped(text: string): string {
  if (text.length <= longest) return text
  const points = [...text]
  return points.length <= longest ? text : `${points.slice(0, longest).join('')}… (${points.length})`
}

/** JSON that can stand in a script element: nothing in it opens a tag or a comment. */
export const scriptJson = (value: unknown): Markup =>
  ours(
    plainLine(value)
      .trimEnd()
      .replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
  )
