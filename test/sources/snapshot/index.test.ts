// Files in, records out: what is in a file is told by its content, and what cannot be read stops the run or leaves a gap.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Asked, Gap, Observation } from '../../../src/model/observation.ts'
import { type FileOptions, observeFiles } from '../../../src/sources/snapshot/index.ts'
import { bucket, clock, collect, type Files, now, saved, snapshot, subscription, vault } from './saved-files.ts'
import { thrown } from './thrown.ts'

const test = suite('sources/snapshot')

const observe = (files: Files, options: Partial<FileOptions> = {}) =>
  saved(files, (dir) => collect(observeFiles([dir], { clock, ...options })))

async function sorted(files: Files, options: Partial<FileOptions> = {}) {
  const records = await observe(files, options)
  const observations = records.filter((record): record is Observation => record.kind === 'observation')
  const isAccount = ({ type }: Observation) =>
    type === 'AWS::Organizations::Account' || type === 'Microsoft.Resources/subscriptions'
  return {
    resources: observations.filter((one) => !isAccount(one)),
    accounts: observations.filter(isAccount),
    asked: records.filter((record): record is Asked => record.kind === 'asked'),
    gaps: records.filter((record): record is Gap => record.kind === 'gap'),
  }
}

const bucketIn = (awsRegion: string, name: string) => ({ ...bucket, awsRegion, resourceName: name })
const storage = {
  ...vault,
  id: vault.id.replace('KeyVault/vaults/Keys', 'Storage/storageAccounts/Records'),
  type: 'Microsoft.Storage/storageAccounts',
}

const recognised: [name: string, content: string | Uint8Array, types: string[]][] = [
  ['a Config snapshot', snapshot(bucket, bucketIn('eu-west-1', 'other')), ['AWS::S3::Bucket', 'AWS::S3::Bucket']],
  ['a packed Config snapshot', gzipSync(snapshot(bucket)), ['AWS::S3::Bucket']],
  [
    'a Config snapshot whose id comes last',
    JSON.stringify({ configurationItems: [bucket], configSnapshotId: 'a', fileVersion: '1.0' }),
    ['AWS::S3::Bucket'],
  ],
  ['a Config snapshot of nothing', snapshot(), []],
  ['one ARM resource', JSON.stringify(vault), ['Microsoft.KeyVault/vaults']],
  [
    'a list of ARM resources',
    JSON.stringify({ value: [vault, storage] }),
    ['Microsoft.KeyVault/vaults', 'Microsoft.Storage/storageAccounts'],
  ],
  ['a bare list of ARM resources', JSON.stringify([vault]), ['Microsoft.KeyVault/vaults']],
  ['a recording of one resource', JSON.stringify({ _origin: {}, resource: vault }), ['Microsoft.KeyVault/vaults']],
  [
    'a recording of a list',
    JSON.stringify({ _origin: {}, status: 200, body: { value: [vault] } }),
    ['Microsoft.KeyVault/vaults'],
  ],
]
for (const [name, content, types] of recognised) {
  test(`${name} is recognised, whatever the file is called`, async () => {
    const { resources, gaps } = await sorted({ 'file.txt': content })
    assert.equal(
      resources.map(({ type }) => type),
      types,
    )
    assert.equal(gaps, [])
  })
}

test('a location that is empty, blank or not there is no region', async () => {
  for (const location of ['', ' ', null, undefined]) {
    const { resources } = await sorted({ f: JSON.stringify({ ...vault, location }) })
    assert.equal(
      resources.map((resource) => 'region' in resource),
      [false],
      JSON.stringify(location),
    )
  }
})

test('an ARM resource has its subscription and region from its own answer', async () => {
  const { resources, accounts, asked } = await sorted({ f: JSON.stringify(vault) }, { azureCloud: 'AzureChinaCloud' })
  const { answers, ...rest } = resources[0] ?? { answers: [] }
  const owner = { provider: 'azure', partition: 'AzureChinaCloud', account: subscription }
  assert.equal(rest, {
    kind: 'observation',
    ...owner,
    region: 'westeurope',
    type: 'Microsoft.KeyVault/vaults',
    nativeId: vault.id.toLowerCase(),
    source: 'snapshot',
  })
  assert.equal(answers[0]?.origin.operation, 'file:arm')
  assert.equal('body' in (answers[0] ?? {}) && answers[0], { origin: answers[0]?.origin, body: vault })
  assert.equal(
    accounts.map(({ type, nativeId }) => [type, nativeId]),
    [['Microsoft.Resources/subscriptions', subscription]],
  )
  assert.equal(asked, [
    {
      kind: 'asked',
      provider: 'azure',
      account: subscription,
      region: 'westeurope',
      service: 'file',
      operation: 'arm',
      calls: 1,
      failed: 0,
    },
  ])
})

for (const name of ['\nLF', 'one\r\ntwo', 'a\u2028b']) {
  test(`an ARM resource called ${JSON.stringify(name)} is one like any other`, async () => {
    const { resources, gaps } = await sorted({ f: JSON.stringify({ ...vault, id: `${vault.id}${name}` }) })
    assert.equal([resources.map(({ nativeId }) => nativeId), gaps], [[`${vault.id}${name}`.toLowerCase()], []])
  })
}

test('a recording was observed when it was recorded, any other ARM answer now', async () => {
  const recorded = { _origin: { recorded: 'Thu, 19 Feb 2026 17:50:19 GMT' }, resource: storage }
  const { resources } = await sorted({ a: JSON.stringify(recorded), b: JSON.stringify(vault) })
  assert.equal(
    resources.map(({ answers }) => answers[0]?.origin.observedAt),
    ['2026-02-19T17:50:19.000Z', now],
  )
})

test('every account in the files is a resource, once, seen when the newest of its resources was', async () => {
  const later = { ...bucketIn('eu-west-1', 'later'), configurationItemCaptureTime: '2026-11-23T18:00:00Z' }
  const other = { ...bucketIn('eu-west-1', 'other'), awsAccountId: '444455556666' }
  const { accounts, asked } = await sorted({
    'a.json': snapshot(later, other),
    'b.json': snapshot(bucket, bucketIn('eu-west-1', 'b')),
  })
  assert.equal(
    accounts.map(({ nativeId, region, answers }) => [nativeId, region, answers]),
    [
      [
        '111122223333',
        undefined,
        [{ origin: { operation: 'file:config-snapshot', observedAt: '2026-11-23T18:00:00.000Z' }, body: {} }],
      ],
      [
        '444455556666',
        undefined,
        [{ origin: { operation: 'file:config-snapshot', observedAt: '2026-11-23T12:00:00.000Z' }, body: {} }],
      ],
    ],
  )
  assert.equal(
    asked.map(({ account, region, calls }) => [account, region, calls]),
    [
      ['111122223333', 'eu-central-1', 1],
      ['111122223333', 'eu-west-1', 2], // files that told of it, not resources
      ['444455556666', 'eu-west-1', 1],
    ],
  )
})

test('a broken item among good ones is a gap, and the good ones stay', async () => {
  const { resources, gaps } = await sorted({ f: snapshot(bucket, {}, { ...bucket, configuration: null }, {}) })
  assert.is(resources.length, 1)
  assert.equal(
    gaps.map(({ account, region, reason, count }) => [account, region, reason, count]),
    [
      ['', undefined, 'malformed', 2],
      ['111122223333', 'eu-central-1', 'malformed', 1],
    ],
  )
})

const brokenArm: [name: string, body: object, account: string][] = [
  ['without an id', { ...vault, id: undefined }, ''],
  ['without a type', { ...vault, type: undefined }, subscription],
  ['of no subscription', { ...vault, id: '/providers/Microsoft.Management/managementGroups/top' }, ''],
  ['that is the subscription itself', { ...vault, id: `/subscriptions/${subscription}` }, subscription],
  ['with a location that is no text', { ...vault, location: {} }, subscription],
]
for (const [name, body, account] of brokenArm) {
  test(`an ARM resource ${name} is a gap`, async () => {
    const { resources, gaps } = await sorted({ f: JSON.stringify({ value: [body, storage] }) })
    assert.equal(
      [resources.length, gaps.map((gap) => [gap.account, gap.operation, gap.reason])],
      [1, [[account, 'arm', 'malformed']]],
    )
  })
}

const links: [nextLink: unknown, accounts: string[]][] = [
  [`https://management.azure.com/subscriptions/${subscription}/resources?$skiptoken=abc`, [subscription]],
  ['https://management.azure.com/providers?page=2', ['']],
  ['next', ['']],
  [7, ['']],
  [null, []],
  ['', []],
]
for (const [nextLink, accounts] of links) {
  test(`a nextLink of ${String(nextLink)} leaves ${accounts.length} gap`, async () => {
    const answer = { value: [vault], nextLink }
    for (const content of [answer, { _origin: {}, body: answer }]) {
      const { gaps } = await sorted({ f: JSON.stringify(content) })
      assert.equal(
        gaps.map((gap) => [gap.account, gap.operation, gap.reason]),
        accounts.map((account) => [account, 'arm-next-page', 'not-recorded']),
      )
    }
  })
}

const refused: [name: string, content: string | Uint8Array, why: string][] = [
  ['an empty file', '', 'it is empty'],
  ['a text', 'not JSON', 'it is not JSON at byte 0'],
  ['a snapshot that is cut off', snapshot(bucket).slice(0, -2), 'it ends in the middle'],
  ['a packed snapshot that is cut off', gzipSync(snapshot(bucket)).subarray(0, -9), 'its gzip data is cut off'],
  ['a snapshot with something behind it', `${snapshot(bucket)}x`, `it is not JSON at byte ${snapshot(bucket).length}`],
  [
    'a Config history',
    JSON.stringify({ fileVersion: '1.0', configurationItems: [bucket] }),
    'it has configurationItems and no configSnapshotId, as a Config history has',
  ],
  [
    'a snapshot of another version',
    JSON.stringify({ fileVersion: '2.0', configSnapshotId: 'a', configurationItems: [] }),
    'its fileVersion is not "1.0", the one that is read here',
  ],
  [
    'a refusal',
    JSON.stringify({ error: { code: 'AuthorizationFailed', message: 'no' } }),
    'it holds the refusal of a request and no answer',
  ],
  [
    'a page that ends in a refusal',
    JSON.stringify({ value: [vault], error: { code: 'InternalServerError', message: 'no' } }),
    'it holds the refusal of a request and no answer',
  ],
  [
    'a recorded page that ends in a refusal',
    JSON.stringify({ _origin: {}, body: { value: [vault], error: { code: 'InternalServerError' } } }),
    'it holds the refusal of a request and no answer',
  ],
  [
    'a recorded refusal',
    JSON.stringify({ _origin: {}, body: { code: 'NotFound', message: 'no' } }),
    'it holds the refusal of a request and no answer',
  ],
]
for (const [name, content, why] of refused) {
  test(`${name} is an error that names the file`, async () => {
    const { kind, explanation } = await thrown(observe({ 'a.json': JSON.stringify(vault), 'b.json': content }))
    assert.equal([kind, explanation.why], ['data', why])
    assert.ok(explanation.where.endsWith('/b.json'))
  })
}

const unknownKinds: [name: string, content: unknown][] = [
  ['some JSON', { name: 'ringfence', version: 1 }],
  ['an empty object', {}],
  ['items that are no list', { configSnapshotId: 'a', fileVersion: '1.0', configurationItems: null }],
  ['two kinds in one', { configurationItems: [], value: [] }],
  ['a recording of something else', { _origin: {}, body: { namespace: 'microsoft.insights' } }],
  ['a member called __proto__', JSON.parse('{"__proto__":{"id":"/subscriptions/a/b","type":"a/b"}}')],
]
for (const [name, content] of unknownKinds) {
  test(`${name}: an error that says what is read here`, async () => {
    const { kind, explanation } = await thrown(observe({ f: JSON.stringify(content) }))
    assert.equal([kind, explanation.what], ['data', 'the file was not recognised'])
  })
}

const demo = join(import.meta.dirname, '../../../fixtures/demo')
if (existsSync(demo)) {
  test('the demo estate is read without a gap', async () => {
    const records = await collect(observeFiles([join(demo, 'aws'), join(demo, 'azure')], { clock }))
    assert.equal(
      records.filter(({ kind }) => kind === 'gap'),
      [],
    )
    assert.ok(records.filter(({ kind }) => kind === 'observation').length >= 60)
  })
}

test.run()
