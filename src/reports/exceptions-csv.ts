// exceptions.csv: what somebody has put their name to: waivers of failures and accepted gaps, and what each lifts today.
import { hasEnded } from '../model/days.ts'
import type { Run, Summary } from '../model/run.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import type { Report } from './report.ts'

export const exceptionsCsv: Report = {
  id: 'exceptions.csv',
  file: 'exceptions.csv',
  title: 'waivers and accepted gaps: who approved them, until when, and what each lifts',
  writer: (run) => csvWriter(columnsFor(run), { tail: (summary) => rowsOf(run, summary) }),
}

interface Row {
  kind: 'waiver' | 'accepted gap'
  where: string
  id?: string
  control?: string
  resource?: string
  account?: string
  country?: string
  operation?: string
  reason: string
  owner?: string
  approvedBy?: string
  until: string
  /** Failures or checks that it names in this run. */
  matches: number
  /** Calls that were not answered, of an accepted gap. */
  calls?: number
  unused: boolean
}

function rowsOf({ rulebook: { config } }: Run, { config: uses }: Summary): Row[] {
  const unused = new Set(uses.unused.map(({ kind, where }) => `${kind} ${where}`))
  const waivers = config.waivers.map((waiver): Row => {
    const use = uses.waivers.find(({ id }) => id === waiver.id)
    return {
      kind: 'waiver',
      ...waiver,
      matches: (use?.lifted ?? 0) + (use?.lapsed ?? 0),
      unused: unused.has(`waiver ${waiver.where}`),
    }
  })
  const gaps = config.acceptedGaps.map((gap): Row => {
    const use = uses.acceptedGaps.find(({ where }) => where === gap.where)
    return {
      kind: 'accepted gap',
      ...gap,
      matches: use?.checks ?? 0,
      calls: use?.calls ?? 0,
      unused: unused.has(`accepted gap ${gap.where}`),
    }
  })
  return [...waivers, ...gaps]
}

const columnsFor = ({ identity }: Run): Column<Row>[] => [
  ['schema_version', () => 1],
  ['scan_id', () => identity.id],
  ['kind', ({ kind }) => kind],
  ['id', ({ id }) => id],
  ['where', ({ where }) => where],
  ['control', ({ control }) => control],
  ['resource', ({ resource }) => resource],
  ['account_id', ({ account }) => account],
  ['country', ({ country }) => country],
  ['operation', ({ operation }) => operation],
  ['reason', ({ reason }) => reason],
  ['owner', ({ owner }) => owner],
  ['approved_by', ({ approvedBy }) => approvedBy],
  ['until', ({ until }) => until],
  ['state', ({ until }) => (hasEnded(until, identity.now.slice(0, 10)) ? 'expired' : 'active')],
  ['matches', ({ matches }) => matches],
  ['calls', ({ calls }) => calls],
  ['unused', ({ unused }) => unused],
]
