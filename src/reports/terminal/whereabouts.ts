// In which countries the data itself rests.
import type { PageFacts } from './facts.ts'
import { grouped, labelled, type Line, type Page, together } from './layout.ts'

export function whereabouts({ stores: { count, byCountry } }: PageFacts, page: Page): Line[] {
  if (count === 0) return labelled('Data', 'no store that holds data was found', page)
  const words = [...byCountry]
    .filter(([country]) => country !== '')
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([country, stores]) => `${country}${together}${grouped(stores)}${together}${together}`)
  const unresolved = byCountry.get('') ?? 0
  const rest = unresolved === 0 ? [] : [`not${together}known${together}${grouped(unresolved)}`]
  return labelled('Data rests in', `${together.repeat(4)}${[...words, ...rest].join(' ')}`, page)
}
