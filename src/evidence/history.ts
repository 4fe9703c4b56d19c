// What packs that were kept say together: since when a control fails, on how many days, on how many nobody could tell, and which runs are missing between them.
import { DatabaseSync } from 'node:sqlite'
import type { Finding } from '../model/finding.ts'
import type { Pack } from './pack.ts'

export interface History {
  /** All of a pack, or nothing of it. `judged`: the controls that the run was asked for. */
  add(
    pack: Pick<Pack, 'manifest' | 'sha256'>,
    judged: readonly string[],
    findings: AsyncIterable<Finding>,
  ): Promise<void>
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
  /** In how many it did not fail, and was not judged, or not everywhere: it may have failed there. */
  untold_runs: number
  untold_days: number
  /** When it failed; null: in no run. */
  first: string | null
  last: string | null
  /** Of the last run. */
  open: 'failing' | 'untold' | null
  /** At most so many failed in one run. */
  resources: number
}

/**
 * `path`: of a new index. It is made anew each time: one that lay beside the packs could say of them what they do not, and
 * reading them is little beside proving them.
 */
export function openHistory(path: string): History {
  const index = new DatabaseSync(path)
  index.exec(tables)
  const insertPack = index.prepare(
    'INSERT INTO pack (sha256, scan, now, code, population, previous_scan, previous) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertVerdict = index.prepare(
    'INSERT OR IGNORE INTO verdict (pack, finding, status, control, resource) VALUES (?, ?, ?, ?, ?)',
  )
  const insertJudged = index.prepare('INSERT INTO judged (pack, control) VALUES (?, ?)')
  return {
    async add({ manifest: { scan, result, totals, previous }, sha256 }, judged, findings) {
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
        for (const control of judged) insertJudged.run(pack, control)
        for await (const { id, status, control, resource } of findings)
          if (status === 'fail' || status === 'unknown') insertVerdict.run(pack, id, status, control.id, resource.key)
        index.exec('COMMIT')
      } catch (error) {
        index.exec('ROLLBACK')
        throw error
      }
    },
    runs: () => index.prepare(runs).all() as unknown as RunRow[], // `as`: the columns of the query
    controls: () => index.prepare(controls).all() as unknown as ControlRow[], // `as`: likewise
    close: () => index.close(),
  }
}

const tables = `
  CREATE TABLE pack (
    id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, scan TEXT NOT NULL, now TEXT NOT NULL, code INTEGER NOT NULL,
    population INTEGER NOT NULL, previous_scan TEXT, previous TEXT
  );
  CREATE TABLE verdict (
    pack INTEGER NOT NULL, finding TEXT NOT NULL, status TEXT NOT NULL, control TEXT NOT NULL, resource TEXT NOT NULL,
    PRIMARY KEY (pack, finding, status)
  ) WITHOUT ROWID;
  CREATE TABLE judged (pack INTEGER NOT NULL, control TEXT NOT NULL, PRIMARY KEY (pack, control)) WITHOUT ROWID`

const runs = `
  SELECT scan, now, code, population, previous_scan AS previous,
    (SELECT count(*) FROM verdict WHERE verdict.pack = pack.id AND status = 'fail') AS failing,
    EXISTS (SELECT 1 FROM pack AS other WHERE other.sha256 = pack.previous) AS previous_here
  FROM pack ORDER BY now, id`

/** Of a run in which a control fails and is unknown too, it fails. */
const controls = `
  WITH
    span AS (
      SELECT id, now, lead(now) OVER inOrder IS NULL AS isLast,
        coalesce(julianday(lead(now) OVER inOrder) - julianday(now), 0) AS days
      FROM pack WINDOW inOrder AS (ORDER BY now, id)
    ),
    told AS (
      SELECT control, pack, max(status = 'fail') AS fails,
        count(DISTINCT CASE WHEN status = 'fail' THEN resource END) AS resources
      FROM verdict GROUP BY control, pack
      UNION ALL
      SELECT each.control, pack.id, 0, 0
      FROM (SELECT DISTINCT control FROM verdict) AS each JOIN pack
      WHERE (pack.id, each.control) NOT IN (SELECT pack, control FROM judged)
    )
  SELECT control, sum(fails) AS runs, round(sum(days * fails), 2) AS days,
    sum(1 - fails) AS untold_runs, round(sum(days * (1 - fails)), 2) AS untold_days,
    min(CASE WHEN fails THEN now END) AS first, max(CASE WHEN fails THEN now END) AS last,
    max(CASE WHEN isLast THEN CASE WHEN fails THEN 'failing' ELSE 'untold' END END) AS open,
    max(resources) AS resources
  FROM told JOIN span ON span.id = told.pack
  GROUP BY control ORDER BY days DESC, runs DESC, untold_days DESC, control`
