// `ringfence map` at work: the places where data rests and the copies between them, from the files of a finished run, on stdout.
import { type Pack, populationOf, wholePack } from '../evidence/index.ts'
import { statuses } from '../model/verdict.ts'
import { type DrawnFlow, drawnFlow } from '../reports/index.ts'
import { unguard } from '../reports/spreadsheet-guard.ts'
import { counted, grouped } from '../reports/terminal/layout.ts'
import { readFlows } from '../sources/snapshot/index.ts'
import { convert } from './convert.ts'
import { note } from './folded-lines.ts'
import type { Host } from './host.ts'
import { runNamed } from './latest-run.ts'
import { tableOf } from './table.ts'

export interface MapRequest {
  format: 'table' | 'geojson' | 'mermaid'
}

/** The exit status. */
export async function map(dir: string | undefined, { format }: MapRequest, host: Host): Promise<number> {
  const { folder, named } = runNamed(dir, host.cwd)
  if (format !== 'table') return convert({ dir: named, formats: [`${format}=-`] }, host)
  const pack = await wholePack(folder, named)
  const places = await placesIn(pack)
  const flows = await flowsIn(pack)
  const stores = total(places, ({ stores: count }) => count)
  const copies = total(flows, ({ copies: count }) => count)
  const { stdout } = host.process
  stdout.write(
    [
      `${counted(stores, 'store holds', 'stores hold')} data, in ${counted(places.length, 'place')}\n`,
      tableOf(
        places.map(({ stores: all, ...place }) => ({ ...place, count: grouped(all) })),
        stdout,
      ),
      `\n${counted(copies, 'copy', 'copies')}\n`,
      tableOf(
        flows.map(({ copies: all, status, ...flow }) => ({ ...flow, status: wordOf(status), count: grouped(all) })),
        stdout,
      ),
      flows.length === 0 ? '' : '\nstatus: of the laws in play, the worst; each law, and each copy: flows.csv\n',
    ].join(''),
  )
  const { result } = pack.manifest
  if (result.code > 1) note(host, `the run is not whole, and neither are these: ${result.why}`)
  return 0
}

interface PlaceRow {
  country: string
  region: string
  stores: number
}

async function placesIn(pack: Pack): Promise<PlaceRow[]> {
  const found = new Map<string, PlaceRow>()
  for await (const { holds, country, region } of populationOf(pack)) {
    if (holds !== 'content') continue
    const place = { country: country === '' ? notKnown : unguard(country), region: unguard(region) || notKnown }
    addTo(found, place, (before) => ({ ...place, stores: (before?.stores ?? 0) + 1 }))
  }
  return [...found.values()].toSorted((one, other) => other.stores - one.stores || compared(one, other))
}

interface FlowRow {
  /** Of a plan: what its change does to them. */
  change?: string
  from: string
  to: string
  means: string
  status: DrawnFlow['status']
  copies: number
}

async function flowsIn({ dir }: Pack): Promise<FlowRow[]> {
  const found = new Map<string, FlowRow>()
  for await (const cells of readFlows(dir)) {
    const plain = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, unguard(cell)]))
    const { from, to, means, status } = drawnFlow(plain)
    const change = plain['change'] === undefined ? {} : { change: plain['change'] }
    const flow = { ...change, from: endOf(from), to: endOf(to), means, status }
    addTo(found, flow, (before) => ({ ...flow, copies: (before?.copies ?? 0) + 1 }))
  }
  const rank = ({ status }: FlowRow): number => statuses.indexOf(status)
  return [...found.values()].toSorted(
    (one, other) => rank(other) - rank(one) || other.copies - one.copies || compared(one, other),
  )
}

/** As many rows as there are regions, and pairs of them: a figure for each, however many resources. */
function addTo<Row>(found: Map<string, Row>, of: object, oneMore: (before: Row | undefined) => Row): void {
  const name = JSON.stringify(of)
  found.set(name, oneMore(found.get(name)))
}

const compared = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** As the first page says it. */
const wordOf = (status: DrawnFlow['status']): string => (status === 'not_applicable' ? 'not concerned' : status)

const notKnown = 'not known'

const endOf = ({ country, location }: DrawnFlow['to']): string =>
  country === '' && location === '' ? notKnown : `${country === '' ? '?' : country} ${location === '' ? '?' : location}`

const total = <Row>(rows: readonly Row[], part: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + part(row), 0)
