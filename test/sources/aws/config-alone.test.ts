// `--fast` of AWS: what Config's items tell and no call more; all else is open because nobody asked, and nothing is better for it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hidesData } from '../../../src/model/gaps.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { isReadFast, regionalCollections } from '../../../src/sources/aws/collections.ts'
import { factsOf, toResource, withoutOrigins } from '../../normalize/aws/facts-of.ts'
import { configServer, type ConfigRow, type RecordedRegion } from '../../servers/config.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { answerIn, recordedTwice, region } from './recorded-estate.ts'
import { identity, optionsFor, resourcesOf, scan, type Scan } from './scanning.ts'

const test = suite('sources/aws/config-alone')
/** Buckets are listed in a fast scan too. */
const recorded = recordedTwice.filter(({ row }) => row.resourceType !== 'AWS::S3::Bucket')
const rows: ConfigRow[] = recorded.map(({ row }) => row)
const types = rows.map(({ resourceType }) => resourceType).toSorted()

async function read(
  inConfig: RecordedRegion,
  spoil?: (call: Called) => Bad | undefined,
): Promise<Scan & { calls: string[] }> {
  const config = configServer(() => inConfig)
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? config(call))
  const scanned = await scan(optionsFor(proxy.endpoint, { regions: [region], fast: true, attempts: 1 }))
  const calls = proxy.calls.filter(({ service }) => service === 'config').map(({ operation }) => operation)
  return { ...scanned, calls }
}

const once = [
  'DescribeDeliveryChannels',
  'DescribeConfigurationRecorders',
  'DescribeConfigurationRecorderStatus',
  'GetDiscoveredResourceCounts',
  'SelectResourceConfig',
]

test('each type that it records, in one question', async () => {
  const { seen, calls } = await read({ items: rows })
  assert.equal(calls.toSorted(), once.toSorted())
  assert.equal(
    resourcesOf(seen)
      .map(({ type }) => type)
      .toSorted(),
    types,
  )
  for (const one of resourcesOf(seen)) assert.equal([one.source, one.unasked, one.answers.length], ['config', true, 1])
})

test('no list is taken for empty: each that was not asked for is a gap', async () => {
  const { gaps } = await read({ items: rows })
  const open = new Set(
    gaps.filter(({ reason }) => reason === 'not-asked').map((gap) => `${gap.service}:${gap.operation}`),
  )
  const lists = regionalCollections({ seen: new Set(), accounts: new Set() })
    .filter((one) => one.type !== undefined && !isReadFast(one))
    .flatMap((one) => one.lists)
  assert.equal(
    lists.filter((list) => !open.has(list)),
    [],
  )
  for (const list of ['cloudfront:ListDistributions', 'route53:ListHostedZones']) assert.ok(open.has(list), list)
  for (const gap of gaps.filter(({ reason }) => reason === 'not-asked')) {
    assert.ok(hidesData(gap, new Map()), JSON.stringify(gap))
    assert.is(gap.permission, undefined)
  }
})

test('what an item leaves out was not asked, and no right would tell it', async () => {
  const { seen } = await read({ items: rows })
  const facts = resourcesOf(seen).flatMap((one) => Object.values(factsOf(toResource(normalize(one)))))
  const reasons = new Set(facts.flatMap((fact) => (fact.state === 'known' ? [] : [fact.reason])))
  assert.ok(reasons.has('not-asked'))
  assert.not.ok(reasons.has('not-recorded'))
  for (const fact of facts)
    if (fact.state !== 'known' && fact.reason === 'not-asked') assert.not.ok('permission' in fact)
})

for (const { collection, answers, row } of recorded) {
  const { resourceType: type } = row
  test(`${type}: what is known of it is what its own calls say`, async () => {
    await using proxy = await refusingProxy((call) => answerIn(answers, call))
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const records = await Array.fromAsync(collection.read(caller, region))
    caller.close()
    const [direct] = records.filter((one) => one.kind === 'observation')
    const [alone] = resourcesOf((await read({ items: [row] })).seen)
    if (direct === undefined || alone === undefined) throw new Error('there is one of each')
    const [said, fast] = [direct, alone].map((one) => factsOf(toResource(normalize(one))))
    const known = Object.entries(fast ?? {}).filter(([, fact]) => fact.state === 'known')
    assert.ok(known.length > 2)
    for (const [path, fact] of known) assert.equal(withoutOrigins(fact), withoutOrigins(said?.[path]), path)
  })
}

const others = types.filter((type) => type !== 'AWS::SQS::Queue')
const states = {
  off: [],
  failing: [],
  none: [],
  internal: [],
  daily: [],
  some: [],
  'all but some': others,
  'one daily': others,
}
for (const [recorder, followed] of Object.entries(states)) {
  test(`a recorder that is ${recorder}: only what it follows is believed`, async () => {
    const { seen, calls } = await read({ recorder: recorder as keyof typeof states, items: rows }) // `as`: a key of it
    assert.equal(
      resourcesOf(seen)
        .map(({ type }) => type)
        .toSorted(),
      followed,
    )
    if (recorder !== 'some') assert.is(calls.includes('SelectResourceConfig'), followed.length > 0)
  })
}

test('what Config counts and has no item of is a gap with its number', async () => {
  const counts = { 'AWS::SQS::Queue': 3, 'AWS::KMS::Key': 1 }
  const { gaps } = await read({ items: rows, counts })
  assert.equal(
    gaps
      .filter(({ operation }) => operation === 'SelectResourceConfig')
      .map(({ reason, type, count }) => [reason, type, count]),
    [['not-recorded', 'AWS::SQS::Queue', 2]],
  )
})

test('rows of another account or region are left out', async () => {
  const other = rows.map((row, index) => ({
    ...row,
    ...(index % 2 ? { accountId: '999999999999' } : { awsRegion: 'us-east-1' }),
  }))
  const { seen } = await read({ items: other })
  assert.equal(resourcesOf(seen), [])
})

for (const operation of once) {
  test(`${operation} refused: a gap, and what it would have shown is not there`, async () => {
    const { seen, gaps } = await read({ items: rows }, (call) =>
      call.operation === operation ? denied(call) : undefined,
    )
    const own = gaps.filter((gap) => gap.operation === operation)
    assert.equal(
      own.map(({ reason, permission }) => [reason, permission]),
      [['denied', `config:${operation}`]],
    )
    const sparing = ['GetDiscoveredResourceCounts', 'DescribeDeliveryChannels']
    assert.is(resourcesOf(seen).length > 0, sparing.includes(operation))
  })
}

test.run()
