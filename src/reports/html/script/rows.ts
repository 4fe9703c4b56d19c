// The rows of a long list as one text per row, which stands in a noscript element and is no element until it is shown.

export interface Rows {
  /** The table around the rows. */
  before: string
  rows: string[]
  /** What a row says, in lower case. */
  textOf(index: number): string
  cellOf(index: number, column: number): string
}

export function rowsIn(source: string): Rows {
  const start = source.indexOf('<tbody>') + '<tbody>'.length
  const rows = source.split('\n').filter((line) => line.startsWith('<tr'))
  const texts: string[] = []
  const columns = new Map<number, string[]>()
  return {
    before: source.slice(0, start),
    rows,
    textOf: (index) => (texts[index] ??= plain(rows[index] ?? '').toLowerCase()),
    cellOf(index, column) {
      const cells = columns.get(column) ?? []
      columns.set(column, cells)
      return (cells[index] ??= plain((rows[index] ?? '').split('<td>')[column + 1] ?? '').trim())
    },
  }
}

/** One of several words begins a cell or comes after a comma or a semicolon: `UK GDPR` is not `GDPR`. */
export const names = (cell: string, one: string): boolean =>
  cell.split(/[,;] /).some((part) => `${part} `.startsWith(`${one} `) || part.startsWith(`${one}:`))

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

const plain = (markup: string): string =>
  markup.replace(/<[^>]*>/g, ' ').replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
