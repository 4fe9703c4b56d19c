// What only a person can say, and the one thing to do next.
import type { Run } from '../../model/run.ts'
import type { Subject } from '../../model/subject.ts'
import { counted, grouped, labelled, type Line, type Page, sentence, shorten, together } from './layout.ts'

const mostTags = 4

export function next(run: Run, page: Page): Line[] {
  const undeclared = run.subjects.filter(isUndeclared)
  return [...undeclaredLines(undeclared, page), ...labelled('Next:', nextStep(run, undeclared.length), page)]
}

const isUndeclared = ({ resource, classification: { people } }: Subject): boolean =>
  resource.holds === 'content' && people.state === 'known' && people.value.length === 0

function undeclaredLines(undeclared: readonly Subject[], page: Page): Line[] {
  if (undeclared.length === 0) return []
  const tags = tagCounts(undeclared).slice(0, mostTags)
  const seen = tags
    .map(([key, count]) => `${shorten(key, 30)} on ${grouped(count)}`.replaceAll(' ', together))
    .join(', ')
  const stores = counted(undeclared.length, 'store holds', 'stores hold')
  return sentence(`Undeclared: whose data ${stores}. ${seen === '' ? 'No tags seen.' : `Tags seen: ${seen}.`}`, page)
}

function tagCounts(subjects: readonly Subject[]): [key: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { resource } of subjects) {
    const labels = resource.labels.state === 'unknown' ? [] : resource.labels.value
    const keys = new Set(labels.filter(({ from }) => from === 'tag').map(({ key }) => key))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

function nextStep({ rulebook, findings, summary }: Run, undeclared: number): string {
  if (undeclared > 0) return `say whose data it is, under data: in ${rulebook.config.file ?? 'a new ringfence.yaml'}`
  const worst = findings.find(({ status }) => status === 'fail')
  if (worst !== undefined) return `ringfence explain ${worst.control.id}`
  return summary.exit.code === 3 ? 'mend what was not read, and scan again' : 'nothing here asks for a repair'
}
