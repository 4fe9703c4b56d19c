// The long lists: controls, copies, findings and stores.
import { severities } from '../../model/finding.ts'
import { statuses } from '../../model/verdict.ts'
import { grouped } from '../terminal/layout.ts'
import type { Gathered } from './gathered.ts'
import { html, type Markup } from './markup.ts'
import { cells, list } from './table.ts'
import { words } from './words.ts'

const statusWords = statuses.toReversed().map((status) => words.marks[status])
const worstFirst = statuses.toReversed()

export function controlsSection({ controls, summary }: Gathered): Markup {
  const w = words.protection
  const rows = controls.flatMap(({ id, title, remediation }) => {
    const counts = summary.controls[id]
    if (counts === undefined) return []
    const worst = worstFirst.find((status) => counts[status] > 0) ?? 'not_applicable'
    const row = cells(
      html`<code>${id}</code> ${title}`,
      ...worstFirst.map((status) => grouped(counts[status])),
      worst === 'fail' ? remediation : '',
    )
    return [{ worst, fails: counts.fail, row }]
  })
  const sorted = rows.toSorted(
    (one, other) => worstFirst.indexOf(one.worst) - worstFirst.indexOf(other.worst) || other.fails - one.fails,
  )
  return html`<section id="controls">
    <h2>${w.title}</h2>
    <p class="m">${w.intro}</p>
    ${list({
      id: 'protection',
      caption: w.title,
      columns: [w.control, ...statusWords, w.mend],
      filters: [],
      rows: sorted.map(({ row }) => row),
      count: sorted.length,
      elsewhere: 'summary.json',
    })}
  </section>`
}

export function copiesSection({ copies, rulebook }: Gathered): Markup {
  const { map: m, copies: c } = words
  return html`<section id="copies">
    <h2>${c.title}</h2>
    <p class="m">${c.intro}</p>
    ${list({
      id: 'flows',
      caption: c.caption,
      columns: [c.store, m.from, m.to, m.means, c.target, ...rulebook.laws.map(({ short }) => short)],
      filters: rulebook.laws.map(({ short }, index) => ({
        label: short,
        column: 5 + index,
        options: [...statusWords, words.marks.expiring],
        part: true,
      })),
      rows: copies.rows,
      count: copies.count,
      elsewhere: 'flows.csv',
    })}
  </section>`
}

export function findingsSection({ rows, rulebook, summary, accounts, controls }: Gathered): Markup {
  const { findings: w, filters: f } = words
  const told = controls.filter(({ id }) => {
    const counts = summary.controls[id]
    return counts !== undefined && worstFirst.some((status) => counts[status] > 0)
  })
  const owners = [...accounts.values()].flatMap((ofProvider) => [...ofProvider.keys()])
  return html`<section id="all-findings">
    <h2>${w.title}</h2>
    <p class="m">${w.intro(rows.count)}</p>
    ${
      rows.count === 0
        ? html`<p>${w.none}</p>`
        : list({
            id: 'findings',
            caption: w.caption,
            columns: [
              words.map.number,
              f.status,
              f.severity,
              f.control,
              w.resource,
              w.type,
              words.coverage.account,
              f.country,
              w.where,
              w.says,
              w.observed,
            ],
            filters: [
              { label: f.status, column: 1, options: statusWords.filter((one) => one !== words.marks.not_applicable) },
              { label: f.severity, column: 2, options: severities.toReversed() },
              { label: f.control, column: 3, options: told.map(({ id }) => id) },
              { label: f.law, column: 9, options: rulebook.laws.map(({ short }) => short), part: true },
              ...(owners.length < 2 || owners.length > 500
                ? []
                : [{ label: words.coverage.account, column: 6, options: owners }]),
            ],
            rows: rows.rows,
            count: rows.count,
            elsewhere: 'findings.csv',
          })
    }
  </section>`
}

export function storesSection({ cards }: Gathered): Markup {
  const { stores: w, filters: f } = words
  return html`<section id="stores">
    <h2>${w.title}</h2>
    <p class="m">${w.intro}</p>
    ${list({
      id: 'cards',
      caption: w.caption,
      columns: [words.map.worst, w.name, words.findings.type, w.account, w.where, w.findings],
      filters: [{ label: f.status, column: 0, options: statusWords }],
      rows: cards.rows,
      count: cards.count,
      elsewhere: 'population.csv',
    })}
  </section>`
}

export const limitsSection = (): Markup =>
  html`<section id="limits">
    <h2>${words.limits.title}</h2>
    <ul>
      ${words.limits.items.map((item) => html`<li>${item}`)}
    </ul>
  </section>`
