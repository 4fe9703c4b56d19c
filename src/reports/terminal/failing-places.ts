// Declared data in places that the rules in play do not accept.
import type { PageFacts, PageFinding } from './facts.ts'
import { columns, counted, firstOf, grouped, type Line, type Page, sentence, shorten, wrapped } from './layout.ts'
import { reasonWords, serviceOf } from './words.ts'

const mostPlaces = 8

export function failingPlaces(run: PageFacts, page: Page): Line[] {
  const { failing, first } = run.places
  if (failing === 0) return waivedLines(run, page)
  const { shown } = firstOf(first, mostPlaces, page)
  const more = failing - shown.length
  return [
    ...sentence(`Failing places: ${grouped(failing)}   each indicates ${indicated(run)}`, page, 'heading'),
    ...shown.flatMap((finding) => placeLines(finding, run, page)),
    ...(more === 0 ? [] : [{ text: ` and ${grouped(more)} more: findings.csv` }]),
    ...waivedLines(run, page),
  ]
}

/** Our own fence is no law. */
const indicated = ({ rulebook }: PageFacts): string =>
  rulebook.config.fences.length === 0
    ? 'a possible restricted transfer'
    : 'a possible restricted transfer, or a place outside our own fence'

/** What was lifted is still there, of places and of protection alike. */
function waivedLines({ summary }: PageFacts, page: Page): Line[] {
  const { waived } = summary.findings.byStatus
  return waived === 0
    ? []
    : sentence(`Waived: ${counted(waived, 'failure')}, by name and until a day: exceptions.csv`, page)
}

/** Two lines where one is too narrow. */
function placeLines(finding: PageFinding, run: PageFacts, { width }: Page): Line[] {
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

function whereWords({ place, resource }: PageFinding): string {
  const there = `${place?.country ?? '?'} ${place?.location ?? '(region not known)'}`
  return place?.role === 'primary' ? `in ${there}` : `${resource.country ?? '?'} > ${there}`
}

const lawWords = ({ byLaw }: PageFinding, { rulebook }: PageFacts): string =>
  rulebook.laws
    .flatMap(({ id, short }) => {
      const result = byLaw[id]
      return result?.status === 'fail' ? [`${short}: ${reasonWords(result.reason ?? 'fails')}`] : []
    })
    .join('; ')
