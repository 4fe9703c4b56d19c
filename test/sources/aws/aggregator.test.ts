// An account that does not let us in, as an aggregator has it: its items are read, its gap stays, and what was not gathered is told.
import { ResourceType } from '@aws-sdk/client-config-service'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { settles } from '../../../src/cli/settles.ts'
import { hidesData } from '../../../src/model/gaps.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { readAggregated } from '../../../src/sources/aws/aggregator.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { everyCollection, recordedTypes } from '../../../src/sources/aws/collections.ts'
import { neverRecorded } from '../../../src/sources/aws/never-recorded.ts'
import { observeAws } from '../../../src/sources/aws/index.ts'
import { type Aggregator, configServer, type ConfigRow } from '../../servers/config.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account as home } from '../../servers/seed-moto.ts'
import { factsOf, toResource } from '../../normalize/aws/facts-of.ts'
import { recordedTwice, region } from './recorded-estate.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/aggregator')

const [other, third] = ['210987654321', '333333333333']
const rows: ConfigRow[] = recordedTwice.map(
  ({ row }) => JSON.parse(JSON.stringify(row).replaceAll(home, other)) as ConfigRow, // `as`: the same row of another account
)
const gathered: Aggregator = { sources: [{ account: other, region }], items: rows }
const regions = ['eu-central-1', region]

async function read(aggregators: Record<string, Aggregator>, spoil?: (call: Called) => Bad | undefined, page = 100) {
  const server = configServer((one) => ({ page, ...(one === region ? { aggregators } : {}) }))
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? server(call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const wanted = { accounts: [other, third], regions, types: recordedTypes() }
  const records = await Array.fromAsync(readAggregated(caller, wanted))
  caller.close()
  return {
    seen: records.filter((one) => one.kind === 'observation'),
    gaps: records.filter((one) => one.kind === 'gap'),
    calls: proxy.calls.map(({ operation }) => operation),
  }
}

const missing = (account: string, at: string) => ({
  kind: 'gap',
  provider: 'aws',
  account,
  region: at,
  service: 'config',
  operation: 'DescribeConfigurationAggregatorSourcesStatus',
  reason: 'not-recorded',
  count: 1,
})
const allMissing = [other, third].flatMap((account) => regions.map((at) => missing(account, at)))
const butOne = allMissing.filter((gap) => gap.account !== other || gap.region !== region)

test('what was gathered is a resource of its own account, and what an item lacks is unknown', async () => {
  const { seen, gaps } = await read({ all: gathered })
  assert.equal(gaps, butOne)
  assert.ok(gaps.every((gap) => hidesData(gap, new Map())))
  assert.equal(seen.map(({ type }) => type).toSorted(), recordedTwice.map(({ row }) => row.resourceType).toSorted())
  for (const one of seen) {
    const resource = toResource(normalize(one))
    assert.equal([resource.owner.account, resource.source], [other, 'config'])
    assert.equal(
      resource.origins.map(({ operation, observedAt }) => [operation, observedAt]),
      [['config:SelectAggregateResourceConfig', '2025-03-01T10:00:00.000Z']],
    )
  }
  const topic = seen.find(({ type }) => type === 'AWS::SNS::Topic')
  assert.ok(topic !== undefined)
  assert.is(factsOf(toResource(normalize(topic)))['references']?.state, 'partial') // nobody told of subscriptions
})

test('each page is read', async () => {
  const { seen, gaps, calls } = await read({ one: { sources: [], items: [] }, all: gathered }, undefined, 1)
  assert.is(seen.length, rows.length)
  assert.equal(gaps, butOne)
  assert.is(calls.filter((call) => call === 'SelectAggregateResourceConfig').length, rows.length)
})

for (const [name, source] of [
  ['that failed', { account: other, region, status: 'FAILED' }],
  ['that is out of date', { account: other, region, status: 'OUTDATED' }],
  ['that is an organization', { account: other, region, type: 'ORGANIZATION' }],
  ['of another region', { account: other, region: 'us-east-1' }],
] as const) {
  test(`a source ${name} is not read, and is missing`, async () => {
    const { seen, gaps, calls } = await read({ all: { sources: [source], items: rows } })
    assert.equal([seen, gaps], [[], allMissing])
    assert.not.ok(calls.includes('SelectAggregateResourceConfig'))
  })
}

test('two that gather the same tell of it once', async () => {
  const { seen } = await read({ all: gathered, again: gathered })
  assert.is(seen.length, rows.length)
})

test('rows of another account or region than were asked for are left out', async () => {
  const odd = rows.map((row, index) => ({ ...row, ...(index % 2 === 0 ? { awsRegion: 'us-east-1' } : {}) }))
  const { seen } = await read({ all: { ...gathered, items: odd } })
  assert.is(seen.length, rows.length / 2)
  const Results = recordedTwice.map(({ row }) => JSON.stringify(row)) // of the calling account
  const { seen: own } = await read({ all: gathered }, ({ operation }) =>
    operation === 'SelectAggregateResourceConfig' ? answer(200, JSON.stringify({ Results })) : undefined,
  )
  assert.equal(own, [])
})

test('an account without an aggregator has no gaps but its own', async () => {
  const { seen, gaps, calls } = await read({})
  assert.equal([seen, gaps], [[], []])
  assert.equal(new Set(calls), new Set(['DescribeConfigurationAggregators']))
})

for (const operation of [
  'DescribeConfigurationAggregators',
  'DescribeConfigurationAggregatorSourcesStatus',
  'SelectAggregateResourceConfig',
]) {
  const faults: [name: string, bad: (call: Called) => Bad, reason: string][] = [
    ['denied', denied, 'denied'],
    ['throttled for good', () => answer(400, '{"__type":"ThrottlingException"}'), 'throttled'],
    ['without a list', () => answer(200, '{}'), 'malformed'],
    ['a login page', () => ({ status: 200, type: 'text/html', body: '<html></html>' }), 'malformed'],
    ['a fault in HTML', () => ({ status: 500, type: 'text/html', body: '<html></html>' }), 'malformed'],
  ]
  for (const [name, bad, reason] of faults) {
    test(`${operation}, ${name}: a gap, and nothing read in its place`, async () => {
      const { seen, gaps } = await read({ all: gathered }, (call) =>
        call.operation === operation ? bad(call) : undefined,
      )
      assert.equal(seen, [])
      const own = gaps.filter((gap) => gap.reason === reason && gap.operation === operation)
      assert.ok(own.length > 0 && own.every((gap) => hidesData(gap, new Map())), JSON.stringify(gaps))
      assert.is(own[0]?.permission, reason === 'denied' ? `config:${operation}` : undefined)
    })
  }
}

test('a scan asks for it where an account does not let us in, and the account stays locked out', async () => {
  const server = configServer((one) => (one === region ? { aggregators: { all: gathered } } : {}))
  await using proxy = await refusingProxy((call) => (call.service === 'config' ? server(call) : denied(call)))
  const access = { accounts: [other], role: { name: 'ringfence-read' } }
  const options = optionsFor(proxy.endpoint, { attempts: 1, regions, access, settles })
  const told = await Array.fromAsync(observeAws(options))
  const records = told.flatMap((one) => ('record' in one ? [one.record] : []))
  assert.is(records.filter((one) => one.kind === 'observation' && one.account === other).length, rows.length)
  assert.ok(records.some((one) => one.kind === 'gap' && one.account === other && one.operation === 'AssumeRole'))
  assert.ok(told.some((one) => 'reader' in one && one.reader.account === other))
})

test('every type that AWS Config knows is asked for, and no other', () => {
  const known = new Set<string>(Object.values(ResourceType))
  const read = [...new Set(everyCollection().flatMap(({ type }) => type ?? []))]
  assert.equal([...neverRecorded].toSorted(), read.filter((type) => !known.has(type)).toSorted())
})

test('of functions nothing is asked, whose items hold passwords', () => {
  assert.not.ok(recordedTypes().includes('AWS::Lambda::Function'))
})

const answer = (status: number, body: string): Bad => ({ status, type: 'application/x-amz-json-1.1', body })

test.run()
