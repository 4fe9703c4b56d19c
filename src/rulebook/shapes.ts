// The building blocks of every shape here; each tells in plain words what it wants, through the message of its valibot issue.
import * as v from 'valibot'
import { countryCodes } from './country-codes.ts'
import { nearest } from '../model/nearest.ts'
import { listed, quoted } from './quoted.ts'
import type { Fault } from './yaml-file.ts'

/** An issue carries one text, so the three parts of a fault travel as its lines. */
export const tell = (what: string, why: string, mend: string): string => [what, why, mend].join('\n')

export function faultOf({ message }: v.BaseIssue<unknown>): Fault {
  const [what = message, why = 'it does not fit', mend = 'Correct it'] = message.split('\n')
  return { what, why, mend }
}

const wants = (noun: string, mend: string) => (issue: v.BaseIssue<unknown>) =>
  tell(`${quoted(issue.input)} is not ${noun}`, `${noun} belongs here`, mend)

/** Words that stand for themselves; `noun` names them in the plural. */
export function oneOf<const Word extends string>(words: readonly Word[], noun: string) {
  return v.picklist(words, ({ input }) =>
    tell(
      `${quoted(input)} is none of the ${noun}`,
      `the ${noun} are ${listed(words)}`,
      meant(input, words, 'Write one of them'),
    ),
  )
}

export function meant(name: unknown, known: readonly string[], otherwise: string): string {
  const guess = typeof name === 'string' ? nearest(name, known) : undefined
  return guess === undefined ? otherwise : `Did you mean ${guess}?`
}

export const flag = v.boolean(wants('true or false', 'Write true or false, without quotes'))

export const text = v.pipe(
  v.string(wants('text', 'Write text; a number or a word such as true belongs in quotes')),
  v.metadata({ minLength: 1 }),
  v.check((value) => value.trim() !== '', tell('the text is empty', 'it must say something', 'Fill it in')),
)

/** Text of a certain form; `noun` with its article. */
export const formed = (form: RegExp, noun: string, example: string) =>
  v.pipe(text, v.regex(form, wants(noun, `Write it as ${example}`)))

export const isoDate = v.pipe(
  text,
  v.metadata({ format: 'date' }),
  v.check(isRealDate, wants('a date', 'Write a day that exists, as 2026-11-23')),
)

/** `2026-02-30` would become a day in March if it were only parsed. */
export function isRealDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** Codes that people write and ISO 3166-1 does not hold. */
const misnamed = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
])

export const country = v.picklist([...countryCodes], ({ input }) => noCountry(input))

export const noCountry = (written: unknown): string =>
  tell(`${quoted(written)} is no country`, 'countries are two capitals of ISO 3166-1', `Write ${countryMeant(written)}`)

/** The code of a country, for whoever wrote something like it. */
export function countryMeant(written: unknown): string {
  const code = typeof written === 'string' ? written.toUpperCase() : ''
  return misnamed.get(code) ?? (countryCodes.has(code) ? code : 'a code such as DE')
}

/** At least one item: an empty list could mean all or none. */
export const listOf = <Item extends v.GenericSchema<unknown, unknown>>(item: Item, noun: string) =>
  v.pipe(
    anyListOf(item, noun),
    v.minLength(1, tell('the list is empty', `at least one of the ${noun} is wanted`, 'Fill it in')),
  )

export const anyListOf = <Item extends v.GenericSchema<unknown, unknown>>(item: Item, noun: string) =>
  v.array(item, ({ input }) =>
    tell(`${quoted(input)} is no list`, `a list of ${noun} is wanted here`, 'Write it in brackets: [...]'),
  )

/** A list, or one thing that stands for a list. Whoever describes the shape asks with nothing in hand, and is told of both. */
export function listOr<Many extends v.GenericSchema<unknown, unknown>, One extends v.GenericSchema<unknown, unknown>>(
  many: Many,
  one: One,
) {
  const either = v.union([many, one])
  return v.lazy((input): Many | One | typeof either => {
    if (input === undefined) return either
    return Array.isArray(input) ? many : one
  })
}

/** What an editor shows of a key. */
export const about = <Of extends v.GenericSchema<unknown, unknown>>(words: string, shape: Of) =>
  v.pipe(shape, v.description(words))

/** Exactly these keys. `later` names keys that the format knows and this version does not read: ignoring them would lie. */
export function mapOf<const Entries extends v.ObjectEntries>(entries: Entries, later: readonly string[] = []) {
  const shape = v.strictObject(entries, (issue) => keyFault(issue, Object.keys(entries), later))
  return v.lazy((input): typeof shape | typeof noMap => (Array.isArray(input) ? noMap : shape))
}

/** Any keys of a kind. */
export function tableOf<Key extends v.GenericSchema<string, string>, Value extends v.GenericSchema<unknown, unknown>>(
  key: Key,
  value: Value,
) {
  const shape = v.record(key, value, ({ input }) => notAMap(input))
  return v.lazy((input): typeof shape | typeof noMap => (Array.isArray(input) ? noMap : shape))
}

/** valibot takes a list for a map whose keys are its indices. */
const noMap = v.custom<never>(
  () => false,
  ({ input }) => notAMap(input),
)

const notAMap = (input: unknown): string =>
  tell(`${quoted(input)} is no map`, 'keys with values are wanted here', 'Write key: value')

function keyFault(
  { expected, input, path }: v.BaseIssue<unknown>,
  keys: readonly string[],
  later: readonly string[],
): string {
  if (path?.at(-1)?.origin !== 'key') return notAMap(input)
  if (expected !== 'never') return tell(`the key ${expected} is missing`, 'nothing stands in for it', 'Add it')
  if (typeof input === 'string' && later.includes(input)) {
    return tell(`${quoted(input)} is not read yet`, 'a later version of ringfence reads it', 'Remove it until then')
  }
  const all = [...keys, ...later]
  return tell(`${quoted(input)} is no key here`, `the keys are ${listed(keys)}`, meant(input, all, 'Remove it'))
}
