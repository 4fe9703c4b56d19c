// Raw answers in a pack: only where somebody asks, without secrets, tied to the findings, and proven like all else.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Manifest, rawFileOf } from '../../src/evidence/index.ts'
import type { Resource } from '../../src/model/resource.ts'
import { scratch } from '../scratch.ts'
import { hostileBodies, hostileItems } from './hostile-estate.ts'
import { manifestAgain } from './manifest-again.ts'
import { keptIn, rawFilesIn, type Kept } from './raw-in.ts'
import { findingsIn, parsed, project, read, ringfence } from './ringfence.ts'
import { config, csvIn, filesIn, sample, saved, snapshotOf } from './saved-estate.ts'
import { verified } from './tampered.ts'

const test = suite('cli/raw answers')

const folder = scratch()
const full = join(folder, 'full')
const args = ['demo', '-q', '--fail-on', 'none', '-f', 'oscal']
const ended = await ringfence([...args, '--evidence', 'full', '-o', full])

const linesIn = (dir: string, file: string): string[] => read(dir, file).trimEnd().split('\n')
const manifestIn = (dir: string): Manifest => parsed<Manifest>(read(dir, 'manifest.json'))
const inventoryIn = (dir: string): Resource[] => linesIn(dir, 'inventory.ndjson').map((line) => parsed<Resource>(line))
test('nobody asked, so nothing is kept, and the manifest says so', async () => {
  const out = join(folder, 'plain')
  assert.is((await ringfence([...args, '-o', out])).code, 0)
  assert.not.ok(existsSync(join(out, 'raw')))
  assert.is(manifestIn(out).raw, 'not kept')
  assert.ok(csvIn(out, 'findings.csv').every((row) => row['raw_path'] === ''))
  assert.not.match(read(out, 'README.txt'), 'raw/:')
  // Whether answers are kept is no fact of the estate.
  for (const file of ['inventory.ndjson', 'coverage.ndjson', 'population.csv', 'flows.csv'])
    assert.is(read(out, file), read(full, file), file)
})

test('each answer that a resource rests on is kept once, with what was asked, and its line has the digest of its origin', () => {
  assert.is(ended.code, 0, ended.stderr)
  const answers = rawFilesIn(full).flatMap((file) =>
    linesIn(full, file).map((line) => {
      const { resource, answer, operation, account } = parsed<Kept>(line)
      assert.is(file, rawFileOf(resource))
      assert.match(file, account)
      return [resource, answer, operation, hash('sha256', line)]
    }),
  )
  const origins = inventoryIn(full).flatMap(({ key, origins: all }) =>
    all.map(({ operation, rawSha256 }, index) => [key, index, operation, rawSha256]),
  )
  assert.equal(
    answers,
    origins.toSorted(([one], [other]) => (rank(one) < rank(other) ? -1 : 1)),
  )
})

/** As files stand in their folder, and resources in a file. */
const rank = (key: unknown): string => `${rawFileOf(String(key))} ${String(key)}`

test('a finding names the file that keeps its answers, and their lines are there', () => {
  const rows = csvIn(full, 'findings.csv')
  const findings = findingsIn(full)
  assert.is(rows.length, findings.length)
  const digests = new Map(
    rawFilesIn(full).map((file) => [file, new Set(linesIn(full, file).map((line) => hash('sha256', line)))]),
  )
  rows.forEach((row, index) => {
    const file = digests.get(row['raw_path'] ?? '')
    assert.ok(file, row['raw_path'])
    for (const { rawSha256 } of findings[index]?.origins ?? []) assert.ok(file.has(rawSha256 ?? ''))
  })
})

test('the manifest lists every file, and counts answers and what was left out of them', () => {
  const { raw, files } = manifestIn(full)
  if (raw === 'not kept') return assert.unreachable()
  const answers = keptIn(full)
  assert.is(raw.answers, answers.length)
  const sum = new Map<string, number>()
  for (const { redacted } of answers)
    for (const [rule, count] of Object.entries(redacted)) sum.set(rule, (sum.get(rule) ?? 0) + count)
  assert.ok(sum.size > 0)
  assert.equal(raw.redacted, Object.fromEntries(sum))
  assert.equal(
    files.flatMap(({ path }) => (path.startsWith('raw/') ? path : [])),
    rawFilesIn(full).toSorted(),
  )
  assert.match(read(full, 'README.txt'), / {2}raw\/: what the providers answered/)
})

test('OSCAL points at them by their hashes, and convert makes the same', async () => {
  const text = read(full, 'oscal-ar.json')
  for (const { path, sha256 } of manifestIn(full).files.filter((file) => file.path.startsWith('raw/')))
    assert.match(
      text,
      `{"href":"${path}","media-type":"application/x-ndjson","hashes":[{"algorithm":"SHA-256","value":"${sha256}"}]}`,
    )
  const again = await ringfence(['convert', full, '-f', 'oscal', '-o', scratch(), '-f', 'oscal=-'])
  assert.is(again.stdout, text, again.stderr)
})

test('a clean pack is proven, and judged again to the same bytes', async () => {
  const { code, text: stdout } = await verified(full, { replay: true, config })
  assert.is(code, 0, stdout)
})

test('the same again is the same, byte by byte', async () => {
  const out = join(folder, 'again')
  await ringfence([...args, '--evidence', 'full', '--no-cache', '-o', out])
  const names = filesIn(full).map((file) => file.slice(full.length))
  assert.equal(
    filesIn(out).map((file) => file.slice(out.length)),
    names,
  )
  for (const name of names) assert.is(read(out, name), read(full, name), name)
})

test('of two parts that are joined the same is kept', async () => {
  const parts = ['1/2', '2/2'].map((share) => join(folder, `part-${share.slice(0, 1)}`))
  const from = ['aws', 'azure'].flatMap((part) => ['--from', join('fixtures/demo', part)])
  const how = ['-c', config, '--now', '2026-11-24', '-q']
  for (const [index, out] of parts.entries()) {
    const part = ['scan', ...from, ...how, '--evidence', 'full', '--shard', `${index + 1}/2`, '-o', out]
    assert.is((await ringfence(part)).code, 0)
  }
  const [whole, merged] = [join(folder, 'whole'), join(folder, 'merged')]
  await ringfence(['scan', ...from, ...how, '--evidence', 'full', '-o', whole])
  const joined = await ringfence(['merge', ...parts, ...how, '-o', merged])
  assert.ok(existsSync(join(merged, 'raw')), joined.stderr)
  assert.equal(rawFilesIn(merged), rawFilesIn(whole))
  for (const file of [...rawFilesIn(whole), 'findings.ndjson']) assert.is(read(merged, file), read(whole, file), file)
  assert.ok(findingsIn(merged).some(({ status }) => status === 'pass'))
  assert.is((await verified(merged)).code, 0)
})

test('what was not selected is no evidence of this run', async () => {
  const out = join(folder, 'one')
  await ringfence([...args, '--evidence', 'full', '--region', 'eu-west-1', '-o', out])
  assert.ok(rawFilesIn(out).length > 0)
  assert.equal(
    keptIn(out).map(({ resource }) => resource),
    inventoryIn(out)
      .map(({ key }) => key)
      .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)),
  )
  assert.is((await verified(out)).code, 0)
})

test('of a plan nothing is kept: it is no answer, and full of secrets', async () => {
  const cwd = scratch()
  cpSync(join(project, 'fixtures/terraform/pull-request'), cwd, { recursive: true })
  await ringfence(['scan', '--from', 'plan.json', '--evidence', 'full', '-q', '-o', 'run'], { cwd })
  assert.not.ok(existsSync(join(cwd, 'run/raw')))
  assert.equal(manifestIn(join(cwd, 'run')).raw, { answers: 0, redacted: {}, rules: 2 })
})

test('a run has no answers to keep', async () => {
  const { code, stderr } = await ringfence(['scan', '--from', full, '--evidence', 'full', '-q'], { cwd: scratch() })
  assert.is(code, 2)
  assert.match(stderr, 'raw answers cannot be kept of a run')
})

test('no secret of an answer is in any byte of the pack', async () => {
  const canary = ['canary', 'of', 'a', 'secret'].join('-')
  const item = sample('AWS::S3::Bucket', 'example-crm')
  const configuration = {
    ...item.configuration,
    environment: { variables: { DB: canary } },
    masterUserPassword: canary,
    note: `Server=db;Password=${canary};`,
    userData: Buffer.from(canary).toString('base64'),
    url: `https://app:${canary}@example.test/`,
    policy: JSON.stringify({ token: canary }),
  }
  const from = saved('snapshot.json', snapshotOf([{ ...item, configuration }]))
  const out = join(scratch(), 'run')
  await ringfence(['scan', '--from', from, '-c', config, '-q', '--evidence', 'full', '-o', out])
  assert.ok(keptIn(out).some(({ body }) => JSON.stringify(body).includes('[redacted: environment]')))
  const forms = [canary, Buffer.from(canary).toString('base64').slice(0, 24), encodeURIComponent(canary)]
  for (const file of filesIn(out))
    for (const form of forms) assert.not.ok(readFileSync(file, 'utf8').includes(form), `${file} has ${form}`)
  assert.equal(Object.keys((manifestIn(out).raw as { redacted: object }).redacted), [
    'code',
    'connection',
    'environment',
    'secret',
  ])
})

test('whatever accounts and regions are called, their files lie in the pack, and verify reads them', async () => {
  const from = join(folder, 'hostile')
  saved('snapshot.json', snapshotOf(hostileItems), from)
  saved('answer.json', JSON.stringify({ value: hostileBodies }), from)
  const cwd = scratch()
  const scanned = await ringfence(['scan', '--from', from, '-c', config, '-q', '--evidence', 'full', '-o', 'out'], {
    cwd,
  })
  assert.is(scanned.code, 3, scanned.stderr)
  assert.equal(readdirSync(cwd), ['out'])
  const out = join(cwd, 'out')
  assert.ok(rawFilesIn(out).length > hostileItems.length / 10)
  for (const file of rawFilesIn(out)) assert.match(file, /^raw\/[a-z0-9-]+\.[a-z0-9_-]+\.[a-z0-9_-]+\.ndjson$/)
  for (const line of rawFilesIn(out).flatMap((file) => linesIn(out, file)))
    assert.not.match(line, /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
  const { code, text: stdout } = await verified(out)
  assert.is(code, 0, stdout)
})

const edit = (dir: string, file: string, change: (lines: string[]) => string[]): void =>
  writeFileSync(
    join(dir, file),
    change(linesIn(dir, file))
      .map((line) => `${line}\n`)
      .join(''),
  )

const file = 'raw/aws.111122223333.eu-central-1.ndjson'
const otherwise = /^reference +raw\/aws\S+ line 1 is no answer that inventory\.ndjson rests on/m
const edited: [what: string, change: (line: string) => string][] = [
  ['a body', (line) => line.replace('"body":{', '"body":{"more":true,')],
  ['when it was answered', (line) => line.replace(/"observedAt":"2026/, '"observedAt":"2025')],
  ['which region was asked', (line) => line.replace('"region":"eu-central-1"', '"region":"eu-north-1"')],
  ['that it was refused', (line) => line.replace(/,"body":.*$/, ',"error":"AccessDenied"}')],
  ['how much was left out', (line) => line.replace('"redacted":{', '"redacted":{"made-up":7')],
  ['a body before the body', (line) => line.replace('{', '{"\\u0062ody":{"more":true},')],
  ['something beside it', (line) => line.replace('{', '{"more":true,')],
]
const tampers: [what: string, tamper: (dir: string) => void, problem: RegExp, again: RegExp][] = [
  ...edited.map(([what, change]): (typeof tampers)[number] => [
    `edited: ${what}`,
    (dir) =>
      edit(dir, file, ([first = '', ...rest]) => {
        assert.is.not(change(first), first)
        return [change(first), ...rest]
      }),
    /^changed +raw\/aws/m,
    otherwise,
  ]),
  [
    'an answer is taken out',
    (dir) => edit(dir, file, ([, ...rest]) => rest),
    /^cut +raw\/aws/m,
    /^view +manifest\.json counts 65 raw answers, and raw\/ has 64/m,
  ],
  [
    'two are swapped',
    (dir) => edit(dir, file, ([one = '', other = '', ...rest]) => [other, one, ...rest]),
    /^changed +raw\/aws/m,
    /^reference +raw\/aws/m,
  ],
  [
    'a file is removed',
    (dir) => unlinkSync(join(dir, file)),
    /^missing +raw\/aws/m,
    /^view +(manifest\.json|findings\.csv)/m,
  ],
]
for (const [what, tamper, problem, again] of tampers) {
  test(`found: ${what}, with a manifest made anew too`, async () => {
    const dir = join(folder, 'tampered')
    cpSync(full, dir, { recursive: true })
    try {
      tamper(dir)
      const found = await verified(dir)
      assert.is(found.code, 1)
      assert.match(found.text, problem)
      manifestAgain(dir)
      const rewritten = await verified(dir)
      assert.is(rewritten.code, 1)
      assert.match(rewritten.text, again)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
}

test.run()
