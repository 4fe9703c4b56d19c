// One finding as a row of the list; short, because a page may hold fifty thousand of them.
import type { Finding } from '../../model/finding.ts'
import { valueCell } from '../fact-cell.ts'
import { meansWords } from '../terminal/words.ts'
import { badge, saidMarkup } from './badge.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { saidOf } from './said.ts'
import { words } from './words.ts'

/** What rows are told with. */
export interface RowNames {
  /** Key of a resource → number of its card, of those that have one. */
  cards: ReadonlyMap<string, number>
  /** Id of a law → its short name. */
  laws: ReadonlyMap<string, string>
}

export function findingRow(number: number, finding: Finding, { cards, laws }: RowNames): Markup {
  const { status, severity, control, resource, place } = finding
  const card = cards.get(resource.key)
  const name = clipped(resource.name === '' ? resource.id : resource.name)
  const link = card === undefined ? html`${clipped(resource.id)}` : html`<a href="#s${card}">${name}</a>`
  return html`<tr id="f${number}">
    <td>${number}
    <td>${badge(status)}
    <td>${severity}
    <td>${control.id}
    <td>${link}
    <td>${clipped(resource.type)}
    <td>${clipped(resource.owner.account)}
    <td>${resource.country ?? '?'}
    <td>${place === undefined ? nothing : placeMarkup(place)}
    <td>${lawsOf(finding, laws)}
    <td>${observedIn(finding)}
   `
}

function placeMarkup({ role, means, country, location }: NonNullable<Finding['place']>): Markup {
  const how = means === undefined ? '' : `: ${meansOf(means)}`
  return html`${words.roles[role]}${how}, ${country ?? '?'} ${clipped(location ?? words.notKnown)}`
}

const meansOf = (means: string): string => new Map(Object.entries(meansWords)).get(means) ?? means

/** Laws that only repeat the status of the row are named together. */
function lawsOf({ byLaw, status, waiver }: Finding, laws: ReadonlyMap<string, string>): Markup {
  const told = Object.entries(byLaw).map(([id, result]) => ({ name: laws.get(id) ?? id, said: saidOf(result) }))
  const alike = told.filter(({ said }) => said.mark === status && said.words === '')
  const apart = told.filter((one) => !alike.includes(one))
  const parts = [
    ...(alike.length === 0 ? [] : [html`${alike.map(({ name }) => name).join(', ')}`]),
    ...apart.map(({ name, said }) =>
      said.mark === status ? html`${name}: ${said.words}` : html`${name}: ${saidMarkup(said)}`,
    ),
    ...(waiver === null ? [] : [html`${words.findings.lifted(waiver.id, waiver.until)}`]),
  ]
  return html`${parts.map((part, index) => (index === 0 ? part : html`; ${part}`))}`
}

/** Of a place the laws' cell and the place say all there is. */
function observedIn({ observed, expected, place, reason, permission, conflict }: Finding): Markup {
  const parts = [
    ...(place === undefined || reason === undefined ? [pair(observed, expected)] : []),
    ...(reason !== undefined && place === undefined ? [reason] : []),
    ...(permission === undefined ? [] : [permission]),
    ...(conflict === undefined ? [] : [conflict]),
  ]
  return html`${clipped(parts.filter((part) => part !== '').join('; '))}`
}

const pair = (observed: unknown, expected: unknown): string =>
  observed === undefined || observed === null ? '' : `${shown(observed)}, ${shown(expected)}`

function shown(value: unknown): string {
  const cell = valueCell(value)
  return Array.isArray(cell) ? cell.join(' | ') : String(cell ?? '')
}
