// truth.yaml: what is wrong in the estate and which copies are in it, in rows that a scan's own can be held against.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

export type Book = ReadonlyMap<string, string>

export interface Truth {
  /** `name: control`, or `name: control > region` of a place. */
  violations: string[]
  /** The cells of a copy, as `copyColumns` names them. */
  copies: string[]
}

const text = v.pipe(v.string(), v.nonEmpty())
const shape = v.strictObject({
  violations: v.record(text, v.array(text)),
  copies: v.array(v.strictTuple([text, text, text, text, text, text, text, text])),
})

/** Of what stands in the book: of a part of the estate, its part. A name of which nothing is known is a mistake. */
export function truthOf(book: Book, { whole }: { whole: boolean }): Truth {
  const { violations, copies } = v.parse(shape, parse(readFileSync(join(import.meta.dirname, 'truth.yaml'), 'utf8')))
  const strangers = [...Object.keys(violations), ...copies.map(([of]) => of)].filter((name) => !book.has(name))
  if (whole && strangers.length > 0) throw new Error(`truth.yaml names what was not planted: ${strangers.join('; ')}`)
  return {
    violations: Object.entries(violations)
      .filter(([name]) => book.has(name))
      .flatMap(([name, controls]) => controls.map((control) => `${name}: ${control}`)),
    copies: copies.filter(([of]) => book.has(of)).map((cells) => cells.map((cell) => spelled(cell, book)).join(' | ')),
  }
}

/** `{name}` stands for the last part of what was planted under that name. */
const spelled = (cell: string, book: Book): string =>
  cell.replaceAll(/\{([^}]+)\}/g, (_, name: string) => book.get(name)?.split(/[/:]/).at(-1) ?? name)
