// Turns what was found in somebody's own Rego into the error they see: their paths, what it means, and what to do.
import { isGenerated } from './generated-rego.ts'
import { nearest } from '../model/nearest.ts'
import { ended, explained } from '../model/errors.ts'
import { type Diagnostic, isPolicyError, located, type PolicyError } from './diagnostics.ts'
import { exportsOf } from './own-rules.ts'

/** What an explanation draws its guesses from. */
export interface Known {
  path: string
  /** A path in the tree as the user knows it. */
  told: (file: string) => string
  files: ReadonlyMap<string, string>
  builtins: readonly string[]
}

interface Advice {
  message: string
  why: string
  mend: string
}

/** The first one heads the error; whoever can show a list finds them all in `diagnostics`. */
export function refusal(found: readonly Diagnostic[], known: Known): PolicyError {
  const theirs = found.filter(({ file }) => file === undefined || !isGenerated(file)) // what is wrong there follows from what is wrong in a control
  const list = distinct((theirs.length > 0 ? theirs : found.map(ofControl)).map((one) => retold(one, known)))
  const [first] = list
  if (first === undefined) throw new Error('nothing was found, and it was refused')
  const more = list.length === 1 ? '' : `, and ${list.length - 1} more that ringfence policy check ${known.path} lists`
  const { message, why, mend } = first.advice
  const where = located(first.diagnostic)
  const error = explained('policy', { what: `${message}${more}`, where, why, mend })
  told.add(error)
  return Object.assign(error, { diagnostics: list.map(({ diagnostic }) => diagnostic) })
}

/** The generated main stumbles over a control: it is named there, and nobody can mend the main. */
function ofControl({ code, message }: Diagnostic): Diagnostic {
  const [, judges, name] = /\bdata\.controls\.(\w+)\.(\w+)\.verdict\b/.exec(message) ?? []
  const file = judges === undefined ? {} : { file: `policies/controls/${judges}/${name}.rego` }
  return { ...file, code, message }
}

/** What our own checks refuse in the tree, in the words of the user. */
export function retelling<T>(known: Known, check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw isPolicyError(error) && !told.has(error) ? refusal(error.diagnostics, known) : error
  }
}

/** Errors that speak to the user already. */
const told = new WeakSet<Error>()

interface Told {
  diagnostic: Diagnostic
  advice: Advice
}

function retold(found: Diagnostic, known: Known): Told {
  const advice = adviceOn(found, known)
  const { row, col, code } = found
  const file = found.file === undefined ? known.path : known.told(found.file)
  const at = { ...(row === undefined ? {} : { row }), ...(col === undefined ? {} : { col }) }
  return {
    advice,
    diagnostic: { file, ...at, code, message: `${advice.message}, because ${advice.why}. ${ended(advice.mend)}` },
  }
}

/** The parser tells one slip in two or three ways at the same place; the first says most. */
function distinct(list: readonly Told[]): Told[] {
  const seen = new Set<string>()
  return list.filter(({ diagnostic: { code, ...one } }) => {
    const key =
      code === 'rego_parse_error' ? located(one as Diagnostic) : `${located(one as Diagnostic)} ${one.message}`
    return seen.size < seen.add(key).size
  })
}

function adviceOn({ code, message, guess }: Diagnostic, known: Known): Advice {
  const [first = ''] = message.split('\n')
  const [, ref] = /^undefined ref: (input\S*)/.exec(message) ?? []
  if (ref !== undefined) return undefinedInput(ref, message)
  const [, called] = /^undefined function (\S+)/.exec(first) ?? []
  if (called !== undefined)
    return called.startsWith('data.') ? undefinedRule(called, known) : undefinedBuiltin(called, known)
  const { why, mend } = byCode[code] ?? plain
  return {
    message: first.replaceAll(/\bpolicies\/[\w/]+\.rego\b/g, known.told),
    why,
    mend: `${didYouMean(guess)}${mend}`,
  }
}

const plain = { why: 'the Rego compiler refused it', mend: 'Correct the line' }

const byCode: Readonly<Record<string, Omit<Advice, 'message'>>> = {
  rego_parse_error: {
    why: 'this is no Rego that can be read',
    mend: 'Correct the line; policies are written in Rego v1',
  },
  rego_compile_error: { why: 'policies are compiled strictly', mend: 'Correct the line' },
  banned: { why: 'it could give a pass that nobody earned', mend: 'Rewrite the line' },
  verdict: { why: 'whatever else a control says is not a verdict and would stop the scan', mend: 'Correct the rule' },
  import: { why: 'what is asked of it would have no answer', mend: 'Correct the import' },
  metadata: {
    why: 'a control says in its METADATA what it is, and what to do',
    mend: 'Complete the METADATA block; ringfence policy new writes a whole one',
  },
  facet: { why: 'a control under controls/<facet> judges that facet of a resource', mend: 'Rename the folder' },
  overruled: {
    why: 'a control is checked against our schema and asked by our main, and neither is replaced',
    mend: 'Remove the line',
  },
  path: {
    why: 'a control lies at controls/<facet>/<name>.rego, its name in snake_case, and nothing asks what lies elsewhere',
    mend: 'Move or rename the file',
  },
  package: {
    why: 'nothing would ask it, or it would change what is not its own',
    mend: 'Name its package as its path',
  },
}

export const didYouMean = (guess: string | undefined): string => (guess === undefined ? '' : `Did you mean ${guess}? `)

function undefinedInput(ref: string, message: string): Advice {
  const [, have = ''] = /have: "([^"]*)"/.exec(message) ?? []
  const names = [...(/want \(one of\): \[(.*)\]/.exec(message)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
  const parent = have === '' ? ref : ref.slice(0, ref.lastIndexOf(have)).replace(/[.["]+$/, '')
  const guess = nearest(have, names)
  return {
    message: `${parent} has no ${have === '' ? 'such field' : have}`,
    why: 'a control is compiled against the schema of its input, so that nothing misspelt is ever read as absent',
    mend: `${didYouMean(guess)}${names.length === 0 ? 'Correct the path' : `It has ${names.join(', ')}`}`,
  }
}

function undefinedRule(called: string, { files }: Known): Advice {
  const [, name = '', rule = ''] = /^data\.(.*)\.(\w+)$/.exec(called) ?? []
  const packages = exportsOf(files)
  const rules = [...(packages.get(name) ?? [])]
  const guess = rules.length === 0 ? nearest(name, [...packages.keys()]) : nearest(rule, rules)
  return {
    message: `there is no function ${called}`,
    why: rules.length === 0 ? 'there is no such package' : 'its package does not define it',
    mend: `${didYouMean(guess)}${rules.length === 0 ? 'Correct the name' : `data.${name} has ${rules.join(', ')}`}`,
  }
}

function undefinedBuiltin(called: string, { builtins }: Known): Advice {
  const guess = nearest(called, builtins)
  return {
    message: `${called} is no function that a policy may call`,
    why: 'a policy sees its input and nothing else: no clock, no network, no chance, and nothing that Wasm cannot run',
    mend: `${didYouMean(guess)}Compare what stands in the input; dates and look-ups arrive there as facts`,
  }
}
