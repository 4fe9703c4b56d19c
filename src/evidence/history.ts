// What packs that were kept say together: since when a control fails, on how many days, and which runs are missing between them.
import { DatabaseSync } from 'node:sqlite'
import type { Finding } from '../model/finding.ts'
import type { Manifest } from './manifest.ts'

export interface History {
  /** Whether the pack with this manifest is indexed. */
  has(sha256: string): boolean
  /** All of a pack, or nothing of it. */
  add(pack: { manifest: Manifest; sha256: string }, findings: AsyncIterable<Finding>): Promise<void>
  /** What is no longer there says nothing of any period. */
  keepOnly(sha256s: ReadonlySet<string>): void
  runs(): RunRow[]
  controls(): ControlRow[]
  close(): void
}

export interface RunRow {
  scan: string
  now: string
  /** Of the exit status: 3 and above are incomplete. */
  code: number
  population: number
  failing: number
  /** The run that it was held against, and whether that is here; null: none was named. */
  previous: string | null
  previous_here: number
}

export interface ControlRow {
  control: string
  /** In how many runs it failed. */
  runs: number
  /** Days from each of these runs to the next one: the last run tells nothing of what came after. */
  days: number
  first: string
  last: string
  /** Whether it fails in the last run. */
  open: number
  resources: number
}

/** A new layout begins a new index: it is made of the packs, and can be made again. */
const layout = 1

/** `path`: of the index; `:memory:` where nothing may be written. */
export function openHistory(path: string): History {
  const index = new DatabaseSync(path)
  prepare(index)
  const insertPack = index.prepare(
    'INSERT INTO pack (sha256, scan, now, code, population, previous_scan, previous) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertFailure = index.prepare(
    'INSERT OR IGNORE INTO failure (pack, finding, control, resource) VALUES (?, ?, ?, ?)',
  )
  return {
    has: (sha256) => index.prepare('SELECT 1 FROM pack WHERE sha256 = ?').get(sha256) !== undefined,
    async add({ manifest: { scan, result, totals, previous }, sha256 }, findings) {
      index.exec('BEGIN')
      try {
        const before = [previous?.scan ?? null, previous?.sha256 ?? null]
        const { lastInsertRowid: pack } = insertPack.run(
          sha256,
          scan.id,
          scan.now,
          result.code,
          totals.population,
          ...before,
        )
        for await (const { id, status, control, resource } of findings)
          if (status === 'fail') insertFailure.run(pack, id, control.id, resource.key)
        index.exec('COMMIT')
      } catch (error) {
        index.exec('ROLLBACK')
        throw error
      }
    },
    keepOnly(kept) {
      for (const { id, sha256 } of index.prepare('SELECT id, sha256 FROM pack').all()) {
        if (kept.has(String(sha256)) || id === undefined) continue
        index.prepare('DELETE FROM failure WHERE pack = ?').run(id)
        index.prepare('DELETE FROM pack WHERE id = ?').run(id)
      }
    },
    runs: () => index.prepare(runs).all() as unknown as RunRow[], // `as`: the columns of the query
    controls: () => index.prepare(controls).all() as unknown as ControlRow[], // `as`: likewise
    close: () => index.close(),
  }
}

function prepare(index: DatabaseSync): void {
  const { user_version: found } = index.prepare('PRAGMA user_version').get() ?? {}
  if (found !== layout) index.exec('DROP TABLE IF EXISTS failure; DROP TABLE IF EXISTS pack')
  index.exec(`
    PRAGMA user_version = ${layout};
    CREATE TABLE IF NOT EXISTS pack (
      id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, scan TEXT NOT NULL, now TEXT NOT NULL, code INTEGER NOT NULL,
      population INTEGER NOT NULL, previous_scan TEXT, previous TEXT
    );
    CREATE TABLE IF NOT EXISTS failure (
      pack INTEGER NOT NULL, finding TEXT NOT NULL, control TEXT NOT NULL, resource TEXT NOT NULL, PRIMARY KEY (pack, finding)
    ) WITHOUT ROWID;
  `)
}

const runs = `
  SELECT scan, now, code, population, previous_scan AS previous,
    (SELECT count(*) FROM failure WHERE failure.pack = pack.id) AS failing,
    EXISTS (SELECT 1 FROM pack AS other WHERE other.sha256 = pack.previous) AS previous_here
  FROM pack ORDER BY now, id`

const controls = `
  WITH
    span AS (SELECT id, now, lead(now) OVER (ORDER BY now, id) AS next FROM pack),
    failing AS (SELECT control, pack, count(DISTINCT resource) AS resources FROM failure GROUP BY control, pack)
  SELECT control, count(*) AS runs,
    round(sum(coalesce(julianday(next) - julianday(now), 0)), 2) AS days,
    min(now) AS first, max(now) AS last, max(next IS NULL) AS open, max(resources) AS resources
  FROM failing JOIN span ON span.id = failing.pack
  GROUP BY control ORDER BY days DESC, control`
