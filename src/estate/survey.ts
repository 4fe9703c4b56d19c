// What must be known of the whole estate before any one resource is judged: who bears which name and where, who is pointed at, what copies what.
import { DatabaseSync } from 'node:sqlite'
import { type Fact, known, unknown } from '../model/fact.ts'
import type { Lookup } from '../model/observation.ts'
import type { Reference, Resource } from '../model/resource.ts'
import { type Ends, endsIn, type Side } from './ends.ts'
import { canonical, namesOf, text } from './names.ts'
import { ownEnds } from './own-ends.ts'

/** Where a locator turned out to point. */
export interface Located {
  region: Fact<string>
  account: Fact<string>
  /** The key of the resource, where it is in this estate. */
  key?: string
}

/** A copy that names its original, when its original may not say where it went. */
export interface Copy {
  key: string
  id: string
  region: Fact<string>
  account: string
  mechanism: string
}

/** Names and copies are kept by SQLite, on a disk where memory runs short; what is few (trails, look-ups) is kept here. */
export interface Survey {
  /** Of a resource that was not selected nothing is noted but where it is. */
  note(resource: Resource, selected: boolean): void
  learn(lookups: readonly Lookup[]): void
  find(locator: string): Located
  /** In the order in which they were noted. */
  copiesOf(original: Resource): Copy[]
  readonly trails: readonly Resource[]
  sharers: Ends['sharers']
  /** Whether the resource at that locator replicates to this one; unknown where it is not in this estate. */
  replicatesTo(locator: string, resource: Resource): Fact<boolean>
  /** Locators that selected resources point at, that name no region, and that nobody bears; sorted. */
  unresolved(): string[]
  /** What those that were left out tell of the locators that point at them. */
  leftOut(): Lookup[]
  close(): void
}

const tables = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -32768;
  CREATE TABLE names (name TEXT PRIMARY KEY, key TEXT, region TEXT, account TEXT, selected INTEGER) WITHOUT ROWID;
  CREATE TABLE wanted (locator TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
  CREATE TABLE copies (source TEXT, at INTEGER, copy TEXT, PRIMARY KEY (source, at)) WITHOUT ROWID;
  BEGIN;
`

/** `sideOf`: how the stages are kept apart; without it nobody has said of any store what it is. */
export function survey(sideOf: (resource: Resource) => Side = () => known('undeclared', [])): Survey {
  const database = new DatabaseSync('') // a private file that goes with the connection, and is written only when the cache is full
  database.exec(tables)
  const ends = endsIn(database)
  const bear = database.prepare(`
    INSERT INTO names VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE
    SET key = excluded.key, region = excluded.region, account = excluded.account, selected = excluded.selected
    WHERE excluded.selected >= names.selected`)
  const want = database.prepare('INSERT OR IGNORE INTO wanted VALUES (?, ?)')
  const copy = database.prepare('INSERT INTO copies VALUES (?, ?, ?)')
  const bearer = database.prepare('SELECT key, region, account FROM names WHERE name = ? AND selected = 1')
  const copies = database.prepare('SELECT copy FROM copies WHERE source = ? ORDER BY at')
  const trails: Resource[] = []
  const lookups = new Map<string, Located>()
  let noted = 0

  function notePointers({ key, id, owner, location, references }: Resource): void {
    for (const { role, mechanism, locator } of referencesIn(references)) {
      if (locator.state === 'unknown') continue
      want.run(text(locator.value), canonical(locator.value))
      if (role !== 'source') continue
      const told: Copy = { key, id, region: location.region, account: owner.account, mechanism }
      copy.run(canonical(locator.value), noted++, JSON.stringify(told))
    }
  }

  function find(locator: string): Located {
    const found = bearer.get(canonical(locator)) as Row | undefined // `as`: the columns that were asked for
    if (found === undefined) return lookups.get(canonical(locator)) ?? told(locator)
    return { region: region(found), account: known(found.account, []), key: found.key }
  }

  return {
    trails,
    find,
    sharers: ends.sharers,
    replicatesTo(locator, resource) {
      if (find(locator).key === undefined) return unknown('unresolved', 's3:GetReplicationConfiguration')
      return ends.replicatesTo(canonical(locator), namesOf(resource).map(canonical))
    },
    note(resource, selected) {
      const place = JSON.stringify(resource.location.region)
      for (const name of namesOf(resource))
        bear.run(canonical(name), text(resource.key), place, text(resource.owner.account), selected ? 1 : 0)
      if (!selected) return
      if (resource.facets.capture !== undefined) trails.push(resource)
      notePointers(resource)
      if ((resource.facets.isolation ?? resource.facets.topology) !== undefined)
        ends.note(resource, ownEnds(resource), sideOf(resource))
    },
    learn(found) {
      for (const { locator, region: where, account } of found)
        lookups.set(canonical(locator), { region: where, account })
    },
    copiesOf(original) {
      const own = [...new Set(namesOf(original).map(canonical))].filter((name) => find(name).key === text(original.key))
      return own.flatMap(
        (name) => copies.all(name).map((row) => JSON.parse((row as { copy: string }).copy) as Copy), // `as`: written above
      )
    },
    unresolved() {
      const rows = database
        .prepare(
          "SELECT locator FROM wanted WHERE locator LIKE 'arn:%:s3:::%' AND name NOT IN (SELECT name FROM names WHERE selected = 1)",
        )
        .all() as { locator: string }[] // `as`: the column that was asked for
      return rows
        .map(({ locator }) => locator)
        .filter((locator) => namesNoRegion(locator) && !lookups.has(canonical(locator)))
        .toSorted()
    },
    leftOut() {
      const rows = database
        .prepare('SELECT locator, key, region, account FROM wanted JOIN names USING (name) WHERE selected = 0')
        .all() as unknown as (Row & { locator: string })[] // `as`: the columns that were asked for
      return rows.map((row) => ({
        kind: 'lookup',
        locator: row.locator,
        region: region(row),
        account: known(row.account, []),
      }))
    },
    close: () => database.close(),
  }
}

interface Row {
  key: string
  region: string
  account: string
}

const region = (row: Row): Fact<string> => JSON.parse(row.region) as Fact<string> // `as`: note wrote it

const referencesIn = (references: Fact<Reference[]>): Reference[] =>
  references.state === 'unknown' ? [] : references.value

/** `arn:aws:s3:::bucket`: neither region nor account. */
const namesNoRegion = (locator: string): boolean => /^arn:[^:]+:s3:::/.test(locator)

/** What the locator itself states. An S3 ARN states neither region nor account, and a name is never read as either. */
function told(locator: string): Located {
  if (locator.startsWith('azure-region:')) {
    return { region: known(locator.slice('azure-region:'.length), []), account: unknown('unresolved') }
  }
  const [scheme, , service, place = '', account = ''] = locator.split(':')
  const permission = service === 's3' ? 's3:ListBucket' : undefined
  const state = (value: string) =>
    scheme === 'arn' && value !== '' ? known(value, []) : unknown('unresolved', permission)
  return { region: state(place), account: state(account) }
}
