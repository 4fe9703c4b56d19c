// Who else points where a store points: keys, logs and copies that two stores have in common, counted without keeping either.
import type { DatabaseSync } from 'node:sqlite'
import { type Fact, known, type Unread, unknownAs } from '../model/fact.ts'
import type { Reference, Resource } from '../model/resource.ts'

/** What a store is to the isolation of stages: production data of people, surely none of that, or nobody has said. */
export type Side = Fact<'production' | 'elsewhere' | 'undeclared'>

/** `itself`: the store that bears the name; `key-by-id`, `key-by-alias`: a key of the region and account, in that spelling. */
export type EndRole = Reference['role'] | 'itself' | 'key-by-id' | 'key-by-alias'

export interface End {
  name: string
  role: EndRole
}

/** One kind of store at an end: how many there are is not told, only that there are others. */
export interface Sharer {
  role: EndRole
  side: 'production' | 'undeclared' | { unread: Unread }
}

export interface Ends {
  note(resource: Resource, ends: readonly End[], side: Side): void
  /** Stores at that name that may be production data of people; `own` are the ends that the asking store has there itself. */
  sharers(name: string, own: readonly End[], side: Side): Sharer[]
  /** Whether the store at `target` replicates to one of these names; unknown where its own settings were not read. */
  replicatesTo(target: string, names: readonly string[]): Fact<boolean>
}

const tables = `
  CREATE TABLE ends (name TEXT, role TEXT, side TEXT, stores INTEGER, PRIMARY KEY (name, role, side)) WITHOUT ROWID;
  CREATE TABLE replicas (source TEXT, target TEXT, PRIMARY KEY (source, target)) WITHOUT ROWID;
`
/** No name of anything begins so; after it stands why the target is open. */
const unread = '?'

export function endsIn(database: DatabaseSync): Ends {
  database.exec(tables)
  const count = database.prepare(
    'INSERT INTO ends VALUES (?, ?, ?, 1) ON CONFLICT (name, role, side) DO UPDATE SET stores = stores + 1',
  )
  const at = database.prepare('SELECT role, side, stores FROM ends WHERE name = ? ORDER BY role, side')
  const replica = database.prepare('INSERT OR IGNORE INTO replicas VALUES (?, ?)')
  const copied = database.prepare('SELECT 1 FROM replicas WHERE source = ? AND target = ?')
  const open = database.prepare(
    `SELECT target FROM replicas WHERE source = ? AND target LIKE '${unread}{%' ORDER BY target`,
  )

  return {
    note({ references }, ends, side) {
      const word = wordOf(side)
      if (word !== undefined) for (const { name, role } of ends) count.run(name, role, word)
      const itself = ends.filter(({ role }) => role === 'itself').map(({ name }) => name)
      const targets = ends.filter(({ role }) => role === 'replica').map(({ name }) => name)
      const gaps = unreadReplicas(references).map((gap) => unread + wordOfUnread(gap))
      for (const source of itself) for (const target of [...targets, ...gaps]) replica.run(source, target)
    },
    sharers(name, own, side) {
      const rows = at.all(name) as unknown as Row[] // `as`: the columns that were asked for
      const word = wordOf(side)
      return rows
        .filter(({ role, side: theirs, stores }) => {
          const ours = theirs === word && own.some((end) => end.name === name && end.role === role)
          return stores > (ours ? 1 : 0)
        })
        .map(({ role, side: theirs }) => ({ role, side: sideFrom(theirs) }))
    },
    replicatesTo(target, names) {
      if (names.some((name) => copied.get(target, name) !== undefined)) return known(true, [])
      const gap = open.get(target) as { target: string } | undefined // `as`: the column that was asked for
      return gap === undefined ? known(false, []) : unknownAs(unreadFrom(gap.target.slice(unread.length)))
    },
  }
}

interface Row {
  role: EndRole
  side: string
  stores: number
}

const unreadReplicas = (references: Resource['references']): Unread[] =>
  references.state === 'unknown'
    ? [references]
    : references.value.flatMap(({ role, locator }) =>
        role === 'replica' && locator.state === 'unknown' ? [locator] : [],
      )

/** Nothing to share with a store that is surely elsewhere. */
function wordOf(side: Side): string | undefined {
  if (side.state !== 'known') return wordOfUnread(side)
  return side.value === 'elsewhere' ? undefined : side.value
}

function sideFrom(word: string): Sharer['side'] {
  return word === 'production' || word === 'undeclared' ? word : { unread: unreadFrom(word) }
}

const wordOfUnread = ({ reason, permission }: Unread): string => JSON.stringify({ reason, permission })
const unreadFrom = (word: string): Unread => JSON.parse(word) as Unread // `as`: wordOfUnread wrote it
