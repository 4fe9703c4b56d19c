// README.txt: what lies in the folder, for whoever receives it: every file, every column, and what none of them can say.
import type { Run } from '../model/run.ts'
import { beforeNdjson } from './before-ndjson.ts'
import { meaningOf } from './readme/columns.ts'
import type { Report } from './report.ts'

/** `others`: the files that it speaks of. `asked`: those that are there where somebody asked for them. */
export const readmeTxt = (others: readonly Report[], asked: readonly Report[] = []): Report => ({
  id: 'README.txt',
  file: 'README.txt',
  title: 'what every file and column means',
  writer: (run) => ({ head: () => textOf(run.before === undefined ? others : [...others, beforeNdjson], asked, run) }),
})

function textOf(others: readonly Report[], asked: readonly Report[], run: Run): string {
  const { id, now, toolVersion, rulesVersion } = run.identity
  const paragraphs = [
    `Evidence of run ${id}, judged for ${now} by ringfence ${toolVersion} with its rules of ${rulesVersion}.`,
    'It tells where data rests and is copied to, by the configuration of the accounts that were read, and what the laws in play say of each place. It indicates, and concludes nothing: it is no legal advice. What could not be read is `unknown`, and never counts as a pass.',
    'The files',
    ...[...others.map(({ file, title }) => `${file}: ${title}.`), ...rawLines(run), ...lastFiles].map(
      (line) => `  ${line}`,
    ),
    ...(asked.length === 0 ? [] : ['The same in the formats of other tools, where it was asked for']),
    ...asked.map(({ file, title }) => `  ${file}: ${title}.`),
    'Which verdicts are told',
    run.tellsAll === true
      ? 'Every one that a control gave of a resource or of one of its places, passes too: --evidence full asked for it. A control that finds nothing in a type to judge gives none; it counts as not applicable in population.csv and summary.json, where every resource and every control is counted. What passed or does not apply is no finding, and no total of findings counts it.'
      : 'The findings: every verdict that did not simply pass, and that applies. What passed is counted in population.csv, with the controls by name, and in summary.json; --evidence full tells each of them.',
    'How the tables are written',
    'RFC 4180 with a header, UTF-8, lines that end with CR LF. Times are ISO 8601 in UTC. A list is joined with |. An empty cell: not collected. A cell that a spreadsheet would run as a formula has an apostrophe before it, which is to be taken off once; the NDJSON files have the values as they are.',
    ...others
      .filter(({ file }) => file.endsWith('.csv'))
      .flatMap((report) => [`The columns of ${report.file}`, ...columnsOf(report, run)]),
    'What it cannot tell',
    'Whether data is really in a store, or went over a copy that is configured. Whether a document of the register says what it must. Whether somebody who rules an account lied when it was read. What a type that is not read yet holds: those that turned up stand in coverage.csv.',
  ]
  return `${paragraphs.flatMap(wrapped).slice(1).join('\n')}\n`
}

/** A reader must know that something is missing from them, and that nothing hides what. */
const rawLines = ({ raw }: Run): string[] =>
  raw === undefined || raw.files.length === 0
    ? []
    : [
        'raw/: what the providers answered, one JSON object per line: the resource that it tells of, which of its origins it is, the account, the region and the operation that were asked, and the body, or the name of the refusal. The sha256 of each line, without its line end, is the raw_sha256 of the findings that rest on it, and stands in inventory.ndjson. Settings of programs, secrets, connection strings, addresses of people, keys, bytes and free text were left out before anything was written or digested; [redacted: RULE] stands in their place, and manifest.json counts them.',
      ]

const lastFiles = [
  'manifest.json: every file with its bytes, records and digests, written last; `ringfence verify` holds the folder against it.',
  'attestation.sigstore.json: the signature over the manifest, where the run was signed.',
]

function columnsOf({ file, writer }: Report, run: Run): string[] {
  const names = (writer(run).head?.() ?? '').trimEnd().split(',')
  const laws = run.rulebook.laws.map(({ id }) => id)
  return names.map((name) => `  ${name}: ${meaningOf(file, name, laws)}.`)
}

const width = 100

/** A heading stands apart; what goes on is set in below its beginning. */
function wrapped(paragraph: string): string[] {
  const indent = /^ */.exec(paragraph)?.[0] ?? ''
  const lines: string[] = []
  let line = indent
  for (const word of paragraph.trim().split(' ')) {
    if (line.trim() !== '' && line.length + word.length >= width) {
      lines.push(line)
      line = `${indent}${indent === '' ? '' : '  '}`
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return indent === '' ? ['', ...lines, line] : [...lines, line]
}
