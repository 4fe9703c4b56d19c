// What `ringfence explain` tells of a control: what it asks and of what, how it decides, what passes and what fails, and why a law cares.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clausesNaming } from '../model/clauses.ts'
import type { Control } from '../model/control.ts'
import type { PlaceKind } from '../model/place.ts'
import type { Law, TypeRule } from '../model/rulebook.ts'
import { counted } from '../reports/terminal/layout.ts'
import type { Rules } from '../rulebook/index.ts'
import { callsByType } from '../sources/aws/index.ts'
import { permissionByCall } from '../sources/aws/permissions.ts'
import { root } from './root.ts'

/** A label with its words, a line as it is, or a heading. */
export type Paragraph = [label: string, words: string] | { heading: string } | { code: string } | string

export async function aboutControl(control: Control, rules: Rules): Promise<Paragraph[]> {
  const { id, title, description, severity, remediation, file } = control
  const types = carriersOf(control, rules)
  const grades = Object.entries(severity).map(([tier, grade]) => `${tier} ${grade}`)
  return [
    `${id}: ${title}`,
    '',
    description,
    '',
    ['Judges', `${subjectOf(control)}; ${typesIn(types)}`],
    ['Reads', readsOf(control)],
    ['Severity', grades.join(', ')],
    ['To mend', remediation],
    ['Rights', await rightsFor(types)],
    ['Source', file],
    '',
    ...(await decisionOf(control)),
    '',
    { heading: 'Clauses, in our own words; not legal advice' },
    ...clausesOf(id, rules.laws),
  ]
}

/** The types that are read and carry what it judges. */
const carriersOf = ({ judges }: Control, { types }: Rules): TypeRule[] =>
  [...types.values()].filter(
    ({ sources, facets, places }) => sources.length > 0 && (judges === 'places' ? places : facets.includes(judges)),
  )

const subjectOf = ({ judges, owns }: Control): string => {
  if (judges !== 'places') return `the facet ${judges}`
  if (owns === undefined || owns.length === 0) return 'each place'
  return `each place of the kind ${owns.join(', ')}`
}

const mostTypes = 5

function typesIn(types: readonly TypeRule[]): string {
  if (types.length === 0) return 'of no type that is read yet'
  const named = types.slice(0, mostTypes).map(({ title }) => title)
  const more = types.length - named.length
  return `of ${counted(types.length, 'type')}: ${named.join(', ')}${more > 0 ? `, and ${more} more: ringfence list types` : ''}`
}

/** A control of places that decides has its whole place, and the law beside it. */
const readsOf = ({ judges, owns = [], reads }: Control): string => {
  const named = reads.map((pointer) => pointer.slice(1).replaceAll('/', '.'))
  const decides = judges === 'places' && owns.length > 0
  return (
    [
      ...named,
      ...(decides
        ? ['the country of the place, whose data it is, and what each law, fence and register entry says of it']
        : []),
    ].join(', ') || 'what all controls see of a place'
  )
}

const mostRights = 12

/** Of the services that its types are of: which call feeds which facet is not told apart. */
async function rightsFor(types: readonly TypeRule[]): Promise<string> {
  const calls = await callsByType()
  const services = new Set(types.flatMap(({ type }) => (calls.get(type) ?? []).map(serviceOf)))
  const rights = Object.entries(permissionByCall).flatMap(([call, right]) =>
    services.has(serviceOf(call)) ? [right] : [],
  )
  const each = [...new Set(rights)].toSorted()
  const aws =
    each.length === 0
      ? []
      : [
          each.length <= mostRights
            ? `of AWS ${each.join(', ')}`
            : `of AWS those to read ${counted(services.size, 'service')}: ringfence permissions`,
        ]
  const azure = types.some(({ provider }) => provider === 'azure') ? ['of Azure the role Reader'] : []
  return [...aws, ...azure].join('; ') || 'none: no source brings its types yet'
}

const serviceOf = (call: string): string => call.split(':')[0] ?? call

/** Its own source and its own tests: they are what is run. */
async function decisionOf({ file, owns = [] }: Control): Promise<Paragraph[]> {
  const [source, tests] = await Promise.all([textOf(file), textOf(file.replace(/\.rego$/, '_test.rego'))])
  return [
    { heading: 'How it decides' },
    ...(owns.length > 0 ? order.map((code) => ({ code })) : []),
    ...codeOf(rulesIn(source)),
    ...(owns.length > 0
      ? examplesOf(owns)
      : [...example('What passes, by its own test', tests, 'test_pass'), ...failing(tests)]),
  ]
}

/** As `policies/transfers/decision.rego` has it, for controls that own a kind of place. */
const order = [
  '# whose data? nobody has said: undeclared. the country is not known: unknown',
  '# outside our own fence: fail. a localisation rule keeps it elsewhere: fail',
  "# inside the law's zone: pass. an adequacy decision: permitted until its end",
  '# a register entry that fits, is whole and whose controls pass: permitted',
  '# none of these: fail, no recorded basis',
]

/** What only finds out whether something is known never fails. */
function failing(tests: string): Paragraph[] {
  const found = example('What fails, by its own test', tests, 'test_fail')
  return found.length > 0
    ? found
    : example('What fails: nothing. What is unknown, by its own test', tests, 'test_unknown')
}

/** Their tests share a sample world whose names tell nobody anything. */
function examplesOf(owns: readonly PlaceKind[]): Paragraph[] {
  const [passes, fails] = owns.every((kind) => severalCountries.has(kind)) ? ofNames : ofCountries
  return ['', { heading: 'What passes' }, `  ${passes}`, '', { heading: 'What fails' }, `  ${fails}`]
}

const ofCountries = [
  "data of people in the EU, in Ireland: inside the GDPR's zone, the EEA",
  'the same data in the United States, and no entry of the register covers it: no recorded basis',
] as const

/** `europe`, `global`: no country is ever known of one, save one that the name surely takes in. */
const severalCountries: ReadonlySet<PlaceKind> = new Set(['container', 'global'])

const ofNames = [
  'nothing: what a name of several countries stands for is unknown, until that gap is accepted',
  'data of people in the EU, where the name surely takes in the United States and no entry of the register covers that: no recorded basis',
] as const

/** The policies ship with ringfence. */
const textOf = (file: string): Promise<string> => readFile(join(root, file), 'utf8').catch(() => '')

/** Without its metadata, package and imports. */
const rulesIn = (source: string): string =>
  source
    .split('\n')
    .filter((line) => !/^(#|package |import )/.test(line))
    .join('\n')
    .trim()

function example(heading: string, tests: string, name: string): Paragraph[] {
  const [found = ''] = new RegExp(`^${name}\\w* (.*\\{\\n[^]*?^\\}|.*)$`, 'm').exec(tests) ?? []
  return found === '' ? [] : ['', { heading }, ...codeOf(found)]
}

const codeOf = (text: string): Paragraph[] => text.split('\n').map((line) => ({ code: line.replaceAll('\t', '  ') }))

const clausesOf = (id: string, laws: readonly Law[]): Paragraph[] =>
  laws.flatMap((law) =>
    clausesNaming(id, law).map(
      ({ strength, cite, demands, verified }) =>
        `  ${law.short} ${cite} (${strength}): ${demands}${verified ? '' : ' [not verified]'}`,
    ),
  )
