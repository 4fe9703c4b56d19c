// What a finding says in one or two sentences; whether a law was broken is for people to say.
import type { Fact } from '../model/fact.ts'
import type { LawResult } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Law } from '../model/rulebook.ts'
import type { Outcome, Verdict } from '../model/verdict.ts'
import { outcomeUnder } from './by-law.ts'
import { openWords, plain, predicate } from './decision-words.ts'
import type { Matter } from './matter.ts'

/** What one law says, and what we tell of that. */
interface Told {
  law: Law
  outcome: Outcome
  result: LawResult
}

export function messageOf(verdict: Verdict, matter: Matter, results: Readonly<Record<string, LawResult>>): string {
  const { place } = matter
  const sentences =
    place !== undefined && verdict.laws !== undefined
      ? aboutPlace(verdict, place, matter, results)
      : [aboutFacet(verdict, matter), ...(place === undefined ? [] : [`${whatOf(place)}.`])]
  return [...sentences, ...lapsedWords(verdict.outcome)].join(' ')
}

function aboutFacet({ outcome }: Verdict, { control: { title, judges } }: Matter): string {
  switch (outcome.status) {
    case 'fail':
      return `${title}: observed ${plain(outcome.observed)}, expected ${plain(outcome.expected)}.`
    case 'waived': {
      const { failure, waiver } = outcome
      return `${title}: observed ${plain(failure.observed)}, expected ${plain(failure.expected)}; waiver ${waiver.id} lifts that until ${waiver.until} (${waiver.reason}).`
    }
    case 'unknown':
      return `${title}: could not be read (${openWords(outcome)}).`
    case 'undeclared':
      return `${title}: nobody has said ${unsaid(judges)}.`
    default:
      return `${title}: ${outcome.status}.`
  }
}

function unsaid(judges: Matter['control']['judges']): string {
  if (judges === 'guardrail') return 'in which regions anything may be: write them under approved-regions'
  return `${judges === 'isolation' ? 'of which stage this is, or ' : ''}whose data this is`
}

/** Of the laws that say what the headline says; laws that say the same are told together. */
function aboutPlace(
  verdict: Verdict,
  place: Place,
  matter: Matter,
  results: Readonly<Record<string, LawResult>>,
): string[] {
  const what = whatOf(place)
  const { rulebook } = matter
  const told = headlines(verdict, matter, results)
  if (told.length === 0) return [`${what} ${predicate(verdict.outcome, {}, rulebook)}.`]
  const alike = [...Map.groupBy(told, ({ outcome, result }) => predicate(outcome, result, rulebook))]
  return [...together(what, verdict.outcome, alike), ...oneEntity(verdict.outcome, place), relevance(told)]
}

const whatOf = ({ role, via, country }: Place): string =>
  `The ${role} ${via === undefined ? '' : `by ${via.means} `}in ${said(country)}`

type Alike = [words: string, laws: Told[]]

/** What would follow is one sentence under its conditions; what follows is a sentence for each law that differs. */
function together(what: string, { status }: Outcome, alike: readonly Alike[]): string[] {
  if (status === 'undeclared') {
    const ifs = alike.map(([words, laws]) => `if ${namesOf(laws)} is concerned, it ${words}`)
    return [`${what}: nobody has said whose data this is; ${ifs.join('; ')}.`]
  }
  return alike.map(([words, laws], index) => {
    const subject = index === 0 ? what : 'It'
    const from = laws[0]?.result.readiness?.from
    return from === undefined
      ? `${subject} ${words}.`
      : `${subject} is judged by ${namesOf(laws)} from ${from} on; then it ${words}.`
  })
}

const namesOf = (told: readonly Told[]): string => told.map(({ law }) => law.short).join(' or ')

function headlines(verdict: Verdict, matter: Matter, results: Readonly<Record<string, LawResult>>): Told[] {
  const told = matter.rulebook.laws.flatMap((law): Told[] => {
    const outcome = outcomeUnder(law, verdict, matter)
    const result = results[law.id]
    return outcome === undefined || result === undefined ? [] : [{ law, outcome, result }]
  })
  const same = told.filter(({ outcome }) => outcome.status === verdict.outcome.status)
  // Nothing is wrong today: what there is to tell is what a law would say later.
  return verdict.outcome.status === 'pass' || same.length === 0
    ? told.filter(({ result }) => result.readiness !== undefined)
    : same
}

/** `May be relevant to GDPR Art. 44. Tables: gdpr 1 (2026-11-23), transfer-bases 1 (2026-11-23).` */
function relevance(told: readonly Told[]): string {
  const laws = told.map(({ law, result }) => [law.short, result.clauses.join(', ')].filter(Boolean).join(' '))
  const tables = told.flatMap(({ law, result }) => [`${law.id} ${result.version}`, result.table ?? []].flat())
  return `May be relevant to ${laws.join('; ')}. Tables: ${[...new Set(tables)].join(', ')}.`
}

/** EDPB 05/2021 wants a separate importer. */
const oneEntity = ({ status }: Outcome, place: Place): string[] =>
  status === 'fail' && place.via !== undefined && place.sameEntity === true
    ? ['Both ends belong to one legal entity, so it may be no transfer (EDPB 05/2021).']
    : []

const lapsedWords = (outcome: Outcome): string[] =>
  outcome.status === 'fail' && outcome.lapsed !== undefined
    ? [`Waiver ${outcome.lapsed.id} ended on ${outcome.lapsed.until} and lifts this no more.`]
    : []

const said = (fact: Fact<string>): string => (fact.state === 'unknown' ? 'a country not known' : fact.value)
