// Refuses Rego that compiles and can still give a pass that nobody earned, or hide what it reads.
import { isTest, order } from './control-files.ts'
import { type Diagnostic, rowAt } from './diagnostics.ts'
import { placeFields, resourceFields, viaFields } from './own-schema.ts'
import { withoutComments, withoutStrings } from './rego-source.ts'

interface Banned {
  why: string
  applies: (file: string) => boolean
  /** Offsets of what is refused. */
  find: (source: string, builtins: ReadonlySet<string>) => number[]
}

const everyFile = (): boolean => true
const isOwnLibrary = (file: string): boolean => file.startsWith('policies/own/') && !isTest(file)
/** Or what a stranger's controls are made of. */
const isControl = (file: string): boolean =>
  (file.startsWith('policies/controls/') && !isTest(file)) || isOwnLibrary(file)

const code =
  (pattern: RegExp) =>
  (source: string): number[] =>
    [...withoutStrings(source).matchAll(pattern)].map(({ index }) => index)

const banned: Banned[] = [
  {
    why: 'a default verdict also answers where nothing could be read',
    applies: everyFile,
    find: code(/\bdefault\s+verdict\b/g),
  },
  {
    why: 'else "not_applicable" also swallows an undefined verdict; write two rules with disjoint conditions',
    applies: everyFile,
    find: (source) =>
      [...withoutComments(source).matchAll(/\belse\s*:?=\s*["`]not_applicable["`]/g)].map(({ index }) => index),
  },
  {
    why: '`every` over an empty list is true; only the library of ringfence may use it, behind a guard',
    applies: (file) => !file.startsWith('policies/lib/'),
    find: code(/\bevery\s+\w/g),
  },
  {
    why: 'a rule, function or import named like a builtin or an operator takes its place in the whole package',
    applies: everyFile,
    find: namedLikeBuiltin,
  },
  {
    why: 'a fact is opened by the library only: .known, .unknown and .partial forget the other two',
    applies: isControl,
    find: (source) =>
      [...withoutComments(source).matchAll(/(?:\.\s*|\[\s*["`])(?:known|unknown|partial)\b/g)].map(
        ({ index }) => index,
      ),
  },
  {
    why: '`not` of an input also holds for unknown, false and a typo',
    applies: isControl,
    find: negatedInput,
  },
  {
    why: 'a fact goes nowhere but into a library function, written input.facets.<facet>.<fact>',
    applies: isControl,
    find: factOutsideLibrary,
  },
  {
    why: 'the input is read by its written path, or nobody can tell what a control looks at',
    applies: isControl,
    find: code(/\binput\b(?!\.[a-z])/g),
  },
  {
    why: 'a control hands on what it reads, so that its own source tells; a library of your own takes arguments',
    applies: isOwnLibrary,
    find: code(/\binput\b/g),
  },
  {
    why: `of the resource a control reads input.resource.<field>: ${resourceFields.join(', ')}`,
    applies: isControl,
    find: code(new RegExp(`\\binput\\.resource\\b(?!\\.(?:${resourceFields.join('|')})\\b)`, 'g')),
  },
  {
    why: `of its place a control reads ${placeFields.join(', ')}, and of its via ${viaFields.join(', ')}`,
    applies: (file) => file.startsWith('policies/controls/places/') && !isTest(file),
    find: strangeFieldOfPlace,
  },
  {
    why: 'a template string hides what it reads; the host writes the messages',
    applies: isControl,
    find: (source) => [...withoutComments(source).matchAll(/\$["`]/g)].map(({ index }) => index),
  },
]

/** `files`: text by path from the root of the project; `builtins`: names as the capabilities list them. */
export const bannedPatterns = (files: ReadonlyMap<string, string>, builtins: readonly string[]): Diagnostic[] => {
  const names = new Set(builtins.flatMap((name) => [name, name.split('.')[0] ?? name]))
  return [...files]
    .flatMap(([file, source]) =>
      banned
        .filter(({ applies }) => applies(file))
        .flatMap(({ why, find }) =>
          find(source, names).map((offset) => ({ file, row: rowAt(source, offset), code: 'banned', message: why })),
        ),
    )
    .sort((a, b) => order(a.file, b.file) || a.row - b.row)
}

// The formatter has put every rule at the start of a line.
function namedLikeBuiltin(source: string, builtins: ReadonlySet<string>): number[] {
  const text = withoutStrings(source)
  const rules = text.matchAll(/^(?:default\s+)?(?!(?:default|import|package|else)\b)(\w+)/gm)
  const imports = text.matchAll(/^import\s+[\w.]*?(\w+)(?:\s+as\s+(\w+))?\s*$/gm)
  return [...rules, ...imports].filter(([, name = '', alias]) => builtins.has(alias ?? name)).map(({ index }) => index)
}

/** What is negated ends with the line, unless a bracket is open there. */
function negatedInput(source: string): number[] {
  const text = withoutStrings(source)
  return [...text.matchAll(/\bnot\b\s*/g)]
    .filter(({ index, 0: { length } }) => /\binput\b/.test(text.slice(index, endAfter(text, index + length))))
    .map(({ index }) => index)
}

/** The place is whatever its verdict calls it. */
function strangeFieldOfPlace(source: string): number[] {
  const text = withoutStrings(source)
  const names = new Set([...text.matchAll(/^verdict\(\s*([a-z]\w*)\s*\)/gim)].map(([, name = '']) => name))
  return [...names].flatMap((name) =>
    [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)(?:\\.(\\w+))?`, 'g'))]
      .filter(
        ([, field = '', inner]) =>
          !placeFields.includes(field) || (field === 'via' && inner !== undefined && !viaFields.includes(inner)),
      )
      .map(({ index }) => index),
  )
}

function endAfter(text: string, from: number): number {
  let open = 0
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if ('([{'.includes(character)) open++
    else if (')]}'.includes(character)) open--
    if (open < 0 || (open === 0 && character === '\n')) return at
  }
  return text.length
}

function factOutsideLibrary(source: string): number[] {
  const text = withoutStrings(source)
  const libraries = new Set(
    [...text.matchAll(/^[^\S\n]*import\s+data\.(?:lib|transfers)\.(\w+)(?:\s+as\s+(\w+))?\s*$/gm)].map(
      ([, name, alias]) => alias ?? name,
    ),
  )
  return [...text.matchAll(/\binput\.(?:facets|labels|context\.recovery)\b/g)]
    .map(({ index }) => index)
    .filter((offset) => {
      const whole = /^input\.(?:facets\.\w+\.\w+|labels\.\w+|context\.recovery\.\w+)(?![\w.[])/.test(text.slice(offset))
      return !whole || !libraries.has(/^(\w+)\.\w+$/.exec(calleeAt(text, offset))?.[1])
    })
}

/** The name before the round bracket that is open here: `must.be` in `must.be(x, `; empty where another bracket is. */
function calleeAt(text: string, offset: number): string {
  let closed = 0
  for (let at = offset - 1; at >= 0; at--) {
    const character = text.charAt(at)
    if (')]}'.includes(character)) closed++
    else if ('([{'.includes(character) && closed-- === 0) {
      return character === '(' ? (/[\w.]+$/.exec(text.slice(0, at))?.[0] ?? '') : ''
    }
  }
  return ''
}
