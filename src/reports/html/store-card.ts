// One store as a card: where it rests, whose data it holds, its keys, its logs, and every copy.
import { type Fact, map } from '../../model/fact.ts'
import type { Place } from '../../model/place.ts'
import type { Judged, Run } from '../../model/run.ts'
import { type Outcome, type Status, statuses, type Verdict, worst } from '../../model/verdict.ts'
import { cellOf } from '../fact-cell.ts'
import { decisions } from '../flows.ts'
import { meansWords } from '../terminal/words.ts'
import { badge, saidMarkup } from './badge.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { said } from './said.ts'
import { type Mark, words } from './words.ts'

const w = words.stores

/** A row of the list of stores; the card is in its last cell. */
export function storeCard(number: number, judged: Judged, run: Run, deciding: ReadonlySet<string>): Markup {
  const { subject, verdicts } = judged
  const { resource, places } = subject
  const primary = places.find(({ via }) => via === undefined)
  return html`<tr id="s${number}">
    <td>${badge(worstOf(verdicts))}
    <td>${clipped(resource.name)}
    <td>${clipped(resource.type)}
    <td>${clipped(resource.owner.account)}
    <td>${primary === undefined ? words.notKnown : spot(primary)}
    <td>
      <details>
        <summary>${summary(verdicts)}</summary>
        ${details(judged, run, deciding)}
      </details>
   `
}

export const worstOf = (verdicts: readonly Verdict[]): Status => worst(verdicts.map(({ outcome }) => outcome.status))

/** `2 fail, 1 unknown, 14 pass`, the worst first. */
function summary(verdicts: readonly Verdict[]): string {
  const counts = new Map<Status, number>()
  for (const { outcome } of verdicts) counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1)
  const told = statuses
    .toReversed()
    .flatMap((status) =>
      counts.has(status) && status !== 'not_applicable' ? [`${counts.get(status)} ${markOf(status)}`] : [],
    )
  return told.length === 0 ? words.marks.not_applicable : told.join(', ')
}

const markOf = (status: Mark): string => words.marks[status]

function details({ subject, verdicts }: Judged, run: Run, deciding: ReadonlySet<string>): Markup {
  const { resource, classification, facets, places } = subject
  const says = decisions(verdicts, deciding)
  const lines = (chosen: (place: Place) => boolean) =>
    places
      .flatMap((place, index) => (chosen(place) ? [{ place, said: says(index) }] : []))
      .toSorted((one, other) => rankOf(other.said) - rankOf(one.said))
      .map(({ place, said: its }) => placeLine(place, its, run))
  return html`<dl>
    ${[
      item(w.id, html`<code>${clipped(resource.id)}</code>`),
      item(
        w.where,
        listed(
          lines(({ via, role }) => via === undefined && !isAside(role)),
          words.notKnown,
        ),
      ),
      item(
        w.whose,
        html`${whose(classification.people)}; ${w.tier} ${told(classification.tier)}; ${w.categories}
        ${told(classification.categories)}`,
      ),
      item(w.encryption, atRest(facets.atRest)),
      item(
        w.keys,
        listed(
          lines(({ role }) => role === 'key'),
          w.noKeys,
        ),
      ),
      item(
        w.logs,
        html`${logging(facets.logging?.dataAccess)}
        ${listed(
          lines(({ role }) => role === 'log'),
          w.noLogs,
        )}`,
      ),
      item(
        w.copies,
        listed(
          lines(({ via, role }) => via !== undefined && !isAside(role)),
          w.noCopies,
        ),
      ),
    ]}
  </dl>`
}

const rankOf = (byLaw: Readonly<Record<string, Outcome>>): number =>
  statuses.indexOf(worst(Object.values(byLaw).map(({ status }) => status)))

const isAside = (role: Place['role']): boolean => role === 'key' || role === 'log'

const item = (name: string, value: Markup): Markup =>
  html`<dt>${name}
    <dd>${value}`

/** A key or a sink of logs may serve a whole estate. */
const mostLines = 50

function listed(lines: readonly Markup[], none: string): Markup {
  if (lines.length === 0) return html`${none}`
  const more = lines.length - mostLines
  const shown = lines.slice(0, mostLines).map((line) => html`<li>${line}`)
  return html`<ul>
    ${shown}${more > 0 ? html`<li>${w.more(more)}` : nothing}
  </ul>`
}

function placeLine(place: Place, says: ReturnType<ReturnType<typeof decisions>>, run: Run): Markup {
  const { role, via, account, relation } = place
  const how =
    via === undefined ? words.roles[role] : `${words.roles[role]}: ${meansWords[via.means]} (${via.mechanism})`
  const laws = run.rulebook.laws.flatMap((law) => {
    const outcome = says[law.id]
    return outcome === undefined || outcome.status === 'not_applicable'
      ? []
      : [html`; ${law.short} ${saidMarkup(said(outcome, law, run))}`]
  })
  const where = cellOf(relation) === 'same' ? '' : `, ${w.account} ${told(account)}`
  const to = via === undefined ? nothing : html` <code>${told(via.locator)}</code>`
  return html`${spot(place)}${where}: ${how}${to}${laws}`
}

/** `DE eu-central-1`: as far as it is known. */
export const spot = ({ country, region }: Pick<Place, 'country' | 'region'>): string =>
  `${cellOf(country) ?? '?'} ${clipped(cellOf(region) ?? words.notKnown)}`

export function told(fact: Fact<string | string[]>): string {
  if (fact.state === 'unknown') return words.says.unread(fact.reason)
  const value = typeof fact.value === 'string' ? fact.value : fact.value.join(', ') || words.none
  return clipped(fact.state === 'partial' ? `${value} (${w.partly})` : value)
}

function whose(people: Fact<string[]>): string {
  if (people.state === 'known' && people.value.length === 0) return w.undeclared
  if (people.state === 'known' && people.value.join() === 'none') return w.nobodys
  return told(people)
}

function atRest(facet: Judged['subject']['facets']['atRest']): Markup {
  if (facet === undefined) return html`${words.marks.not_applicable}`
  const { enabled, algorithm, keyOwner } = facet
  const is = told(toText(enabled, w.encrypted, w.unencrypted))
  return html`${is}; ${told(algorithm)}; ${keyOwner.state === 'unknown' ? told(keyOwner) : w.keyOf(keyOwner.value)}`
}

function logging(fact: Fact<boolean> | undefined): string {
  return fact === undefined ? '' : told(toText(fact, w.logged, w.unlogged))
}

const toText = (fact: Fact<boolean>, yes: string, no: string): Fact<string> => map(fact, (value) => (value ? yes : no))
