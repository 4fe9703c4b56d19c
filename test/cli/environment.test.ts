// A scan takes from RINGFENCE_* what the command line does not say, by the same readers, and says which variable it cannot read.
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { providersFrom, variableOf, withEnvironment } from '../../src/cli/environment.ts'
import { type ScanFlags, scanFlags } from '../../src/cli/flags.ts'
import type { Host } from '../../src/cli/host.ts'
import { scratch } from '../scratch.ts'
import { project, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/environment')

/** Every flag of a scan: a new one is read too, or this table lacks it. */
const values: Record<keyof ScanFlags, [text: string, read: unknown]> = {
  config: ['a.yaml', 'a.yaml'],
  account: ['111122223333, 444455556666', ['111122223333', '444455556666']],
  region: ['eu-west-1\neu-central-1\n', ['eu-west-1', 'eu-central-1']],
  from: ['a, b.json\nc.json', ['a, b.json', 'c.json']],
  defaultRegion: ['eu-west-1', 'eu-west-1'],
  law: ['gdpr', ['gdpr']],
  control: ['enc.*,key.*', ['enc.*', 'key.*']],
  concurrency: [' 4 ', 4],
  timeout: ['1h30m', 5_400_000],
  fast: ['true', true],
  policies: ['mine', ['mine']],
  shard: ['2/4', { part: 2, of: 4 }],
  output: ['out', 'out'],
  format: ['sarif,html=a.html', ['sarif', 'html=a.html']],
  resume: ['out', 'out'],
  signKey: ['key.pem', 'key.pem'],
  evidence: ['full', 'full'],
  failOn: ['medium', 'medium'],
  now: ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  baseline: ['before', 'before'],
  without: ['eu-us-dpf', ['eu-us-dpf']],
  cache: ['false', false],
  csvBom: ['true', true],
  quiet: ['false', false],
  verbose: ['true', true],
  progress: ['plain', 'plain'],
}

function hostWith(env: Host['env']): Host & { said: string } {
  const host = {
    said: '',
    process: { stdout: { write: assert.unreachable }, stderr: { write: (text: string) => void (host.said += text) } },
    env,
    cwd: '.',
    clock: () => '',
  }
  return host
}

test('the name of a variable is that of its flag', () => {
  assert.is(variableOf('failOn'), 'RINGFENCE_FAIL_ON')
  assert.equal(Object.keys(values), Object.keys(scanFlags))
})

for (const [flag, [text, expected]] of Object.entries(values)) {
  const host = hostWith({ [variableOf(flag)]: text })
  test(`${variableOf(flag)} is read where the flag is not given`, () => {
    assert.equal(withEnvironment({}, scanFlags, host), { [flag]: expected })
    assert.is(host.said, '')
  })
  test(`--${flag} comes before ${variableOf(flag)}`, () => {
    const given = { [flag]: 'given' }
    assert.equal(withEnvironment(given, scanFlags, host), given)
  })
}

test('what is empty or blank was not said, and an empty list was not given', () => {
  const env = { RINGFENCE_FAIL_ON: '', RINGFENCE_NOW: ' \n', RINGFENCE_LAW: 'gdpr' }
  assert.equal(withEnvironment({ law: [] }, scanFlags, hostWith(env)), { law: ['gdpr'] })
})

test('RINGFENCE_PROVIDERS names the providers where no word does', () => {
  const host = hostWith({ RINGFENCE_PROVIDERS: 'aws,azure' })
  assert.equal(providersFrom([], host), ['aws', 'azure'])
  assert.equal(providersFrom(['azure'], host), ['azure'])
  assert.equal(providersFrom([], hostWith({})), [])
})

const unreadable: [variable: string, text: string, words: RegExp][] = [
  ['RINGFENCE_FAIL_ON', 'hihg', /the nearest is high/],
  ['RINGFENCE_NOW', '2026-02-30', /no date/],
  ['RINGFENCE_SHARD', '5/4', /2\/4/],
  ['RINGFENCE_CONCURRENCY', '0', /whole number/],
  ['RINGFENCE_TIMEOUT', '30', /45m/],
  ['RINGFENCE_TIMEOUT', '0m', /45m/],
  ['RINGFENCE_FAST', 'yes', /true or false/],
  ['RINGFENCE_PROVIDERS', 'asw', /the nearest is aws/],
  ['RINGFENCE_FORMAT', '\n::error::x\u001b[2J,y', /no format/],
]
for (const [variable, text, words] of unreadable) {
  test(`exit 2: ${variable}=${JSON.stringify(text)}`, async () => {
    const cwd = scratch()
    const args = ['scan', '--from', join(project, 'fixtures/demo/aws')]
    const { code, stdout, stderr } = await ringfence(args, { cwd, env: { [variable]: text } })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    if (variable !== 'RINGFENCE_FORMAT') assert.match(stderr, `ringfence: ${variable}: `)
    assert.not(stderr.split('\n').some((line) => line.trimStart().startsWith('::')) || stderr.includes('\u001b'))
    assert.is(stdout, '')
    assert.equal(readdirSync(cwd), [])
  })
}

test('a variable that is almost one of ours is told, by its name alone; a strange one is none of ours', () => {
  const host = hostWith({ RINGFENCE_FALI_ON: 'secret', RINGFENCE_SOMETHING_ELSE: 'x', OTHER: 'x' })
  assert.equal(withEnvironment({}, scanFlags, host), {})
  assert.is(host.said, 'Note      RINGFENCE_FALI_ON is not read; the nearest is RINGFENCE_FAIL_ON\n')
})

test('a scan is gated by its environment, and its flags come first', async () => {
  const cwd = scratch()
  cpSync(join(project, 'fixtures/demo/ringfence.yaml'), join(cwd, 'ringfence.yaml'))
  const env = {
    RINGFENCE_FROM: ['aws', 'azure'].map((part) => join(project, 'fixtures/demo', part)).join('\n'),
    RINGFENCE_NOW: '2026-11-24',
    RINGFENCE_FAIL_ON: 'none',
    RINGFENCE_OUTPUT: 'by environment',
    RINGFENCE_LAW: 'gdpr',
  }
  const scan = (...more: string[]) => ringfence(['scan', '-q', ...more], { cwd, env })
  const [byEnvironment, byFlag] = [await scan(), await scan('--fail-on', 'high', '-o', 'by flag', '--law', 'lgpd')]
  assert.is(byEnvironment.code, 0, byEnvironment.stderr)
  assert.is(byFlag.code, 1, byFlag.stderr)
  assert.equal(readdirSync(cwd).toSorted(), ['by environment', 'by flag', 'ringfence.yaml'])
  assert.match(read(join(cwd, 'by flag'), 'clauses.csv'), 'lgpd')
  assert.not.match(read(join(cwd, 'by flag'), 'clauses.csv'), 'gdpr')
  assert.is(summaryIn(join(cwd, 'by environment')).exit.code, 0)
})

test('merge does not hear what only a scan could do', async () => {
  const cwd = scratch()
  const part = ['scan', '--from', join(project, 'fixtures/demo/aws'), '--shard', '1/1', '-o', 'part', '-q']
  assert.is((await ringfence(part, { cwd })).code, 0)
  const env = {
    RINGFENCE_SHARD: '2/9',
    RINGFENCE_REGION: 'nowhere',
    RINGFENCE_FAIL_ON: 'none',
    RINGFENCE_OUTPUT: 'all',
  }
  const { code, stderr } = await ringfence(['merge', 'part', '-q'], { cwd, env })
  assert.is(code, 3, stderr)
  assert.ok(summaryIn(join(cwd, 'all')).population > 0)
})

test('the demonstration is the same everywhere', async () => {
  const env = { RINGFENCE_FAIL_ON: 'hihg', RINGFENCE_FROM: 'nowhere' }
  const { code, stderr } = await ringfence(['demo', '-q', '--fail-on', 'none', '-o', join(scratch(), 'out')], { env })
  assert.is(code, 0, stderr)
})

test.run()
