// What was read and, with the same prominence, what was not, with whatever would mend it.
import { hidesData } from '../../model/gaps.ts'
import { type CoverageRow, coverageRows } from '../coverage-rows.ts'
import { collectorOf } from '../origin-cells.ts'
import { grouped } from '../terminal/layout.ts'
import type { Gathered } from './gathered.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { cells, list, table } from './table.ts'
import { words } from './words.ts'

const c = words.coverage
const mostGaps = 2_000

export function coverageSection(facts: Gathered): Markup {
  const calls = facts.asked.filter(({ service }) => service !== 'file').reduce((sum, one) => sum + one.calls, 0)
  return html`<section id="coverage">
    <h2>${c.title}</h2>
    <p>${c.intro(facts.summary.population, calls)}</p>
    ${gapsList(facts)}${permissions(facts)}${accounts(facts)}${dataless(facts)}${unused(facts)}${notes(facts)}
  </section>`
}

/** Those that count against the result first. */
function gapsList(facts: Gathered): Markup {
  const rows = coverageRows(facts).filter(({ outcome, gap }) => outcome !== 'complete' || gap !== undefined)
  if (rows.length === 0) return html`<p>${facts.summary.unknown.checks === 0 ? c.whole : c.onlyChecks}</p>`
  const open = rows.filter((row) => isOpen(row, facts))
  const sorted = [...open, ...rows.filter((row) => !open.includes(row))].slice(0, mostGaps)
  return list({
    id: 'gaps',
    caption: c.gaps,
    columns: [c.provider, c.account, c.where, c.what, c.reason, c.permission, c.count, c.accepted, c.blinds],
    filters: [{ label: c.accepted, column: 7, options: [c.no, c.yes, c.harmless] }],
    rows: sorted.map((row) => gapRow(row, facts)),
    count: rows.length,
    elsewhere: 'coverage.csv',
  })
}

const isOpen = ({ gap, accepted }: CoverageRow, { rulebook }: Gathered): boolean =>
  accepted !== true && (gap === undefined || hidesData(gap, rulebook.types))

function gapRow(row: CoverageRow, facts: Gathered): Markup {
  const { provider, account, region, service, operation, gap, asked, accepted, controlsBlinded } = row
  return cells(
    provider,
    clipped(account),
    clipped(region ?? words.none),
    clipped(gap?.type ?? `${service}:${operation}`),
    gap?.reason ?? c.someFailed,
    gap?.permission ?? '',
    grouped(gap?.count ?? asked?.failed ?? 0),
    accepted === true ? c.yes : isOpen(row, facts) ? c.no : c.harmless,
    controlsBlinded.join(', '),
  )
}

function permissions({ checks }: Gathered): Markup {
  const waiting = [...checks.waiting].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (waiting.length === 0) return nothing
  const rows = waiting
    .slice(0, mostGaps)
    .map(([name, count]) => cells(html`<code>${clipped(name)}</code>`, grouped(count)))
  const more = waiting.length - rows.length
  return html`${table({ caption: c.permissions, columns: [c.permission, c.checks], rows })}${more > 0 ? html`<p class="m">${c.permissionsMore(more)}</p>` : nothing}`
}

function accounts({ accounts: seen, identity }: Gathered): Markup {
  const rows = [...seen].flatMap(([provider, ofProvider]) =>
    [...ofProvider].map(([account, { regions, everywhere }]) =>
      cells(
        provider,
        clipped(account),
        everywhere === true ? c.everywhere : [...regions].filter(Boolean).map(clipped).toSorted().join(', '),
        clipped(collectorOf(identity, account) ?? c.files),
      ),
    ),
  )
  if (rows.length === 0) return nothing
  return list({
    id: 'accounts',
    caption: c.accounts,
    columns: [c.provider, c.account, c.regions, c.reader],
    filters: [],
    rows: rows.slice(0, mostGaps),
    count: rows.length,
    elsewhere: 'coverage.csv',
  })
}

function dataless({ summary }: Gathered): Markup {
  const rows = Object.entries(summary.dataless).map(([type, count]) => cells(clipped(type), grouped(count)))
  return rows.length === 0 ? nothing : table({ caption: c.dataless, columns: [c.what, c.count], rows })
}

function unused({ summary }: Gathered): Markup {
  const rows = summary.config.unused.map(({ kind, where, id }) => cells(kind, id ?? '', where))
  return rows.length === 0 ? nothing : table({ caption: c.unused, columns: [c.kind, c.entry, c.position], rows })
}

const notes = ({ warnings }: Gathered): Markup =>
  warnings.length === 0
    ? nothing
    : html`<h3>${c.warnings}</h3>
        <ul>
          ${warnings.map((note) => html`<li>${clipped(note)}`)}
        </ul>`
