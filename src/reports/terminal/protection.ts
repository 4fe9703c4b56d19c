// How the data is protected, which can be judged whosever it is.
import { type Finding, severities } from '../../model/finding.ts'
import type { Run } from '../../model/run.ts'
import { columns, firstOf, grouped, type Line, pad, type Page, sentence } from './layout.ts'

const mostGroups = 5

export function protection({ findings }: Run, page: Page): Line[] {
  const failing = findings.filter(({ status, place }) => status === 'fail' && place === undefined)
  const count = (severity: string) => grouped(failing.filter((finding) => finding.severity === severity).length)
  const counts = ['critical', 'high', 'medium', 'low'].map((severity) => `${severity} ${count(severity)}`).join('   ')
  const { shown, more } = firstOf(groupsOf(failing), mostGroups, page)
  return [
    ...sentence(`Protection, judged now   ${counts}`, page, 'heading'),
    ...shown.map((group) => groupLine(group, titleRoom(shown, page))),
    ...(more === 0 ? [] : [{ text: ` and ${grouped(more)} more: findings.csv` }]),
  ]
}

/** Of one control and severity; never empty. */
type Group = readonly [Finding, ...Finding[]]

function groupsOf(failing: readonly Finding[]): Group[] {
  const alike = Map.groupBy(failing, ({ severity, control }) => `${severity} ${control.id}`)
  return [...alike.values()]
    .filter((group): group is [Finding, ...Finding[]] => group.length > 0)
    .sort(
      ([a, ...as], [b, ...bs]) => rank(b) - rank(a) || bs.length - as.length || (a.control.id < b.control.id ? -1 : 1),
    )
}

const rank = ({ severity }: Finding): number => severities.indexOf(severity)

const head = (group: Group): string => ` ${group[0].severity.padEnd(8)} ${grouped(group.length).padStart(5)} fail  `
const tail = ([{ control }]: Group): string => `  ringfence explain ${control.id}`

/** As much as the longest line leaves, so that all of them stand in columns. */
const titleRoom = (groups: readonly Group[], { width }: Page): number =>
  Math.min(48, width - Math.max(...groups.map((group) => columns(head(group) + tail(group)))))

const groupLine = (group: Group, room: number): Line => ({
  text: head(group) + pad(group[0].control.title, room) + tail(group),
})
