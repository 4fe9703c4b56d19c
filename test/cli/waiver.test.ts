// Waivers in daily use: written under two names and with an end, refused where they are of everything, and told when somebody is needed.
import { appendFileSync, chmodSync, copyFileSync, cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { findingsIn, flat, parsed, project, ringfence } from './ringfence.ts'
import { config } from './saved-estate.ts'

const test = suite('cli/waiver')

const cwd = scratch()
const file = join(cwd, 'ringfence.yaml')
const sample = readFileSync(config, 'utf8')
copyFileSync(config, file)
const first = await ringfence(['demo', '-q', '-c', 'ringfence.yaml', '-o', 'ringfence-out/one'], { cwd })
const failing = findingsIn(join(cwd, 'ringfence-out/one')).filter(({ status }) => status === 'fail')
const names = ['--reason', 'moves with SEC-113', '--owner', 'crm@example.test', '--approved-by', 'ciso@example.test']
const until = ['--until', '2027-03-31']
const waiver = (...args: string[]) => ringfence(['waiver', ...args], { cwd })
const other = failing.find(({ control, place }) => control.id === 'rep.cross-region' && place !== undefined)

test('of a finding, by the beginning of its id: its control, resource, account and country, and nothing else of the file changes', async () => {
  assert.is(first.code, 1, first.stderr)
  if (other === undefined) throw new Error('the sample has no copy that fails')
  const { code, stdout, stderr } = await waiver('add', other.id.slice(0, 12), ...names, ...until)
  assert.is(code, 0, stderr)
  assert.is(stdout, '')
  assert.is(stderr, 'ringfence.yaml: waiver wv-002 of rep.cross-region until 2027-03-31\n')
  const text = readFileSync(file, 'utf8')
  const added = `  - id: wv-002
    control: rep.cross-region
    resource: ${other.resource.id}
    account: "111122223333"
    country: ${other.place?.country}
    reason: moves with SEC-113
    owner: crm@example.test
    approved-by: ciso@example.test
    until: 2027-03-31
`
  assert.is(text.replace(added, ''), sample)
  assert.ok(text.includes(`    until: 2027-03-31\n${added}# What files cannot tell`))
})

test('exit 2: the same is not let stand twice, unless it is for longer', async () => {
  const at = scratch()
  copyFileSync(config, join(at, 'ringfence.yaml'))
  const add = (day: string) =>
    ringfence(['waiver', 'add', 'rep.cross-region', '--account', '111122223333', ...names, '--until', day], { cwd: at })
  assert.is((await add('2027-03-31')).code, 0)
  const before = readFileSync(join(at, 'ringfence.yaml'), 'utf8')
  const again = await add('2027-03-31')
  assert.is(again.code, 2)
  assert.match(
    again.stderr,
    /^ringfence: ringfence\.yaml:\d+:5: the waiver wv-002 is of the same until 2027-03-31, because a second one would lift nothing more/,
  )
  assert.is(readFileSync(join(at, 'ringfence.yaml'), 'utf8'), before)
  assert.is((await add('2027-04-30')).code, 0)
})

test('the next run waives it, and that one alone', async () => {
  await ringfence(['demo', '-q', '-c', 'ringfence.yaml', '-o', 'ringfence-out/two'], { cwd })
  const now = new Map(findingsIn(join(cwd, 'ringfence-out/two')).map((one) => [one.id, one]))
  const changed = failing.filter(({ id }) => now.get(id)?.status !== 'fail')
  assert.equal(
    changed.map(({ id }) => id),
    [other?.id],
  )
  assert.is(now.get(other?.id ?? '')?.waiver?.id, 'wv-002')
  const { code, stdout } = await ringfence(['diff', 'ringfence-out/one', 'ringfence-out/two'], { cwd })
  assert.is(code, 0)
  assert.ok(flat(stdout).startsWith(`waived medium rep.cross-region ${other?.resource.id} `), stdout)
  assert.match(flat(stdout), `0 tier lowered, 1 waived, 0 mended, 0 unseen, ${failing.length - 1} as before `)
})

test('one of any resource says that it lifts what nobody has seen, too', async () => {
  const at = scratch()
  copyFileSync(config, join(at, 'ringfence.yaml'))
  for (const scope of [[], ['--resource', '*']]) {
    const { code, stderr } = await ringfence(['waiver', 'add', 'rep.*', ...scope, ...names, ...until], { cwd: at })
    assert.is(code, 0)
    assert.match(
      flat(stderr),
      'until 2027-03-31; of any resource, those that nobody has seen fail yet too: --resource narrows it ',
    )
  }
})

test('the list tells of each until when it holds, and what it lifted', async () => {
  const { code, stdout, stderr } = await waiver('list', '--now', '2026-11-24')
  assert.is(code, 0, stderr)
  assert.match(stdout, /^id +state +until +lifts +control +resource +owner$/m)
  assert.match(
    stdout,
    /^wv-007 +active +2027-03-31 +1 +loc\.primary-storage +example-tickets-london +support@example\.test$/m,
  )
  assert.match(stdout, /^wv-002 +active +2027-03-31 +[1-9]/m)
  assert.match(stderr, 'lifts: failures in ringfence-out/two')
  const older = await waiver('list', '--from', 'ringfence-out/one', '-f', 'json')
  assert.equal(
    parsed<{ id: string; lifts: string }[]>(older.stdout).map(({ id, lifts }) => [id, lifts]),
    [
      ['wv-007', '1'],
      ['wv-002', 'not in it'],
    ],
  )
})

test('in order: 0', async () => {
  const { code, stdout, stderr } = await waiver('check', '--now', '2026-11-24')
  assert.is(code, 0, stderr)
  assert.is(stdout, '')
  assert.match(stderr, '2 waivers of ringfence.yaml, all in order; held against ringfence-out/two')
})

test('on the day after its end: 1, and since when; the scan fails it again and says so too', async () => {
  assert.is((await waiver('check', '--now', '2027-03-31')).code, 0)
  const { code, stdout } = await waiver('check', '--now', '2027-04-01')
  assert.is(code, 1)
  assert.match(
    stdout,
    /^ringfence\.yaml:\d+:5: wv-002 ended on 2027-03-31: what it lifted fails again \(owner crm@example\.test\)$/m,
  )
  const later = await ringfence(['demo', '-v', '-c', 'ringfence.yaml', '--now', '2027-04-01', '-o', 'later'], { cwd })
  assert.match(flat(later.stderr), 'the waiver "wv-002" ended on 2027-03-31, so what it lifted counts again')
  const [again] = findingsIn(join(cwd, 'later')).filter(({ id }) => id === other?.id)
  assert.is(again?.status, 'fail')
  assert.match(again?.message ?? '', 'Waiver wv-002 ended on 2027-03-31 and lifts this no more.')
  assert.match(
    (await waiver('list', '--from', 'later', '--now', '2027-04-01')).stdout,
    /^wv-002 +ended +2027-03-31 +\d+ until it ended/m,
  )
})

test('one that matched nothing in the run: 1, and its place', async () => {
  const at = scratch()
  writeFileSync(join(at, 'ringfence.yaml'), sample.replace('example-tickets-london', 'example-tikcets-london'))
  await ringfence(['demo', '-q', '-c', 'ringfence.yaml', '-o', 'run'], { cwd: at })
  const asked = ['waiver', 'check', '--from', 'run', '--now', '2026-11-24']
  const { code, stdout } = await ringfence(asked, { cwd: at })
  assert.is(code, 1)
  assert.match(stdout, /^ringfence\.yaml:70:5: wv-007 matched nothing in run: /)
  const listed = await ringfence(['waiver', 'list', '--from', 'run'], { cwd: at })
  assert.match(listed.stdout, /^wv-007 .* nothing +loc\.primary-storage/m)
  rmSync(join(at, 'ringfence.yaml'))
  assert.is((await ringfence(asked, { cwd: at })).code, 2)
})

const planned = scratch()
cpSync(join(project, 'fixtures/terraform/pull-request'), planned, { recursive: true })
const planFile = join(planned, 'ringfence.yaml')
const addIn = (...args: string[]) => ringfence(['waiver', 'add', ...args, ...names, ...until], { cwd: planned })
await ringfence(['scan', '--from', 'plan.json', '-o', 'run', '-q'], { cwd: planned })
const copies = findingsIn(join(planned, 'run')).filter(
  ({ status, control }) => status === 'fail' && control.id === 'rep.cross-region',
)

const plainFindings = readFileSync(join(planned, 'run/findings.ndjson'), 'utf8')

test('a resource whose id holds signs of globs is named by what matches it alone, and the file keeps its mode', async () => {
  const one = copies.find(({ resource }) => resource.id === 'module.store["orders"].aws_s3_bucket.this')
  chmodSync(planFile, 0o640)
  const { code, stderr } = await addIn(one?.id ?? '', '--from', 'run')
  assert.is(code, 0, stderr)
  assert.match(readFileSync(planFile, 'utf8'), String.raw`resource: module.store\["orders"\].aws_s3_bucket.this`)
  assert.is(statSync(planFile).mode & 0o777, 0o640)
  await ringfence(['scan', '--from', 'plan.json', '-o', 'again', '-q'], { cwd: planned })
  const waived = findingsIn(join(planned, 'again')).filter(({ status }) => status === 'waived')
  assert.equal(
    waived.map(({ id }) => id),
    [one?.id],
  )
})

test('of a failure in a country that nobody could tell, it lifts none whose country is known', async () => {
  const one = copies.find(({ resource }) => resource.id === 'aws_dynamodb_table.sessions')
  const lines = readFileSync(join(planned, 'run/findings.ndjson'), 'utf8')
  const told = lines.replace(/^.*$/gm, (line) =>
    line.includes(one?.id ?? 'none') ? line.replace('"country":"US"', '"country":null') : line,
  )
  assert.is.not(told, lines)
  writeFileSync(join(planned, 'run/findings.ndjson'), told)
  const { code, stderr } = await addIn(one?.id ?? '', '--from', 'run')
  assert.is(code, 0, stderr)
  assert.match(readFileSync(planFile, 'utf8'), /resource: aws_dynamodb_table\.sessions\n.*\n +country: unknown\n/)
  await ringfence(['scan', '--from', 'plan.json', '-o', 'third', '-q'], { cwd: planned })
  assert.is(findingsIn(join(planned, 'third')).find(({ id }) => id === one?.id)?.status, 'fail')
})

/** The findings of the plan, with another word on one of them, or one more beside it. */
async function addOf(edit: (line: string) => string[], ...more: string[]) {
  const at = scratch()
  cpSync(planned, at, { recursive: true })
  const one = copies.find(({ resource }) => resource.id === 'aws_dynamodb_table.sessions')
  const lines = plainFindings.split('\n').flatMap((line) => (line.includes(`"id":"${one?.id}"`) ? edit(line) : [line]))
  writeFileSync(join(at, 'run/findings.ndjson'), lines.join('\n'))
  const added = lines.length - plainFindings.split('\n').length
  const summary = readFileSync(join(at, 'run/summary.json'), 'utf8')
  const total = /"findings": \{\s*"total": (\d+)/.exec(summary)?.[1]
  writeFileSync(join(at, 'run/summary.json'), summary.replace(`"total": ${total}`, `"total": ${Number(total) + added}`))
  copyFileSync(planFile, join(at, 'ringfence.yaml'))
  const asked = ['waiver', 'add', one?.id ?? '', '--from', 'run', ...names, ...until, ...more]
  const ended = await ringfence(asked, { cwd: at })
  return { ...ended, written: readFileSync(join(at, 'ringfence.yaml'), 'utf8') !== readFileSync(planFile, 'utf8') }
}

const inFrance = (line: string): string[] => [line, line.replace('"country":"US"', '"country":"FR"')]
const cases: [what: string, edit: (line: string) => string[], more: string[], words: RegExp][] = [
  [
    'a place that may be in other countries too, in which no waiver in one of them lifts anything',
    (line) => [line.replace('"country":"US"', '"country":"US","partly":true')],
    [],
    /may be in more countries than the one that is told[\s\S]*waiver add rep\.cross-region --resource/,
  ],
  [
    'the same, with the country that is told',
    (line) => [line.replace('"country":"US"', '"country":"US","partly":true')],
    ['--country', 'US'],
    /in no country that a waiver can name, so one in US would lift nothing/,
  ],
  ['places of one id in two countries', inFrance, [], /share this id, in US and FR/],
  ['another country than that of the finding', (line) => [line], ['--country', 'DE'], /it is in US, so a waiver in DE/],
]
for (const [what, edit, more, words] of cases)
  test(`exit 2, and nothing is written: ${what}`, async () => {
    const { code, stderr, written } = await addOf(edit, ...more)
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.is(written, false)
  })

test('of places of one id, those in the country that is named', async () => {
  const { code, stderr, written } = await addOf(inFrance, '--country', 'FR')
  assert.is(code, 0, stderr)
  assert.is(written, true)
})

test('exit 2: a country is named for what is about no place, which no waiver in a country lifts', async () => {
  const facet = failing.find(({ place }) => place === undefined)
  const { code, stderr } = await waiver('add', facet?.id ?? '', '--country', 'DE', ...names, ...until)
  assert.is(code, 2, stderr)
  assert.match(stderr, /in no country that a waiver can name/)
})

test('exit 2: a finding that is no failure, which would lift what nobody has seen', async () => {
  const blind = findingsIn(join(planned, 'run')).find(({ status }) => status === 'unknown')
  const { code, stderr } = await addIn(blind?.id ?? '', '--from', 'run')
  assert.is(code, 2, stderr)
  assert.match(stderr, /is unknown/)
})

const refused: [what: string, args: string[], words: RegExp][] = [
  ['of everything', ['add', '*', ...names, ...until], /every control and every resource/],
  [
    'of everything, said otherwise',
    ['add', '*.*', '--resource', '**', '--account', '111122223333', ...names, ...until],
    /every control/,
  ],
  ['a control nobody knows', ['add', 'rep.cros-region', ...names, ...until], /Did you mean rep\.cross-region\?/],
  [
    'approved by its owner',
    ['add', 'rep.*', ...names.with(5, 'CRM@example.test'), ...until],
    /--approved-by: the owner would approve/,
  ],
  ['over already', ['add', 'rep.*', ...names, '--until', '2020-01-01'], /--until: 2020-01-01 is over/],
  ['a day that is none', ['add', 'rep.*', ...names, '--until', '2027-02-30'], /--until: "2027-02-30" is no day/],
  ['without an end', ['add', 'rep.*', ...names], /--until/],
  ['without a reason', ['add', 'rep.*', ...names.slice(2), ...until], /--reason/],
  ['a reason that says nothing', ['add', 'rep.*', ...names.with(1, ' '), ...until], /the text is empty/],
  [
    'an id that is taken',
    ['add', 'rep.*', '--id', 'wv-007', ...names, ...until],
    /"wv-007" names another of the waivers already/,
  ],
  ['a country that is none', ['add', 'rep.*', '--country', 'UK', ...names, ...until], /Write GB/],
  ['a finding that is none', ['add', 'ffffffff', ...names, ...until], /"ffffffff" is no finding of that run/],
]
for (const [what, args, words] of refused) {
  test(`exit 2, and the file is as it was: ${what}`, async () => {
    const before = readFileSync(file, 'utf8')
    const { code, stderr, stdout } = await waiver(...args)
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.is(stdout, '')
    assert.is(readFileSync(file, 'utf8'), before)
  })
}

test('exit 2: a run whose summary was edited tells nothing of waivers', async () => {
  const at = scratch()
  copyFileSync(config, join(at, 'ringfence.yaml'))
  await ringfence(['demo', '-q', '-c', 'ringfence.yaml', '-o', 'run'], { cwd: at })
  appendFileSync(join(at, 'run', 'summary.json'), ' ')
  for (const command of ['check', 'list']) {
    const { code, stdout, stderr } = await ringfence(['waiver', command, '--from', 'run'], { cwd: at })
    assert.is(code, 2, stderr)
    assert.is(stdout, '')
    assert.match(stderr, /summary\.json has/)
  }
})

test('without a run, ends are told and nothing is called unmatched', async () => {
  const at = scratch()
  copyFileSync(config, join(at, 'ringfence.yaml'))
  const { code, stderr } = await ringfence(['waiver', 'check', '--now', '2026-11-24'], { cwd: at })
  assert.is(code, 0, stderr)
  assert.match(stderr, 'none has ended; no run here to hold them against')
  assert.is((await ringfence(['waiver', 'check', '--now', '2027-11-24'], { cwd: at })).code, 1)
})

test.run()
