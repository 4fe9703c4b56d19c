// `--fast` of AWS: what Config's items tell and no call more; all else is open because nobody asked, and nothing is better for it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hidesData } from '../../../src/model/gaps.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { recordedTypes, regionalCollections } from '../../../src/sources/aws/collections.ts'
import { factsOf, toResource, withoutOrigins } from '../../normalize/aws/facts-of.ts'
import { configServer, type ConfigRow, type RecordedRegion } from '../../servers/config.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { answerIn, recordedTwice, region } from './recorded-estate.ts'
import { identity, optionsFor, resourcesOf, scan, type Scan } from './scanning.ts'

const test = suite('sources/aws/config-alone')
const rows: ConfigRow[] = recordedTwice.map(({ row }) => row)

async function read(
  recorded: RecordedRegion,
  spoil?: (call: Called) => Bad | undefined,
): Promise<Scan & { calls: string[] }> {
  const config = configServer(() => recorded)
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? config(call))
  const scanned = await scan(optionsFor(proxy.endpoint, { regions: [region], fast: true, attempts: 1 }))
  const calls = proxy.calls.filter(({ service }) => service === 'config').map(({ operation }) => operation)
  return { ...scanned, calls }
}

const once = [
  'DescribeConfigurationRecorders',
  'DescribeConfigurationRecorderStatus',
  'GetDiscoveredResourceCounts',
  'SelectResourceConfig',
]

test('each type that it records, in one question', async () => {
  const { seen, calls } = await read({ items: rows })
  assert.equal(calls.toSorted(), once.toSorted())
  const types = rows.map(({ resourceType }) => resourceType).filter((type) => recordedTypes().includes(type))
  assert.ok(types.length > 5, `${types.length} types`)
  assert.equal(
    resourcesOf(seen)
      .map(({ type }) => type)
      .toSorted(),
    types.toSorted(),
  )
  for (const one of resourcesOf(seen)) assert.equal([one.source, one.unasked, one.answers.length], ['config', true, 1])
})

test('no list is taken for empty: each that was not asked for is a gap', async () => {
  const { gaps } = await read({ items: rows })
  const open = new Set(
    gaps.filter(({ reason }) => reason === 'not-asked').map((gap) => `${gap.service}:${gap.operation}`),
  )
  const lists = regionalCollections({ seen: new Set(), accounts: new Set() })
    .filter(({ type }) => type !== undefined)
    .flatMap((one) => one.lists)
  assert.equal(
    lists.filter((list) => !open.has(list)),
    [],
  )
  for (const list of ['s3:ListBuckets', 'cloudfront:ListDistributions', 'route53:ListHostedZones'])
    assert.ok(open.has(list), list)
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

for (const { collection, answers, row } of recordedTwice) {
  const { resourceType: type } = row
  if (!recordedTypes().includes(type)) continue
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

const states = { off: [], failing: [], none: [], internal: [], daily: [], some: ['AWS::S3::Bucket'] } as const
for (const [recorder, types] of Object.entries(states)) {
  test(`a recorder that is ${recorder}: only what it follows is believed`, async () => {
    const { seen, calls } = await read({ recorder: recorder as keyof typeof states, items: rows }) // `as`: a key of it
    const told = new Set(resourcesOf(seen).map(({ type }) => type))
    assert.equal([...told], rows.some(({ resourceType }) => resourceType === types[0]) ? types : [])
    assert.is(calls.includes('SelectResourceConfig'), types.length > 0)
  })
}

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
    assert.is(resourcesOf(seen).length > 0, operation === 'GetDiscoveredResourceCounts')
  })
}

test.run()
