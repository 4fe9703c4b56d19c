// A scan that was split and joined is the scan that was not, byte for byte; parts that do not fit are refused by name.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { belongs, shareOf } from '../../src/cli/share.ts'
import { scratch } from '../scratch.ts'
import { project, read, ringfence } from './ringfence.ts'

const test = suite('cli/shards')
const demo = join(project, 'fixtures/demo')
const config = ['-c', join(demo, 'ringfence.yaml')]
const day = ['--now', '2026-11-24T12:00:00Z']

const whole = join(scratch(), 'whole')
await ringfence(['demo', '--fail-on', 'none', '-o', whole])

/** Reads the run above in parts. */
async function parts(of: number, more: readonly string[] = []): Promise<string[]> {
  const folder = scratch()
  const dirs = Array.from({ length: of }, (_, index) => join(folder, `part ${index + 1}`))
  const scans = dirs.map((dir, index) =>
    ringfence(['scan', '--from', whole, ...config, ...more, '--shard', `${index + 1}/${of}`, '-o', dir]),
  )
  for (const { code, stderr } of await Promise.all(scans)) assert.is(code, 0, stderr)
  return dirs
}

async function merged(dirs: readonly string[], more: readonly string[] = config) {
  const out = join(scratch(), 'merged')
  const ended = await ringfence(['merge', ...dirs, ...more, '--fail-on', 'none', '-o', out])
  return { ...ended, out }
}

for (const count of [1, 4]) {
  test(`${count} parts, joined in any order, are the bytes of one run`, async () => {
    const dirs = await parts(count)
    const { code, stderr, out } = await merged(dirs.toReversed())
    assert.is(code, 0, stderr)
    const again = join(scratch(), 'again')
    await ringfence(['scan', '--from', whole, ...config, '--fail-on', 'none', '-o', again])
    assert.equal(readdirSync(out), readdirSync(again))
    for (const file of readdirSync(again)) assert.is(read(out, file), read(again, file), file)
  })
}

test('parts of provider files, joined, are the bytes of one scan of those files', async () => {
  const files = ['--from', join(demo, 'aws/111122223333-config-snapshot.json'), ...config, ...day]
  const folder = scratch()
  const dirs = ['1/2', '2/2'].map((share) => join(folder, share.replace('/', '-')))
  for (const [index, dir] of dirs.entries()) await ringfence(['scan', ...files, '--shard', `${index + 1}/2`, '-o', dir])
  const { out, stderr } = await merged(dirs)
  const one = join(scratch(), 'one')
  await ringfence(['scan', ...files, '--fail-on', 'none', '-o', one])
  for (const file of readdirSync(one)) assert.is(read(out, file), read(one, file), `${file} ${stderr}`)
})

const four = await parts(4)
const [first = '', second = '', third = '', fourth = ''] = four

/** A copy of the second part, changed. */
function changed(file: string, change: (text: string) => string): string {
  const dir = join(scratch(), 'changed')
  cpSync(second, dir, { recursive: true })
  const before = readFileSync(join(dir, file), 'utf8')
  const after = change(before)
  assert.is.not(after, before)
  writeFileSync(join(dir, file), after)
  return dir
}
const inHead = (from: RegExp, to: string) => changed('shard.json', (text) => text.replace(from, to))

const refused: [name: string, dirs: () => string[], words: RegExp][] = [
  ['a part is missing', () => [first, second, fourth], /of 4 parts these are missing: 3/],
  ['a part is named twice', () => [first, second, second, fourth], /it is part 2, as .*part 2 is/],
  [
    'another version wrote a part',
    () => [first, inHead(/"toolVersion": "[^"]+"/, '"toolVersion": "9.9.9"'), third, fourth],
    /ringfence 9\.9\.9 wrote it/,
  ],
  ['a newer format', () => [first, inHead(/"schema": 1/, '"schema": 2'), third, fourth], /newer ringfence/],
  ['other rules', () => [first, inHead(/"rulesDigest": "\w/, '"rulesDigest": "x'), third, fourth], /other rules/],
  [
    'another config',
    () => [first, inHead(/"configDigest": "\w/, '"configDigest": "x'), third, fourth],
    /another config/,
  ],
  ['another number of parts', () => [first, inHead(/"of": 4/, '"of": 5'), third, fourth], /one of 5 parts/],
  [
    'other things asked for',
    () => [first, inHead(/"accounts": \[\]/, '"accounts": ["1"]'), third, fourth],
    /other things were asked for/,
  ],
  [
    'a line cut out',
    () => [first, changed('inventory.ndjson', (text) => text.replace(/^.*\n/, '')), third, fourth],
    /inventory\.ndjson: .*of which/,
  ],
  [
    'a line cut off',
    () => [first, changed('inventory.ndjson', (text) => text.slice(0, -20)), third, fourth],
    /inventory\.ndjson:\d+: .*cut off/,
  ],
  [
    'a fact made good',
    () => [first, changed('inventory.ndjson', (text) => text.replace('"value":false', '"value":true')), third, fourth],
    /do not fit the digest/,
  ],
  [
    'a gap cut out',
    () => [first, changed('coverage.ndjson', (text) => text.replace(/^.*\n/, '')), third, fourth],
    /coverage\.ndjson: .*of which/,
  ],
  ['no part at all', () => [whole], /the parts cannot be joined, because it has no shard\.json/],
  ['a run among the parts', () => [first, second, whole, third, fourth], /whole: .*it has no shard\.json/],
  ['the folder that holds the parts', () => [dirname(first)], /Name each folder that scan --shard wrote/],
]
for (const [name, dirs, words] of refused) {
  test(`exit 2: ${name}`, async () => {
    const { code, stderr, out } = await merged(dirs())
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.throws(() => readdirSync(out))
  })
}

test('exit 3: of one part not everything was read', async () => {
  const { code, out } = await merged([first, cutOff(), third, fourth])
  assert.is(code, 3)
  const { exit } = JSON.parse(read(out, 'summary.json')) as { exit: object } // `as`: our own file
  assert.equal(exit, { code: 3, why: 'incomplete: the credentials or the time ran out' })
  assert.match(read(out, 'page.ndjson'), 'part 2 of 4: the credentials or the time ran out before all of it was read')
})

const cutOff = (): string => inHead(/"cutOff": \[\]/, '"cutOff": ["part 2 of 4"]')
const why = /Incomplete \(exit 3\): the credentials or the time ran out\./

test('exit 3: a run that was cut off is read again, whole or in parts, and nobody has read more', async () => {
  const { out: run } = await merged([first, cutOff(), third, fourth])
  const again = join(scratch(), 'again')
  const read1 = await ringfence(['scan', '--from', run, ...config, '--fail-on', 'none', '-o', again])
  assert.is(read1.code, 3, read1.stderr)
  assert.match(read1.stderr, why)
  for (const file of readdirSync(run).filter((name) => name !== 'manifest.json'))
    assert.is(read(again, file), read(run, file), file)
  const { code, stdout } = await ringfence(['verify', run, '--replay', ...config])
  assert.is(code, 0, stdout)
  const shards = ['1/2', '2/2'].map((share) => [share, join(scratch(), 'part')] as const)
  for (const [share, out] of shards) await ringfence(['scan', '--from', run, ...config, '--shard', share, '-o', out])
  const joined = await merged(shards.map(([, dir]) => dir))
  assert.is(joined.code, 3, joined.stderr)
  assert.is(read(joined.out, 'summary.json'), read(run, 'summary.json'))
  const both = await ringfence([
    'scan',
    '--from',
    run,
    '--from',
    whole,
    ...config,
    '--fail-on',
    'none',
    '-o',
    `${run}-2`,
  ])
  assert.is(both.code, 3, both.stderr)
})

test('exit 2: of a run that was cut off the word of that is taken out', async () => {
  const { out: run } = await merged([first, cutOff(), third, fourth])
  for (const file of ['coverage.ndjson', 'summary.json'])
    writeFileSync(join(run, file), read(run, file).replace(/"cutOff": ?\[\s*"part 2 of 4"\s*\],?/, ''))
  const { code, stderr } = await ringfence(['scan', '--from', run, ...config, '-o', join(scratch(), 'out')])
  assert.is(code, 2, stderr)
  assert.match(stderr, 'do not fit the digest')
})

test('exit 2: another config is given to the join', async () => {
  const { code, stderr } = await merged(four, [])
  assert.is(code, 2)
  assert.match(stderr, /another config/)
})

test('exit 2: a part is judged alone', async () => {
  const { code, stderr } = await ringfence(['scan', '--from', first, '-o', join(scratch(), 'out')])
  assert.is(code, 2)
  assert.match(stderr, /one part of a split scan[\s\S]*ringfence merge/)
})

test('every record belongs to one part, whatever it is called', () => {
  for (const name of ['1', '', '__proto__', 'a/b', '\ud800']) {
    const owners = [1, 2, 3].filter((part) => belongs({ part, of: 3 }, 'aws', name, undefined))
    assert.is(owners.length, 1, name)
  }
})

for (const text of ['0/4', '5/4', '1/0', '1', 'a/b', '1/4/2', '-1/4', '1.5/4'])
  test(`no part: ${text}`, () => assert.throws(() => shareOf(text), /is no part of a scan/))

test.run()
