// Where data rests and is copied to, of a finished run: for people, for maps and for charts.
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { hostileItems } from './hostile-estate.ts'
import { parsed, project, read, ringfence } from './ringfence.ts'
import { config, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/map')

const cwd = scratch()
await ringfence(['demo', '-q', '-o', 'run', '-f', 'geojson', '-f', 'mermaid'], { cwd })
const { code, stdout, stderr } = await ringfence(['map', 'run'], { cwd })
const [places = '', flows = ''] = stdout.split('\n\n')

/** The figures of the last column. */
const figures = (table: string): number[] =>
  table
    .split('\n')
    .slice(2)
    .map((line) => Number(/(\d+)$/.exec(line)?.[1]))

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const rowsOf = (file: string): string[] => read(join(cwd, 'run'), file).trimEnd().split('\r\n').slice(1)

test('each store that holds data is in one place', () => {
  assert.is(code, 0, stderr)
  assert.is(stderr, '')
  const stores = rowsOf('population.csv').filter((row) => /,content,/.test(row)).length
  assert.ok(stores > 0)
  assert.match(places, `${stores} stores hold data, in ${figures(places).length} places`)
  assert.is(sum(figures(places)), stores)
  assert.match(places, /^DE {7}eu-central-1 +10$/m)
})

test('each copy is in one row, the worst first, and an end that nobody knows is said', () => {
  const copies = rowsOf('flows.csv').length
  assert.match(flows, `${copies} copies\nfrom `)
  assert.is(sum(figures(flows)), copies)
  assert.match(flows.split('\n')[2] ?? '', / fail +\d+$/)
  assert.match(flows, /^BR brazilsouth +not known +log-export +unknown +3$/m)
})

test('of a run that is not whole, that it is not', async () => {
  await ringfence(['demo', '-q', '-o', 'none', '--account', '999999999999'], { cwd })
  const shown = await ringfence(['map', 'none'], { cwd })
  assert.is(shown.code, 0)
  assert.match(shown.stderr, 'the run is not whole, and neither are these: incomplete: no resource was read')
})

test('no line is wider than 80 columns', () =>
  assert.equal(
    stdout.split('\n').filter((line) => line.length > 80),
    [],
  ))

for (const [format, file] of [
  ['geojson', 'flows.geojson'],
  ['mermaid', 'flows.mmd'],
] as const) {
  test(`${format}: the bytes that the scan writes`, async () => {
    const drawn = await ringfence(['map', 'run', '-f', format], { cwd })
    assert.is(drawn.code, 0, drawn.stderr)
    assert.is(drawn.stdout, read(join(cwd, 'run'), file))
  })
}

test('whatever things are called, nothing is obeyed', async () => {
  const at = scratch()
  saved('snapshot.json', snapshotOf(hostileItems), join(at, 'in'))
  await ringfence(['scan', '--from', 'in', '-c', config, '-q', '-o', 'run'], { cwd: at })
  const shown = await ringfence(['map', 'run'], { cwd: at })
  assert.is(shown.code, 0, shown.stderr)
  for (const line of shown.stdout.split('\n'))
    assert.not.match(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::|##\w*\[/u)
})

test('of a plan, what its change does to each copy', async () => {
  const at = scratch()
  cpSync(join(project, 'fixtures/terraform/pull-request'), at, { recursive: true })
  await ringfence(['scan', '--from', 'plan.json', '-q', '-o', 'run'], { cwd: at })
  const planned = (await ringfence(['map', 'run'], { cwd: at })).stdout
  assert.match(planned, /^change +from/m)
  for (const change of ['new', 'worse', 'unchanged', 'removed']) assert.match(planned, new RegExp(`^${change} `, 'm'))
})

test('of no run named the latest is mapped', async () => {
  const at = scratch()
  await ringfence(['demo', '-q'], { cwd: at })
  assert.is((await ringfence(['map'], { cwd: at })).stdout, stdout)
  assert.is(
    parsed<{ type: string }>((await ringfence(['map', '-f', 'geojson'], { cwd: at })).stdout).type,
    'FeatureCollection',
  )
})

test('exit 2: an unknown format, and a run that was edited', async () => {
  const other = await ringfence(['map', 'run', '-f', 'mermade'], { cwd })
  assert.is(other.code, 2)
  assert.match(other.stderr, /mermade.*mermaid/s)
  appendFileSync(join(cwd, 'run', 'flows.csv'), 'x')
  const edited = await ringfence(['map', 'run'], { cwd })
  assert.is(edited.code, 2)
  assert.match(edited.stderr, 'flows.csv has')
  assert.is(edited.stdout, '')
})

test.run()
