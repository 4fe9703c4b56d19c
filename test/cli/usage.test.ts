// What a person can get wrong, each with its exit status and words that help; nothing is written.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { findingsIn, parsed, project, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/usage')
const folder = scratch()
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const snapshot = readFileSync(join(project, 'fixtures/demo/aws/111122223333-config-snapshot.json'), 'utf8')

const refused: [name: string, args: string[], words: RegExp][] = [
  ['an unknown command', ['scna'], /scan/],
  ['an unknown flag', ['scan', '--form', 'x'], /from/],
  ['an unknown provider', ['scan', 'gcp'], /aws/],
  ['a severity that is none', ['demo', '--fail-on', 'hihg'], /high/],
  ['a date that is none', ['demo', '--now', '2026-02-30'], /no date/],
  ['a time without its offset', ['demo', '--now', '2026-11-24T10:00:00'], /offset from UTC/],
  ['a word that would be a workflow command', ['demo', '--fail-on', '\n::error::x\u001b[2J'], /^[^\u001b]*$/],
  ['no region at a time', ['demo', '--concurrency', '0'], /whole number/],
  ['a law nobody knows', ['demo', '--law', 'gpdr'], /gdpr/],
  ['a control nobody knows', ['demo', '--control', 'rep.cros'], /rep\.cross-region/],
  [
    'a region nobody knows',
    ['scan', '--from', file('whole.json', snapshot), '--region', 'eu-wset-1'],
    /eu-wset-1[\s\S]*eu-west-1/,
  ],
  ['a config that is not there', ['demo', '-c', 'missing.yaml'], /missing\.yaml/],
  [
    'a config with a typo',
    ['demo', '-c', file('typo.yaml', 'version: 1\nlwas: [gdpr]\n')],
    /typo\.yaml:2:1[\s\S]*laws/,
  ],
  ['a file that is not there', ['scan', '--from', join(folder, 'nothing.json')], /nothing\.json/],
  ['a truncated gzip', ['scan', '--from', file('cut.json.gz', gzipSync(snapshot).subarray(0, 900))], /cut\.json\.gz/],
  ['no JSON', ['scan', '--from', file('no.json', 'hello')], /no\.json/],
  ['JSON cut short', ['scan', '--from', file('short.json', snapshot.slice(0, 4000))], /short\.json/],
  ['nothing called so', ['explain', 'rep.cross-regoin'], /rep\.cross-region/],
  ['nothing listed so', ['list', 'control'], /controls/],
]
for (const [name, args, words] of refused) {
  test(`exit 2: ${name}`, async () => {
    const out = join(folder, 'out')
    const { code, stderr, stdout } = await ringfence(args, { cwd: folder })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.not(stderr.split('\n').some((line) => line.trimStart().startsWith('::')))
    assert.is(stdout, '')
    assert.not(existsSync(out))
  })
}

test('a scan that is refused leaves no empty folder behind', async () => {
  const cwd = scratch()
  const { code } = await ringfence(['scan', '--from', 'nothing.json', '-o', 'out'], { cwd })
  assert.is(code, 2)
  assert.equal(readdirSync(cwd), [])
})

test('exit 2: a folder that is not empty is left alone', async () => {
  const full = join(scratch(), 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'precious.txt'), 'mine')
  const { code, stderr } = await ringfence(['demo', '-o', full])
  assert.is(code, 2, stderr)
  assert.is(readFileSync(join(full, 'precious.txt'), 'utf8'), 'mine')
})

test('a run judged again without -o stands beside the first one, which stays as it was', async () => {
  const cwd = scratch()
  await ringfence(['demo', '--fail-on', 'none', '--now', '2026-11-24'], { cwd })
  const [first = ''] = readdirSync(join(cwd, 'ringfence-out'))
  const before = readFileSync(join(cwd, 'ringfence-out', first, 'summary.json'), 'utf8')
  const sample = ['scan', '--from', `ringfence-out/${first}`, '--fail-on', 'none']
  const again = await ringfence([...sample, '-c', join(project, 'fixtures/demo/ringfence.yaml')], { cwd })
  assert.is(again.code, 0, again.stderr)
  assert.equal(readdirSync(join(cwd, 'ringfence-out')), [first, `${first}-2`])
  const otherwise = await ringfence(sample, { cwd })
  assert.is(otherwise.code, 3, otherwise.stderr) // without the sample's config nothing is accepted, and it is another run
  const [third = ''] = readdirSync(join(cwd, 'ringfence-out')).filter((name) => !name.startsWith(first))
  assert.match(third, /^[0-9a-f]{16}$/)
  assert.is(readFileSync(join(cwd, 'ringfence-out', first, 'summary.json'), 'utf8'), before)
})

const item = (changes: object) => {
  const { configurationItems, ...rest } = parsed<{ configurationItems: object[] }>(snapshot)
  return JSON.stringify({
    ...rest,
    configurationItems: [configurationItems[0], { ...configurationItems[1], ...changes }],
  })
}
const incomplete: [name: string, changes: object][] = [
  ['an item without configuration', { configuration: undefined, supplementaryConfiguration: undefined }],
  ['an item of a type that holds data and nobody reads', { resourceType: 'AWS::Lightsail::Disk' }],
  ['an item in a region nobody knows', { awsRegion: 'us-moon-1' }],
  ['an item without an owner', { awsAccountId: undefined }],
]
for (const [name, changes] of incomplete) {
  test(`exit 3: ${name}`, async () => {
    const out = join(scratch(), 'out')
    const { code, stderr } = await ringfence(
      [
        'scan',
        '--from',
        file('item.json', item(changes)),
        '-c',
        join(project, 'fixtures/demo/ringfence.yaml'),
        '--fail-on',
        'none',
        '-o',
        out,
      ],
      { cwd: folder },
    )
    assert.is(code, 3, stderr)
    const { unknown } = summaryIn(out)
    assert.ok(unknown.checks + unknown.ownerless > 0)
    assert.ok(unknown.ownerless > 0 || findingsIn(out).some(({ status }) => status === 'unknown'))
  })
}

test('help and version go to stdout, and end 0', async () => {
  const { version } = parsed<{ version: string }>(readFileSync(join(project, 'package.json'), 'utf8'))
  assert.equal(await ringfence(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' })
  const help = await ringfence(['--help'])
  assert.is(help.code, 0)
  assert.match(help.stdout, /scan[\s\S]*demo[\s\S]*explain[\s\S]*list/)
})

type Row = { id?: string; collected?: boolean }

test('explain tells a control with its clauses; list tells what is collected', async () => {
  const { stdout } = await ringfence(['explain', 'rep.cross-region'])
  assert.match(stdout, /GDPR Art\. 44/)
  const controls = parsed<Row[]>((await ringfence(['list', 'controls', '-f', 'json'])).stdout)
  assert.ok(controls.length >= 25 && controls.every(({ id }) => id !== undefined))
  const collected = (id: string) => controls.find((row) => row.id === id)?.collected
  for (const id of [
    'bkp.sharing',
    'enc.at-rest',
    'key.exclusive-control',
    'key.lifecycle',
    'key.rotation',
    'key.foreign-grants',
    'loc.edge-cache',
    'loc.region-guardrail',
    'log.retention',
    'pbd.secure-defaults',
    'pro.ai-location',
    'pro.compute-location',
    'pro.export-sink',
    'res.topology',
    'ret.residual-copies',
    'rou.geo-steering',
  ])
    assert.is(collected(id), true, id)
  const types = parsed<Row[]>((await ringfence(['list', 'types', '-f', 'json'])).stdout)
  assert.ok(types.some((row) => !row.collected))
})

test('list tells of each law when it binds, whom it concerns and how much of it is confirmed', async () => {
  type Law = { id: string; appliesFrom: string; concerns: string; inPlay: boolean; clauses: number; verified: number }
  const laws = parsed<Law[]>((await ringfence(['list', 'laws', '-f', 'json'])).stdout)
  const usual = laws.filter(({ inPlay }) => inPlay).map(({ id }) => id)
  assert.equal(usual, ['ccpa', 'gdpr', 'lgpd'])
  const dora = laws.find(({ id }) => id === 'eu-dora')
  assert.equal([dora?.appliesFrom, dora?.concerns, dora?.inPlay], ['2025-01-17', 'everyone', false])
  for (const { id, clauses, verified } of laws) assert.ok(clauses > 0 && verified >= 0 && verified <= clauses, id)
  assert.ok(laws.some(({ clauses, verified }) => verified > 0 && verified < clauses))
})

test.run()
