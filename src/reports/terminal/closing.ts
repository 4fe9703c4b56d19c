// The last lines: whether the answer is whole, what it says at or above the limit, where the files are, and its limits.
import { severities } from '../../model/finding.ts'
import { linesIn } from '../../model/run.ts'
import type { PageFacts } from './facts.ts'
import { counted, grouped, type Line, type Page, sentence, shorten, together } from './layout.ts'

export function closing(run: PageFacts, page: Page): Line[] {
  const [findings, flows] = [linesIn(run.summary), run.flows.count].map((number) => counted(number, 'row'))
  const files = `findings.csv (${findings}), flows.csv (${flows}), population.csv`
  const dir = shorten(page.outDir.replace(/\/*$/, '/'), page.width - 1)
  const limits = `Not legal advice; configuration ${seen(run)}, law tables ${run.identity.rulesVersion}.`
  return [
    ...verdictLines(run, page),
    ...sentence(`${dir.replaceAll(' ', together)}: ${files}`, page),
    ...sentence(limits, page, 'aside'),
  ]
}

function verdictLines(run: PageFacts, page: Page): Line[] {
  const { failOn } = page
  const { code } = run.summary.exit
  const failed = Object.entries(run.summary.findings.failedBySeverity)
  const over = failed.reduce((sum, [severity, count]) => sum + (atOrAbove(severity, failOn) ? count : 0), 0)
  const count = failOn === 'none' ? [] : [`${code >= 3 ? 'Also at' : 'At'} or above ${failOn}: ${grouped(over)}.`]
  const tone = code === 0 ? undefined : code === 3 ? 'warning' : 'bad'
  return [exitWords(run), ...count, ...sinceWords(run)].flatMap((words) => sentence(words, page, tone))
}

function exitWords({ summary, checks }: PageFacts): string {
  const { exit, population, unknown } = summary
  if (exit.code === 4)
    return `Incomplete (exit 4): ${exit.why}; ${grouped(unknown.checks)} other checks could not be read.`
  if (exit.code !== 3) return `${exit.code === 0 ? 'Complete' : 'Done'} (exit ${exit.code}): ${unknownWords(unknown)}`
  if (population === 0) return 'Incomplete (exit 3): no resource was read.'
  if (unknown.checks - unknown.accepted + unknown.ownerless === 0)
    return `Incomplete (exit 3): ${exit.why.replace(/^incomplete: /, '')}.`
  const accepted = unknown.accepted === 0 ? '' : ` (${grouped(unknown.accepted)} accepted)`
  const ownerless =
    unknown.ownerless === 0 ? '' : `; ${counted(unknown.ownerless, 'gap')} of accounts that could not be read`
  return `Incomplete (exit 3): ${grouped(unknown.checks)} of ${counted(checks.count, 'check')} could not be read${accepted}${ownerless}.`
}

/** What could not be judged again is no success. */
function sinceWords({ summary: { since } }: PageFacts): string[] {
  if (since === undefined) return []
  const kinds: [count: number, words: string][] = [
    [since.worse, 'worse'],
    [since.still, 'as before'],
    [since.waived, 'waived'],
    [since.mended, 'mended'],
    [since.untold, 'not to be told any more'],
    [since.unseen, 'of resources that were not seen again'],
  ]
  const others = kinds.filter(([count]) => count > 0).map(([count, words]) => `${grouped(count)} ${words}`)
  const when = since.scan === undefined ? 'before this change' : `run ${since.scan}`
  // A tag or a rule can switch a law off, and all that then fails no more reads as mended.
  const lowered =
    since.lowered > 0
      ? [`In a lower tier than ${since.scan === undefined ? '' : 'in '}${when}: ${counted(since.lowered, 'resource')}.`]
      : []
  return [`Failures since ${when}: ${[`${grouped(since.new)} new`, ...others].join(', ')}.`, ...lowered]
}

const unknownWords = ({ checks }: PageFacts['summary']['unknown']): string =>
  checks === 0
    ? 'every check was judged.'
    : `${counted(checks, 'check')} could not be read, and every gap is accepted by name.`

const ranks: readonly string[] = severities
const atOrAbove = (severity: string, limit: string): boolean => ranks.indexOf(severity) >= ranks.indexOf(limit)

/** Files may be days older than a live answer, so both ends of the time are told. */
function seen({ seen: { first, last } }: PageFacts): string {
  if (first === '') return 'not seen'
  return first === last ? `seen at ${toSecond(first)}` : `seen from ${toSecond(first)} to ${toSecond(last)}`
}

const toSecond = (time: string): string => time.replace(/\.\d+Z$/, 'Z')
