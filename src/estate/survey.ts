// What must be known of the whole estate before any one resource is judged: who bears which name and where, who is pointed at, what copies what.
import { DatabaseSync } from 'node:sqlite'
import { elsewhere, type Fact, known, map, unknown } from '../model/fact.ts'
import type { Defaults, InTransit, Keys, Logging, Recovery, Redundancy, Retention } from '../model/facets.ts'
import type { Lookup } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { DataRule } from '../model/rulebook.ts'
import { declarationOf } from './classification.ts'
import { type Ends, endsIn, type Side } from './ends.ts'
import type { Labels } from './labels.ts'
import { type Inherited, lineage } from './lineage.ts'
import { canonical, namesNoRegion, namesOf, text, told } from './locator.ts'
import { ownEnds } from './own-ends.ts'
import { referencesOf } from './references.ts'

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

/** What those that point at a key, a store, a cluster or an entrance want to know of it, or that are in an account. */
export interface Shared {
  owner?: Keys['owner']
  external?: Keys['external']
  locked?: Retention['locked']
  recovery?: Recovery
  redundancy?: Redundancy
  inTransit?: InTransit
  logging?: Logging
  /** Of an account of AWS: nobody but its own reaches any of its buckets, whatever a bucket says. */
  closed?: Defaults['publicBlocked']
  /** Where an entrance sends its visitors. */
  routes?: Resource['references']
}

/** Names and copies are kept by SQLite, on a disk where memory runs short; what is few (trails, look-ups) is kept here. */
export interface Survey {
  /** Of a resource that was not selected nothing is noted but where it is. */
  note(resource: Resource, selected: boolean): void
  learn(lookups: readonly Lookup[]): void
  find(locator: string): Located
  /** In the order in which they were noted. */
  copiesOf(original: Resource): Copy[]
  /** To be asked when all is noted; undefined: a copy of nothing in this estate. */
  inheritedBy(key: string): Inherited | undefined
  /** Of the resource that bears this name; empty where none in this estate does. */
  sharedBy(locator: string): Shared
  readonly trails: readonly Resource[]
  /** As the account itself says it; see the owner of a resource. */
  organizationOf(account: string): string | undefined
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
  CREATE TABLE names (name TEXT PRIMARY KEY, key TEXT, region TEXT, account TEXT, selected INTEGER, labels INTEGER) WITHOUT ROWID;
  CREATE TABLE wanted (locator TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
  CREATE TABLE copies (source TEXT, at INTEGER, copy TEXT, PRIMARY KEY (source, at)) WITHOUT ROWID;
  CREATE TABLE shared (key TEXT PRIMARY KEY, facts TEXT) WITHOUT ROWID;
  BEGIN;
`

/**
 * `rules` say whose data each resource holds; its copies hold it too. `sideOf`: how the stages are kept apart, by what was
 * declared of a store; without it nobody has said of any store what it is.
 */
export function survey(
  rules: readonly DataRule[],
  sideOf: (resource: Resource, declared: Labels) => Side = () => known('undeclared', []),
): Survey {
  const database = new DatabaseSync('') // a private file that goes with the connection, and is written only when the cache is full
  database.exec(tables)
  const ends = endsIn(database)
  const labels = lineage(database)
  const bear = database.prepare(`
    INSERT INTO names VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE
    SET key = excluded.key, region = excluded.region, account = excluded.account, selected = excluded.selected,
      labels = excluded.labels
    WHERE excluded.selected >= names.selected`)
  const want = database.prepare('INSERT OR IGNORE INTO wanted VALUES (?, ?)')
  const copy = database.prepare('INSERT INTO copies VALUES (?, ?, ?)')
  const share = database.prepare('INSERT OR REPLACE INTO shared VALUES (?, ?)')
  const shared = database.prepare('SELECT facts FROM shared WHERE key = ?')
  const bearer = database.prepare('SELECT key, region, account FROM names WHERE name = ? AND selected = 1')
  const copies = database.prepare('SELECT copy FROM copies WHERE source = ? ORDER BY at')
  const trails: Resource[] = []
  const organizations = new Map<string, string>()
  const lookups = new Map<string, Located>()
  let noted = 0

  function notePointers(resource: Resource): void {
    const { key, id, owner, location } = resource
    for (const { role, mechanism, locator } of referencesOf(resource)) {
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
    organizationOf: (account) => organizations.get(account),
    find,
    sharers: ends.sharers,
    replicatesTo(locator, resource) {
      if (find(locator).key === undefined) return unknown('unresolved', 's3:GetReplicationConfiguration')
      return ends.replicatesTo(canonical(locator), namesOf(resource).map(canonical))
    },
    note(resource, selected) {
      const place = JSON.stringify(resource.location.region)
      if (resource.owner.org !== undefined) organizations.set(resource.owner.account, resource.owner.org)
      const declared = selected ? declarationOf(resource, rules).labels : undefined
      const number = declared === undefined ? null : labels.number(declared)
      for (const name of namesOf(resource))
        bear.run(canonical(name), text(resource.key), place, text(resource.owner.account), selected ? 1 : 0, number)
      if (declared === undefined || number === null) return
      labels.note(resource, number)
      if (resource.facets.capture !== undefined) trails.push(resource)
      const facts = sharedFacts(resource)
      if (facts !== undefined) share.run(text(resource.key), JSON.stringify(facts))
      notePointers(resource)
      if ((resource.facets.isolation ?? resource.facets.topology) !== undefined)
        ends.note(resource, ownEnds(resource), sideOf(resource, declared))
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
    inheritedBy: labels.inheritedBy,
    sharedBy(locator) {
      if (isManagedByAws(locator)) return managedByAws
      const { key } = find(locator)
      const row = key === undefined ? undefined : shared.get(key)
      return row === undefined ? {} : (JSON.parse((row as { facts: string }).facts) as Shared) // `as`: written above
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

function sharedFacts({ type, holds, facets, references }: Resource): Shared | undefined {
  const { keys, custody, defaults, retention, recovery, redundancy, inTransit, logging, routing } = facets
  if (type === 'AWS::Organizations::Account') return defaults && { closed: elsewhere(defaults.publicBlocked) }
  if (keys !== undefined) return { owner: elsewhere(keys.owner), external: elsewhere(keys.external) }
  // It names a key in a vault, and answers for it.
  if (holds === 'key' && custody !== undefined) return { external: elsewhere(custody.exclusive) }
  if (routing !== undefined)
    return { routes: map(elsewhere(references), (all) => all.filter(({ role }) => role === 'route')) }
  if (retention !== undefined) return { locked: elsewhere(retention.locked) }
  // Only a cluster has parts that ask; of each database it would be kept in vain.
  if (!type.endsWith('::DBCluster')) return undefined
  return {
    ...(recovery && { recovery }),
    ...(redundancy && { redundancy }),
    ...(inTransit && { inTransit }),
    ...(logging && { logging }),
  }
}

/** `alias/aws/s3`: KMS lets nobody else take an alias that begins so. */
const isManagedByAws = (locator: string): boolean => /^arn:[^:]+:kms:[^:]*:[^:]*:alias\/aws\//.test(locator)

const managedByAws: Shared = { owner: known('provider', []), external: known(false, []) }
