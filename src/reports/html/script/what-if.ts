// The switches: which decisions fall, and what the policies have said of each place for that case; it picks, and decides nothing.
import { data, type Rung, type Steps, word } from './data.ts'
import { element, tableOf } from './elements.ts'
import { rungNow } from './rung-now.ts'

const mostRows = 200

export function whatIf(): void {
  const host = document.querySelector<HTMLElement>('#switches')
  const answer = document.querySelector<HTMLElement>('#answer')
  const bar = document.querySelector<HTMLElement>('#bar')
  if (host !== null && answer !== null && bar !== null) switching(host, answer, bar)
}

function switching(host: HTMLElement, answer: HTMLElement, bar: HTMLElement): void {
  const boxes = [...host.querySelectorAll('input')]
  host.hidden = false

  function update(): void {
    const fallen = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value))
    bar.hidden = fallen.size === 0
    answer.replaceChildren(...(fallen.size === 0 ? [] : answerTo(fallen)))
  }

  function reset(): void {
    for (const box of boxes) box.checked = false
    update()
  }

  host.addEventListener('change', update)
  bar.querySelector('button')?.addEventListener('click', reset)
  addEventListener('beforeprint', reset) // what is printed is the recorded result
  reset()
}

const differs = (one: Rung, other: Rung): boolean => one.mark !== other.mark || one.text !== other.text

function answerTo(fallen: ReadonlySet<string>): Node[] {
  const changes = data.steps.map((steps) => {
    const [before, after] = [steps.rungs[0], rungNow(steps.rungs, fallen)]
    return before !== undefined && after !== undefined && differs(before, after) ? { steps, before, after } : undefined
  })
  const changed = changes.filter((one) => one !== undefined)
  const count = changed.reduce((sum, { steps }) => sum + steps.count, 0)
  const command = [...fallen].map((id) => ` --without ${id}`).join('')
  const rows = data.rows.flatMap(([group, number, store, place]) => {
    const change = changes[group]
    if (change === undefined) return []
    const link = element('a', { href: `#s${number}` }, store)
    return [[link, place, change.steps.law, badge(change.before), badge(change.after)]]
  })
  const heads = [word('store'), word('where'), word('law'), word('now'), word('after')]
  return [
    element(
      'p',
      { class: 'lead' },
      count === 0 ? word('unchanged') : `${count.toLocaleString('en-US')} ${word('outcome')}`,
    ),
    ...(word('untold') === '' ? [] : [element('p', {}, word('untold'))]),
    element('p', {}, word('same'), element('code', {}, word('command') + command)),
    tableOf(word('places'), [word('law'), word('now'), word('after'), word('places')], totals(changed)),
    ...(rows.length === 0
      ? []
      : [tableOf(word('changed'), heads, rows.slice(0, mostRows)), element('p', { class: 'm' }, word('moreChanged'))]),
  ]
}

function totals(changed: readonly { steps: Steps; before: Rung; after: Rung }[]): (Node | string)[][] {
  const found = new Map<string, { law: string; before: Rung; after: Rung; count: number }>()
  for (const { steps, before, after } of changed) {
    const name = JSON.stringify([steps.law, before.mark, before.text, after.mark, after.text])
    const sum = found.get(name) ?? { law: steps.law, before, after, count: 0 }
    sum.count += steps.count
    found.set(name, sum)
  }
  return [...found.values()].map(({ law, before, after, count }) => [
    law,
    badge(before),
    badge(after),
    count.toLocaleString('en-US'),
  ])
}

const badge = (rung: Rung): Node => {
  const made = element('span', {}, element('b', { class: rung.class }, rung.mark))
  made.append(rung.text === '' ? '' : ` ${rung.text}`)
  return made
}
