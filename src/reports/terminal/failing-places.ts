// Declared data in places that the rules in play do not accept.
import type { Finding } from '../../model/finding.ts'
import type { Run } from '../../model/run.ts'
import { columns, firstOf, grouped, type Line, type Page, sentence, shorten, wrapped } from './layout.ts'
import { reasonWords, serviceOf } from './words.ts'

const mostPlaces = 8

export function failingPlaces(run: Run, page: Page): Line[] {
  const failing = run.findings.filter(({ status, place }) => status === 'fail' && place !== undefined)
  if (failing.length === 0) return []
  const { shown, more } = firstOf(failing, mostPlaces, page)
  return [
    ...sentence(
      `Failing places: ${grouped(failing.length)}   each indicates a possible restricted transfer`,
      page,
      'heading',
    ),
    ...shown.flatMap((finding) => placeLines(finding, run, page)),
    ...(more === 0 ? [] : [{ text: ` and ${grouped(more)} more: findings.csv` }]),
  ]
}

/** Two lines where one is too narrow. */
function placeLines(finding: Finding, run: Run, { width }: Page): Line[] {
  const { resource, severity, control } = finding
  const head = ` ${severity.padEnd(8)} ${serviceOf(resource.type)} `
  const tail = `  ${whereWords(finding)}`
  const words = `${lawWords(finding, run)}  ${control.id}`
  const fits = columns(head + resource.name + tail + words) + 2 <= width
  const name = shorten(resource.name, Math.max(8, width - columns(head + tail)))
  if (fits) return [{ text: `${head}${name}${tail}  ${words}`, tone: 'bad' }]
  return [
    { text: `${head}${name}${tail}`, tone: 'bad' },
    ...wrapped(words, width - 10).map((text) => ({ text: `${' '.repeat(10)}${text}` })),
  ]
}

function whereWords({ place, resource }: Finding): string {
  const there = `${place?.country ?? '?'} ${place?.location ?? '(region not known)'}`
  return place?.role === 'primary' ? `in ${there}` : `${resource.country ?? '?'} > ${there}`
}

const lawWords = ({ byLaw }: Finding, { rulebook }: Run): string =>
  rulebook.laws
    .flatMap(({ id, short }) => {
      const result = byLaw[id]
      return result?.status === 'fail' ? [`${short}: ${reasonWords(result.reason ?? 'fails')}`] : []
    })
    .join('; ')
