// A recorded scan is read back as it was written, or not at all: no edit, cut or newer shape may pass for a smaller estate.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Asked, Gap, Lookup } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import type { ScanIdentity } from '../../../src/model/run.ts'
import { isRun, readRun } from '../../../src/sources/snapshot/index.ts'
import { collect, type Files, saved } from './saved-files.ts'
import { thrown } from './thrown.ts'

const test = suite('sources/snapshot/run')

const identity: ScanIdentity = {
  id: '0a1b2c',
  now: '2026-11-24T09:00:00.000Z',
  toolVersion: '0.1.0',
  policyDigest: 'aa',
  rulesVersion: '2026-11-23',
  rulesDigest: 'bb',
  configDigest: 'cc',
  sourceDigest: 'e0',
  scope: { providers: ['aws'], accounts: ['111122223333'], regions: ['eu-central-1'], from: ['snapshot.json'] },
  collectors: { '111122223333': '' },
}
const bucket: Resource = {
  schema: 1,
  key: 'aws|aws|111122223333|eu-central-1|AWS::S3::Bucket|patient-records',
  id: 'arn:aws:s3:::patient-records',
  aliases: ['patient-records'],
  source: 'snapshot',
  provider: 'aws',
  partition: 'aws',
  type: 'AWS::S3::Bucket',
  name: 'patient-records',
  owner: { account: '111122223333' },
  location: { raw: 'eu-central-1', kind: 'region', region: { state: 'known', value: 'eu-central-1', from: [0] } },
  holds: 'content',
  facets: {
    logging: { dataAccess: { state: 'partial', value: false, reason: 'throttled', from: [0] } },
    retention: {
      days: { state: 'known', value: 'forever', from: [0] },
      locked: { state: 'unknown', reason: 'denied', permission: 's3:GetBucketObjectLockConfiguration' },
    },
  },
  labels: { state: 'known', value: [{ key: 'Class', value: '\u2028=1+1', from: 'tag' }], from: [0] },
  references: {
    state: 'known',
    value: [{ role: 'replica', mechanism: 's3-replication', locator: { state: 'unknown', reason: 'denied' } }],
    from: [0],
  },
  origins: [{ operation: 'file:config-snapshot', observedAt: '2026-11-23T12:00:00.000Z', rawSha256: 'ab'.repeat(32) }],
}
const copy: Resource = { ...bucket, key: `${bucket.key}-copy`, name: 'patient-records-copy' }
const call = {
  provider: 'aws',
  account: '111122223333',
  region: 'eu-central-1',
  service: 'file',
  operation: 'config-snapshot',
}
const asked: Asked = { kind: 'asked', ...call, calls: 1, failed: 0 }
const gap: Gap = { kind: 'gap', ...call, reason: 'malformed', type: 'AWS::S3::Bucket', count: 2, blinds: ['atRest'] }
const lookup: Lookup = {
  kind: 'lookup',
  locator: 'arn:aws:s3:::copy',
  region: { state: 'unknown', reason: 'denied' },
  account: { state: 'known', value: '1', from: [] },
}
const summary = {
  schema: 1,
  scan: identity,
  population: 2,
  coverage: { asked: 1, gaps: 1, lookups: 1 },
  dataless: { 'AWS::EC2::VPC': 3 },
  exit: { code: 0 },
}

const lines = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const whole = {
  'coverage.ndjson': lines({ kind: 'scan', ...identity }, asked, gap, lookup),
  'inventory.ndjson': lines(bucket, copy),
  'summary.json': JSON.stringify(summary, null, 2),
} satisfies Files

const read = (files: Files) =>
  saved(files, async (dir) => {
    const { resources, ...rest } = await readRun(dir)
    return { ...rest, resources: await collect(resources) }
  })

test('what was written is what is read', async () => {
  assert.equal(await read(whole), {
    identity,
    records: [asked, gap, lookup],
    dataless: { 'AWS::EC2::VPC': 3 },
    resources: [bucket, copy],
  })
})

test('a scan of no resources, with a day for its time, is a whole one', async () => {
  const coverage = lines({ kind: 'scan', ...identity, now: '2031-12-28' })
  const found = await read({
    'coverage.ndjson': coverage,
    'inventory.ndjson': '',
    'summary.json': JSON.stringify({ ...summary, population: 0, coverage: { asked: 0, gaps: 0, lookups: 0 } }),
  })
  assert.equal([found.resources, found.identity.now], [[], '2031-12-28'])
})

test('a gap cut out of coverage.ndjson is missed', async () => {
  const cut = { ...whole, 'coverage.ndjson': lines({ kind: 'scan', ...identity }, asked, lookup) }
  assert.match((await thrown(read(cut))).explanation.why, /1 gaps, of which 0 are here/)
})

const without = (name: keyof typeof whole): Files =>
  Object.fromEntries(Object.entries(whole).filter(([file]) => file !== name))
const runs: [name: string, files: Files, expected: boolean][] = [
  ['all its files', whole, true],
  ['no inventory', without('inventory.ndjson'), true],
  ['no coverage', without('coverage.ndjson'), true],
  ['other files', { 'snapshot.json': '{}' }, false],
]
for (const [name, files, expected] of runs) {
  test(`a folder with ${name} ${expected ? 'is' : 'is not'} a run`, () =>
    saved(files, async (dir) => assert.is(await isRun(dir), expected)))
}

test('a file is no run', () =>
  saved(whole, async (dir) => assert.is(await isRun(join(dir, 'inventory.ndjson')), false)))

for (const name of ['coverage.ndjson', 'inventory.ndjson', 'summary.json'] as const) {
  test(`a run without ${name} is an error that names it`, async () => {
    const { kind, explanation } = await thrown(read(without(name)))
    assert.equal([kind, explanation.why], ['usage', 'there is no such file or folder'])
    assert.ok(explanation.where.endsWith(`/${name}`))
  })
}

const inventory = (...rows: unknown[]) => ({ 'inventory.ndjson': lines(...rows) })
const coverage = (...rows: unknown[]) => ({ 'coverage.ndjson': lines(...rows) })
const scan = { kind: 'scan', ...identity }
const { labels: _, ...unlabelled } = bucket
const broken: [name: string, changed: Files, where: string, why: string | RegExp][] = [
  [
    'a cut last line',
    { 'inventory.ndjson': whole['inventory.ndjson'].slice(0, -20) },
    'inventory.ndjson:2',
    /cut off in the middle/,
  ],
  [
    'a lost last newline',
    { 'inventory.ndjson': whole['inventory.ndjson'].slice(0, -1) },
    'inventory.ndjson:2',
    /cut off in the middle/,
  ],
  ['a lost resource', inventory(bucket), 'inventory.ndjson', /counts 2 resources, of which 1 are here/],
  [
    'a resource too many',
    inventory(bucket, copy, { ...copy, key: `${copy.key}2` }),
    'inventory.ndjson:3',
    /counts 2 resources and no more/,
  ],
  ['a resource out of its order', inventory(copy, bucket), 'inventory.ndjson:2', /comes before/],
  ['a resource that stands there twice', inventory(bucket, bucket), 'inventory.ndjson:2', /twice/],
  [
    'a line that is no JSON',
    { 'inventory.ndjson': `${lines(bucket)}{"schema":1\n` },
    'inventory.ndjson:2',
    'the line is not JSON',
  ],
  [
    'an empty line',
    { 'inventory.ndjson': `${lines(bucket)}\n${lines(copy)}` },
    'inventory.ndjson:2',
    'the line is not JSON',
  ],
  [
    'a resource of a newer schema',
    inventory(bucket, { ...copy, schema: 2 }),
    'inventory.ndjson:2',
    /^it is of schema 2, .* reads schema 1$/,
  ],
  [
    'a field that is missing',
    inventory(unlabelled, copy),
    'inventory.ndjson:1',
    /no resource as a scan writes it \(labels\)/,
  ],
  ['a field that nobody knows', inventory({ ...bucket, verified: true }, copy), 'inventory.ndjson:1', /\(verified\)/],
  [
    'a fact in no state',
    inventory({ ...bucket, labels: { state: 'known', from: [] } }, copy),
    'inventory.ndjson:1',
    /\(labels\.value\)/,
  ],
  [
    'a facet that nobody knows',
    inventory({ ...bucket, facets: { trust: {} } }, copy),
    'inventory.ndjson:1',
    /\(facets\.trust\)/,
  ],
  [
    'a reason that nobody knows',
    inventory({ ...bucket, labels: { state: 'unknown', reason: 'later' } }, copy),
    'inventory.ndjson:1',
    /\(labels\.reason\)/,
  ],
  ['an answer taken away', inventory({ ...bucket, origins: [] }, copy), 'inventory.ndjson:1', /rests on an answer/],
  [
    'another account',
    inventory({ ...bucket, owner: { account: '444455556666' } }, copy),
    'inventory.ndjson:1',
    /key of the resource/,
  ],
  ['another type', inventory({ ...bucket, type: 'AWS::KMS::Key' }, copy), 'inventory.ndjson:1', /key of the resource/],
  ['no scan in the first line', coverage(asked, gap), 'coverage.ndjson:1', /no scan as a scan writes it/],
  ['a second scan', coverage(scan, scan), 'coverage.ndjson:2', /neither asked, gap nor lookup/],
  [
    'a kind named like a property',
    coverage(scan, { kind: 'constructor' }),
    'coverage.ndjson:2',
    /neither asked, gap nor lookup/,
  ],
  [
    'a gap without a reason',
    coverage(scan, { kind: 'gap', ...call }),
    'coverage.ndjson:2',
    /no gap as a scan writes it \(reason\)/,
  ],
  ['a record of a newer schema', coverage(scan, { ...asked, schema: 3 }), 'coverage.ndjson:2', /schema 3/],
  ['no coverage at all', { 'coverage.ndjson': '' }, 'coverage.ndjson', 'it is empty'],
  [
    'a summary of another scan',
    { 'summary.json': JSON.stringify({ ...summary, scan: { id: 'other' } }) },
    'summary.json',
    /another scan/,
  ],
  [
    'a summary that is cut off',
    { 'summary.json': whole['summary.json'].slice(0, -1) },
    'summary.json',
    'it ends in the middle',
  ],
  [
    'a summary without a population',
    { 'summary.json': JSON.stringify({ ...summary, population: undefined }) },
    'summary.json',
    /\(population\)/,
  ],
]
for (const [name, changed, where, why] of broken) {
  test(`${name} is an error with its line`, async () => {
    const { kind, explanation } = await thrown(read({ ...whole, ...changed }))
    assert.is(kind, 'data')
    assert.ok(explanation.where.endsWith(`/${where}`), explanation.where)
    assert.match(explanation.why, why)
  })
}

test('an error quotes nothing of the line', async () => {
  const { message } = await thrown(read({ ...whole, 'inventory.ndjson': '{"name":"hunter2" oops}\n' }))
  assert.not.match(message, 'hunter2')
})

test.run()
