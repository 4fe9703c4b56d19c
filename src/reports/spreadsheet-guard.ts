// Keeps a cell from being run as a formula, in a way that a reader can undo.

/**
 * A sign that starts a formula, a DDE call or a macro, in ASCII or full width, whatever blanks, invisible characters or
 * list separators stand before it; or a control character there, which spreadsheets skip.
 */
const runs = /^'*(?:[\s\p{Cc}\p{Cf};,]*[=+\-@|＝＋－＠｜]|[\s\p{Cf}]*\p{Cc})/u

/** Puts one apostrophe before a value that a spreadsheet would run, and before one that already looks guarded. */
export const guard = (value: string): string => (runs.test(value) ? `'${value}` : value)

/** What `guard` was given. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && runs.test(cell.slice(1)) ? cell.slice(1) : cell
