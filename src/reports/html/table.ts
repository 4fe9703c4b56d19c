// Tables and lists of rows; a long list stands in a noscript element, where a browser with scripts sees one text and pages through it.
import { html, type Markup, ours } from './markup.ts'
import { words } from './words.ts'

export interface Table {
  caption: string
  columns: readonly string[]
  /** Each begins with `<tr`. */
  rows: readonly Markup[]
}

export const cells = (...parts: readonly (Markup | string | number | undefined)[]): Markup =>
  html`<tr>
    ${parts.map((part) => html`<td>${part}`)}
   `

/** Without a script a browser draws only the tables that are looked at: one of fifty thousand rows would take it minutes. */
const atOnce = 250

export const table = ({ caption, columns, rows }: Table): Markup =>
  html`<div class="tw${rows.length < atOnce ? '' : ' many'}" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      ${headOf(columns)}
      <tbody>
        ${lines(rows)}
      </tbody>
    </table>
  </div>`

const headOf = (columns: readonly string[]): Markup =>
  html`<thead>
    <tr>
      ${columns.map((name) => html`<th scope="col">${name}</th>`)}
    </tr>
  </thead>`

/** One row is one line: the script of the page counts on it. */
const lines = (rows: readonly Markup[]): Markup =>
  ours(`\n${rows.map(({ markup }) => `${markup.replaceAll('\n', ' ')}\n`).join('')}`)

export interface Filter {
  label: string
  /** Which cell of a row it asks about. */
  column: number
  options: readonly string[]
  /** The cell holds several words, and one of them is enough. */
  part?: true
}

/** `id`: ours. `elsewhere`: the file that holds every row. */
export interface List extends Table {
  id: string
  filters: readonly Filter[]
  /** How many rows it would have, had it room. */
  count: number
  elsewhere: string
}

export const list = ({ id, filters, count, elsewhere, ...shown }: List): Markup =>
  html`${leftOut(shown.rows.length, count, elsewhere)}
    <div class="list" id=${ours(id)} data-file="${elsewhere}">
      <form class="f" hidden role="search" aria-label="${shown.caption}">
        <label>${words.filters.search}<input type="search" autocomplete="off" /></label>${filters.map(select)}
      </form>
      <noscript>${inParts(shown)}</noscript>
    </div>`

function inParts({ caption, columns, rows }: Table): Markup {
  const starts = rows.flatMap((_, index) => (index % atOnce === 0 ? [index] : []))
  const parts = starts.map((from) => ({
    caption: from === 0 ? caption : words.rowsFrom(caption, from + 1),
    columns,
    rows: rows.slice(from, from + atOnce),
  }))
  return html`${(parts.length === 0 ? [{ caption, columns, rows }] : parts).map(table)}`
}

const leftOut = (shown: number, count: number, file: string): Markup =>
  count > shown
    ? html`<p class="m">${words.more(count - shown, file)}</p>`
    : html`<p class="m">${words.whole(file)}</p>`

const select = ({ label, column, options, part }: Filter): Markup =>
  html`<label>${label}${ours(`<select data-column=${column}${part ? ' data-part' : ''}>`)}<option value="">${words.all}</option>${options.map((one) => html`<option>${one}</option>`)}</select></label>`
