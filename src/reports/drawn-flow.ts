// A row of flows.csv as something to draw: both ends, the way, and what each law says of it.
import { type Status, statuses, worst } from '../model/verdict.ts'
import type { FlowCells } from './flows-csv.ts'

export interface DrawnFlow {
  /** ISO 3166-1; empty: nobody knows. */
  from: { location: string; country: string }
  to: { location: string; country: string }
  means: string
  /** Of the laws in play, the worst. `unknown` where none says anything. */
  status: Status
  laws: Record<string, { status: string; basis?: string; until?: string }>
}

const suffix = '_status'

export function drawnFlow(cells: FlowCells): DrawnFlow {
  const cell = (name: string): string => cells[name] ?? ''
  const ids = Object.keys(cells).flatMap((name) => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : []))
  const said = ids.filter((id) => cell(`${id}${suffix}`) !== '')
  const laws = said.map((id) => {
    const [basis, until] = [cell(`${id}_basis`), cell(`${id}_until`)]
    return [
      id,
      { status: cell(`${id}${suffix}`), ...(basis === '' ? {} : { basis }), ...(until === '' ? {} : { until }) },
    ] as const
  })
  return {
    from: { location: cell('from_location'), country: cell('from_country') },
    to: { location: cell('to_location'), country: cell('to_country') },
    means: cell('means'),
    status: said.length === 0 ? 'unknown' : worst(said.map((id) => statusOf(cell(`${id}${suffix}`)))),
    laws: Object.fromEntries(laws),
  }
}

/** A word that is no status is nobody's pass. */
const statusOf = (word: string): Status => statuses.find((status) => status === word) ?? 'unknown'
