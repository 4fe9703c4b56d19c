// Every table as two readers that are not ours take it, Python's csv and csv-parse: the same cells, and in them what the records say.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Finding } from '../../src/model/finding.ts'
import type { Asked, Gap } from '../../src/model/observation.ts'
import type { Resource } from '../../src/model/resource.ts'
import { unguard } from '../../src/reports/spreadsheet-guard.ts'
import { cellsOf } from '../reports/read-csv.ts'
import { scratch } from '../scratch.ts'
import { hostileBodies, hostileItems } from './hostile-estate.ts'
import { findingsIn, parsed, read, ringfence } from './ringfence.ts'
import { saved, scanOf, snapshotOf } from './saved-estate.ts'

const test = suite('cli/read back')

const folder = scratch()
const demo = join(folder, 'demo')
await ringfence(['demo', '-q', '--fail-on', 'none', '--csv-bom', '-o', demo])
saved('snapshot.json', snapshotOf(hostileItems), join(folder, 'estate'))
saved('answer.json', JSON.stringify({ value: hostileBodies }), join(folder, 'estate'))
const hostile = (await scanOf(join(folder, 'estate'))).out

const tablesIn = (dir: string): string[] => readdirSync(dir).filter((file) => file.endsWith('.csv'))

const reader = `
import csv, json, sys
for path in sys.argv[1:]:
    with open(path, newline='', encoding='utf-8-sig') as table:
        print(json.dumps(list(csv.reader(table, strict=True))))
`

/** The cells of each table; undefined where the machine has no Python. */
function byPython(dir: string): string[][][] | undefined {
  try {
    const args = ['-c', reader, ...tablesIn(dir).map((file) => join(dir, file))]
    const text = execFileSync('python3', args, { encoding: 'utf8', maxBuffer: 1 << 30 })
    return text
      .trimEnd()
      .split('\n')
      .map((line) => parsed<string[][]>(line))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return undefined
  }
}

type Row = Record<string, string>

/** As csv-parse has it without a word on how to read; what kept a cell from being run is undone. */
function rowsIn(dir: string, file: string): Row[] {
  const rows: Row[] = parse(read(dir, file), { columns: true, bom: true })
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)])))
}

const linesIn = <T>(dir: string, file: string): T[] =>
  read(dir, file)
    .trimEnd()
    .split('\n')
    .map((line) => parsed<T>(line))

type Value = string | number | readonly string[] | null | undefined

/** What the README of a pack says of cells: a list is joined by `|`, and what is not known is empty. */
function textOf(value: Value): string {
  if (value === null || value === undefined) return ''
  return (typeof value === 'object' ? value.join('|') : String(value)).toWellFormed()
}

function agree(rows: readonly Row[], records: readonly Record<string, Value>[]): void {
  assert.is(rows.length, records.length)
  assert.ok(rows.length > 0)
  records.forEach((record, index) => {
    const row = rows[index] ?? {}
    for (const [name, value] of Object.entries(record)) assert.is(row[name], textOf(value), `${name} of row ${index}`)
  })
}

const lawsOf = ({ byLaw }: Finding): string[] => Object.keys(byLaw).toSorted()

function cellsOfFinding(finding: Finding): Record<string, Value> {
  const { control, classification, resource, place, waiver, origins } = finding
  const away = place?.role === 'primary' ? undefined : place
  const digests = origins.map(({ rawSha256 }) => rawSha256 ?? '')
  return {
    schema_version: finding.schema,
    finding_id: finding.id,
    status: finding.status,
    severity: finding.severity,
    control_id: control.id,
    control_title: control.title,
    remediation: control.remediation,
    laws: lawsOf(finding),
    clauses: lawsOf(finding).flatMap((law) => finding.byLaw[law]?.clauses.map((cite) => `${law} ${cite}`) ?? []),
    ...classification,
    provider: resource.provider,
    partition: resource.partition,
    account_id: resource.owner.account,
    account_name: resource.owner.accountName,
    region: resource.region,
    country: resource.country,
    resource_type: resource.type,
    resource_id: resource.id,
    resource_name: resource.name,
    labels: resource.labels,
    source: resource.source,
    place_role: place?.role,
    means: place?.means,
    mechanism: place?.mechanism,
    destination_location: away?.location,
    destination_country: away?.country,
    destination_account: away?.account,
    destination_id: away?.locator,
    waiver_id: waiver?.id,
    waiver_until: waiver?.until,
    observed_field: finding.pointers,
    reason: finding.reason,
    message: finding.message,
    source_operation: origins.map(({ operation }) => operation),
    observed_at: origins.map(({ observedAt }) => observedAt).toSorted()[0],
    raw_sha256: digests.every((digest) => digest === '') ? [] : digests,
  }
}

const known = <T>(fact: { state: string; value?: T }): T | undefined => fact.value

for (const [what, dir] of [
  ['the sample, with a byte-order mark', demo],
  ['hostile names', hostile],
] as const) {
  test(`Python's csv and csv-parse find the same cells: ${what}`, () => {
    const byOthers = byPython(dir)
    if (byOthers === undefined) console.log('skipped: 1 reading of every table by Python (no python3)')
    assert.is(tablesIn(dir).length, 9)
    tablesIn(dir).forEach((file, index) => {
      const text = read(dir, file).replace(/^\ufeff/, '')
      const found: string[][] = parse(text)
      assert.equal(found, cellsOf(text), `${file}, by csv-parse`)
      if (byOthers !== undefined) assert.equal(byOthers[index], found, `${file}, by Python`)
    })
  })

  test(`findings.csv says what findings.ndjson does: ${what}`, () =>
    agree(rowsIn(dir, 'findings.csv'), findingsIn(dir).map(cellsOfFinding)))

  test(`clauses.csv says of each law what findings.ndjson does: ${what}`, () => {
    const findings = new Map(findingsIn(dir).map((finding) => [finding.id, finding]))
    const rows = rowsIn(dir, 'clauses.csv')
    const told = rows.map((row): Record<string, Value> => {
      const finding = findings.get(row['finding_id'] ?? '')
      const { status, severity, version, basis, until, reason } = finding?.byLaw[row['law'] ?? ''] ?? {}
      const because = status === 'permitted' ? { basis, until: until === null ? 'none' : until } : {}
      return {
        control_id: finding?.control.id,
        resource_id: finding?.resource.id,
        status,
        severity,
        law_version: version,
        reason,
        ...because,
      }
    })
    agree(rows, told)
    const each = new Set(rows.map((row) => `${row['finding_id']} ${row['law']}`))
    assert.equal(
      each,
      new Set([...findings].flatMap(([id, { byLaw }]) => Object.keys(byLaw).map((law) => `${id} ${law}`))),
    )
  })

  test(`population.csv says of each resource what inventory.ndjson does: ${what}`, () => {
    const cells = ({ schema, location, owner, ...resource }: Resource): Record<string, Value> => ({
      schema_version: schema,
      provider: resource.provider,
      partition: resource.partition,
      account_id: owner.account,
      account_name: owner.accountName,
      region: known(location.region),
      resource_type: resource.type,
      resource_id: resource.id,
      resource_name: resource.name,
      holds: resource.holds,
      source: resource.source,
      observed_at: resource.origins.map(({ observedAt }) => observedAt).toSorted()[0],
    })
    agree(rowsIn(dir, 'population.csv'), linesIn<Resource>(dir, 'inventory.ndjson').map(cells))
  })

  test(`flows.csv has every copy that a finding speaks of: ${what}`, () => {
    const named = (cells: readonly Value[]): string => JSON.stringify(cells.map(textOf))
    const columns = ['resource_id', 'role', 'means', 'mechanism', 'to_id', 'to_location', 'to_country', 'to_account']
    const flows = new Set(rowsIn(dir, 'flows.csv').map((row) => named(columns.map((column) => row[column]))))
    const copies = findingsIn(dir).filter(({ place }) => place?.means !== undefined)
    assert.ok(copies.length > 0)
    for (const { resource, place } of copies) {
      const { role, means, mechanism, locator, location, country, account } = place ?? {}
      const copy = named([resource.id, role, means, mechanism, locator, location, country, account])
      assert.ok(flows.has(copy), copy)
    }
  })

  test(`coverage.csv counts the calls and the gaps of coverage.ndjson: ${what}`, () => {
    const rows = rowsIn(dir, 'coverage.csv')
    const told = linesIn<Asked | Gap | { kind: 'scan' | 'lookup' }>(dir, 'coverage.ndjson')
    const calls = told.flatMap((one) => (one.kind === 'asked' ? one.calls : []))
    const gaps = told.flatMap((one) => (one.kind === 'gap' ? (one.count ?? 1) : []))
    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
    const column = (name: string): number => sum(rows.map((row) => Number(row[name] ?? Number.NaN)))
    assert.equal([column('calls'), column('count')], [sum(calls), sum(gaps)])
  })
}

test.run()
