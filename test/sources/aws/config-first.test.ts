// What AWS Config has is read in place of each resource's own calls, and only where that comes to the same: all else is asked as ever.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { settles } from '../../../src/cli/settles.ts'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import { hidesData } from '../../../src/model/gaps.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { toResource, withoutOrigins } from '../../normalize/aws/facts-of.ts'
import { configServer, type ConfigRow, type RecordedRegion } from '../../servers/config.ts'
import { faults } from '../../servers/faults.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { taggingServer } from '../../servers/tagging.ts'
import { answerIn, recordedTwice, type RecordedTwice, region } from './recorded-estate.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/config-first')

interface Read {
  seen: Observation[]
  gaps: Gap[]
  /** What was asked of the service itself, of AWS Config, and of the list of all that bear tags. */
  own: string[]
  config: string[]
  tagged: string[]
}

async function read(
  { collection, answers }: RecordedTwice,
  recorded: RecordedRegion | undefined,
  spoil?: (call: Called) => Bad | undefined,
): Promise<Read> {
  const config = configServer(() => recorded ?? {})
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? config(call) ?? answerIn(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const given = recorded === undefined ? undefined : settles
  const records = await Array.fromAsync(collection.read(caller, region, given))
  caller.close()
  const beside = ['config', 'tagging']
  const callsOf = (is: (service: string) => boolean) =>
    proxy.calls.filter(({ service }) => is(service)).map(({ operation }) => operation)
  return {
    seen: records.filter((one) => one.kind === 'observation'),
    gaps: records.filter((one) => one.kind === 'gap'),
    own: callsOf((service) => !beside.includes(service)),
    config: callsOf((service) => service === 'config'),
    tagged: callsOf((service) => service === 'tagging'),
  }
}

/** All that is told of a resource but who told it. */
const facts = (seen: readonly Observation[]): unknown =>
  seen.map((one) => {
    const { source: _, origins: __, ...rest } = toResource(normalize(one))
    return withoutOrigins(rest)
  })

const settingsOf = (row: ConfigRow) => row['supplementaryConfiguration'] as object // `as`: each row has one

const sources = ({ seen }: Pick<Read, 'seen'>) => seen.map(({ source }) => source)

const without = (row: ConfigRow, path: string): ConfigRow => {
  const copy: { [name: string]: unknown } & ConfigRow = structuredClone(row)
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce<{ [name: string]: unknown }>(
    (at, name) => at[name] as { [name: string]: unknown }, // `as`: every name on the way is a record
    copy,
  )
  delete parent[last]
  return copy
}

/** As the proxy sees them: the calls that the list of all that bear tags may spare. moto does not list streams there. */
const tagCalls: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'ListTagsOfResource',
  'AWS::KMS::Key': 'ListResourceTags',
  'AWS::S3::Bucket': 'tagging',
  'AWS::SNS::Topic': 'ListTagsForResource',
  'AWS::SQS::Queue': 'ListQueueTags',
}

const bare = (row: ConfigRow): ConfigRow => {
  const { Tags: _, ...rest } = settingsOf(row) as Record<string, unknown> // `as`: each row has one
  return { ...row, tags: [], supplementaryConfiguration: rest }
}

const labelsIn = ({ seen }: Read) => seen.map((one) => toResource(normalize(one)).labels)

function tagTests(twice: RecordedTwice, tagCall: string): void {
  const { asked, row } = twice
  const { type } = twice.collection
  const arn = String(row['arn'])
  const others = ['dynamodb', 'kms', 'sns', 'sqs', 's3'].map((service) => `arn:aws:${service}:${region}:1:other`)

  test(`${type}: what is on no list of those that bear tags has none, and is not asked which`, async () => {
    const told = await read(twice, { items: [bare(row)] }, taggingServer(others))
    assert.equal([told.gaps, sources(told)], [[], ['config']])
    assert.equal(told.own.toSorted(), [...asked].toSorted())
    assert.is(told.tagged.length, 1)
    const [labels] = labelsIn(told)
    assert.ok(labels?.state === 'known' && labels.value.length === 0)
    const origins = labels.from.map((index) => told.seen[0]?.answers[index]?.origin.operation)
    assert.equal(origins, ['tag:GetResources'])
  })

  test(`${type}: nor is it where AWS Config records nothing`, async () => {
    const told = await read(twice, { recorder: 'off' }, taggingServer(others))
    assert.not.ok(told.own.includes(tagCall))
    assert.equal(
      labelsIn(told).map((labels) => labels.state === 'known' && labels.value),
      [[]],
    )
  })

  const unsure: [name: string, item: ConfigRow, spoil: (call: Called) => Bad | undefined][] = [
    ['it is on the list', bare(row), taggingServer([arn])],
    ['it is on the last page of the list', bare(row), taggingServer([...others, ...others, arn], 1)],
    ['AWS Config shows tags elsewhere', { ...bare(row), configuration: tagged(row) }, taggingServer([])],
    ...Object.entries(faults).map(([fault, bad]): (typeof unsure)[number] => [
      `the list is no list: ${fault}`,
      bare(row),
      (call) => (call.service === 'tagging' ? bad(call) : undefined),
    ]),
  ]
  test(`${type}: what AWS Config shows tags of bears some, though it settles nothing else and no list shows it`, async () => {
    const told = await read(twice, { items: [{ ...row, configuration: 'null' }] }, taggingServer([]))
    assert.equal(sources(told), ['live'])
    assert.equal(facts(told.seen), facts((await read(twice, undefined)).seen))
  })

  for (const [name, item, spoil] of unsure) {
    test(`${type}: where ${name}, it is asked for its tags`, async () => {
      const told = await read(twice, { items: [item] }, spoil)
      assert.equal(told.gaps, [])
      assert.equal(told.own.toSorted(), [...asked, tagCall].toSorted())
      assert.equal(facts(told.seen), facts((await read(twice, undefined)).seen))
    })
  }
}

const tagged = (row: ConfigRow): object => ({
  ...(row['configuration'] as object), // `as`: each row has one
  tagList: [{ key: 'DataClass', value: 'pii' }],
})

for (const twice of recordedTwice) {
  const { collection, row, asked, answers } = twice
  const { type } = collection
  const tagCall = tagCalls[type ?? '']
  const direct = read(twice, undefined)
  const first = read(twice, { items: [row] })

  test(`${type}: AWS Config tells the same as its own calls, in fewer of them`, async () => {
    const [own, recorded] = [await direct, await first]
    assert.equal([own.gaps, recorded.gaps], [[], []])
    assert.equal([sources(own), sources(recorded)], [['live'], ['config']])
    assert.equal(facts(recorded.seen), facts(own.seen))
    assert.equal(recorded.own.toSorted(), [...asked].toSorted())
    assert.ok(recorded.own.length < own.own.length)
    assert.is(recorded.config.filter((call) => call === 'SelectResourceConfig').length, 1)
    assert.equal(own.config, [])
  })

  test(`${type}: what Config tells is as old as its capture`, async () => {
    const [one] = (await first).seen
    const [item] = one?.answers ?? []
    assert.equal(
      [item?.origin.operation, item?.origin.observedAt],
      ['config:SelectResourceConfig', '2025-03-01T10:00:00.000Z'],
    )
  })

  const paths = Object.entries(row).flatMap(([name, value]) => [
    name,
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((inner) => `${name}.${inner}`)
      : []),
  ])
  for (const path of paths.filter((one) => one !== 'resourceType')) {
    test(`${type}: without ${path} in the row, no fact is lost and none is made up`, async () => {
      const own = await direct
      const { seen, gaps, own: calls } = await read(twice, { items: [without(row, path)] })
      assert.equal(facts(seen), facts(own.seen))
      assert.equal(new Set(calls).size, calls.length, 'a question was asked twice')
      assert.ok(gaps.every((gap) => !hidesData(gap, new Map())))
    })
  }

  const untrue: [name: string, change: object][] = [
    ['of another account', { accountId: '999999999999' }],
    ['of another region', { awsRegion: 'us-east-1' }],
    ['of what is gone', { configurationItemStatus: 'ResourceDeleted' }],
    ['of what was never recorded', { configurationItemStatus: 'ResourceNotRecorded' }],
    ['of something else', { resourceId: 'else', resourceName: 'else', arn: 'arn:aws:x:::else' }],
    ['whose tags are an empty list', { tags: [], supplementaryConfiguration: {} }],
    ['whose configuration is no object', { configuration: 'null' }],
  ]
  for (const [name, change] of untrue) {
    test(`${type}: a row ${name} takes nothing away`, async () => {
      const { seen, gaps } = await read(twice, { items: [{ ...row, ...change }] })
      assert.equal(gaps, [])
      assert.equal(facts(seen), facts((await direct).seen))
    })
  }

  test(`${type}: tags that are an empty list are asked for, and nothing else`, async () => {
    const empty = { ...row, tags: [], supplementaryConfiguration: { ...settingsOf(row), Tags: [] } }
    const { own, seen } = await read(twice, { items: [empty] })
    assert.is(own.length, asked.length + 1)
    assert.equal(sources({ seen }), ['config'])
  })

  if (tagCall !== undefined) tagTests(twice, tagCall)

  for (const recorder of ['daily', 'off', 'failing', 'none', 'internal'] as const) {
    test(`${type}: where the recorder is "${recorder}", no item is believed`, async () => {
      const { seen, config, own } = await read(twice, { recorder, items: [row] })
      assert.not.ok(config.includes('SelectResourceConfig'))
      assert.equal(seen.length, 1)
      assert.equal(own.toSorted(), (await direct).own.toSorted())
      assert.equal(facts(seen), facts((await direct).seen))
    })
  }

  const faults: [name: string, bad: (call: Called) => Bad, reason: Gap['reason']][] = [
    ['denied', denied, 'denied'],
    ['throttled for good', () => refusal('{"__type":"ThrottlingException"}'), 'throttled'],
    ['empty', () => told('{}'), 'malformed'],
    ['rows that are no JSON', () => told('{"Results":["<html>"]}'), 'malformed'],
    ['rows that are no text', () => told('{"Results":[null]}'), 'malformed'],
    ['the same page for ever', () => told(JSON.stringify({ Results: [], NextToken: 'a' })), 'malformed'],
    ['a login page', () => ({ status: 200, type: 'text/html', body: login }), 'malformed'],
    ['a fault in HTML', () => ({ status: 500, type: 'text/html', body: login }), 'malformed'],
    ['cut short', () => ({ status: 200, type: 'application/json', body: '{"a":[', endless: 'cut' }), 'timeout'],
  ]
  for (const [name, bad, reason] of faults) {
    test(`${type}: a query that is ${name} is told, and everything asked as ever`, async () => {
      const { seen, gaps } = await read(twice, { items: [row] }, (call) =>
        call.operation === 'SelectResourceConfig' ? bad(call) : undefined,
      )
      assert.equal(facts(seen), facts((await direct).seen))
      assert.equal(
        gaps.map(({ service, operation, reason: why, type: of }) => [service, operation, why, of]),
        [['config', 'SelectResourceConfig', reason, type]],
      )
      assert.is(gaps[0]?.permission, name === 'denied' ? 'config:SelectResourceConfig' : undefined)
      assert.ok(gaps.every((gap) => !hidesData(gap, new Map())))
    })
  }

  for (const operation of Object.keys(answers)) {
    test(`${type}: without ${operation}, Config's items claim no more than the calls would`, async () => {
      const spoil = (call: Called) => (call.operation === operation ? denied(call) : undefined)
      const [own, recorded] = [await read(twice, undefined, spoil), await read(twice, { items: [row] }, spoil)]
      if (asked.includes(operation)) assert.equal([outcomes(recorded), recorded.gaps], [outcomes(own), own.gaps])
      else assert.equal(facts(recorded.seen), facts((await direct).seen))
    })
  }

  test(`${type}: more counted than shown is said`, async () => {
    const { gaps, seen } = await read(twice, { items: [row], counts: { [row.resourceType]: 4 } })
    assert.equal(
      gaps.map(({ operation, reason, type: of, count }) => [operation, reason, of, count]),
      [['SelectResourceConfig', 'not-recorded', type, 3]],
    )
    assert.equal(facts(seen), facts((await direct).seen))
  })
}

/** As resources, or as why there are none. */
const outcomes = ({ seen }: Read): unknown =>
  seen.map((one) => {
    const result = normalize(one)
    return result !== undefined && 'facets' in result ? facts([one]) : withoutOrigins(result)
  })

const login = '<!DOCTYPE html><html><body><form action="/login"></form></body></html>'
const told = (body: string): Bad => ({ status: 200, type: 'application/json', body })
const refusal = (body: string): Bad => ({ status: 400, type: 'application/x-amz-json-1.1', body })

const [, , queue] = recordedTwice

test('each page of rows is read, in whatever order; what no row tells of is asked', async () => {
  assert.ok(queue !== undefined)
  const names = ['a', 'b', 'c', 'd', 'e']
  const url = (name: string) => `https://sqs.${region}.amazonaws.com/${identity.account}/${name}`
  const { answers, row } = queue
  const named = (name: string): ConfigRow => JSON.parse(JSON.stringify(row).replaceAll('orders', name)) as ConfigRow // `as`: the same row under another name
  const listed = { ...queue, answers: { ...answers, ListQueues: { QueueUrls: names.map(url) } } }
  const items = names
    .slice(1)
    .toReversed()
    .map((name) => named(name))
  const { seen, config, own } = await read(listed, { items: [...items, named('gone')], page: 2 })
  assert.equal(seen.map(({ nativeId }) => nativeId).toSorted(), names.map(url))
  assert.is(config.filter((call) => call === 'SelectResourceConfig').length, 3)
  assert.equal(own, ['ListQueues', 'GetQueueAttributes', 'ListQueueTags'])
})

test('logging that is told in words of its own is not taken for none', async () => {
  const [bucket] = recordedTwice
  assert.ok(bucket !== undefined)
  const { row } = bucket
  const odd = { ...settingsOf(row), BucketLoggingConfiguration: { targetBucket: 'logs' } }
  const { seen, own } = await read(bucket, { items: [{ ...row, supplementaryConfiguration: odd }] })
  assert.equal(sources({ seen }), ['live'])
  assert.ok(own.includes('logging'))
})

const [bucketTwice] = recordedTwice

async function readVersions(change: object): Promise<Read & { row: ConfigRow }> {
  assert.ok(bucketTwice !== undefined)
  const { row } = bucketTwice
  const { BucketReplicationConfiguration: _, ObjectLockConfiguration: __, ...rest } = settingsOf(row) as ConfigRow // `as`: each row has one
  const item = { ...row, supplementaryConfiguration: { ...rest, ...change } }
  return { ...(await read(bucketTwice, { items: [item] })), row: item }
}

test('a bucket that has never had versions has no replication and no lock, and is asked for neither', async () => {
  const { own, seen } = await readVersions({ BucketVersioningConfiguration: { status: 'Off' } })
  assert.equal(own.toSorted(), ['buckets', 'lifecycle'])
  const [one] = seen
  assert.ok(one !== undefined && seen.length === 1)
  const { facets, references } = toResource(normalize(one))
  const locked = facets.retention?.locked
  assert.ok(locked?.state === 'known' && !locked.value)
  assert.ok(references.state === 'known' && references.value.every(({ role }) => role !== 'replica'))
})

for (const status of ['Suspended', 'Enabled', 'off', undefined]) {
  test(`a bucket whose versions are ${status} is asked for its replication and its lock`, async () => {
    const { own } = await readVersions({ BucketVersioningConfiguration: status === undefined ? {} : { status } })
    const versions = status === undefined ? ['versioning'] : [] // S3 is asked for what the row does not tell
    assert.equal(own.toSorted(), ['buckets', 'lifecycle', 'object-lock', 'replication', ...versions])
  })
}

test('a bucket without versions that is copied all the same contradicts itself, and is asked for its lock', async () => {
  const { own, seen } = await readVersions({
    BucketVersioningConfiguration: { status: 'Off' },
    BucketReplicationConfiguration: settingsOf(bucketTwice?.row ?? { resourceType: '' }),
  })
  assert.ok(own.includes('object-lock') && own.includes('replication'), own.join())
  assert.is(seen.length, 1)
})

test('a row without the text of a policy does not say that there is none: the bucket is asked', async () => {
  assert.ok(bucketTwice !== undefined)
  for (const policy of [{}, { policyText: null }, { text: 'a' }, '{}']) {
    const settings = { ...settingsOf(bucketTwice.row), BucketPolicy: policy }
    const { own } = await read(bucketTwice, { items: [{ ...bucketTwice.row, supplementaryConfiguration: settings }] })
    assert.equal(
      own.filter((call) => call === 'policy'),
      ['policy'],
    )
  }
})

test('a type that is recorded once a day, or left out, is not believed while the others are', async () => {
  assert.ok(queue !== undefined)
  for (const recorder of ['one daily', 'all but some', 'some'] as const) {
    const { config } = await read(queue, { recorder, items: [queue.row] })
    assert.not.ok(config.includes('SelectResourceConfig'), recorder)
    const [bucket] = recordedTwice
    assert.ok(bucket !== undefined)
    const other = await read(bucket, { recorder, items: [bucket.row] })
    assert.ok(other.config.includes('SelectResourceConfig'), recorder)
  }
})

test.run()
