// The pages of docs/reference, made of what the program itself goes by, so that none can say otherwise.
import { type Application, type CommandContext, generateHelpTextForAllCommands } from '@stricli/core'
import { applicationOf } from '../src/cli/application.ts'
import { compiledPolicy, rulesFolder } from '../src/cli/assets.ts'
import { listing } from '../src/cli/listings.ts'
import type { Control } from '../src/model/control.ts'
import { exitStatuses } from '../src/model/exit-statuses.ts'
import type { Law } from '../src/model/rulebook.ts'
import { meaningOf } from '../src/reports/readme/columns.ts'
import { formats, reports } from '../src/reports/index.ts'
import { loadRules, type Rules } from '../src/rulebook/index.ts'
import { permissionByCall } from '../src/sources/aws/permissions.ts'

/** By the name of the file. */
export async function referencePages(): Promise<Map<string, string>> {
  const [rules, { metadata }] = await Promise.all([loadRules(rulesFolder), compiledPolicy()])
  return new Map([
    ['commands.md', commandsPage()],
    ['controls.md', await controlsPage(metadata.controls, rules)],
    ['exit-codes.md', exitPage()],
    ['formats.md', formatsPage()],
    ['permissions.md', permissionsPage()],
    ['types.md', await typesPage()],
  ])
}

const page = (title: string, about: string, ...parts: readonly string[]): string =>
  `# ${title}\n\n${about}\n\n<!-- Written by \`npm run docs\` from what the program goes by; a test holds it against that. -->\n\n${parts.join('\n\n')}\n`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const code = (text: string): string => `\`${text}\``

function commandsPage(): string {
  const commands = generateHelpTextForAllCommands(applicationOf([]) as unknown as Application<CommandContext>) // `as`: no command is run, so none asks for its host
  return page(
    'Commands',
    'What `ringfence COMMAND --help` prints, of every command. What a program reads goes to stdout, what a person reads to stderr, unless printing is all that a command does.',
    ...commands.map(([name, help]) => `## ${name}\n\n${fenced(help)}`),
  )
}

const fenced = (text: string, language = 'text'): string =>
  `\`\`\`${language}\n${text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n\`\`\``

async function controlsPage(controls: readonly Control[], { laws }: Rules): Promise<string> {
  const collected = new Map((await listing('controls')).map(({ id, collected: is }) => [id, is === true]))
  const sorted = controls.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return page(
    'Controls',
    'Each judges one facet of a resource, or each of its places. `ringfence explain ID` tells how one decides. A clause that is supported is not thereby met: a control shows something about it.',
    table(
      ['id', 'what must hold', 'read today'],
      sorted.map(({ id, title }) => [
        `[${code(id)}](#${anchorOf(id)})`,
        title,
        collected.get(id) === true ? 'yes' : 'no',
      ]),
    ),
    ...sorted.map((control) => controlPart(control, laws)),
  )
}

/** As GitHub makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')

function controlPart(
  { id, title, description, judges, severity, remediation, file }: Control,
  laws: readonly Law[],
): string {
  const clauses = laws.flatMap((law) =>
    law.clauses.flatMap(({ cite, controls }) =>
      controls.filter(({ control }) => control === id).map(({ strength }) => `${law.short} ${cite} (${strength})`),
    ),
  )
  return [
    `## ${id}`,
    `${title}. ${description}`,
    [
      `- Judges: ${judges === 'places' ? 'places' : code(judges)}`,
      `- Severity: ${Object.entries(severity)
        .map(([tier, grade]) => `${tier} ${grade}`)
        .join(', ')}`,
      `- To mend: ${remediation.trim()}`,
      `- Source: [${code(file)}](../../${file})`,
      `- Clauses: ${clauses.length === 0 ? 'none' : clauses.join('; ')}`,
    ].join('\n'),
  ].join('\n\n')
}

const exitPage = (): string =>
  page(
    'Exit status',
    'The gravest that holds: 70, then 130 and 143, 5, 4, 3, 1 and 0. An incomplete scan is never reported as clean. Other commands say in their help what theirs mean.',
    table(['status', 'meaning'], exitStatuses),
  )

const taking = [...reports, ...formats.flatMap((format) => format.reports)].filter(({ takesAll }) => takesAll === true)

const allVerdicts = `Every verdict is told, also each pass and each that does not apply, one per control, resource and place, after the findings. ${[...new Set(taking.map(({ file }) => code(file)))].join(', ')} have a place for them: SARIF calls them \`pass\` and \`notApplicable\`, OCSF \`Pass\` and \`not_applicable\`, OSCAL has an observation and JUnit a case for each, Security Hub takes passes alone, as resolved. All other files and formats tell of the findings. No total of findings, no exit status, baseline, diff or history counts a pass. A control that finds nothing in a type to judge gives no verdict, and is counted as not applicable in \`summary.json\` and \`population.csv\`.`

function formatsPage(): string {
  const written = new Set(reports)
  return page(
    'Files and formats',
    'Every run writes the files below. `-f FORMAT` adds a format, as often as wanted: in the folder of the run, with `=PATH` elsewhere, with `=-` on stdout. `ringfence convert DIR -f FORMAT` makes the same bytes of a finished run.',
    '## Formats',
    table(
      ['format', 'what it is', 'files'],
      formats.map(({ id, title, reports: files }) => [
        code(id),
        title,
        files.every((one) => written.has(one)) ? 'of every run' : files.map(({ file }) => code(file)).join(', '),
      ]),
    ),
    '## With `--evidence full`',
    allVerdicts,
    '## Files of every run',
    table(
      ['file', 'what it holds'],
      [
        ...reports.map(({ file, title }) => [code(file), title]),
        [
          '`manifest.json`',
          'every file with its bytes, records and digests, written last: where it stands, the run is whole',
        ],
      ],
    ),
    ...reports.filter(({ file }) => file.endsWith('.csv')).map(columnsPart),
  )
}

/** Of a run without a law in play: each law that is adds its own columns. */
function columnsPart({ file, writer }: (typeof reports)[number]): string {
  const head = writer(nothingRun).head?.() ?? ''
  const names = head.trimEnd().split(',')
  const laws =
    file === 'flows.csv'
      ? '\n\nAnd of each law in play `<law>_status`, `<law>_basis` and `<law>_until`: what it says of the copy, on which basis, and until when.'
      : ''
  return `### ${file}\n\n${table(
    ['column', 'meaning'],
    names.map((name) => [code(name), meaningOf(file, name, [])]),
  )}${laws}`
}

/** As much of a run as the head of a table asks for. */
const nothingRun = {
  identity: { id: '', now: '', scope: { providers: [], accounts: [], regions: [], from: [] }, collectors: {} },
  rulebook: { laws: [], config: {} },
  controls: [],
} as unknown as Parameters<(typeof reports)[number]['writer']>[0] // `as`: see above

function permissionsPage(): string {
  const services = Map.groupBy(Object.entries(permissionByCall), ([call]) => call.split(':')[0] ?? call)
  return page(
    'Permissions',
    'What a scan asks, and the right that lets it. All of it reads. `ringfence permissions` prints the IAM policy; `--missing`, what the last run was not allowed.',
    '## AWS',
    table(
      ['service', 'rights'],
      [...services]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([service, calls]) => [
          service,
          [...new Set(calls.map(([, right]) => code(right)))].toSorted().join(', '),
        ]),
    ),
    'Further accounts are entered by `sts:AssumeRole` on the role that `aws.role` names in them; `sts:GetCallerIdentity` needs no right.',
    '## Azure',
    'The role `Reader` on each subscription, or on a management group above them. Where that is refused in part, the run names each right that is missing, like `Microsoft.Insights/diagnosticSettings/read`.',
  )
}

async function typesPage(): Promise<string> {
  const rows = (await listing('types')) as unknown as TypeRow[] // `as`: it makes such rows
  const read = rows.filter(({ collected }) => collected)
  const known = rows.filter(({ collected }) => !collected)
  return page(
    'Types',
    `${read.length} types are read; ${known.length} more are known to hold data and not read yet: each that turns up is listed as a gap, and never counted as clean.`,
    '## Read',
    table(
      ['type', 'what it is', 'holds', 'from', 'judged facets'],
      read.map(({ id, title, holds, sources, facets }) => [
        code(id),
        title,
        holds,
        sources.join(', '),
        facets.join(', '),
      ]),
    ),
    '## Known, and not read yet',
    table(
      ['type', 'what it is', 'holds'],
      known.map(({ id, title, holds }) => [code(id), title, holds]),
    ),
  )
}

interface TypeRow {
  id: string
  title: string
  holds: string
  collected: boolean
  sources: string[]
  facets: string[]
}
