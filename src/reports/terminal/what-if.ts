// What the question that was asked would change: which places lose their cover, and who must act.
import { entryBehind } from '../../model/register-entry.ts'
import type { PageChange, PageFacts } from './facts.ts'
import { counted, firstOf, grouped, type Line, type Page, sentence, shorten, wrapped } from './layout.ts'
import { outcomeWords, serviceOf, spotWords } from './words.ts'

const mostChanges = 8

export function whatIf(run: PageFacts, page: Page): Line[] {
  const question = questionOf(run)
  if (question === undefined) return []
  const { lost, others, first } = run.changes
  const { shown } = firstOf(first, mostChanges, page)
  const more = lost - shown.length
  const besides = others === 0 ? '' : `; ${counted(others, 'is judged otherwise', 'are judged otherwise')}`
  return [
    ...sentence(
      `${question}: ${counted(lost, 'place loses its cover', 'places lose their cover')}${besides}`,
      page,
      'heading',
    ),
    ...shown.flatMap((change) => changeLines(change, run, page)),
    ...(more > 0 || others > 0
      ? [{ text: ` ${more > 0 ? `and ${grouped(more)} more` : 'all of them'}: what-if.csv` }]
      : []),
  ]
}

function questionOf({ identity: { now, without = [] }, comparedWith }: PageFacts): string | undefined {
  if (comparedWith === undefined) return undefined
  const day = now.slice(0, 10)
  const other = comparedWith.slice(0, 10)
  return [
    ...(day === other ? [] : [`On ${day} instead of ${other}`]),
    ...(without.length === 0 ? [] : [`${day === other ? 'Without' : 'without'} ${without.join(', ')}`]),
  ].join(', ')
}

/** What was said before is told as of its own day: what ends soon on the other one did not then. */
function changeLines({ subject, place, law, before, after }: PageChange, run: PageFacts, page: Page): Line[] {
  const { identity, rulebook, comparedWith = identity.now } = run
  const then = { rulebook, identity: { ...identity, now: comparedWith } }
  const rule = rulebook.laws.find(({ id }) => id === law)
  if (rule === undefined) return []
  const { resource } = subject
  const head = ` ${serviceOf(resource.type)} ${shorten(resource.name, Math.max(8, page.width - 40))}  > ${spotWords(place)}`
  const entry = entryBehind(before, rulebook)
  const whose = entry === undefined ? '' : `; entry ${entry.id}, owner ${entry.owner}`
  const words = `${rule.short}: ${outcomeWords(before, rule, then)} becomes ${outcomeWords(after, rule, run)}${whose}`
  return [
    { text: head, tone: 'bad' as const },
    ...wrapped(words, page.width - 6).map((text) => ({ text: `      ${text}` })),
  ]
}
