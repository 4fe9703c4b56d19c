// Runs that were kept, as an auditor of a period reads them: days, not single runs, and no run that is missing.
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ControlRow, RunRow } from '../../src/evidence/index.ts'
import { scratch } from '../scratch.ts'
import { findingsIn, flat, parsed, ringfence } from './ringfence.ts'

const test = suite('cli/history')

const folder = scratch()
const kept = join(folder, 'kept')
const days = ['2026-11-24', '2026-11-26', '2027-06-01'] as const
const runOf = (day: string) => join(kept, day)
for (const [index, day] of days.entries()) {
  const before = days[index - 1]
  await ringfence([
    'demo',
    '-q',
    '--now',
    day,
    '-o',
    runOf(day),
    ...(before === undefined ? [] : ['--baseline', runOf(before)]),
  ])
}

async function historyIn(dir: string) {
  const { code, stdout, stderr } = await ringfence(['history', dir, '-f', 'json'])
  return { code, stderr, ...parsed<{ runs: RunRow[]; controls: ControlRow[] }>(stdout) }
}

const hasOn = (day: string, control: string, status: string): boolean =>
  findingsIn(runOf(day)).some((finding) => finding.status === status && finding.control.id === control)

test('every run in its order, each held against the one before', async () => {
  const { code, runs } = await historyIn(kept)
  assert.is(code, 0)
  assert.equal(
    runs.map(({ now, failing }) => [now.slice(0, 10), failing]),
    days.map((day) => [day, findingsIn(runOf(day)).filter(({ status }) => status === 'fail').length]),
  )
})

const spans = [2, 187, 0] // 24 to 26 November, and on to 1 June

test('days from each failing run to the next, counted by hand', async () => {
  const { controls } = await historyIn(kept)
  assert.ok(controls.length > 5)
  for (const { control, days: told, runs, open } of controls) {
    const failing = days.map((day) => hasOn(day, control, 'fail'))
    assert.is(told, sumOf(failing), control)
    assert.is(runs, failing.filter(Boolean).length, control)
    assert.is(open === 'failing', failing[2], control)
  }
})

const sumOf = (on: readonly boolean[]): number =>
  spans.reduce((sum, span, index) => sum + (on[index] === true ? span : 0), 0)

test('where a control fails in no run, but could not be judged, nobody takes it for mended', async () => {
  const { controls } = await historyIn(kept)
  let untold = 0
  for (const { control, open, ...row } of controls) {
    const on = days.map((day) => !hasOn(day, control, 'fail') && hasOn(day, control, 'unknown'))
    assert.equal([row.untold_runs, row.untold_days], [on.filter(Boolean).length, sumOf(on)], control)
    assert.is(open === 'untold', on[2], control)
    untold += row.untold_runs
  }
  assert.ok(untold > 0)
  const unknown = new Set(findingsIn(runOf(days[2])).flatMap((one) => (one.status === 'unknown' ? one.control.id : [])))
  assert.equal(
    [...unknown].filter((id) => !controls.some(({ control }) => control === id)),
    [],
  )
})

test('nothing is written beside the runs, and a copy of one counts once', async () => {
  const copy = join(kept, 'copy')
  cpSync(runOf(days[0]), copy, { recursive: true })
  const { stdout } = await ringfence(['history', kept])
  rmSync(copy, { recursive: true })
  assert.equal(readdirSync(kept).toSorted(), [...days])
  assert.match(stdout, /^Runs\n {2}2026-11-24T/)
  assert.match(stdout, '189 days in 3 of 3 runs, 2026-11-24 to 2027-06-01, still open')
})

test('on the days of a run of fewer controls nobody could tell of the others', async () => {
  const runs = join(folder, 'narrowed')
  await ringfence(['demo', '-q', '--now', '2026-11-24', '-o', join(runs, 'all')])
  await ringfence(['demo', '-q', '--now', '2026-11-27', '--control', 'enc.*', '-o', join(runs, 'some')])
  const { controls } = await historyIn(runs)
  const of = (id: string) => controls.find(({ control }) => control === id)
  assert.equal([of('enc.at-rest')?.runs, of('enc.at-rest')?.open], [2, 'failing'])
  const { runs: failed, days: told, untold_runs: untold, open } = of('rep.cross-region') ?? {}
  assert.equal([failed, told, untold, open], [1, 3, 1, 'untold'])
})

test('a run that is taken away is missed', async () => {
  const away = join(folder, 'away')
  renameSync(runOf(days[1]), away)
  try {
    const { code, stdout } = await ringfence(['history', kept])
    assert.is(code, 1)
    assert.match(flat(stdout), /; run [0-9a-f]{16} before it is missing/)
  } finally {
    renameSync(away, runOf(days[1]))
  }
})

test('a run that was cut off is told, and is none', async () => {
  const [whole, cut] = ['manifest.json', 'manifest.partial.json'].map((name) => join(runOf(days[2]), name))
  renameSync(whole ?? '', cut ?? '')
  try {
    const { code, runs, stderr } = await historyIn(kept)
    assert.equal([code, runs.length], [1, 2])
    assert.match(stderr, '2027-06-01: the run was refused, because the run was broken off')
  } finally {
    renameSync(cut ?? '', whole ?? '')
  }
})

test('a run that was edited is told and left out', async () => {
  const file = join(runOf(days[2]), 'flows.csv')
  const before = readFileSync(file)
  writeFileSync(file, Buffer.concat([before, Buffer.from('one,more\r\n')]))
  try {
    const { code, runs, stderr } = await historyIn(kept)
    assert.is(code, 1)
    assert.is(runs.length, 2)
    assert.match(stderr, 'flows.csv has')
  } finally {
    writeFileSync(file, before)
  }
})

test('a folder without a run', async () => {
  const { code, stderr } = await ringfence(['history', folder])
  assert.is(code, 2)
  assert.match(stderr, 'no folder in it has a manifest.json')
})

test.run()
