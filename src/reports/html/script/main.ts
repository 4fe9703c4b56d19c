// The script of the page: lists that page and search, switches, links into lists; all that it shows is in the page already.
import { type List, listIn } from './list.ts'
import { whatIf } from './what-if.ts'

const lists = new Map<string, List>()
for (const host of document.querySelectorAll<HTMLElement>('.list')) {
  const list = listIn(host)
  if (list !== undefined) lists.set(host.id, list)
}

/** A row that is not in the document is looked for in the lists. */
function follow(): void {
  const id = location.hash.slice(1)
  if (/^[fs]\d+$/.test(id)) for (const list of lists.values()) if (list.reveal(id)) return
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-list]')) {
  const { list, control = '', law = '' } = button.dataset
  button.hidden = false
  button.addEventListener('click', () => lists.get(list ?? '')?.choose({ 3: control, 9: law }))
}

/** Only what scrolls is a stop of the keyboard. */
function stops(): void {
  for (const frame of document.querySelectorAll<HTMLElement>('.tw')) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
    else frame.removeAttribute('tabindex')
  }
}

whatIf()
addEventListener('hashchange', follow)
addEventListener('resize', stops)
addEventListener('beforeprint', () => lists.forEach((list) => list.beforePrint()))
addEventListener('afterprint', () => lists.forEach((list) => list.afterPrint()))
stops()
follow()
document.documentElement.dataset['ready'] = ''
