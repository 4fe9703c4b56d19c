// How the data is protected, which can be judged whosever it is.
import type { Group, PageFacts } from './facts.ts'
import { columns, firstOf, grouped, type Line, pad, type Page, sentence } from './layout.ts'

const mostGroups = 5

export function protection({ groups }: PageFacts, page: Page): Line[] {
  const count = (severity: string) =>
    grouped(groups.reduce((sum, group) => sum + (group.severity === severity ? group.count : 0), 0))
  const counts = ['critical', 'high', 'medium', 'low'].map((severity) => `${severity} ${count(severity)}`).join('   ')
  const { shown, more } = firstOf(groups, mostGroups, page)
  return [
    ...sentence(`Protection, judged now   ${counts}`, page, 'heading'),
    ...shown.map((group) => groupLine(group, titleRoom(shown, page))),
    ...(more === 0 ? [] : [{ text: ` and ${grouped(more)} more: findings.csv` }]),
  ]
}

const head = (group: Group): string => ` ${group.severity.padEnd(8)} ${grouped(group.count).padStart(5)} fail  `
const tail = ({ control }: Group): string => `  ringfence explain ${control.id}`

/** As much as the longest line leaves, so that all of them stand in columns. */
const titleRoom = (groups: readonly Group[], { width }: Page): number =>
  Math.min(48, width - Math.max(...groups.map((group) => columns(head(group) + tail(group)))))

const groupLine = (group: Group, room: number): Line => ({
  text: head(group) + pad(group.control.title, room) + tail(group),
})
