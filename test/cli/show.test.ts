// A finished run shown again: the words that the scan printed, from files that are as they were written.
import { appendFileSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { hostileItems } from './hostile-estate.ts'
import { manifestAgain } from './manifest-again.ts'
import { project, read, ringfence } from './ringfence.ts'
import { config, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/show')

const cwd = scratch()
const asked: [what: string, flags: string[], shown: string[]][] = [
  ['a plain run', [], []],
  ['every list whole', ['-v'], ['-v']],
  ['another limit', ['--fail-on', 'critical'], []],
  ['a decision that fell', ['--without', 'eu-us-dpf', '--without', 'eu-uk'], []],
  ['another day', ['--now', '2031-12-28', '-v'], ['-v']],
]

for (const [index, [what, flags, shown]] of asked.entries()) {
  test(`the same words as the scan printed: ${what}`, async () => {
    const scanned = await ringfence(['demo', '-o', `run-${index}`, ...flags], { cwd })
    const again = await ringfence(['show', `run-${index}`, ...shown], { cwd })
    assert.is(again.code, 0, again.stderr)
    assert.ok(scanned.stderr.split('\n').length > 40)
    assert.is(again.stdout, scanned.stderr)
    assert.is(again.stderr, '')
  })
}

test('whatever things are called', async () => {
  const at = scratch()
  saved('snapshot.json', snapshotOf(hostileItems), join(at, 'in'))
  const scanned = await ringfence(['scan', '--from', 'in', '-c', config, '-o', 'run', '-v'], { cwd: at })
  const { code, stdout, stderr } = await ringfence(['show', 'run', '-v'], { cwd: at })
  assert.is(code, 0, stderr)
  assert.is(stdout, scanned.stderr)
  for (const line of stdout.split('\n')) assert.not.match(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::|##\w*\[/u)
})

test('of a plan, what its change does', async () => {
  const plan = join(project, 'fixtures/terraform/pull-request/plan.json')
  const at = scratch()
  const scanned = await ringfence(['scan', '--from', plan, '-o', 'run'], { cwd: at })
  assert.match(scanned.stderr, /from a plan[^]*This change adds/)
  assert.is((await ringfence(['show', 'run'], { cwd: at })).stdout, scanned.stderr)
})

test('of no run named the latest is shown, and a part of a split scan is none', async () => {
  const at = scratch()
  const scanned = await ringfence(['demo'], { cwd: at })
  await ringfence(['demo', '-q', '--shard', '1/9'], { cwd: at })
  assert.is(readdirSync(join(at, 'ringfence-out')).length, 2)
  assert.is((await ringfence(['show'], { cwd: at })).stdout, scanned.stderr)
})

const refused: [what: string, spoil: (run: string) => void, words: RegExp][] = [
  ['a byte more', (run) => appendFileSync(join(run, 'page.ndjson'), ' '), /page\.ndjson has/],
  ['a run that keeps no page', without, /keeps nothing of its first page.*ringfence scan --from/],
  [
    'a page of another run',
    (run) => {
      writeFileSync(join(run, 'page.ndjson'), read(run, 'page.ndjson').replace(/"scan":"\w/, '"scan":"_'))
      manifestAgain(run)
    },
    /page\.ndjson: the first page could not be read back/,
  ],
  [
    'a limit that there is none of',
    (run) => manifestAgain(run, ({ asked }) => Object.assign(asked, { failOn: 'hihg' })),
    /manifest\.json is no manifest: .*"hihg"/s,
  ],
  ['no run at all', (run) => rmSync(run, { recursive: true }), /other: the run was refused/],
]

function without(run: string): void {
  rmSync(join(run, 'page.ndjson'))
  manifestAgain(run)
}

for (const [what, spoil, words] of refused) {
  test(`exit 2: ${what}`, async () => {
    const other = join(cwd, 'other')
    rmSync(other, { recursive: true, force: true })
    cpSync(join(cwd, 'run-0'), other, { recursive: true })
    spoil(other)
    const { code, stdout, stderr } = await ringfence(['show', 'other'], { cwd })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.is(stdout, '')
  })
}

test('exit 2: no run anywhere', async () => {
  const { code, stderr } = await ringfence(['show'], { cwd: scratch() })
  assert.is(code, 2)
  assert.match(stderr, /ringfence-out: there is no run to speak of/)
})

test.run()
