// Fits text into the width of a terminal; everything that comes through here is printable.
import { printable } from '../plain-text.ts'

/** What a whole line is, where colour may say so too; the words say it already. */
export type Tone = 'heading' | 'bad' | 'warning' | 'aside'

export interface Line {
  text: string
  tone?: Tone
}

/** How the page is to look, and what it must mention. */
export interface Page {
  width: number
  /** Lists are shown whole. */
  verbose: boolean
  outDir: string
  failOn: string
}

const labelWidth = 10
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
const mark = /\p{Mn}|\p{Me}/u

/** How many columns a terminal gives to it: two to an ideograph, none to a mark on the letter before it. */
export const columns = (text: string): number =>
  [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : mark.test(char) ? 0 : 1), 0)

/** Takes from the middle: the beginning tells the family, the end tells which one. */
export function shorten(text: string, room: number): string {
  const plain = printable(text)
  if (columns(plain) <= room) return plain
  const chars = [...plain]
  const kept = Math.max(0, room - 3)
  const head = upTo(chars, Math.ceil(kept / 2))
  const tail = upTo(chars.reverse(), Math.floor(kept / 2))
  return `${head.join('')}${'...'.slice(0, room)}${tail.reverse().join('')}`
}

function upTo(chars: readonly string[], room: number): string[] {
  const found: string[] = []
  let left = room
  for (const char of chars) {
    left -= columns(char)
    if (left < 0) break
    found.push(char)
  }
  return found
}

export function pad(text: string, room: number): string {
  const fitted = shorten(text, room)
  return fitted + ' '.repeat(Math.max(0, room - columns(fitted)))
}

/** A label in the margin, then words; further lines stand under the words. */
export const labelled = (label: string, text: string, { width }: Pick<Page, 'width'>): Line[] =>
  wrapped(text, width - labelWidth).map((line, index) => ({
    text: (index === 0 ? label : '').padEnd(labelWidth) + line,
  }))

/** Words over the whole width. Our own sentences hold figures, so they are wrapped and never shortened. */
export const sentence = (text: string, { width }: Pick<Page, 'width'>, tone?: Tone): Line[] =>
  wrapped(text, width - 1).map((line, index) => ({
    text: index === 0 ? line : ` ${line}`,
    ...(tone === undefined ? {} : { tone }),
  }))

/** Words that stay together are joined by a no-break space, which is written as a blank. `long`: what becomes of a word longer than the room. */
export function wrapped(text: string, room: number, long: 'shortened' | 'whole' = 'shortened'): string[] {
  const lines: string[] = []
  for (const word of printable(text).split(' ')) {
    const last = lines.at(-1)
    const plain = word.replaceAll(together, ' ')
    const piece = long === 'whole' ? plain : shorten(plain, room)
    if (last === undefined || columns(last) + 1 + columns(piece) > room) lines.push(piece)
    else lines[lines.length - 1] = `${last} ${piece}`
  }
  return lines
}

export const together = '\u00a0'

/** Written by ourselves, because the reader's locale must not change a byte. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${grouped(number)} ${number === 1 ? one : many}`

/** The first of a list, and a line that says where the rest is. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
  { verbose }: Pick<Page, 'verbose'>,
): { shown: readonly T[]; more: number } {
  const shown = verbose ? items : items.slice(0, most)
  return { shown, more: items.length - shown.length }
}
