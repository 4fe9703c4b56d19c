// One copy as a row: which store, from where, to where, by what, and what each law says of it.
import type { Run } from '../../model/run.ts'
import type { Flow } from '../flows.ts'
import { meansWords } from '../terminal/words.ts'
import { saidMarkup } from './badge.ts'
import { clipped, html, type Markup } from './markup.ts'
import { said } from './said.ts'
import { spot, told } from './store-card.ts'
import { words } from './words.ts'

/** `number`: of the store. */
export function copyRow(number: number, { subject, from, place, byLaw }: Flow, run: Run): Markup {
  const laws = run.rulebook.laws.map((law) => {
    const outcome = byLaw[law.id]
    return html`<td>${outcome === undefined ? words.notJudged : saidMarkup(said(outcome, law, run))}`
  })
  return html`<tr>
    <td><a href="#s${number}">${clipped(subject.resource.name)}</a>
    <td>${spot(from)}
    <td>${spot(place)}
    <td>${meansWords[place.via.means]} (${place.via.mechanism})
    <td><code>${told(place.via.locator)}</code>${laws}
   `
}
