// Two runs of the sample, before and after a decision falls, as a person would compare them.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { findingsIn, flat, parsed, ringfence } from './ringfence.ts'

const test = suite('cli/diff')

const folder = scratch()
const [now, then] = [join(folder, 'now'), join(folder, 'then')]
await ringfence(['demo', '-q', '-o', now])
await ringfence(['demo', '-q', '-o', then, '--now', '2027-06-01'])

const failing = (dir: string) =>
  new Map(findingsIn(dir).flatMap((one) => (one.status === 'fail' ? [[one.id, one]] : [])))

test('what fails later and not now is new, what fails in both is counted', async () => {
  const { code, stdout } = await ringfence(['diff', now, then])
  assert.is(code, 1)
  const [before, after] = [failing(now), failing(then)]
  const news = [...after.keys()].filter((id) => !before.has(id)).length
  assert.ok(news > 0)
  assert.is(stdout.match(/^new /gm)?.length, news)
  const worse = stdout.match(/^worse /gm)?.length ?? 0
  assert.match(flat(stdout), `${news} new, ${worse} worse, `)
  assert.match(flat(stdout), `${after.size - news - worse} as before`)
})

test('of a run of fewer controls nothing reads as mended, and what it did not judge is lost', async () => {
  const some = join(folder, 'some')
  await ringfence(['demo', '-q', '-o', some, '--control', 'enc.*'])
  const { code, stdout } = await ringfence(['diff', now, some])
  const lost = [...failing(now).values()].filter(({ control }) => !control.id.startsWith('enc.')).length
  assert.is(code, 1)
  assert.match(flat(stdout), `0 new, 0 worse, ${lost} lost, 0 tier lowered, 0 waived, 0 mended, 0 unseen`)
  const { stderr } = await ringfence(['demo', '-o', join(folder, 'held'), '--control', 'enc.*', '--baseline', now])
  assert.match(flat(stderr), `${lost} not to be told any more`)
  assert.not.match(stderr, 'mended')
})

test('the other way round they are mended, or let stand', async () => {
  const { stdout } = await ringfence(['diff', then, now, '-f', 'json'])
  const [before, after] = [failing(then), failing(now)]
  const mended = stdout
    .trimEnd()
    .split('\n')
    .map((line) => parsed<{ kind: string; finding: { id: string } }>(line))
    .filter(({ kind }) => kind === 'mended' || kind === 'waived')
    .map(({ finding }) => finding.id)
  assert.equal(mended.toSorted(), [...before.keys()].filter((id) => !after.has(id)).toSorted())
})

test('a run beside itself: nothing, and 0', async () => {
  const { code, stdout } = await ringfence(['diff', now, now])
  assert.is(code, 0)
  assert.is(
    flat(stdout).trim(),
    `0 new, 0 worse, 0 lost, 0 tier lowered, 0 waived, 0 mended, 0 unseen, ${failing(now).size} as before`,
  )
})

test('what a run that is not whole did not see is no better: 1, and why', async () => {
  const nothing = join(folder, 'nothing')
  const emptied = await ringfence(['demo', '-q', '-o', nothing, '--account', '999999999999'])
  assert.is(emptied.code, 3, emptied.stderr)
  const { code, stdout, stderr } = await ringfence(['diff', now, nothing])
  assert.is(code, 1)
  assert.match(flat(stdout), `0 new, 0 worse, 0 lost, 0 tier lowered, 0 waived, 0 mended, ${failing(now).size} unseen`)
  assert.match(
    flat(stderr),
    'the later run is not whole, so what is unseen may be there still: incomplete: no resource was',
  )
})

test('a run that was edited is not compared', async () => {
  const edited = join(folder, 'edited')
  cpSync(now, edited, { recursive: true })
  const file = join(edited, 'population.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(',regional,', ',global,'))
  const { code, stderr } = await ringfence(['diff', edited, then])
  assert.is(code, 2)
  assert.match(stderr, 'population.csv has')
})

test.run()
