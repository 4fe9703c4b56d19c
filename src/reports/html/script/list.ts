// A long list: search, filters and pages over all of its rows, of which only one page is in the document.
import { word } from './data.ts'
import { element } from './elements.ts'
import { names, rowsIn, type Rows } from './rows.ts'

const size = 25
const printed = 2_000

export interface List {
  /** Shows the row of that id, whatever the filters say. */
  reveal(id: string): boolean
  choose(filters: Readonly<Record<number, string>>): void
  beforePrint(): void
  afterPrint(): void
}

export function listIn(host: HTMLElement): List | undefined {
  const form = host.querySelector('form')
  const source = host.querySelector('noscript')
  if (form === null || source === null) return undefined
  const rows = rowsIn(source.textContent ?? '')
  source.remove()
  const selects = [...form.querySelectorAll('select')]
  const search = form.querySelector('input')
  const frame = element('div', {})
  frame.innerHTML = `${rows.before}</tbody></table></div>` // ours, and escaped where it was written
  const body = frame.querySelector('tbody') ?? element('tbody', {})
  const said = element('span', { 'aria-live': 'polite' })
  const [back, on] = [
    element('button', { type: 'button' }, word('previous')),
    element('button', { type: 'button' }, word('next')),
  ]
  const pages = element('div', { class: 'pg' }, back, on, said)
  const note = element('p', { class: 'printed' }, `${word('printed')}${host.dataset['file'] ?? ''}`)
  host.append(frame, pages, note)
  let found: number[] = rows.rows.map((_, index) => index)
  let page = 0

  function show(from: number, count: number): void {
    body.innerHTML = found
      .slice(from, from + count)
      .map((index) => rows.rows[index] ?? '')
      .join('')
  }

  function turn(to: number): void {
    const last = Math.max(0, Math.ceil(found.length / size) - 1)
    page = Math.min(Math.max(0, to), last)
    show(page * size, size)
    back.disabled = page === 0
    on.disabled = page === last
    pages.hidden = last === 0 && found.length === rows.rows.length
    said.textContent = `${word('page')} ${page + 1} ${word('of')} ${last + 1}; ${found.length.toLocaleString('en-US')} ${word('of')} ${rows.rows.length.toLocaleString('en-US')} ${word('rows')}`
  }

  function filter(): void {
    found = matching(rows, search?.value ?? '', selects)
    turn(0)
  }

  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', filter)
  back.addEventListener('click', () => turn(page - 1))
  on.addEventListener('click', () => turn(page + 1))
  turn(0)
  ahead(rows)

  return {
    reveal(id) {
      const at = rows.rows.findIndex((row) => row.startsWith(`<tr id="${id}">`))
      if (at === -1) return false
      form.reset()
      found = rows.rows.map((_, index) => index)
      turn(Math.floor(at / size))
      const row = body.querySelector(`#${id}`)
      row?.classList.add('on')
      const details = row?.querySelector('details')
      if (details) details.open = true
      row?.scrollIntoView({ block: 'center' })
      return true
    },
    choose(filters) {
      form.reset()
      for (const select of selects) select.value = filters[Number(select.dataset['column'])] ?? ''
      filter()
      host.scrollIntoView()
    },
    beforePrint() {
      note.hidden = found.length <= printed
      show(0, printed)
    },
    afterPrint: () => turn(page),
  }
}

function matching(rows: Rows, search: string, selects: readonly HTMLSelectElement[]): number[] {
  const wanted = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = selects.filter(({ value }) => value !== '')
  const kept: number[] = []
  for (let index = 0; index < rows.rows.length; index += 1) {
    const fits =
      chosen.every((select) => {
        const cell = rows.cellOf(index, Number(select.dataset['column']))
        return 'part' in select.dataset ? names(cell, select.value) : cell === select.value
      }) && wanted.every((one) => rows.textOf(index).includes(one))
    if (fits) kept.push(index)
  }
  return kept
}

/** Makes the texts to search in while nobody waits. */
function ahead(rows: Rows, from = 0): void {
  if (from >= rows.rows.length || typeof requestIdleCallback !== 'function') return
  requestIdleCallback((deadline) => {
    let at = from
    while (at < rows.rows.length && (at % 100 !== 0 || at === from || deadline.timeRemaining() > 2)) rows.textOf(at++)
    ahead(rows, at)
  })
}
