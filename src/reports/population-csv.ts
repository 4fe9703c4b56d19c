// population.csv: every resource in scope once, passes included, so that findings can be tied to what was looked at.
import type { Judged, Run } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import { type Status, type Verdict, worst } from '../model/verdict.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import { cellOf } from './fact-cell.ts'
import { oldest } from './origin-cells.ts'
import type { Report } from './report.ts'

export const populationCsv: Report = {
  id: 'population.csv',
  file: 'population.csv',
  title: 'every resource in scope, with its counts per status',
  writer: (run) => csvWriter(columnsFor(run), { subject: (judged) => [counted(judged)] }),
}

interface Row extends Subject {
  /** How many controls had anything to say. */
  heard: number
  /** They, with the worst that each of them said, by that. */
  said: ReadonlyMap<Status, readonly (readonly [control: string, Status])[]>
}

function counted({ subject, verdicts }: Judged): Row {
  const found = worstPerControl(verdicts)
  return { ...subject, heard: found.size, said: Map.groupBy(found, ([, status]) => status) }
}

function worstPerControl(verdicts: readonly Verdict[]): Map<string, Status> {
  const found = new Map<string, Status>()
  for (const { control, outcome } of verdicts)
    found.set(control, worst([found.get(control) ?? 'not_applicable', outcome.status]))
  return found
}

function columnsFor({ identity, controls }: Run): Column<Row>[] {
  const count = (status: Status): Column<Row> => [status, ({ said }) => said.get(status)?.length ?? 0]
  return [
    ['schema_version', ({ resource }) => resource.schema],
    ['scan_id', () => identity.id],
    ['provider', ({ resource }) => resource.provider],
    ['partition', ({ resource }) => resource.partition],
    ['account_id', ({ resource }) => resource.owner.account],
    ['account_name', ({ resource }) => resource.owner.accountName],
    ['region', ({ resource }) => cellOf(resource.location.region)],
    ['country', ({ places }) => places[0] && cellOf(places[0].country)],
    ['resource_type', ({ resource }) => resource.type],
    ['resource_id', ({ resource }) => resource.id],
    ['resource_name', ({ resource }) => resource.name],
    ['holds', ({ resource }) => resource.holds],
    ['tier', ({ classification }) => cellOf(classification.tier)],
    ['people', ({ classification }) => cellOf(classification.people)],
    ['categories', ({ classification }) => cellOf(classification.categories)],
    ['labels', ({ resource }) => cellOf(resource.labels)?.map(({ key, value }) => `${key}=${value}`)],
    ['places', ({ places }) => places.length],
    ['flows', ({ places }) => places.filter(({ via }) => via !== undefined).length],
    ['topology', ({ facets }) => facets.topology && cellOf(facets.topology.mode)],
    count('pass'),
    count('fail'),
    count('permitted'),
    count('undeclared'),
    count('unknown'),
    count('waived'),
    // A control that had no facet to judge here counts too: the statuses of a row sum to the number of controls.
    ['not_applicable', ({ heard, said }) => controls.length - heard + (said.get('not_applicable')?.length ?? 0)],
    ['controls_passed', ({ said }) => said.get('pass')?.map(([control]) => control)],
    ['observed_at', ({ resource }) => oldest(resource.origins)],
    ['source', ({ resource }) => resource.source],
  ]
}
