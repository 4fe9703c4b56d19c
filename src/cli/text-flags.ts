// Flags that come as text from elsewhere than the command line, by the same readers: RINGFENCE_* of the environment, inputs of the Action.
import { explained, isExplained } from '../model/errors.ts'
import { nearestWords } from '../model/nearest.ts'
import type { ScanFlags } from './flags.ts'

/** As the command line knows a flag. */
export type FlagSpec =
  | { kind: 'parsed'; parse: (text: string) => unknown; variadic?: boolean }
  | { kind: 'enum'; values: readonly string[] }
  | { kind: 'boolean' }

export type FlagSpecs = Readonly<Partial<Record<keyof ScanFlags, FlagSpec>>>

/** A value, and what a person would look for who must mend it. */
export interface Said {
  text: string
  where: string
}

/** What is empty or blank was not said. Throws by its name for a value that cannot be read. */
export function flagsOf(specs: FlagSpecs, said: (flag: keyof ScanFlags) => Said | undefined): Partial<ScanFlags> {
  const names = Object.keys(specs) as (keyof ScanFlags)[] // `as`: the type says so
  const found = names.flatMap((name) => {
    const [spec, one] = [specs[name], said(name)]
    return spec === undefined || one === undefined || one.text.trim() === '' ? [] : [[name, valueOf(spec, one)]]
  })
  return Object.fromEntries(found) as Partial<ScanFlags> // `as`: each was read by the reader of its own flag
}

function valueOf(spec: FlagSpec, { text, where }: Said): unknown {
  if (spec.kind === 'boolean') return yesOrNo(text.trim(), where)
  if (spec.kind === 'enum') return oneOf(spec.values, text.trim(), where)
  const read = (part: string): unknown => {
    try {
      return spec.parse(part)
    } catch (error) {
      throw isExplained(error) ? explained(error.kind, { ...error.explanation, where }) : error
    }
  }
  return spec.variadic === true ? listOf(text).map(read) : read(text.trim())
}

/** By lines where there are several, so that a path may have a comma; else by commas. */
export const listOf = (text: string): string[] =>
  text
    .trim()
    .split(text.trim().includes('\n') ? '\n' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function yesOrNo(text: string, where: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw explained('usage', {
    what: `${JSON.stringify(text)} is neither true nor false`,
    where,
    why: 'it is switched on or off',
    mend: 'Write true or false',
  })
}

export function oneOf<Word extends string>(values: readonly Word[], text: string, where: string): Word {
  const found = values.find((word) => word === text)
  if (found !== undefined) return found
  throw explained('usage', {
    what: `${JSON.stringify(text)} is not known`,
    where,
    why: nearestWords(text, values, `known are ${values.join(', ')}`),
    mend: `Write one of ${values.join(', ')}`,
  })
}
