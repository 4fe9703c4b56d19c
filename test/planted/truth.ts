// truth.yaml: what is wrong in an estate and which copies are in it, in rows that a scan's own can be held against.
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
  /** Copies that differ in nothing but what is copied. */
  logs: v.optional(
    v.array(v.strictObject({ region: text, decided: v.strictTuple([text, text]), of: v.array(text) })),
    [],
  ),
  copies: v.array(v.strictTuple([text, text, text, text, text, text, text, text])),
})

/** Where the truth of an estate is written; beside its planters. */
export const truthOfAws = join(import.meta.dirname, 'truth.yaml')
export const truthOfAzure = join(import.meta.dirname, 'azure', 'truth.yaml')

/** Of what stands in the book: of a part of the estate, its part. A name of which nothing is known is a mistake. */
export function truthOf(book: Book, { whole, at = truthOfAws }: { whole: boolean; at?: string }): Truth {
  const { violations, logs, ...rest } = v.parse(shape, parse(readFileSync(at, 'utf8')))
  const copies = [...logs.flatMap(sentHome), ...rest.copies]
  const strangers = [...Object.keys(violations), ...copies.map(([of]) => of)].filter((name) => !book.has(name))
  if (whole && strangers.length > 0) throw new Error(`truth.yaml names what was not planted: ${strangers.join('; ')}`)
  return {
    violations: Object.entries(violations)
      .filter(([name]) => book.has(name))
      .flatMap(([name, controls]) => controls.map((control) => `${name}: ${control}`)),
    copies: copies.filter(([of]) => book.has(of)).map((cells) => cells.map((cell) => spelled(cell, book)).join(' | ')),
  }
}

/** To the workspace of its own region, in its own subscription. */
const sentHome = ({ region, decided, of }: v.InferOutput<typeof shape>['logs'][number]) =>
  of.map((name) => [name, region, region, 'azure-diagnostic-setting', `logs of ${region}`, 'same', ...decided] as const)

/** `{name}` stands for the last part of what was planted under that name. */
const spelled = (cell: string, book: Book): string =>
  cell.replaceAll(/\{([^}]+)\}/g, (_, name: string) => book.get(name)?.split(/[/:]/).at(-1) ?? name)
