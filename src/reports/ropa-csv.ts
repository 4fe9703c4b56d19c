// ropa.csv: what the inventory can put into a record of processing, field by field, and what it must leave to people.
import type { People } from '../model/rulebook.ts'
import type { Run } from '../model/run.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import type { Report } from './report.ts'
import { type Field, type Filled, recordFields } from './ropa-fields.ts'
import { type Group, grouping } from './ropa-groups.ts'

export const ropaCsv: Report = {
  id: 'ropa.csv',
  file: 'ropa.csv',
  title: 'records of processing, filled as far as the inventory, labels and register can',
  writer(run) {
    const stores = grouping(run)
    return {
      ...csvWriter(columnsFor(run), { tail: () => rowsOf(run, stores.groups()) }),
      subjects(batch) {
        batch.forEach(stores.add)
        return ''
      },
    }
  },
}

interface Row {
  record: string
  law: string
  field: Field
  group: Group
  filled: Filled
}

/** Where nobody has said whose data it is, every law may ask for the record. One after the other: a large estate has many groups. */
function* rowsOf({ rulebook }: Run, groups: readonly Group[]): Generator<Row> {
  for (const { id: law } of rulebook.laws) {
    const asked = Object.hasOwn(recordFields, law) ? recordFields[law] : undefined
    if (asked === undefined) continue
    for (const group of groups) {
      if (!mayConcern(law, group, rulebook.people)) continue
      for (const field of asked.fields)
        yield { record: asked.record, law, field, group, filled: field.fill(group, group.abroad.get(law)) }
    }
  }
}

const mayConcern = (law: string, { people, peopleUnread }: Group, whose: ReadonlyMap<string, People>): boolean =>
  people.length === 0 || peopleUnread || people.some((one) => whose.get(one)?.laws.includes(law))

const columnsFor = ({ identity }: Run): Column<Row>[] => [
  ['schema_version', () => 1],
  ['scan_id', () => identity.id],
  ['record', ({ record }) => record],
  ['law', ({ law }) => law],
  ['field', ({ field }) => field.field],
  ['cite', ({ field }) => field.cite],
  ['provider', ({ group }) => group.provider],
  ['account_id', ({ group }) => group.account],
  ['entity', ({ group }) => group.entity],
  ['people', ({ group }) => peopleWords(group)],
  ['tier', ({ group }) => group.tier],
  ['value', ({ filled }) => filled.value],
  ['origin', ({ filled }) => filled.origin],
  ['gap', ({ filled }) => filled.gap],
  ['note', ({ filled }) => filled.note],
  ['resources', ({ group }) => group.stores],
  ['examples', ({ group }) => group.examples],
  ['examples_shown', ({ group }) => `${group.examples.length} of ${group.stores}`],
]

function peopleWords({ people, peopleUnread }: Group): readonly string[] {
  if (peopleUnread) return [...people, 'not read']
  return people.length === 0 ? ['undeclared'] : people
}
