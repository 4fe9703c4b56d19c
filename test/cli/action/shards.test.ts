// A matrix of jobs reads the parts of a scan, and one job joins them: the same findings as one job would have.
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { project, read } from '../ringfence.ts'
import { step } from './runner.ts'

const test = suite('cli/action shards')

const demo = join(project, 'fixtures/demo')
const config = join(demo, 'ringfence.yaml')
const env = { RINGFENCE_NOW: '2026-11-24T12:00:00Z' }
const whole = await step({ from: `${demo}/aws, ${demo}/azure`, config }, { env })
const run = join(whole.workspace, whole.outputs['output-dir'] ?? 'none')

/** Each job has a workspace of its own; what it uploads is what the last one downloads, each to a folder of its name. */
const downloads = scratch()
const parts = ['1/3', '2/3', '3/3']
const read3 = await Promise.all(parts.map((shard) => step({ from: run, config, shard })))
read3.forEach(({ workspace, outputs }, index) =>
  cpSync(join(workspace, outputs['output-dir'] ?? 'none'), join(downloads, 'parts', `ringfence-${index + 1}`), {
    recursive: true,
  }),
)

test('a part is read and not judged: exit 0, and no pass', () => {
  for (const [index, { code, outputs, stderr, stdout, summary }] of read3.entries()) {
    assert.is(code, 0, stderr)
    assert.equal(outputs, {
      result: 'incomplete',
      'exit-code': '0',
      'output-dir': `ringfence-out/shard-${index + 1}-of-3`,
    })
    assert.is(stdout + summary, '')
  }
})

test('the folder that holds the parts is joined, and judged as one scan', async () => {
  const joined = await step({ from: 'parts', config }, { workspace: downloads, env })
  assert.is(joined.code, 1, joined.stderr)
  assert.is(joined.outputs['result'], 'fail')
  const out = join(downloads, joined.outputs['output-dir'] ?? 'none')
  assert.is(read(out, 'findings.csv'), read(run, 'findings.csv'))
})

test('the parts one by one are the same', async () => {
  const from = parts.map((_, index) => `parts/ringfence-${index + 1}`).join('\n')
  const joined = await step({ from, config, 'output-dir': 'again' }, { workspace: downloads, env })
  assert.is(joined.code, 1, joined.stderr)
  assert.is(read(join(downloads, 'again'), 'findings.csv'), read(run, 'findings.csv'))
})

const refused: [what: string, inputs: Record<string, string>, words: RegExp][] = [
  ['a part is missing', { from: 'parts/ringfence-1, parts/ringfence-3' }, /missing: 2/],
  ['something else beside the parts', { from: `parts, ${demo}/aws` }, /something else were named together/],
  [
    'regions, which were chosen before',
    { from: 'parts', regions: 'eu-west-1' },
    /input regions: parts of a split scan/,
  ],
  [
    'providers, which were chosen before',
    { from: 'parts', providers: 'aws' },
    /input providers: parts of a split scan/,
  ],
  ['a part of parts', { from: 'parts', shard: '1/2' }, /input shard: parts of a split scan/],
]
for (const [what, inputs, words] of refused) {
  test(`exit 2: ${what}`, async () => {
    const { code, stderr, outputs } = await step({ config, ...inputs }, { workspace: downloads, env })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.is(outputs['result'], 'error')
  })
}

test('exit 2: a run that lies between the parts is not left out without a word', async () => {
  const workspace = scratch()
  cpSync(join(downloads, 'parts'), join(workspace, 'parts'), { recursive: true })
  cpSync(run, join(workspace, 'parts/yesterday'), { recursive: true })
  const { code, stderr } = await step({ from: 'parts', config }, { workspace, env })
  assert.is(code, 2, stderr)
  assert.match(stderr, /from, parts.yesterday: parts of a split scan and something else/)
})

test('a folder without parts is a source like any other', async () => {
  const workspace = scratch()
  mkdirSync(join(workspace, 'saved'))
  cpSync(join(demo, 'aws'), join(workspace, 'saved/aws'), { recursive: true })
  const { code, stderr } = await step({ from: 'saved', config, 'fail-on': 'none' }, { workspace, env })
  assert.is(code, 0, stderr)
})

test.run()
