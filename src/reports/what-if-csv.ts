// what-if.csv: the places that --without or another day judges otherwise, with the entry and the owner who must act.
import { entryBehind } from '../model/register-entry.ts'
import type { Run } from '../model/run.ts'
import { failureOf, ifConcerned, type Outcome } from '../model/verdict.ts'
import { type Change, changesOf } from './changes.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { cellOf } from './fact-cell.ts'
import { decidingIn } from './flows.ts'
import { basisOf } from './recorded-basis.ts'
import type { Report } from './report.ts'

export const whatIfCsv: Report = {
  id: 'what-if.csv',
  file: 'what-if.csv',
  title: 'what changes without a decision, or on another day; no rows where nothing was asked',
  writer(run) {
    const deciding = decidingIn(run)
    return csvWriter(columnsFor(run), { subject: (judged) => changesOf(judged, deciding) })
  },
}

const columnsFor = (run: Run): Column<Change>[] => [
  ['schema_version', () => 1],
  ['scan_id', () => run.identity.id],
  ['without', () => run.identity.without],
  ['day', () => run.identity.now.slice(0, 10)],
  ['compared_with', () => run.comparedWith?.slice(0, 10)],
  ['change', ({ kind }) => kind],
  ['law', ({ law }) => law],
  ['control_id', ({ control }) => control],
  ['provider', ({ subject }) => subject.resource.provider],
  ['account_id', ({ subject }) => subject.resource.owner.account],
  ['resource_type', ({ subject }) => subject.resource.type],
  ['resource_id', ({ subject }) => subject.resource.id],
  ['resource_name', ({ subject }) => subject.resource.name],
  ['place_role', ({ place }) => place.role],
  ['means', ({ place }) => place.via?.means],
  ['mechanism', ({ place }) => place.via?.mechanism],
  ['destination_location', ({ place }) => cellOf(place.region)],
  ['destination_country', ({ place }) => cellOf(place.country)],
  ['destination_account', ({ place }) => cellOf(place.account)],
  ...outcomeColumns('before', ({ before }) => before, run),
  ...outcomeColumns('after', ({ after }) => after, run),
]

const outcomeColumns = (prefix: string, of: (change: Change) => Outcome, { rulebook }: Run): Column<Change>[] => [
  [`${prefix}_status`, (change) => of(change).status],
  [`${prefix}_basis`, (change) => basisOf(of(change))?.basis],
  [`${prefix}_until`, (change) => basisOf(of(change))?.until],
  [`${prefix}_reason`, (change) => failureOf(ifConcerned(of(change)))?.reason],
  [`${prefix}_entry`, (change) => entryBehind(of(change), rulebook)?.id],
  [`${prefix}_owner`, (change) => entryBehind(of(change), rulebook)?.owner],
]
