// What was read, and, with the same prominence, what was not.
import { lacksWitness } from '../../model/gaps.ts'
import type { Gap } from '../../model/observation.ts'
import type { PageFacts } from './facts.ts'
import { counted, firstOf, grouped, labelled, type Line, type Page, together } from './layout.ts'
import { isOfPlan } from './words.ts'

const mostPermissions = 6
const mostUnused = 4

export const read = (run: PageFacts, page: Page): Line[] => [
  ...readLines(run, page),
  ...notReadLines(run, page),
  ...notes(run, page),
]

function readLines(run: PageFacts, page: Page): Line[] {
  const { stores, asked, summary } = run
  const calls = total(
    asked.filter(({ service }) => service !== 'file'),
    (row) => row.calls,
  )
  const dataless = total(Object.values(summary.dataless), (count) => count)
  const parts = [
    counted(summary.population, 'resource'),
    `${grouped(stores.count)} hold data`,
    ...(dataless > 0 ? [`${grouped(dataless)} more of types that hold none`] : []),
    calls === 0 ? 'no calls, files only' : counted(calls, 'call'),
  ]
  return [...labelled('Read', parts.join('; '), page), ...witnessLines(run, page)]
}

/** Types that are not read by their own calls show only where AWS Config counts them. */
function witnessLines({ asked, gaps }: PageFacts, page: Page): Line[] {
  const regions = asked.filter(({ operation }) => operation === 'DescribeConfigurationRecorders')
  if (regions.length === 0) return []
  const on = asked.filter(({ operation }) => operation === 'GetDiscoveredResourceCounts').length
  const part = gaps.filter((gap) => lacksWitness(gap) && gap.reason === 'not-recorded').length
  const words = [
    `AWS Config on in ${grouped(on)} of ${counted(regions.length, 'region')}`,
    ...(part > 0 ? [`in ${grouped(part)} of them it records only in part`] : []),
    ...(on < regions.length || part > 0
      ? ['what it does not record is seen only if it is of a type that is read directly']
      : []),
  ]
  return labelled('', words.join('; '), page)
}

function notReadLines(run: PageFacts, page: Page): Line[] {
  const { asked, gaps, summary } = run
  const failed = total(asked, (row) => row.failed)
  const unmade = total(asked, (row) => row.unmade ?? 0)
  const denied = total(
    gaps.filter(({ reason }) => reason === 'denied'),
    countOf,
  )
  const { checks, accepted } = summary.unknown
  const parts = [
    ...(summary.population === 0 ? ['any resource'] : []),
    ...(failed > 0 ? [`${counted(failed, 'call')} failed${denied > 0 ? ` (${grouped(denied)} denied)` : ''}`] : []),
    ...(failed === 0 && denied > 0 ? [`${counted(denied, 'call')} denied`] : []),
    ...(unmade > 0 ? [`${counted(unmade, 'call')} not made, as nothing answered any more`] : []),
    ...otherReasons(gaps),
    ...(checks > 0
      ? [`${counted(checks, 'check')} unknown${accepted > 0 ? ` (${grouped(accepted)} accepted)` : ''}`]
      : []),
    ...unsupported(gaps),
  ]
  if (parts.length === 0) return labelled('Not read', 'nothing: every call was answered, every check was judged', page)
  const lines = labelled('Not read', `${parts.join(', ')}: coverage.csv`, page)
  const { missing, untold } = permissionWords(run, page)
  const mend = [
    ...(missing === '' ? [] : labelled('', `mend: grant ${missing}`, page)),
    ...(untold === ''
      ? []
      : labelled('', `a plan cannot tell: ${untold}; accept these by name, or scan what was applied`, page)),
  ]
  const unasked = gaps.some(({ reason }) => reason === 'not-asked')
  const more = unasked ? labelled('', 'mend: scan without --fast, which asks about each resource', page) : []
  return [...lines, ...mend, ...more].map((line) => ({ ...line, tone: 'warning' }))
}

function otherReasons(gaps: readonly Gap[]): string[] {
  const others = gaps.filter((gap) => gap.reason !== 'denied' && gap.reason !== 'unsupported' && !lacksWitness(gap))
  return [...Map.groupBy(others, ({ reason }) => reason)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, same]) => `${grouped(total(same, countOf))} ${reason}`)
}

function unsupported(gaps: readonly Gap[]): string[] {
  const unread = gaps.filter(({ reason }) => reason === 'unsupported')
  if (unread.length === 0) return []
  const types = new Set(unread.map(({ type, service }) => type ?? service)).size
  return [`${counted(total(unread, countOf), 'resource')} of ${counted(types, 'type')} that ringfence cannot read yet`]
}

/** Each permission with how many checks wait for it, the most wanted first. */
function permissionWords({ gaps, checks, summary }: PageFacts, page: Page): { missing: string; untold: string } {
  const named = [...summary.unknown.permissions, ...gaps.flatMap(({ permission }) => permission ?? [])]
  const waiting = new Map([...named.map((permission) => [permission, 0] as const), ...checks.waiting])
  const ranked = [...waiting].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const { shown, more } = firstOf(
    ranked.filter(([name]) => !isOfPlan(name)),
    mostPermissions,
    page,
  )
  const rest = more > 0 ? [`and ${grouped(more)} more: ringfence permissions --missing`] : []
  return {
    missing: [...shown.map(waitWords), ...rest].join(', '),
    untold: ranked
      .filter(([name]) => isOfPlan(name))
      .map(waitWords)
      .join(', '),
  }
}

const waitWords = ([name, count]: readonly [string, number]): string =>
  `${name}${count === 0 ? '' : ` (${counted(count, 'check')})`}`.replaceAll(' ', together)

function notes({ warnings, summary }: PageFacts, page: Page): Line[] {
  const { shown, more } = firstOf(warnings, 3, page)
  const rest = more === 0 ? [] : labelled('', `and ${counted(more, 'more note')}: -v`, page)
  return [...shown.flatMap((warning) => labelled('Note', warning, page)), ...rest, ...unusedLines(summary, page)]
}

/** An entry that matches nothing is often misspelt. */
function unusedLines({ config }: PageFacts['summary'], page: Page): Line[] {
  const { shown, more } = firstOf(config.unused, mostUnused, page)
  if (shown.length === 0) return []
  const words = shown.map(({ kind, where, id }) => `${kind} ${id ?? `at ${where}`}`.replaceAll(' ', together))
  const rest = more === 0 ? '' : `, and ${grouped(more)} more: summary.json`
  return labelled('Unused', `${words.join(', ')}${rest}`, page).map((line) => ({ ...line, tone: 'warning' }))
}

const countOf = ({ count }: Gap): number => count ?? 1

const total = <T>(items: readonly T[], part: (item: T) => number): number =>
  items.reduce((sum, item) => sum + part(item), 0)
