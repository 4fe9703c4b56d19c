// JSON that is the same text for the same facts, and that no terminal or CI runner can mistake for an instruction.

const leading = ['schema', 'kind', 'id', 'key', 'status', 'severity']

/** One record on one line. Keys stand in a fixed order however the record was made: read live, or read back from a file. */
export const jsonLine = (value: unknown): string => `${harmless(JSON.stringify(ordered(value)))}\n`

/** The one document that people read as it is keeps its own order. */
export const jsonDocument = (value: unknown): string => `${harmless(JSON.stringify(value, null, 2))}\n`

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]))
}

const rank = (key: string): number => (leading.includes(key) ? leading.indexOf(key) : leading.length)

/** JSON leaves C1 controls, bidi marks and line separators as they are. An escape in their string says the same. */
const harmless = (json: string): string =>
  json.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
