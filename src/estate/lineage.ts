// Labels along copies: what is said of an original holds for its copies too, over any number of copies, and round in circles.
import type { DatabaseSync } from 'node:sqlite'
import type { ReferenceRole, Resource } from '../model/resource.ts'
import { type Labels, partsOf, together } from './labels.ts'
import { canonical, text } from './locator.ts'

export interface Lineage {
  /** The number under which the survey's `names` keep these labels. */
  number(labels: Labels): number
  note(resource: Resource, labels: number): void
  /** To be asked when all is noted; undefined: a copy of nothing in this estate. */
  inheritedBy(key: string): Inherited | undefined
}

export interface Inherited {
  labels: Labels
  /** Keys of those that it was copied from, sorted; a few of them where they are many. */
  originals: string[]
}

const fewOriginals = 10

/** Which way data goes. A log is about people and still no copy of their data, what a key opens it does not hold, and who is sent somewhere brings his own. */
const ways: Record<ReferenceRole, 'there' | 'here' | undefined> = {
  replica: 'there',
  pair: 'there',
  vault: 'there',
  source: 'here',
  key: undefined,
  'log-sink': undefined,
  route: undefined,
}

const tables = `
  CREATE TABLE parts (labels INTEGER, part TEXT, PRIMARY KEY (labels, part)) WITHOUT ROWID;
  CREATE TABLE links (holder TEXT, name TEXT, sends INTEGER, labels INTEGER, PRIMARY KEY (holder, name, sends)) WITHOUT ROWID;
  CREATE TABLE copying (original TEXT, copy TEXT, labels INTEGER, PRIMARY KEY (original, copy)) WITHOUT ROWID;
  CREATE TABLE inherited (copy TEXT, part TEXT, PRIMARY KEY (copy, part)) WITHOUT ROWID;
`

/** Who is at the other end is known when all names are; both ends may tell of one copy. */
const drawCopies = `
  INSERT OR IGNORE INTO copying
  SELECT iif(sends, holder, key), iif(sends, key, holder), iif(sends, links.labels, names.labels)
  FROM links JOIN names USING (name)
  WHERE selected = 1 AND holder <> key;
  CREATE INDEX originals ON copying (copy, original);
`

/** The fixed point: UNION hands on no part twice, so that a circle comes to its end. */
const handOn = `
  WITH RECURSIVE handed (copy, part) AS (
    SELECT copy, part FROM copying JOIN parts USING (labels)
    UNION
    SELECT copying.copy, handed.part FROM handed JOIN copying ON copying.original = handed.copy
  )
  INSERT INTO inherited SELECT copy, part FROM handed;
`

/** Kept beside the survey's `names`. In memory stands only what data rules can say, which is little however many resources there are. */
export function lineage(database: DatabaseSync): Lineage {
  database.exec(tables)
  const numbers = new Map<string, number>()
  const part = database.prepare('INSERT INTO parts VALUES (?, ?)')
  const link = database.prepare('INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)')
  const parts = database.prepare('SELECT part FROM inherited WHERE copy = ?')
  const originals = database.prepare(
    `SELECT original FROM copying WHERE copy = ? ORDER BY original LIMIT ${fewOriginals}`,
  )
  let linked = false
  let settled = false

  function numberOf(labels: Labels): number {
    const name = JSON.stringify(labels)
    const before = numbers.get(name)
    if (before !== undefined) return before
    const number = numbers.size
    numbers.set(name, number)
    for (const one of partsOf(labels)) part.run(number, JSON.stringify(one))
    return number
  }

  function settle(): void {
    settled = true
    database.exec(drawCopies + handOn)
  }

  return {
    number: numberOf,
    note({ key, holds, references }, labels) {
      if (holds === 'key' || references.state === 'unknown') return
      for (const { role, locator } of references.value) {
        const way = ways[role]
        // Where an unread setting sends data is its holder's unknown, and makes no copy of everything else.
        if (way === undefined || locator.state === 'unknown') continue
        link.run(text(key), canonical(locator.value), way === 'there' ? 1 : 0, labels)
        linked = true
      }
    },
    inheritedBy(key) {
      if (!linked) return undefined
      if (!settled) settle()
      const from = originals.all(text(key)) as { original: string }[] // `as`: the column that was asked for
      if (from.length === 0) return undefined
      const handed = parts.all(text(key)) as { part: string }[] // likewise
      return {
        labels: together(handed.map((row) => JSON.parse(row.part) as Labels)), // `as`: numberOf wrote it
        originals: from.map(({ original }) => original),
      }
    },
  }
}
