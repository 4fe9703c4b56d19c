// The sample estate, end to end: what the README promises, and what changes when one region or one decision does.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ScanRequest } from '../../src/cli/request.ts'
import { everything, wholeScan } from '../whole-run.ts'
import { scratch } from '../scratch.ts'
import { findingsIn, parsed, project, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/demo')
const demo = join(project, 'fixtures/demo')
const now = '2026-11-24T12:00:00.000Z'
const whole = join(scratch(), 'out')
const ended = await ringfence(['demo', '--fail-on', 'none', '-o', whole])

test('it ends 0, with at least 60 resources over 8 regions of two clouds', () => {
  assert.is(ended.code, 0, ended.stderr)
  const { population, scan: identity } = summaryIn(whole)
  assert.ok(population >= 60, `${population} resources`)
  assert.ok(identity.scope.regions.length >= 8)
  assert.equal(identity.scope.providers, ['aws', 'azure'])
})

test('stdout stays empty, and no line on stderr begins like a workflow command', () => {
  assert.is(ended.stdout, '')
  assert.not(ended.stderr.split('\n').some((line) => line.trimStart().startsWith('::')))
})

test('per control, the statuses sum to the population', () => {
  const { controls, population } = summaryIn(whole)
  assert.ok(Object.keys(controls).length >= 12)
  for (const [id, row] of Object.entries(controls)) {
    assert.is(
      Object.values(row).reduce((sum, count) => sum + count, 0),
      population,
      id,
    )
  }
})

test('every file is there under its final name, and nothing else', () => {
  assert.equal(readdirSync(whole).toSorted(), [
    'README.txt',
    'clauses.csv',
    'coverage.csv',
    'coverage.ndjson',
    'exceptions.csv',
    'findings.csv',
    'findings.ndjson',
    'flows.csv',
    'inventory.ndjson',
    'manifest.json',
    'page.ndjson',
    'population.csv',
    'register.csv',
    'ropa.csv',
    'summary.json',
    'what-if.csv',
  ])
})

test('read again from its own output, the findings are the same bytes', async () => {
  const again = join(scratch(), 'again')
  const { code, stderr } = await ringfence([
    'scan',
    '--from',
    whole,
    '-c',
    join(demo, 'ringfence.yaml'),
    '--fail-on',
    'none',
    '-o',
    again,
  ])
  assert.is(code, 0, stderr)
  for (const file of [
    'findings.csv',
    'findings.ndjson',
    'flows.csv',
    'population.csv',
    'inventory.ndjson',
    'coverage.csv',
  ]) {
    assert.is(read(again, file), read(whole, file), file)
  }
})

test('the same input twice gives the same bytes, on whatever day and however old the files of the checkout are', async () => {
  const again = join(scratch(), 'again')
  await ringfence(['demo', '--fail-on', 'none', '--now', '2026-11-24T12:00:00Z', '-o', again])
  assert.is(summaryIn(again).scan.id, summaryIn(whole).scan.id)
  const seen = findingsIn(whole).flatMap(({ origins }) => origins.map(({ observedAt }) => observedAt))
  assert.ok(seen.every((time) => time <= now))
  for (const file of readdirSync(whole)) assert.is(read(again, file), read(whole, file), file)
})

test('a copy to an account that nobody lists fails, and is no question of a transfer', () => {
  const findings = findingsIn(whole).filter(({ control }) => control.id === 'rep.cross-account')
  assert.equal(
    findings.filter(({ status }) => status === 'fail').map(({ resource, place }) => [resource.name, place?.account]),
    [['example-exports', '999900001111']],
  )
  assert.match(ended.stderr, /1 fail {2}Copies go to accounts that are known/)
})

const request = (from: string): ScanRequest => ({
  ...everything,
  config: join(demo, 'ringfence.yaml'),
  from: [from],
  now,
})
const host = { process: { stdout: process.stdout, stderr: process.stderr }, env: {}, cwd: project, clock: () => now }

/** What becomes of the copy of `example-crm` when its bucket lies elsewhere. */
async function copyIn(region: string, rulesAt?: string) {
  const folder = scratch()
  const file = join(demo, 'aws/111122223333-config-snapshot.json')
  const snapshot = parsed<{ configurationItems: { resourceName?: string; awsRegion: string }[] }>(
    readFileSync(file, 'utf8'),
  )
  const copy = snapshot.configurationItems.find(({ resourceName }) => resourceName === 'example-crm-copy')
  if (copy === undefined) throw new Error('the sample estate has lost the copy')
  copy.awsRegion = region
  writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(snapshot))
  const { findings } = await wholeScan(request(folder), host, rulesAt)
  const finding = findings.find(
    ({ control, resource }) => control.id === 'rep.cross-region' && resource.name === 'example-crm',
  )
  return finding === undefined
    ? undefined
    : [finding.status, finding.byLaw['gdpr']?.basis, finding.byLaw['gdpr']?.until]
}

const moves: [region: string, expected: unknown][] = [
  ['eu-west-1', undefined],
  ['eu-west-2', ['permitted', 'eu-uk', '2031-12-27']],
  ['eu-central-2', ['permitted', 'eu-ch', null]],
  ['us-east-1', ['permitted', 'gdpr.not-a-transfer', '2027-02-10']],
  ['sa-east-1', ['permitted', 'eu-br', null]],
  ['ap-south-1', ['fail', undefined, undefined]],
  ['us-moon-1', ['unknown', undefined, undefined]],
]
for (const [region, expected] of moves) {
  test(`a copy of EU data in ${region}: ${JSON.stringify(expected) ?? 'inside the zone'}`, async () => {
    assert.equal(await copyIn(region), expected)
  })
}

test('without the decision on the United Kingdom the copy there has no recorded basis', async () => {
  const rules = join(scratch(), 'rules')
  cpSync(join(project, 'rules'), rules, { recursive: true })
  const file = join(rules, 'jurisdictions.yaml')
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, lines.filter((line) => !/\bid: eu-uk\b/.test(line)).join('\n'))
  assert.equal(await copyIn('eu-west-2', rules), ['fail', undefined, undefined])
})

/** A geo-redundant and a locally redundant account with Brazilian data, as Azure Resource Manager writes them. */
async function brazilian(sku: string, secondary?: string) {
  const folder = scratch()
  type Account = { name: string; sku: { name: string }; properties: { secondaryLocation?: string } }
  const { value } = parsed<{ value: Account[] }>(readFileSync(join(demo, 'azure/storage-accounts.json'), 'utf8'))
  const account = value.find(({ name }) => name === 'brvendas')
  if (account === undefined) throw new Error('the sample estate has lost the account')
  account.sku.name = sku
  delete account.properties.secondaryLocation
  if (secondary !== undefined) account.properties.secondaryLocation = secondary
  mkdirSync(join(folder, 'azure'))
  writeFileSync(join(folder, 'azure/accounts.json'), JSON.stringify({ value: [account] }))
  const { verdicts } = await wholeScan(request(folder), host)
  return verdicts.flatMap(({ control, laws }) =>
    control === 'rep.provider-pair' && laws?.['lgpd'] ? [laws['lgpd'].status] : [],
  )
}

test('Brazilian data that Azure copies to its pair fails under LGPD, and not when it stays', async () => {
  assert.equal(await brazilian('Standard_GRS', 'southcentralus'), ['fail'])
  assert.equal(await brazilian('Standard_GRS'), ['fail']) // the pair is told by the region table
  assert.equal(await brazilian('Standard_LRS'), [])
})

test('an expired acceptance makes the run incomplete', async () => {
  const { code } = await ringfence([
    'demo',
    '--fail-on',
    'none',
    '--now',
    '2028-01-01',
    '-o',
    join(scratch(), 'late'),
    '-q',
  ])
  assert.is(code, 3)
})

test('findings fail the run from their severity on', async () => {
  const { code } = await ringfence(['demo', '--now', '2026-11-24', '-o', join(scratch(), 'strict'), '-q'])
  assert.is(code, 1)
})

test.run()
