// What a workflow can get wrong, each with its exit status, a result that is no pass, and words where people look: the log, an annotation, the summary.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { project } from '../ringfence.ts'
import { commandsIn, events, type Step, step } from './runner.ts'

const test = suite('cli/action refusals')
const from = join(project, 'fixtures/demo/aws')

function saysSo({ code, stdout, stderr, outputs, summary }: Step, status: number, words: RegExp): void {
  assert.is(code, status, stderr)
  assert.equal(outputs, { result: 'error', 'exit-code': String(status) })
  assert.match(stderr, words)
  const errors = commandsIn(stdout).filter(({ name }) => name === 'error')
  assert.is(errors.length, 1)
  assert.match(errors[0]?.message ?? '', words)
  assert.match(summary, `**Error.** Exit status ${status}`)
}

const wrong: [what: string, inputs: Record<string, string>, words: RegExp][] = [
  ['a severity that is none', { from, 'fail-on': 'hihg' }, /input fail-on: "hihg" .*nearest is high/],
  ['a provider that is none', { providers: 'asw' }, /input providers: "asw" .*nearest is aws/],
  ['a part that is none', { from, shard: '5/4' }, /input shard: "5\/4"/],
  ['a summary of a kind that is none', { from, summary: 'ful' }, /input summary: "ful" .*nearest is full/],
  ['annotations of a kind that is none', { from, annotations: 'yes' }, /input annotations: .*full, counts, none/],
  ['an unknown format', { from, formats: 'sarfi' }, /"sarfi" is no format.*nearest is sarif/],
  ['a format on stdout, where it would be obeyed', { from, formats: 'csv=-' }, /input formats, csv=-.*runner obeys/],
  ['an input that is misspelt', { from, fail_on: 'high' }, /"fail_on" is no input.*nearest is fail-on/],
  ['a law nobody knows', { from, laws: 'gpdr' }, /--law.*gdpr/],
  ['a file that is not there', { from: 'plan.json' }, /plan\.json/],
  ['a config that is not there', { from, config: 'missing.yaml' }, /missing\.yaml/],
  ['a baseline that is no run', { from, baseline: 'before' }, /--baseline before/],
  [
    'a format of a part, which is not judged',
    { from, shard: '1/2', formats: 'sarif' },
    /-f sarif.*Pass it to ringfence merge/,
  ],
]
for (const [what, inputs, words] of wrong) {
  test(`exit 2: ${what}`, async () => {
    const ended = await step(inputs)
    saysSo(ended, 2, words)
    assert.equal(readdirSync(ended.workspace), [])
  })
}

test('exit 2: RINGFENCE_FORMAT must not lead to stdout either', async () => {
  saysSo(await step({ from }, { env: { RINGFENCE_FORMAT: 'ndjson=-' } }), 2, /runner obeys/)
})

test('exit 2: a folder that holds something is left alone', async () => {
  const workspace = scratch()
  mkdirSync(join(workspace, 'out'))
  writeFileSync(join(workspace, 'out/precious.txt'), 'mine')
  saysSo(await step({ from, 'output-dir': 'out' }, { workspace }), 2, /not empty/)
  assert.equal(readdirSync(join(workspace, 'out')), ['precious.txt'])
})

test('an input of some other tool is none of ours', async () => {
  const { code, stderr } = await step({ from, 'node-version': '24', 'fail-on': 'none' })
  assert.is(code, 3, stderr)
})

test('exit 4: a fork has no credentials, and is told why and what to do', async () => {
  for (const event of [events.fork, events.deletedFork])
    saysSo(await step({ providers: 'aws' }, { event }), 4, /comes from a fork[\s\S]*with the input from/)
})

test('exit 4: elsewhere the job is told how to log in', async () => {
  const ended = await step({ providers: 'aws' }, { event: events.pullRequest })
  saysSo(ended, 4, /id-token: write/)
  assert.not.match(ended.stderr, 'fork')
})

test('in public an error tells no account', async () => {
  const inputs = { accounts: '111122223333, 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', providers: 'gcp' }
  const both = { accounts: '111122223333', providers: 'azure' }
  for (const given of [inputs, both]) {
    const ended = await step(given, { event: events.fork })
    assert.is(ended.code, 2, ended.stderr)
    const told = commandsIn(ended.stdout).filter(({ name }) => name !== 'add-mask')
    assert.not.match(JSON.stringify(told) + ended.stderr + ended.summary, /111122223333|0a1b2c3d/)
  }
  const { stderr, stdout } = await step(both, { event: events.fork })
  assert.match(stderr, /\*\*\*/)
  assert.match(stdout, /^::add-mask::111122223333$/m)
})

test('exit 5: outputs that cannot be written are an error, whatever the scan says', async () => {
  const folder = scratch()
  for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    const { code, stderr } = await step({ from, 'fail-on': 'none' }, { env: { [variable]: folder } })
    assert.is(code, 5, stderr)
    assert.match(stderr, folder)
  }
})

test('exit 130: a step that is cancelled reads as no pass', async () => {
  const server = createServer()
  const asked = once(server, 'request')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  }
  const { code, outputs, stderr } = await step({ providers: 'aws' }, { env, cancel: asked })
  assert.is(code, 130, stderr)
  assert.equal(outputs, { result: 'error' })
  server.closeAllConnections()
  server.close()
})

test('what a workflow names is not obeyed where it is repeated', async () => {
  const nasty = '\n::error::x\u001b[2J%0A::warning::y ##[error]z'
  for (const inputs of [
    { from, 'fail-on': nasty },
    { from: nasty },
    { from, config: `a${nasty}` },
    { from, 'fail-on\n\u001b': 'x' },
  ]) {
    const { code, stdout, stderr, summary, outputs } = await step(inputs)
    assert.is(code, 2, stderr)
    assert.is(commandsIn(stdout).length, 1)
    assert.equal(Object.keys(outputs), ['result', 'exit-code'])
    for (const line of stderr.split('\n')) assert.not.match(line, /^\s*::|##\[|\u001b/)
    assert.not.match(summary, /\u001b|^::/m)
  }
})

test.run()
