// JSON that is the same text for the same facts, and that no terminal or CI runner can mistake for an instruction.

const leading = ['schema', 'kind', 'id', 'key', 'status', 'severity']

/** One record on one line. Keys stand in a fixed order however the record was made: read live, or read back from a file. */
export const jsonLine = (value: unknown): string => `${harmless(ordered(value))}\n`

/** Of a record that is always made in one order, as findings are. */
export const plainLine = (value: unknown): string => `${harmless(JSON.stringify(value))}\n`

/** The one document that people read as it is keeps its own order. */
export const jsonDocument = (value: unknown): string => `${harmless(JSON.stringify(value, null, 2))}\n`

/** As JSON.stringify writes it, but for the order of the keys. One text that grows: lists to be joined took twice as long. */
function ordered(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return Array.isArray(value) ? orderedList(value) : orderedRecord(value as Record<string, unknown>) // `as`: an object with keys
}

function orderedList(list: readonly unknown[]): string {
  let text = ''
  for (const item of list) text += `${text === '' ? '' : ','}${item === undefined ? 'null' : ordered(item)}`
  return `[${text}]`
}

function orderedRecord(record: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const { key, quoted } of orderOf(Object.keys(record))) {
    const value = record[key]
    if (value !== undefined) text += `${text === '' ? '' : ','}${quoted}${ordered(value)}`
  }
  return `{${text}}`
}

interface Key {
  key: string
  /** With its colon. */
  quoted: string
}

/** Records have few shapes, and sorting keys would cost more than writing them. Tags have many, so only the first are kept. */
const orders = new Map<string, readonly Key[]>()
const mostOrders = 1_000

function orderOf(keys: readonly string[]): readonly Key[] {
  const shape = keys.join('\n')
  const known = orders.get(shape)
  if (known?.length === keys.length) return known
  const order = [...keys]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((key): Key => ({ key, quoted: `${JSON.stringify(key)}:` }))
  if (orders.size < mostOrders && !keys.some((key) => key.includes('\n'))) orders.set(shape, order)
  return order
}

const rank = (key: string): number => (leading.includes(key) ? leading.indexOf(key) : leading.length)

/** JSON leaves C1 controls, bidi marks and line separators as they are. An escape in their string says the same. */
export const harmless = (json: string): string =>
  json.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
