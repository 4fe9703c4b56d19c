// With --evidence full every verdict is told, passes too; no count of findings, no format without a place for them and no comparison takes one for a finding.
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isSilent } from '../../src/model/finding.ts'
import { type Status, statuses, worst } from '../../src/model/verdict.ts'
import { scratch } from '../scratch.ts'
import { manifestAgain } from './manifest-again.ts'
import { findingsIn, flat, parsed, project, read, ringfence, summaryIn } from './ringfence.ts'
import { csvIn } from './saved-estate.ts'

const test = suite('cli/all verdicts')

const cwd = scratch()
const taking = {
  sarif: 'results.sarif',
  ocsf: 'ocsf.ndjson',
  oscal: 'oscal-ar.json',
  asff: 'asff.ndjson',
  junit: 'junit.xml',
}
const others = { 'sarif-github': 'results.github.sarif', markdown: 'summary.md', html: 'report.html' }
const flags = [...Object.keys(taking), ...Object.keys(others)].flatMap((id) => ['-f', id])
const demo = ['demo', '-q', '--fail-on', 'none']
await ringfence([...demo, ...flags, '-o', 'plain'], { cwd })
const ended = await ringfence([...demo, ...flags, '--evidence', 'full', '-o', 'full'], { cwd })
const [plain, full] = [join(cwd, 'plain'), join(cwd, 'full')]

const told = findingsIn(full)
const silent = told.filter(isSilent)
const of = (status: Status, list = told): number => list.filter((one) => one.status === status).length

test('every verdict is there once, the findings first, as a plain run has them', () => {
  assert.is(ended.code, 0, ended.stderr)
  assert.ok(of('pass', silent) > 100 && of('not_applicable', silent) > 100)
  const lines = read(full, 'findings.ndjson')
  assert.ok(lines.startsWith(read(plain, 'findings.ndjson')))
  assert.is(findingsIn(plain).length, told.length - silent.length)
  assert.is(csvIn(full, 'findings.csv').length, told.length)
  assert.equal(
    csvIn(full, 'findings.csv').map((row) => [row['finding_id'], row['status']]),
    told.map(({ id, status }) => [id, status]),
  )
})

test('of each control they are what its totals were counted from', () => {
  const pairs = Map.groupBy(told, ({ control, resource }) => `${control.id} ${resource.key}`)
  const found = new Map<string, Record<string, number>>()
  for (const [pair, ofPair] of pairs) {
    const control = pair.slice(0, pair.indexOf(' '))
    const row = found.get(control) ?? {}
    const status = worst(ofPair.map((one) => one.status))
    found.set(control, { ...row, [status]: (row[status] ?? 0) + 1 })
  }
  for (const [id, row] of Object.entries(summaryIn(full).controls)) {
    const { not_applicable: idle, ...judged } = row
    const { not_applicable: asked = 0, ...counted } = found.get(id) ?? {}
    assert.equal(Object.fromEntries(Object.entries(judged).filter(([, count]) => count > 0)), counted, id)
    assert.ok(asked <= idle, id) // of a type that carries no such facet a control is not asked
  }
})

test('they are counted beside the findings, and change no other total', () => {
  const { silent: counted, ...summary } = summaryIn(full)
  assert.equal(counted, { pass: of('pass', silent), not_applicable: of('not_applicable', silent) })
  assert.equal(summary, summaryIn(plain))
  const { totals } = parsed<{ totals: object }>(read(full, 'manifest.json'))
  assert.equal({ ...parsed<{ totals: object }>(read(plain, 'manifest.json')).totals, silent: counted }, totals)
})

test('what has no place for them is as of a plain run', () => {
  const tables = ['page.ndjson', 'population.csv', 'flows.csv', 'register.csv', 'ropa.csv', 'inventory.ndjson']
  for (const file of [...tables, ...Object.values(others)]) assert.is(read(full, file), read(plain, file), file)
})

test('a clause is told of what passes too', () => {
  const rows = csvIn(full, 'clauses.csv')
  assert.ok(rows.some((row) => row['status'] === 'pass'))
  const passing = new Set(silent.map(({ id }) => id))
  assert.equal(
    rows.filter((row) => !passing.has(row['finding_id'] ?? '')),
    csvIn(plain, 'clauses.csv'),
  )
})

test('each format with a place for a pass calls it one', () => {
  const passes = of('pass')
  const { runs } = parsed<{ runs: { results: { kind: string }[]; properties: { byStatus: object } }[] }>(
    read(full, taking.sarif),
  )
  const kinds = runs[0]?.results.map(({ kind }) => kind) ?? []
  assert.is(kinds.filter((kind) => kind === 'pass').length, passes)
  assert.is(kinds.filter((kind) => kind === 'notApplicable').length, of('not_applicable'))
  assert.equal(runs[0]?.properties.byStatus, Object.fromEntries(statuses.map((status) => [status, of(status)])))

  const events = linesOf<{ compliance: { status_id: number; status_code: Status } }>(taking.ocsf)
  assert.is(events.length, told.length)
  assert.is(events.filter(({ compliance }) => compliance.status_id === 1).length, passes)

  const imported = linesOf<{ Compliance: { Status: string }; Workflow: { Status: string } }>(taking.asff)
  const ofAws = told.filter(({ resource }) => resource.provider === 'aws')
  assert.is(imported.length, ofAws.filter((one) => one.status !== 'not_applicable' || !isSilent(one)).length)
  assert.is(imported.filter(({ Workflow }) => Workflow.Status === 'RESOLVED').length, of('pass', ofAws))

  const { 'assessment-results': ar } = parsed<{
    'assessment-results': { results: { observations: unknown[]; description: string }[] }
  }>(read(full, taking.oscal))
  assert.is(ar.results[0]?.observations.length, told.length)
  assert.match(ar.results[0]?.description ?? '', /^Every verdict, as an observation/)
})

const linesOf = <T>(file: string): T[] =>
  read(full, file)
    .trimEnd()
    .split('\n')
    .map((line) => parsed<T>(line))

test('a pipeline counts a case for each, and none twice', () => {
  const text = read(full, taking.junit)
  const cases = text.match(/<testcase /g)?.length ?? 0
  assert.is(cases, told.length + 1) // and that of the run
  assert.not.match(text, 'resources pass')
  assert.is(text.match(/<failure /g)?.length, of('fail'))
})

test('made of the folder again, each is the same', async () => {
  const { code, stderr } = await ringfence(['convert', 'full', ...flags.slice(0, -2), '-o', '.'], { cwd })
  assert.is(code, 0, stderr)
  const files = Object.values({ ...taking, ...others }).filter((file) => file !== others.html)
  for (const file of files) assert.is(read(cwd, file), read(full, file), file)
})

test('held against a run that tells all, or holding it, nothing is new and nothing is gone', async () => {
  for (const [old, now] of [
    ['plain', 'full'],
    ['full', 'plain'],
  ] as const) {
    const { code, stdout } = await ringfence(['diff', old, now], { cwd })
    assert.is(code, 0)
    assert.is(
      flat(stdout),
      `0 new, 0 worse, 0 lost, 0 tier lowered, 0 waived, 0 mended, 0 unseen, ${of('fail')} as before `,
    )
  }
  const { code, stderr } = await ringfence(['demo', '--baseline', 'full', '--evidence', 'full', '-o', 'next'], { cwd })
  assert.is(code, 0, stderr)
  assert.match(stderr, `0 new, ${of('fail')} as before.`)
  assert.match(stderr, `findings.csv (${told.length.toLocaleString('en')} rows)`)
})

test('read again without being asked for it, a run tells of its findings', async () => {
  const config = join(project, 'fixtures/demo/ringfence.yaml')
  await ringfence(['scan', '--from', 'full', '-c', config, '-q', '--fail-on', 'none', '-o', 'again'], { cwd })
  assert.is(read(join(cwd, 'again'), 'findings.ndjson'), read(plain, 'findings.ndjson'))
})

test('a pass can be explained, and needs no waiver', async () => {
  const { id = '' } = silent.find(({ status }) => status === 'pass') ?? {}
  const shown = await ringfence(['explain', id, '--from', 'full'], { cwd })
  assert.is(shown.code, 0, shown.stderr)
  assert.match(shown.stdout, `${id}: pass, info`)
  const config = join(cwd, 'ringfence.yaml')
  cpSync(join(project, 'fixtures/demo/ringfence.yaml'), config)
  const names = ['--reason', 'none', '--owner', 'a@example.test', '--approved-by', 'b@example.test']
  const asked = ['waiver', 'add', id, '--from', 'full', '-c', config, ...names, '--until', '2099-01-01']
  const { code, stderr } = await ringfence(asked, { cwd })
  assert.is(code, 2)
  assert.match(stderr, `the finding ${id} is pass`)
})

const change = (dir: string, file: string, edit: (lines: string[]) => string[], end: string): void =>
  writeFileSync(join(dir, file), edit(read(dir, file).split(end)).join(end))

const tampers: [what: string, edit: (dir: string) => void, problem: RegExp][] = [
  [
    'a pass is taken out of both views',
    (dir) => {
      const at = told.findIndex((one) => one.status === 'pass' && isSilent(one))
      change(dir, 'findings.ndjson', (lines) => lines.toSpliced(at, 1), '\n')
      change(dir, 'findings.csv', (lines) => lines.toSpliced(at + 1, 1), '\r\n')
    },
    /^view +findings\.ndjson has \d+ of status pass, and the totals \d+/m,
  ],
  [
    'a pass is said of another resource',
    (dir) =>
      change(
        dir,
        'findings.ndjson',
        (lines) => {
          const passes = silent.filter(({ status, place }) => status === 'pass' && place === undefined)
          const alike = [...Map.groupBy(passes, ({ control }) => control.id).values()].find((list) => list.length > 1)
          const [from, to] = alike ?? []
          assert.ok(from && to)
          const at = told.indexOf(from)
          return lines.with(at, lines[told.indexOf(to)] ?? '')
        },
        '\n',
      ),
    /^view +summary\.json counts the resources of \S+ otherwise than findings\.ndjson tells of them/m,
  ],
  [
    'what was looked at passes more',
    (dir) =>
      change(
        dir,
        'population.csv',
        ([head = '', ...lines]) => {
          const column = head.split(',').indexOf('pass')
          // Cells before the counts hold no comma in the first resource of the sample.
          const cells = (lines[0] ?? '').split(',')
          return [head, cells.with(column, String(Number(cells[column]) + 1)).join(), ...lines.slice(1)]
        },
        '\r\n',
      ),
    /^view +population\.csv counts \d+ of status pass, and summary\.json \d+/m,
  ],
]
for (const [what, edit, problem] of tampers)
  test(`found with a manifest made anew: ${what}`, async () => {
    const dir = join(cwd, 'tampered')
    cpSync(full, dir, { recursive: true })
    try {
      edit(dir)
      manifestAgain(dir)
      const { code, stdout } = await ringfence(['verify', 'tampered'], { cwd })
      assert.is(code, 1, stdout)
      assert.match(stdout, problem)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

test.run()
