// The outputs together: complete, the same twice, and harmless whatever somebody called a bucket.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { formats, openReports, reports } from '../../src/reports/index.ts'
import { hostileNames } from './hostile-names.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { judgedIn, linesOf, type WholeRun, writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports')

const write = (file: string, run: WholeRun): Promise<string> => {
  const report = reports.find((one) => one.file === file)
  if (report === undefined) throw new Error(`no report writes ${file}`)
  return writtenBy(report, run)
}
const rowsIn = (text: string): unknown[] => {
  assert.ok(text.endsWith('\n'))
  return text
    .slice(0, -1)
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

test('the files are those of the contract', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-reports-'))
  try {
    const run = sampleRun()
    const outputs = await openReports(run, folder)
    for (const one of judgedIn(run)) await outputs.subjects([one])
    await outputs.findings(linesOf(run.findings))
    assert.equal(
      readdirSync(folder).filter((name) => !name.startsWith('.')),
      [],
    ) // nothing has its final name yet
    await outputs.finish(run.summary)
    assert.equal(readdirSync(folder).toSorted(), [
      'README.txt',
      'clauses.csv',
      'coverage.csv',
      'coverage.ndjson',
      'exceptions.csv',
      'findings.csv',
      'findings.ndjson',
      'flows.csv',
      'inventory.ndjson',
      'page.ndjson',
      'population.csv',
      'register.csv',
      'ropa.csv',
      'summary.json',
      'what-if.csv',
    ])
    for (const report of reports)
      assert.is(readFileSync(join(folder, report.file), 'utf8'), await writtenBy(report, run), report.file)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a run that is given up leaves nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-reports-'))
  try {
    const run = sampleRun()
    const outputs = await openReports(run, folder)
    await outputs.subjects(judgedIn(run))
    await outputs.abandon()
    assert.equal(readdirSync(folder), [])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('every file of a run is of one format of the list, and every format has files of its own', () => {
  const files = formats.flatMap((format) => format.reports.map(({ file }) => file))
  assert.equal(new Set(files).size, files.length)
  assert.equal(
    reports.filter(({ file }) => !files.includes(file)),
    [],
  )
})

test('findings.ndjson holds every finding whole', async () => {
  const run = sampleRun()
  assert.equal(rowsIn(await write('findings.ndjson', run)), JSON.parse(JSON.stringify(run.findings)))
})

test('inventory.ndjson holds every resource as it was normalized', async () => {
  const run = sampleRun()
  const resources = run.subjects.map(({ resource }) => resource)
  assert.equal(rowsIn(await write('inventory.ndjson', run)), JSON.parse(JSON.stringify(resources)))
})

test('coverage.ndjson begins with the scan; calls, gaps and look-ups follow in an order of their own', async () => {
  const run = sampleRun()
  const text = await write('coverage.ndjson', run)
  const [scan, ...rows] = rowsIn(text)
  assert.equal(scan, { kind: 'scan', ...run.identity })
  assert.is(rows.length, run.asked.length + run.gaps.length + run.lookups.length)
  const shuffled = {
    ...run,
    asked: run.asked.toReversed(),
    gaps: run.gaps.toReversed(),
    lookups: run.lookups.toReversed(),
  }
  assert.is(await write('coverage.ndjson', shuffled), text)
})

test('summary.json is the summary', async () => {
  const run = sampleRun()
  assert.equal(JSON.parse(await write('summary.json', run)), JSON.parse(JSON.stringify(run.summary)))
})

test('a run that was read back writes the same bytes', async () => {
  const run = sampleRun()
  const { findings, subjects } = turnedRound(run) as WholeRun // `as`: the same facts
  const turned = { ...run, findings, subjects }
  for (const file of ['inventory.ndjson', 'findings.csv', 'population.csv', 'flows.csv']) {
    assert.is(await write(file, turned), await write(file, run), file)
  }
})

/** The same facts with every key in the opposite order. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => turnedRound(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, turnedRound(inner)])
  return Object.fromEntries(entries.toReversed())
}

const columnsWithNames: Record<string, string[]> = {
  'findings.csv': ['resource_name', 'resource_id', 'labels', 'source_operation', 'request_id'],
  'population.csv': ['resource_name', 'resource_id', 'labels'],
}

for (const name of hostileNames) {
  const shown = JSON.stringify(name).slice(0, 40)

  test(`${shown} in a table: no row is lost, no cell runs, the name comes back`, async () => {
    for (const { file } of reports.filter((report) => report.file.endsWith('.csv'))) {
      const text = await write(file, sampleRun(name))
      assert.is(cellsOf(text).length, cellsOf(await write(file, sampleRun())).length, file)
      for (const cell of cellsOf(text).flat()) assert.not.match(cell, /^[\s\u200b]*[=+\-@|\t\r\0＝＋－＠｜]/, file)
      for (const column of columnsWithNames[file] ?? []) {
        assert.ok(
          rowsOf(text).some((row) => row[column]?.includes(name.toWellFormed())),
          `${file}: ${column}`,
        )
      }
    }
  })

  test(`${shown} as JSON: nothing that is obeyed, no line is lost, the name is whole`, async () => {
    for (const { file } of reports.filter((report) => !report.file.endsWith('.csv'))) {
      const text = await write(file, sampleRun(name))
      assert.not.match(text, /^\s*::|[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/m, file)
      assert.is(text.split('\n').length, (await write(file, sampleRun())).split('\n').length, file)
    }
    const names = rowsIn(await write('inventory.ndjson', sampleRun(name))).map(
      (resource) => (resource as { name: unknown }).name,
    ) // `as`: asserted next
    assert.ok(names.includes(name))
  })
}

test.run()
