// In which countries the data itself rests.
import type { Run } from '../../model/run.ts'
import { cellOf } from '../fact-cell.ts'
import { grouped, labelled, type Line, type Page, together } from './layout.ts'

export function whereabouts({ subjects }: Run, page: Page): Line[] {
  const stores = subjects.filter(({ resource }) => resource.holds === 'content')
  if (stores.length === 0) return labelled('Data', 'no store that holds data was found', page)
  const countries = Map.groupBy(stores, ({ places }) => (places[0] && cellOf(places[0].country)) ?? '')
  const unresolved = countries.get('')?.length ?? 0
  countries.delete('')
  const words = [...countries]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([country, { length }]) => `${country}${together}${grouped(length)}${together}${together}`)
  const rest = unresolved === 0 ? [] : [`not${together}known${together}${grouped(unresolved)}`]
  return labelled('Data rests in', `${together.repeat(4)}${[...words, ...rest].join(' ')}`, page)
}
