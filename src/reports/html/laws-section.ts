// A page per law: its clauses with the controls that bear on them and their findings, and what places rest on, until when.
import type { Basis, Clause, Law } from '../../model/rulebook.ts'
import { type Status, statuses } from '../../model/verdict.ts'
import { grouped } from '../terminal/layout.ts'
import { badge } from './badge.ts'
import type { Gathered, UnderControl, UnderLaw } from './gathered.ts'
import { clipped, html, type Markup, nothing, ours } from './markup.ts'
import { cells, table } from './table.ts'
import { words } from './words.ts'

const l = words.laws

export const lawsSections = (facts: Gathered): Markup =>
  html`${facts.rulebook.laws.map((law, index) => lawSection(law, index, facts))}`

export const lawAnchor = (index: number): Markup => ours(`law-${index + 1}`)

function lawSection(law: Law, index: number, facts: Gathered): Markup {
  const under = facts.underLaw.get(law.id)
  const pending = facts.identity.now.slice(0, 10) < law.appliesFrom
  return html`<section class="law" id=${lawAnchor(index)}>
    <h2>${l.title(law.short, law.title)}</h2>
    <p class="m">
      ${l.facts(law.version, zoneWords(law), law.appliesFrom)} <a href="${law.url}" rel="noreferrer">${l.text}</a>
    </p>
    ${pending ? html`<p class="asked">${l.readiness(law.appliesFrom)}</p>` : nothing}
    <div class="two">
      <div>${under === undefined ? nothing : standing(law, under)}</div>
      <div>${under === undefined || under.bases.size === 0 ? html`<p>${l.noBases}</p>` : bases(law, under, facts)}</div>
    </div>
    ${clauses(law, facts)}
  </section>`
}

function zoneWords({ zone, mandates }: Law): string {
  if (zone !== null) return l.zone(zone)
  const countries = [...new Set(mandates.flatMap((one) => one.countries))]
  return countries.length === 0 ? l.noZone : l.mandates(countries.join(', '))
}

const standing = (law: Law, { said }: UnderLaw): Markup =>
  table({
    caption: l.standing(law.short),
    columns: [l.status, l.places],
    rows: statuses
      .toReversed()
      .flatMap((status) => (said.has(status) ? [cells(badge(status), grouped(said.get(status) ?? 0))] : [])),
  })

function bases(law: Law, { bases: found }: UnderLaw, { rulebook }: Gathered): Markup {
  const rows = [...found.values()]
    .toSorted((one, other) => other.places - one.places)
    .map(({ basis, entry, until, places }) => {
      const row = [...law.adequacy, ...law.bases].find(({ id }) => id === basis)
      const title = row === undefined ? '' : titleOf(row)
      const known = rulebook.config.transfers.find(({ id }) => id === entry)
      return cells(
        `${basis}${title === '' ? '' : `: ${title}`}`,
        entry === undefined ? '' : clipped(`${entry}${known === undefined ? '' : `, ${known.owner}`}`),
        until === 'none' ? l.noEnd : until,
        row?.challenged ?? '',
        grouped(places),
      )
    })
  return table({ caption: l.bases(law.short), columns: [l.basis, l.entry, l.until, l.challenged, l.places], rows })
}

const titleOf = (row: Law['adequacy'][number] | Basis): string => ('instrument' in row ? row.instrument : row.title)

function clauses(law: Law, facts: Gathered): Markup {
  const under = facts.controlsUnder.get(law.id)
  const mapped = new Set(law.clauses.flatMap(({ controls }) => controls.map(({ control }) => control)))
  const stray = [...(under?.keys() ?? [])].filter((id) => !mapped.has(id)).toSorted()
  const rows = [
    ...law.clauses.map((clause) => clauseRow(clause, law, facts)),
    ...(stray.length === 0
      ? []
      : [
          cells(
            l.notMapped,
            '',
            html`<ul>
              ${stray.map((control) => controlLine({ control, strength: '' }, law, facts))}
            </ul>`,
          ),
        ]),
  ]
  return table({ caption: l.clauses(law.short), columns: [l.clause, l.demands, l.controls], rows })
}

function clauseRow(clause: Clause, law: Law, facts: Gathered): Markup {
  const { cite, demands, url, verified, controls } = clause
  const name = url === undefined ? html`${cite}` : html`<a href="${url}" rel="noreferrer">${cite}</a>`
  return cells(
    name,
    html`${demands}${verified ? nothing : html` <i>(${l.unverified})</i>`}`,
    html`<ul>
      ${controls.map((one) => controlLine({ control: one.control, strength: l[one.strength] }, law, facts))}
    </ul>`,
  )
}

/** What the control found under this law; the link goes to the first of its findings. */
function controlLine(
  { control: id, strength }: { control: string; strength: string },
  law: Law,
  facts: Gathered,
): Markup {
  const control = facts.controls.find((one) => one.id === id)
  if (control === undefined) return nothing // not judged in this run: --control
  const under = facts.controlsUnder.get(law.id)?.get(id)
  const passed = facts.summary.controls[id]?.pass ?? 0
  const found = under === undefined ? html`${l.noFindings}` : findingsOf(under, id, law)
  return html`<li>
    <code>${id}</code> ${control.title}${strength === '' ? nothing : ` (${strength})`}: ${found}; ${l.passed(passed)}
   `
}

function findingsOf({ counts, first }: UnderControl, control: string, { short }: Law): Markup {
  const told = statuses.toReversed().flatMap((status: Status) => {
    const count = counts.get(status)
    return count === undefined ? [] : [html`${grouped(count)} ${badge(status)} `]
  })
  const links = first.map((number) => html` <a href="#f${number}">${number}</a>`)
  return html`${told}${first.length === 0 ? nothing : html`${l.first}${links} <button type="button" hidden data-list="findings" data-control="${control}" data-law="${short}">${l.show}</button>`}`
}
