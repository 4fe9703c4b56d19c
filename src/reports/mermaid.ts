// flows.mmd: which countries copies go to, as a Mermaid chart; copies of one way and one status are one arrow.
import { type Status, statuses } from '../model/verdict.ts'
import { drawnFlow } from './drawn-flow.ts'
import type { FlowCells } from './flows-csv.ts'
import { printable } from './plain-text.ts'
import type { RecordedFormat } from './recorded-format.ts'

/** Mermaid draws 500 arrows at most, and 50,000 characters. */
const mostArrows = 300

export const mermaid: RecordedFormat = {
  id: 'mermaid',
  file: 'flows.mmd',
  title: 'which countries copies go to, as a Mermaid chart',
  writer() {
    const drawn = drawing()
    return {
      flows(batch) {
        batch.forEach(drawn.add)
        return ''
      },
      *tail(summary) {
        yield* drawn.chart()
        if (summary.exit.code > 1) yield noteNode('incomplete', summary.exit.why)
      },
    }
  },
}

export interface Drawing {
  add(cells: FlowCells): void
  chart(): Generator<string>
}

/** A chart of whatever rows of flows.csv are added to it. */
export function drawing(): Drawing {
  const arrows = new Map<string, Arrow>()
  const staying = new Map<string, number>()
  return {
    add: (cells) => note(cells, arrows, staying),
    chart: () => chart([...arrows.values()], staying),
  }
}

const settled = '-->'
const gone = '--x'

/** The words say it too: a thick line fails, a dotted one waits for an answer. */
const lines = {
  fail: '==>',
  unknown: '-.->',
  undeclared: '-.->',
  permitted: settled,
  waived: settled,
  pass: settled,
  not_applicable: settled,
} as const satisfies Record<Status, string>

interface Arrow {
  from: string
  to: string
  means: string
  status: Status
  /** Of a plan: what becomes of them; empty: nothing. */
  change: string
  count: number
}

/** As many as there are pairs of countries, ways and statuses. A copy that stays is only counted where nothing about it is open. */
function note(cells: FlowCells, arrows: Map<string, Arrow>, staying: Map<string, number>): void {
  const { from, to, means, status } = drawnFlow(cells)
  const { change: told = '' } = cells
  const change = told === 'unchanged' ? '' : told
  if (change === '' && from.country !== '' && from.country === to.country && lines[status] === settled) {
    staying.set(from.country, (staying.get(from.country) ?? 0) + 1)
    return
  }
  const name = JSON.stringify([from.country, to.country, means, status, change])
  const arrow = arrows.get(name) ?? { from: from.country, to: to.country, means, status, change, count: 0 }
  arrow.count += 1
  arrows.set(name, arrow)
}

function* chart(arrows: readonly Arrow[], staying: ReadonlyMap<string, number>): Generator<string> {
  const sorted = arrows.toSorted(worstFirst)
  const shown = sorted.slice(0, mostArrows)
  const countries = new Set([...shown.flatMap(({ from, to }) => [from, to]), ...staying.keys()])
  yield 'flowchart LR\n'
  for (const country of [...countries].toSorted())
    yield `  ${nodeOf(country)}["${label(nameOf(country, staying.get(country)))}"]\n`
  for (const { from, to, means, status, change, count } of shown) {
    const words = `${count} ${means}, ${change === 'removed' ? '' : status}${change === '' || change === 'removed' ? change : `, ${change}`}`
    yield `  ${nodeOf(from)} ${change === 'removed' ? gone : lines[status]}|"${label(words)}"| ${nodeOf(to)}\n`
  }
  if (shown.length < sorted.length)
    yield noteNode('more', `and ${sorted.length - shown.length} more arrows in flows.csv`)
}

/** Words that stand in the picture: whoever sees it does not see a comment of its source. */
const noteNode = (id: 'more' | 'incomplete', text: string): string => `  ${id}["${label(text)}"]\n`

const worstFirst = (one: Arrow, other: Arrow): number =>
  statuses.indexOf(other.status) - statuses.indexOf(one.status) ||
  other.count - one.count ||
  (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** Countries are of our own tables; whatever else stood in a file becomes a name of its own, and never syntax. */
const nodeOf = (country: string): string => (country === '' ? 'unknown' : `c_${Buffer.from(country).toString('hex')}`)

const nameOf = (country: string, staying = 0): string =>
  `${country === '' ? 'country not known' : country}${staying === 0 ? '' : `, ${staying === 1 ? '1 copy stays' : `${staying} copies stay`}`}`

/** Within quotes Mermaid reads `#code;` as a character, and HTML. */
const label = (text: string): string =>
  printable(text.toWellFormed()).replaceAll(/[^\w .,()\\/-]/gu, (char) => `#${char.codePointAt(0)};`)
