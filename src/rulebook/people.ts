// rules/people.yaml: whose data it may be, and which law speaks about it.
import type * as v from 'valibot'
import type { Law, People } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { listOf, mapOf, tableOf, text } from './shapes.ts'
import { strayLaws } from './stray-laws.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const shape = mapOf({ ...dated, people: tableOf(id, mapOf({ laws: listOf(id, 'laws'), title: text })) })
type Table = v.InferOutput<typeof shape>

/** What a data rule writes where the data is nobody's. */
export const nobody = 'none'

export function peopleOf(file: YamlFile, laws: readonly Law[]): { people: ReadonlyMap<string, People>; date: string } {
  const { people, date } = checked(file, shape, (table) => {
    const strays = rowFaults(file, table, laws)
    return strays.length > 0 ? strays : lawFaults(file, table, laws) // a misspelt law leaves the right one to nobody
  })
  return { people: new Map(Object.entries(people).map(([name, row]) => [name, { id: name, ...row }])), date }
}

function rowFaults(file: YamlFile, { people }: Table, laws: readonly Law[]): Complaint[] {
  const named = Object.entries(people).flatMap(([name, row]) =>
    row.laws.map((law, index) => ({ law, at: ['people', name, 'laws', index] })),
  )
  return [
    ...(Object.hasOwn(people, nobody) ? [file.complain(['people', nobody], namesNobody, 'key')] : []),
    ...strayLaws(file, named, laws),
  ]
}

/** A law about people whom nobody can declare would never be asked, and its mandates would hold for no data. */
function lawFaults(file: YamlFile, { people }: Table, laws: readonly Law[]): Complaint[] {
  const named = new Set(Object.values(people).flatMap((row) => row.laws))
  return laws
    .filter(({ id, concerns }) => named.has(id) !== (concerns === 'people'))
    .map(({ id, concerns }) => file.complain(['people'], concerns === 'people' ? nobodys(id) : everybodys(id)))
}

/** For people who are called so. */
export const namesNobody = {
  what: '"none" names nobody',
  why: 'a data rule writes it for data that is not about people',
  mend: 'Use another id',
}

const nobodys = (law: string) => ({
  what: `nobody comes under ${quoted(law)}`,
  why: 'its file says that it concerns people, and no row names it',
  mend: 'Name it in the laws of a row',
})

const everybodys = (law: string) => ({
  what: `a row names ${quoted(law)}`,
  why: 'its file says that it is asked of every store, whosever the data',
  mend: 'Remove it from the row, or write concerns: people',
})
