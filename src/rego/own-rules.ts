// What is refused in somebody's own Rego beyond what the compiler refuses: verdicts of the wrong kind, imports of nothing.
import { nearest } from '../model/nearest.ts'
import { bannedPatterns } from './banned-patterns.ts'
import { isTest } from './control-files.ts'
import { type Diagnostic, rowAt } from './diagnostics.ts'
import { overrulingText } from './overruling.ts'
import { packageOf, withoutComments, withoutStrings } from './rego-source.ts'

/** `files`: the whole tree, ours included, as imports may name it; only `own` of them are judged. */
export interface Judged {
  files: ReadonlyMap<string, string>
  own: ReadonlySet<string>
  builtins: readonly string[]
}

export function unsound({ files, own, builtins }: Judged): Diagnostic[] {
  const judged = new Map([...files].filter(([file]) => own.has(file)))
  const packages = exportsOf(files)
  return [
    ...bannedPatterns(judged, builtins),
    ...[...judged].flatMap(([file, source]) => [
      ...wrongVerdicts(file, source),
      ...idleReferences(file, source, packages),
      ...overrulingText(file, source),
    ]),
  ]
}

/** Rules by package: `lib.must` → `be`, `be_empty`; a package may have several files. The formatter has put every rule at the start of a line. */
export function exportsOf(files: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const packages = new Map<string, Set<string>>()
  for (const source of files.values()) {
    const name = packageOf(source)
    if (name === undefined) continue
    const rules = withoutStrings(source).matchAll(/^(?!(?:default|import|package|else)\b)([a-z_]\w*)/gim)
    packages.set(name, new Set([...(packages.get(name) ?? []), ...[...rules].map(([, rule = '']) => rule)]))
  }
  return packages
}

const words = { facet: '"pass"', place: '"not_applicable", or what decision.by_law(place) answers,' } as const

function wrongVerdicts(file: string, source: string): Diagnostic[] {
  const [, judges] = /^policies\/controls\/(\w+)\//.exec(file) ?? []
  if (judges === undefined || isTest(file)) return []
  const text = withoutComments(source)
  return [...text.matchAll(/^verdict\b(.*)$/gm)].flatMap(({ index, 1: rest = '' }) => {
    const message = judges === 'places' ? wrongOfPlace(rest) : wrongOfFacet(rest)
    return message === undefined ? [] : [{ file, row: rowAt(text, index), code: 'verdict', message }]
  })
}

const wrongOfFacet = (rest: string): string | undefined =>
  rest.startsWith('(')
    ? 'its verdict takes an argument, and only a control under controls/places is asked with a place; write verdict := ...'
    : wrongValue(rest, ['pass', 'not_applicable'], words.facet)

const wrongOfPlace = (rest: string): string | undefined =>
  rest.startsWith('(')
    ? wrongValue(rest.replace(/^\([^()]*\)/, ''), ['not_applicable'], words.place)
    : 'its verdict takes no place, and a control under controls/places is asked once per place; write verdict(place) := ...'

const literal = /^\s*:?=\s*(?:"([^"\\]*)"|`([^`]*)`|(true|false|null|-?\d[\d.]*))\s*(?:if\b.*)?$/

function wrongValue(rest: string, allowed: readonly string[], like: string): string | undefined {
  if (/^\s*(?:contains\b|\[)/.test(rest))
    return `its verdict is a set or an object of many; it is one answer, such as ${like}`
  if (/^\s*(?:if\b.*)?$/.test(rest))
    return `its verdict is true, which is no answer; give it one, such as verdict := ${like}`
  const [, quoted, raw, other] = literal.exec(rest) ?? []
  const word = quoted ?? raw
  if (other !== undefined)
    return `its verdict is ${other}, which is no answer; an answer is ${like} or {"fail": ...}, {"unknown": ...}`
  if (word === undefined || allowed.includes(word)) return undefined
  return `its verdict is ${JSON.stringify(word)}, which is no answer; an answer is ${like} or {"fail": ...}, {"unknown": ...}`
}

/** A reference to nothing compiles, and has no answer: `not` of it holds. The compiler itself refuses a call of nothing. */
function idleReferences(
  file: string,
  source: string,
  packages: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic[] {
  const text = withoutStrings(source)
  return [...fullReferences(text), ...aliasedReferences(text, packages)].flatMap(({ index, name }) => {
    if (isThere(name, packages)) return []
    const guess = nearest(name, [...packages.keys()])
    const meant = guess === undefined ? {} : { guess: `data.${guess}` }
    return [{ file, row: rowAt(text, index), code: 'import', message: `there is no data.${name}`, ...meant }]
  })
}

interface Reference {
  index: number
  name: string
}

const fullReferences = (text: string): Reference[] =>
  [...text.matchAll(/(?<![\w.])data\.(\w+(?:\.\w+)*)(?![\w(])/g)].map(({ index, 1: name = '' }) => ({ index, name }))

/** `naming.strict`, where `naming` was imported and is a package. */
function aliasedReferences(text: string, packages: ReadonlyMap<string, unknown>): Reference[] {
  const imports = text.matchAll(/^[^\S\n]*import\s+data\.([\w.]*?(\w+))(?:\s+as\s+(\w+))?\s*$/gm)
  return [...imports].flatMap(([, name = '', last = '', alias = last]) =>
    packages.has(name)
      ? [...text.matchAll(new RegExp(`(?<![\\w.])${alias}\\.(\\w+)(?![\\w(])`, 'g'))].map(({ index, 1: rule }) => ({
          index,
          name: `${name}.${rule}`,
        }))
      : [],
  )
}

/** A package, or a rule of one with what stands in it; or what the host sets beside them. */
function isThere(name: string, packages: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const words = name.split('.')
  if (words[0] === 'parameters' || name === 'digest' || packages.has(name)) return true
  return words.some((rule, at) => packages.get(words.slice(0, at).join('.'))?.has(rule))
}
