// The copies that leave a country, and beside each what every law with a rule about places says, or would say.
import type { Status } from '../../model/verdict.ts'
import { changeWords } from '../change-words.ts'
import { cellOf } from '../fact-cell.ts'
import type { PageFacts, PageFlow, PageLaw } from './facts.ts'
import { columns, firstOf, grouped, type Line, pad, type Page, sentence, shorten, wrapped } from './layout.ts'
import { dataOf, meansWords, outcomeWords, serviceOf, spotWords } from './words.ts'

const mostCopies = 8
const leastRoom = 50

/** What one law says of each copy shown, under a title. */
interface LawColumn {
  title: string
  words: string[]
}

export function copies(run: PageFacts, page: Page): Line[] {
  const { leaving, unresolved, worst } = run.flows
  const heading = `Copies that leave a country: ${countWords(leaving, unresolved)}`
  const { change } = run.summary
  const headline = change === undefined ? [] : sentence(changeWords(change), page, 'heading')
  if (leaving + unresolved === 0) return [...headline, ...sentence(heading, page, 'heading')]

  const { shown } = firstOf(worst, mostCopies, page)
  const more = leaving + unresolved - shown.length
  const laws = run.rulebook.laws.filter((law) => speaks(law, shown)).map((law) => columnOf(law, shown, run))
  const room = page.width - laws.reduce((sum, law) => sum + widthOf(law), 0)
  return [
    ...headline,
    ...(room < leastRoom ? beneath(heading, shown, laws, page) : beside(heading, shown, laws, room)),
    ...(more === 0 ? [] : [{ text: `   and ${grouped(more)} more: flows.csv` }]),
    ...legend(shown, page),
    ...lawsWithoutPlaces(run, page),
  ]
}

/** A law without a rule about places speaks only where our own fence does. */
const speaks = ({ id, zone }: PageLaw, flows: readonly PageFlow[]): boolean =>
  zone !== null || flows.some(({ byLaw }) => byLaw[id] !== undefined && byLaw[id].status !== 'not_applicable')

const countWords = (leaving: number, unresolved: number): string =>
  `${grouped(leaving)}${unresolved === 0 ? '' : `, and ${grouped(unresolved)} that may: country not known`}`

const columnOf = (law: PageLaw, flows: readonly PageFlow[], run: PageFacts): LawColumn => ({
  title: `if ${dataOf(law, run.rulebook)}`,
  words: flows.map(({ byLaw }) => outcomeWords(byLaw[law.id], law, run)),
})

const widthOf = ({ title, words }: LawColumn): number => Math.max(...[title, ...words].map(columns)) + 2

function beside(heading: string, flows: readonly PageFlow[], laws: readonly LawColumn[], room: number): Line[] {
  const row = (left: string, cells: string[]) =>
    pad(left, room) + laws.map((law, index) => pad(cells[index] ?? '', widthOf(law))).join('')
  const titles = laws.map(({ title }) => title)
  const head = columns(heading) < room ? [row(heading, titles)] : [heading, row('', titles)]
  return [
    ...head.map((text) => ({ text, tone: 'heading' as const })),
    ...flows.flatMap((flow, index) => {
      const [first = '', ...more] = copyWords(flow, index + 1, room - 2)
      const words = laws.map((law) => law.words[index] ?? '')
      return [{ text: row(first, words), ...toneOf(flow) }, ...more.map((text) => ({ text }))]
    }),
  ]
}

function beneath(heading: string, flows: readonly PageFlow[], laws: readonly LawColumn[], page: Page): Line[] {
  return [
    ...sentence(heading, page, 'heading'),
    ...flows.flatMap((flow, index) => {
      const [first = '', ...more] = copyWords(flow, index + 1, page.width)
      const words = laws.map((law) => `${law.title}: ${law.words[index] ?? ''}`).join('; ')
      const rest = [...more, ...wrapped(words, page.width - 3).map((text) => `   ${text}`)]
      return [{ text: first, ...toneOf(flow) }, ...rest.map((text) => ({ text }))]
    }),
  ]
}

const toneOf = ({ byLaw }: PageFlow): Pick<Line, 'tone'> =>
  Object.values(byLaw).some(({ status }) => status === 'fail') ? { tone: 'bad' } : {}

/** Where there is room for less, the name gives way before the means, and the countries never. */
function copyWords(flow: PageFlow, number: number, room: number): string[] {
  const { subject, from, place } = flow
  const head = `${String(number).padStart(2)} ${serviceOf(subject.resource.type)} `
  const tail = `  ${cellOf(from.country) ?? '?'} > ${spotWords(place)}`
  const means = meansWords[place.via.means]
  const left = room - columns(head + tail)
  const nameWidth = Math.min(12, columns(subject.resource.name))
  const inOne = left - columns(means) - 1 >= nameWidth
  const name = shorten(subject.resource.name, Math.max(6, inOne ? left - columns(means) - 1 : left))
  const second = [...(inOne ? [] : [means]), ...recipient(flow)].join(' ')
  return [`${head}${name}${tail}${inOne ? ` ${means}` : ''}`, ...(second === '' ? [] : [shorten(`   ${second}`, room)])]
}

function recipient({ place: { account, relation } }: PageFlow): string[] {
  if (account.state === 'unknown') return ['to an account that is not known']
  const kind = cellOf(relation)
  if (kind === 'same') return []
  const whose = kind === 'unlisted' ? ', outside this scan' : kind === undefined ? ', whose is not known' : ''
  return [`to ${account.value}${whose}`]
}

function legend(flows: readonly PageFlow[], page: Page): Line[] {
  const judged = flows.some(({ byLaw }) => Object.values(byLaw).some(({ status }) => isJudged.has(status)))
  return judged ? sentence(' Capitals: declared data, judged. Else: what each law would need.', page, 'aside') : []
}

const isJudged: ReadonlySet<Status> = new Set<Status>(['pass', 'permitted', 'waived', 'fail'])

/** It has no zone, and still keeps some data, or all of it, in a country. */
function mandateWords({ mandates = [] }: PageLaw): string | undefined {
  const kept = mandates.map(
    ({ categories, countries }) =>
      `${categories.length === 0 ? 'data' : `${categories.join(', ')} data`} in ${countries.join(', ')}`,
  )
  return kept.length === 0 ? undefined : `keeps ${kept.join(', and ')}, on whatever basis it would leave`
}

function lawsWithoutPlaces({ rulebook }: PageFacts, page: Page): Line[] {
  const silent = rulebook.laws.filter(({ zone }) => zone === null)
  const fence = rulebook.config.fences.length === 0 ? '' : '; our own fence alone counts'
  return silent.flatMap((law) =>
    sentence(` ${dataOf(law, rulebook)}: ${law.short} ${mandateWords(law) ?? `has no location rule${fence}`}.`, page),
  )
}
