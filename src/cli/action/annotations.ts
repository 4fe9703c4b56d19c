// The failures of a run as annotations: the gravest first, no more than GitHub shows, and how many there are besides.
import { isNews } from '../../findings/index.ts'
import type { Baseline } from '../../model/baseline.ts'
import { type Finding, severities, type Severity } from '../../model/finding.ts'
import type { Summary } from '../../model/run.ts'
import { changeWords, lineOf } from '../../reports/index.ts'
import { counted } from '../../reports/terminal/layout.ts'
import { type Annotation, annotation, type Level } from './commands.ts'
import type { Shown } from './inputs.ts'

/** Of each level GitHub shows so many of a step, and drops the rest in silence. */
const mostShown = 10

export interface Told {
  summary: Summary
  /** The worst first. */
  findings: AsyncIterable<Finding>
  failOn: Severity
  baseline: Baseline | undefined
  /** Where all of them stand. */
  folder: string
}

/** Lines for stdout. */
export async function annotations(shown: Shown, told: Told): Promise<string> {
  if (shown === 'none') return ''
  const failures = shown === 'full' ? each(told.summary) : byControl()
  let known = 0
  for await (const finding of told.findings) {
    if (finding.status !== 'fail') continue
    if (told.baseline !== undefined && !isNews(finding, told.baseline)) known += 1
    else failures.add(finding, levelOf(finding.severity, told.failOn))
  }
  const lines = failures.lines()
  const { summary, baseline, folder } = told
  const change = summary.change === undefined ? [] : [changeWords(summary.change)]
  const more = [...change, ...rest(failures.left(), folder), ...before(known, baseline), ...unread(summary)]
  return [...lines, ...more.map((message) => annotation('notice', { title: 'ringfence', message }))].join('')
}

/** What makes the run fail is an error, and all else a warning. */
const levelOf = (severity: Severity, failOn: Severity): Level =>
  failOn !== 'none' && severities.indexOf(severity) >= severities.indexOf(failOn) ? 'error' : 'warning'

interface Failures {
  add(finding: Finding, level: Level): void
  lines(): string[]
  /** How many findings no line speaks of. */
  left(): number
}

function each({ config }: Summary): Failures {
  const lines: string[] = []
  const counts = new Map<Level, number>()
  let left = 0
  return {
    add(finding, level) {
      const count = counts.get(level) ?? 0
      counts.set(level, count + 1)
      if (count < mostShown) lines.push(annotation(level, annotationOf(finding, config.file)))
      else left += 1
    },
    lines: () => lines,
    left: () => left,
  }
}

function annotationOf(finding: Finding, configFile: string | undefined): Annotation {
  const { control, severity, resource, message, declared } = finding
  const where = [resource.region, resource.owner.account].filter((one) => one !== null).join(', ')
  const inConfig = configFile === undefined ? undefined : { file: configFile, line: lineOf(finding, configFile) }
  const at = declared ?? inConfig
  return {
    title: `${severity}: ${control.id}`,
    message: `${short(resource.name)} (${resource.type}, ${short(where)}): ${short(message, 1_000)}\n${control.remediation}`,
    ...(at && { at }),
  }
}

/** Half of a pair of surrogates is no character. */
const short = (text: string, most = 200): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`

interface Row {
  title: string
  gravest: Severity
  level: Level
  count: number
}

/** How many, and no name: the text of a control is ours, or that of whoever wrote the policy. */
function byControl(): Failures {
  const rows = new Map<string, Row>()
  const kept = (level: Level): [string, Row][] => [...rows].filter(([, row]) => row.level === level).slice(0, mostShown)
  const shownRows = (): [string, Row][] => [...kept('error'), ...kept('warning')]
  return {
    add({ control: { id, title }, severity }, level) {
      const row = rows.get(id) ?? { title, gravest: severity, level, count: 0 } // the worst comes first
      row.count += 1
      rows.set(id, row)
    },
    lines: () =>
      shownRows().map(([id, { title, gravest, level, count }]) =>
        annotation(level, { title: `${gravest}: ${id}`, message: `${title}: ${counted(count, 'failure')}` }),
      ),
    left: () => sum(rows.values()) - sum(shownRows().map(([, row]) => row)),
  }
}

const sum = (rows: Iterable<Row>): number => [...rows].reduce((total, { count }) => total + count, 0)

const rest = (count: number, folder: string): string[] =>
  count === 0 ? [] : [`${counted(count, 'failure')} more: findings.csv in ${folder} has all of them`]

/** A plan is held against what stands there. */
function before(count: number, baseline: Baseline | undefined): string[] {
  const where = baseline?.run === undefined ? 'stood there before this change' : 'the baseline has too'
  return count === 0 ? [] : [`${counted(count, 'failure')} that ${where}: not shown`]
}

/** Also where no check says so: the time ran out before there was one, or nothing was there to be read. */
function unread({ exit, unknown: { checks, accepted, ownerless } }: Summary): string[] {
  const open = checks - accepted + ownerless
  if (open > 0) return [`Incomplete: ${counted(open, 'check')} could not be read, and none of them passed`]
  return exit.code < 2 ? [] : [`Incomplete: ${exit.why.replace(/^incomplete: /, '')}`]
}
