// What an earlier scan wrote, and somebody or a full disk has changed since: refused by file and line, and nothing is written.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { read, ringfence } from './ringfence.ts'
import { filesIn, scanOf } from './saved-estate.ts'

const test = suite('cli/bad run')

const whole = join(scratch(), 'run')
const written = await ringfence(['demo', '--fail-on', 'none', '--now', '2026-11-24', '-o', whole])

type Change = (text: string) => string
const replaced =
  (from: string | RegExp, to: string): Change =>
  (text) => {
    const changed = text.replace(from, to)
    assert.is.not(changed, text, `${String(from)} is not in the file`)
    return changed
  }
const without = (pattern: RegExp): Change => replaced(pattern, '')
const firstLine = /^.*\n/
const lastLine = /.*\n$/

const changed: [name: string, file: string, change: Change, words: RegExp][] = [
  ['the inventory is cut off', 'inventory.ndjson', (text) => text.slice(0, -100), /inventory\.ndjson:65: .*cut off/],
  ['the inventory is cut at a line', 'inventory.ndjson', without(lastLine), /inventory\.ndjson: .*65 resources.*64/],
  ['the inventory is empty', 'inventory.ndjson', () => '', /inventory\.ndjson: .*65 resources.*0/],
  ['a resource stands there twice', 'inventory.ndjson', replaced(firstLine, '$&$&'), /inventory\.ndjson:2: .*twice/],
  ['a fact is misspelt', 'inventory.ndjson', replaced('"enabled":', '"enabld":'), /inventory\.ndjson:\d+: .*enabled/],
  [
    'a fact is no longer a fact',
    'inventory.ndjson',
    replaced(/"enabled":\{[^}]*\}/, '"enabled":true'),
    /:\d+: .*enabled/,
  ],
  ['a state is invented', 'inventory.ndjson', replaced('"state":"unknown"', '"state":"fine"'), /:\d+: .*state/],
  [
    'an owner is changed',
    'inventory.ndjson',
    replaced('"account":"111122223333"', '"account":"444455556666"'),
    /:\d+: .*key/,
  ],
  ['a fact rests on nothing', 'inventory.ndjson', replaced('"from":[0]', '"from":[7]'), /:\d+: .*does not list/],
  ['a failure is made a pass', 'inventory.ndjson', replaced('"value":false', '"value":true'), /not as it was written/],
  ['a gap loses its type', 'coverage.ndjson', replaced(/,"type":"[^"]+"/, ''), /not as it was written/],
  ['a line is no JSON', 'inventory.ndjson', replaced('{', '<'), /inventory\.ndjson:1: .*not JSON/],
  [
    'a newer ringfence wrote it',
    'inventory.ndjson',
    replaced('"schema":1', '"schema":2'),
    /inventory\.ndjson:1: .*newer/,
  ],
  ['a gap is cut out', 'coverage.ndjson', without(/.*"kind":"gap".*\n/), /coverage\.ndjson: .*gaps/],
  ['a call is cut out', 'coverage.ndjson', without(/.*"kind":"asked".*\n/), /coverage\.ndjson: .*asked/],
  ['a look-up is cut out', 'coverage.ndjson', without(/.*"kind":"lookup".*\n/), /coverage\.ndjson: .*lookups/],
  [
    'a reason is invented',
    'coverage.ndjson',
    replaced('"reason":"', '"reason":"not-'),
    /coverage\.ndjson:\d+: .*reason/,
  ],
  ['the scan is not told', 'coverage.ndjson', without(firstLine), /coverage\.ndjson:1: .*scan/],
  ['the coverage is empty', 'coverage.ndjson', () => '', /coverage\.ndjson: .*empty/],
  [
    'the summary is of another scan',
    'summary.json',
    replaced(/"id": "\w+"/, '"id": "0123"'),
    /summary\.json: .*another scan/,
  ],
  [
    'the summary counts less',
    'summary.json',
    replaced('"population": 65', '"population": 64'),
    /inventory\.ndjson:65: .*64/,
  ],
  [
    'the summary counts more',
    'summary.json',
    replaced('"population": 65', '"population": 66'),
    /inventory\.ndjson: .*65/,
  ],
  ['the summary is cut off', 'summary.json', (text) => text.slice(0, -20), /summary\.json: .*ends in the middle/],
  ['the summary counts nothing', 'summary.json', () => '{}', /summary\.json: .*no summary/],
]
for (const [name, file, change, words] of changed) {
  test(`exit 2, nothing written: ${name}`, () =>
    refused((run) => writeFileSync(join(run, file), change(read(run, file))), words))
}
for (const file of ['inventory.ndjson', 'coverage.ndjson', 'summary.json']) {
  test(`exit 2, nothing written: ${file} is gone`, () =>
    refused((run) => rmSync(join(run, file)), new RegExp(`${file.replace('.', '\\.')}: .*no such file`)))
}

async function refused(spoil: (run: string) => void, words: RegExp): Promise<void> {
  const run = join(scratch(), 'run')
  cpSync(whole, run, { recursive: true })
  spoil(run)
  const { code, stdout, stderr, cwd } = await scanOf(run)
  assert.is(code, 2, stderr)
  assert.ok(stderr.startsWith(`ringfence: ${run}`), stderr)
  assert.match(stderr, words)
  assert.is(stdout, '')
  assert.equal(filesIn(cwd), [])
}

test('as it was written, it is read', async () => {
  assert.is(written.code, 0, written.stderr)
  const { code, stderr, out } = await scanOf(whole)
  assert.is(code, 0, stderr)
  assert.equal(readFileSync(join(out, 'findings.csv')), readFileSync(join(whole, 'findings.csv')))
})

test.run()
