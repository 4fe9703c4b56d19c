// Formats that are asked for, in a scan and of a finished run: the same bytes both ways, where they were asked to be, or refused at once.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { formats } from '../../src/reports/index.ts'
import { scratch } from '../scratch.ts'
import { manifestAgain } from './manifest-again.ts'
import { project, read, ringfence } from './ringfence.ts'
import { hostileItems } from './hostile-estate.ts'
import { config, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/formats')

const asked = formats.flatMap(({ id, reports }) => (reports.some(({ recorded }) => recorded) ? [{ id, reports }] : []))
const flags = asked.flatMap(({ id }) => ['-f', id])
const files = asked.flatMap(({ reports }) => reports.map(({ file }) => file))

const cwd = scratch()
const ended = await ringfence(['demo', '--fail-on', 'none', '-q', '-o', 'run', ...flags], { cwd })
const run = join(cwd, 'run')

test('each format is a file of its own, beside those of every run', () => {
  assert.is(ended.code, 0, ended.stderr)
  assert.is(ended.stdout, '')
  assert.ok(asked.length > 1)
  assert.equal(
    files.filter((file) => !existsSync(join(run, file))),
    [],
  )
  assert.ok(existsSync(join(run, 'findings.csv')))
})

test('converted from what every run writes, each has the same bytes', async () => {
  const bare = join(cwd, 'bare')
  const plain = await ringfence(['demo', '--fail-on', 'none', '-q', '-o', 'bare'], { cwd })
  assert.is(plain.code, 0, plain.stderr)
  const { code, stderr, stdout } = await ringfence(['convert', 'bare', ...flags, '-o', '.'], { cwd })
  assert.is(code, 0, stderr)
  assert.is(stdout, '')
  for (const file of files) assert.is(read(cwd, file), read(run, file), file)
  assert.equal(
    readdirSync(bare).toSorted(),
    readdirSync(run)
      .filter((file) => !files.includes(file))
      .toSorted(),
  )
})

test('whatever things are called, both ways are the same, and nothing is obeyed', async () => {
  const folder = scratch()
  saved('snapshot.json', snapshotOf(hostileItems), folder)
  const at = scratch()
  const scanned = await ringfence(['scan', '--from', folder, '-c', config, '-q', '-o', 'run', ...flags], { cwd: at })
  assert.is(scanned.code, 3, scanned.stderr)
  const converted = await ringfence(['convert', 'run', ...flags], { cwd: at })
  assert.is(converted.code, 0, converted.stderr)
  for (const file of files) {
    assert.is(read(at, file), read(join(at, 'run'), file), file)
    assert.not.match(read(at, file), /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|^\s*::/m, file)
  }
  assert.equal(readdirSync(at).toSorted(), [...files, 'run'].toSorted())
})

test('of a plan too, with the lines of its blocks', async () => {
  const at = scratch()
  cpSync(join(project, 'fixtures/terraform/pull-request'), at, { recursive: true })
  const scanned = await ringfence(['scan', '--from', 'plan.json', '-q', '-o', 'run', ...flags], { cwd: at })
  assert.is(scanned.code, 3, scanned.stderr)
  assert.match(read(join(at, 'run'), 'findings.ndjson'), /"declared":\{[^}]*"file":"databases\.tf"/)
  const converted = await ringfence(['convert', 'run', ...flags], { cwd: at })
  assert.is(converted.code, 0, converted.stderr)
  for (const file of files) assert.is(read(at, file), read(join(at, 'run'), file), file)
})

test('on stdout there is one file and nothing else; files of every run can be had there too', async () => {
  for (const [id, file] of [
    ['sarif', 'results.sarif'],
    ['findings.ndjson', 'findings.ndjson'],
    ['json', 'summary.json'],
  ] as const) {
    const { code, stdout } = await ringfence(['convert', 'run', '-f', `${id}=-`], { cwd })
    assert.is(code, 0)
    assert.is(stdout, read(run, file), id)
  }
})

test('where one of several cannot be made, none is left', async () => {
  const at = scratch()
  const { code, stdout, stderr } = await ringfence(
    ['convert', run, '-f', 'sarif', '-f', 'csv', '-f', 'json=-', '-f', 'html'],
    { cwd: at },
  )
  assert.is(code, 2, stderr)
  assert.is(stdout, '')
  assert.match(stderr, /html could not be made/)
  assert.equal(readdirSync(at), [])
})

test('a scan writes to stdout and to a path as it does to its folder', async () => {
  const at = scratch()
  const { code, stdout } = await ringfence(
    ['demo', '--fail-on', 'none', '-q', '-o', 'run', '-f', 'findings.csv=-', '-f', 'sarif=there.sarif', '-f', 'csv'],
    { cwd: at },
  )
  assert.is(code, 0)
  assert.is(stdout, read(join(at, 'run'), 'findings.csv'))
  assert.is(read(at, 'there.sarif'), read(run, 'results.sarif'))
  assert.equal(readdirSync(at).toSorted(), ['run', 'there.sarif'])
  assert.not(existsSync(join(at, 'run', 'results.sarif')))
})

const refused: [what: string, args: string[], code: number, words: RegExp][] = [
  ['a format that nobody knows', ['-f', 'sarfi'], 2, /sarfi.*nearest is sarif/],
  ['no format', ['-f', ''], 2, /list formats/],
  ['a path for many files', ['-f', 'csv=x'], 2, /findings\.csv=PATH/],
  ['an empty path', ['-f', 'sarif='], 2, /path is empty/],
  ['two on stdout', ['-f', 'sarif=-', '-f', 'json=-'], 2, /write over/],
  ['two on one path', ['-f', 'sarif=x', '-f', 'json=./x'], 2, /write over/],
  ['a folder in the way', ['-f', 'sarif=.'], 2, /folder stands there/],
  ['a folder that is not there', ['-f', 'sarif=missing/x.sarif'], 5, /directory is gone/],
]
for (const [what, args, code, words] of refused) {
  for (const command of [
    ['demo', '-o', 'out'],
    ['convert', run],
  ]) {
    test(`exit ${code}, and nothing is written: ${command[0]}, ${what}`, async () => {
      const at = scratch()
      const refusal = await ringfence([...command, ...args], { cwd: at })
      assert.is(refusal.code, code, refusal.stderr)
      assert.match(refusal.stderr, words)
      assert.is(refusal.stdout, '')
      assert.equal(readdirSync(at), [])
    })
  }
}

test('exit 2: a path in the folder of the scan itself, where its manifest would not know of it', async () => {
  const at = scratch()
  mkdirSync(join(at, 'out'))
  const { code, stderr } = await ringfence(['demo', '-o', 'out', '-f', 'sarif=out/x.sarif'], { cwd: at })
  assert.is(code, 2)
  assert.match(stderr, /is evidence/)
})

test('the parts of a split scan, joined, are written as one run is', async () => {
  const at = scratch()
  for (const part of ['1/2', '2/2']) {
    const { code, stderr } = await ringfence(['demo', '-q', '--shard', part, '-o', part.slice(0, 1)], { cwd: at })
    assert.is(code, 0, stderr)
  }
  const by = ['-c', config, '--now', '2026-11-24T12:00:00Z', '--fail-on', 'none', '-q']
  const args = ['merge', '1', '2', ...by, '-f', 'oscal', '-f', 'geojson=-', '-o', 'all']
  const { code, stderr, stdout } = await ringfence(args, { cwd: at })
  assert.is(code, 0, stderr)
  assert.is(stdout, read(run, 'flows.geojson'))
  assert.is(read(join(at, 'all'), 'oscal-ar.json'), read(run, 'oscal-ar.json'))
})

test('what was asked for is sealed with the rest', async () => {
  const { code, stdout, stderr } = await ringfence(['verify', 'run'], { cwd })
  assert.is(code, 0, stdout + stderr)
})

test('exit 2: a format of one part of a scan, which nobody has judged', async () => {
  const at = scratch()
  const { code, stderr } = await ringfence(['demo', '--shard', '1/2', '-f', 'sarif', '-o', 'out'], { cwd: at })
  assert.is(code, 2)
  assert.match(stderr, /ringfence merge/)
  assert.equal(readdirSync(at), [])
})

mkdirSync(join(cwd, 'empty'))
test('exit 2: convert without a format, into the run, or of what is no run', async () => {
  for (const [args, words] of [
    [['run'], /no format was named/],
    [['run', '-f', 'sarif', '-o', 'run'], /is evidence/],
    [['run', '-f', 'sarif=run/x.sarif'], /is evidence/],
    [['empty', '-f', 'sarif'], /manifest\.json is not there/],
    [['empty', '-f', 'csv'], /manifest\.json is not there/],
    [['gone', '-f', 'sarif'], /no folder of that name/],
    [['run', '-f', 'html'], /could not be made.*scan --from run -f html/s],
    [['run', '-f', 'sarif', '-f', 'json=results.sarif'], /write over/],
  ] as const) {
    const { code, stderr } = await ringfence(['convert', ...args], { cwd })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
  }
  assert.not(existsSync(join(run, 'x.sarif')))
})

const edited: [what: string, file: string, format: string, edit: (text: string) => string][] = [
  ['a word of a finding', 'findings.ndjson', 'sarif', (text) => text.replace('"severity":"high"', '"severity":"info"')],
  ['a copy cut out', 'flows.csv', 'mermaid', (text) => text.replace(/\r\n[^\r]*\r\n$/, '\r\n')],
  ['a table that is only copied', 'findings.csv', 'findings.csv', (text) => text.replace('fail', 'pass')],
]
for (const [what, file, format, edit] of edited) {
  test(`exit 2, and no file: a run that was edited: ${what}`, async () => {
    const at = scratch()
    cpSync(run, join(at, 'run'), { recursive: true })
    const text = read(run, file)
    assert.is.not(edit(text), text)
    writeFileSync(join(at, 'run', file), edit(text))
    const { code, stderr } = await ringfence(['convert', 'run', '-f', format], { cwd: at })
    assert.is(code, 2, stderr)
    assert.match(stderr, new RegExp(`run was refused.*${RegExp.escape(file)}`))
    assert.equal(readdirSync(at), ['run'])
  })
}

const broken: [what: string, file: string, spoil: (text: string) => string, words: RegExp][] = [
  ['a finding cut out', 'findings.ndjson', (text) => text.slice(text.indexOf('\n') + 1), /counts \d+ findings/],
  ['the end cut off', 'findings.ndjson', (text) => text.slice(0, -9), /cut off/],
  ['a status of its own', 'findings.ndjson', (text) => text.replace('"status":"fail"', '"status":"fine"'), /status/],
  ['a newer schema', 'findings.ndjson', (text) => text.replace('"schema":1', '"schema":2'), /newer ringfence/],
  ['totals without findings', 'summary.json', (text) => text.replace('"total"', '"totals"'), /summary/],
  ['another scan', 'summary.json', (text) => text.replace(/"id": "\w+"/, '"id": "other"'), /another scan/],
]
for (const [what, file, spoil, words] of broken) {
  test(`exit 2, and no file: a run whose manifest was made anew, with ${what}`, async () => {
    const at = scratch()
    cpSync(run, join(at, 'run'), { recursive: true })
    writeFileSync(join(at, 'run', file), spoil(readFileSync(join(run, file), 'utf8')))
    manifestAgain(join(at, 'run'))
    mkdirSync(join(at, 'out'))
    const { code, stderr } = await ringfence(['convert', 'run', '-f', 'sarif', '-o', 'out'], { cwd: at })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.equal(readdirSync(join(at, 'out')), [])
  })
}

test('whoever stops reading hears no complaint', () => {
  const command = `"${process.execPath}" src/cli/bin.ts convert "${run}" -f findings.ndjson=- | head -c 20`
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command], { cwd: project, encoding: 'utf8' })
  assert.is(status, 0)
  assert.is(stdout, read(run, 'findings.ndjson').slice(0, 20))
  assert.is(stderr, '')
})

test.run()
