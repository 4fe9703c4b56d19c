// The last lines: whether the answer is whole, what it says at or above the limit, where the files are, and its limits.
import { severities } from '../../model/finding.ts'
import type { Run } from '../../model/run.ts'
import { counted, grouped, type Line, type Page, sentence, shorten, together } from './layout.ts'

export function closing(run: Run, page: Page): Line[] {
  const [findings, flows] = [run.findings.length, flowCount(run)].map((number) => counted(number, 'row'))
  const files = `findings.csv (${findings}), flows.csv (${flows}), population.csv`
  const dir = shorten(page.outDir.replace(/\/*$/, '/'), page.width - 1)
  const limits = `Not legal advice; configuration ${seen(run)}, law tables ${run.identity.rulesVersion}.`
  return [
    ...verdictLines(run, page),
    ...sentence(`${dir.replaceAll(' ', together)}: ${files}`, page),
    ...sentence(limits, page, 'aside'),
  ]
}

function verdictLines(run: Run, page: Page): Line[] {
  const { failOn } = page
  const { code } = run.summary.exit
  const over = run.findings.filter(({ status, severity }) => status === 'fail' && atOrAbove(severity, failOn)).length
  const count = failOn === 'none' ? [] : [`${code === 3 ? 'Also at' : 'At'} or above ${failOn}: ${grouped(over)}.`]
  const tone = code === 0 ? undefined : code === 3 ? 'warning' : 'bad'
  return [exitWords(run), ...count].flatMap((words) => sentence(words, page, tone))
}

function exitWords({ summary, verdicts }: Run): string {
  const { exit, population, unknown } = summary
  if (exit.code !== 3) return `${exit.code === 0 ? 'Complete' : 'Done'} (exit ${exit.code}): ${unknownWords(unknown)}`
  if (population === 0) return 'Incomplete (exit 3): no resource was read.'
  const judged = verdicts.filter(({ outcome }) => outcome.status !== 'not_applicable').length
  const accepted = unknown.accepted === 0 ? '' : ` (${grouped(unknown.accepted)} accepted)`
  const ownerless =
    unknown.ownerless === 0 ? '' : `; ${counted(unknown.ownerless, 'gap')} of accounts that could not be read`
  return `Incomplete (exit 3): ${grouped(unknown.checks)} of ${counted(judged, 'check')} could not be read${accepted}${ownerless}.`
}

const unknownWords = ({ checks }: Run['summary']['unknown']): string =>
  checks === 0
    ? 'every check was judged.'
    : `${counted(checks, 'check')} could not be read, and every gap is accepted by name.`

const ranks: readonly string[] = severities
const atOrAbove = (severity: string, limit: string): boolean => ranks.indexOf(severity) >= ranks.indexOf(limit)

const flowCount = ({ subjects }: Run): number =>
  subjects.reduce((sum, { places }) => sum + places.filter(({ via }) => via !== undefined).length, 0)

/** Files may be days older than a live answer, so both ends of the time are told. */
function seen({ subjects }: Run): string {
  let [first, last] = ['', '']
  for (const { resource } of subjects) {
    for (const { observedAt } of resource.origins) {
      if (first === '' || observedAt < first) first = observedAt
      if (observedAt > last) last = observedAt
    }
  }
  if (first === '') return 'not seen'
  return first === last ? `seen at ${toSecond(first)}` : `seen from ${toSecond(first)} to ${toSecond(last)}`
}

const toSecond = (time: string): string => time.replace(/\.\d+Z$/, 'Z')
