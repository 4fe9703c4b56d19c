// Transfers that end soon, as a timeline and as a table, and the exceptions that do.
import { daysBetween } from '../../model/days.ts'
import { grouped } from '../terminal/layout.ts'
import type { Gathered } from './gathered.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { type Ending, endings, isSoon } from './soon-rows.ts'
import { cells, table } from './table.ts'
import { words } from './words.ts'

const s = words.soon

export function soonSection(facts: Gathered): Markup {
  const { identity, rulebook } = facts
  const day = identity.now.slice(0, 10)
  const found = endings(facts)
  return html`<section id="soon">
    <h2>${s.title(rulebook.expiringDays)}</h2>
    <p class="m">${s.intro(day, daysAfter(day, rulebook.expiringDays))}</p>
    ${found.length === 0 ? html`<p>${s.none}</p>` : html`${timeline(found, rulebook.expiringDays, day)}${endingTable(found)}`}${exceptions(facts, day)}
  </section>`
}

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const endingTable = (found: readonly Ending[]): Markup =>
  table({
    caption: s.caption,
    columns: [words.map.number, s.what, s.law, s.last, s.days, s.carries, s.owner, s.next],
    rows: found.map((one, index) =>
      cells(
        index + 1,
        nameOf(one),
        one.law.short,
        one.until,
        one.days,
        grouped(one.places),
        one.entry === undefined ? '' : clipped(one.entry.owner),
        one.entry?.fallback ?? s.noNext,
      ),
    ),
  })

const nameOf = ({ what, entry }: Ending): string =>
  entry === undefined ? `${what}, ${s.decision}` : `${what}, ${s.entry} ${entry.id}`

const left = 8
const width = 720
const step = 26
const mostBars = 20

function timeline(found: readonly Ending[], days: number, day: string): Markup {
  const shown = found.slice(0, mostBars)
  const height = 30 + shown.length * step
  const at = (days_: number): number => Math.round(left + (days_ / Math.max(1, days)) * (width - 2 * left))
  const months = Array.from({ length: Math.floor(days / 30) + 1 }, (_, index) => index * 30)
  const ticks = months.map(
    (one) =>
      html`<path class="tick" d="M${at(one)},0V${height - 18}" /><text
          x=${at(one)}
          y=${height - 4}
          text-anchor=${one === 0 ? html`start` : one + 15 > days ? html`end` : html`middle`}
          >${daysAfter(day, one)}</text
        >`,
  )
  const bars = shown.map((one, index) => {
    const [x, y] = [at(one.days), 8 + index * step]
    return html`<path class="bar" d="M${at(0)},${y + 4}H${x}" /><circle cx=${x} cy=${y + 4} r="5" /><text
        x=${left + 4}
        y=${y + 20}
        >${index + 1}. ${nameOf(one)}</text
      >`
  })
  return html`<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-label="${s.timeline}">
      ${ticks}${bars}</svg
    >${found.length > mostBars ? html`<p class="m">${s.undrawn(found.length - mostBars)}</p>` : nothing}`
}

/** Lifting them again takes a person too. */
function exceptions({ rulebook: { config, expiringDays } }: Gathered, day: string): Markup {
  const soon = ({ until }: { until: string }) => isSoon(until, day, expiringDays)
  const rows = [
    ...config.waivers.filter(soon).map((one) => ({ ...one, kind: s.waiver, name: `${one.id}: ${one.control}` })),
    ...config.acceptedGaps
      .filter(soon)
      .map((one) => ({ ...one, kind: s.gap, name: `${one.account} ${one.operation}` })),
  ].toSorted((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : 0))
  if (rows.length === 0) return nothing
  return table({
    caption: s.exceptions,
    columns: [words.coverage.kind, s.what, s.last, s.days, s.owner, s.reason],
    rows: rows.map(({ kind, name, until, owner, reason }) =>
      cells(kind, clipped(name), until, daysBetween(day, until), clipped(owner ?? words.nobody), clipped(reason)),
    ),
  })
}
