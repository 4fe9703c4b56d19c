// A scan that is slowed down, cut short or locked out on its way: what was read stays, and the rest says why.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultsAsked } from '../../../src/sources/aws/account-defaults.ts'
import type { Asked } from '../../../src/model/observation.ts'
import { reasonOf } from '../../../src/model/refusals.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { headBucket } from '../../../src/sources/aws/s3-calls.ts'
import { withMoto } from '../../servers/moto.ts'
import { type Bad, type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import {
  identity,
  optionsFor,
  outline,
  planted,
  regionalLists,
  resourcesOf,
  said,
  scan,
  twoRegions,
} from './scanning.ts'

const test = suite('sources/aws/interrupted')

const json = 'application/x-amz-json-1.1'
const query = (code: string): string => `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`

const throttles: [asked: string, bad: Bad][] = [
  ['ListKeys', { status: 400, type: json, body: '{"__type":"ThrottlingException"}' }],
  ['GetTrailStatus', { status: 429 }],
  ['DescribeDBInstances', { status: 400, body: query('Throttling') }],
  ['replication', { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }],
  ['HEAD', { status: 503 }],
]

/** As each protocol of AWS says it; S3 says nothing more than 400 where an answer has no body. */
function expired({ service, operation }: Called): Bad {
  if (operation === 'HEAD') return { status: 400 }
  if (service === 's3') return { status: 400, body: '<Error><Code>ExpiredToken</Code></Error>' }
  if (service === 'rds') return { status: 403, body: query('ExpiredToken') }
  if (service === 'ec2') {
    return {
      status: 400,
      body: '<Response><Errors><Error><Code>RequestExpired</Code></Error></Errors></Response>',
    }
  }
  return { status: 400, type: json, body: '{"__type":"com.amazon.coral.service#ExpiredTokenException"}' }
}

test('whoever closes the source stops what waits for its turn', async () => {
  await using proxy = await refusingProxy(() => ({ status: 403 }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const replies = Array.from({ length: 20 }, () => caller.call(headBucket('records', 'eu-west-1')))
  await replies[0]
  caller.close()
  const errors = (await Promise.all(replies)).map((reply) => 'error' in reply && reply.error)
  const begun = caller.asked()[0]?.calls ?? 0
  assert.ok(begun > 0 && begun < errors.length)
  assert.ok(proxy.calls.length <= begun)
  assert.is(errors.filter((error) => error === 'Abandoned').length, errors.length - begun)
})

await withMoto(test, (server) => {
  test('throttled in each of its ways, a scan loses nothing', async () => {
    await planted(server)
    // All in one scan: a client that has been throttled holds itself back for seconds.
    const left = new Map(throttles)
    await using proxy = await refusingProxy(({ operation }) => {
      const bad = left.get(operation)
      left.delete(operation)
      return bad
    }, server.endpoint)
    const slowed = await scan(optionsFor(proxy.endpoint, twoRegions))
    const whole = await scan(optionsFor(server.endpoint, twoRegions))
    assert.is(left.size, 0)
    assert.equal(slowed.gaps, [])
    assert.equal(outline(slowed.seen), outline(whole.seen))
    const untried = ({ asked }: typeof whole) =>
      asked.map((row) => ({ ...row, ...(row.retries === undefined ? {} : { retries: 0, throttles: 0 }) }))
    assert.equal(untried(slowed), whole.asked) // a call that is tried again is one call
    const sum = (part: (row: Asked) => number | undefined) =>
      slowed.asked.reduce((all, row) => all + (part(row) ?? 0), 0)
    assert.is(
      sum(({ retries }) => retries),
      throttles.length,
    )
    assert.is(
      sum((row) => row.throttles),
      throttles.length - 1,
    ) // S3 has no word for it without a body, but 503
  })

  test('throttled for good, a list is a gap that says so', async () => {
    await using proxy = await refusingProxy(({ operation }) =>
      operation === 'ListKeys' ? throttles[0]?.[1] : { status: 403 },
    )
    const { gaps } = await scan(optionsFor(proxy.endpoint, { attempts: 1, regions: ['eu-west-1'] }))
    assert.equal(
      gaps.filter(({ operation }) => operation === 'ListKeys').map(({ reason, permission }) => [reason, permission]),
      [['throttled', undefined]],
    )
  })

  test('credentials that expire once the lists are read: each resource is there, and says that it was refused', async () => {
    await planted(server)
    const calls =
      'buckets ListKeys DescribeDBClusters DescribeDBInstances DescribeVolumes DescribeTrails DescribeRegions listRegions'
    const read = calls.split(' ')
    const planting = ['cloudtrail', 'ec2', 'kms', 'rds', 's3'] // the services in which something was planted
    await using proxy = await refusingProxy(
      (call) => (read.includes(call.operation) || !planting.includes(call.service) ? undefined : expired(call)),
      server.endpoint,
    )
    const { seen, gaps, asked } = await scan(optionsFor(proxy.endpoint))
    const { buckets, keys, databases, volumes, trails, regions } = await planted(server)
    assert.is(seen.length, 1 + [Object.keys(buckets), keys, databases, volumes, trails].flat().length)
    const refused = regionalLists.filter((call) => {
      const [service = '', operation = ''] = call.split(':')
      return planting.includes(service) && !read.includes(operation)
    })
    assert.equal(
      gaps.map(({ service, operation, reason }) => `${service}:${operation} ${reason}`).toSorted(),
      [
        's3-control:ListMultiRegionAccessPoints denied', // signed as a call to S3, and asked once for the account
        ...regions.flatMap(() => refused.map((call) => `${call} denied`)),
      ].toSorted(),
    )
    const errors = resourcesOf(seen).flatMap(({ answers }) => answers.filter((one) => 'error' in one))
    for (const { origin, error } of errors)
      assert.is(reasonOf(error), origin.operation === 's3:HeadBucket' ? 'malformed' : 'denied', error)
    assert.is(errors.length, 11 * 6 + 5 * 3 + 3 + 3) // buckets, keys, databases, the trail
    const failed = asked.reduce((sum, row) => sum + row.failed, 0)
    // moto knows no ListRegions; the defaults of the account are asked once, and in each region
    assert.is(failed, gaps.length + errors.length + 1 + 1 + regions.length * defaultsAsked.inRegion.lists.length)
  })

  test('a resource that goes away between the list and the question is there, with the name of the error', async () => {
    await planted(server)
    const gone = { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }
    await using proxy = await refusingProxy(
      ({ service, operation }) => (service === 's3' && operation !== 'buckets' ? gone : undefined),
      server.endpoint,
    )
    const { seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
    const answers = seen.filter(({ type }) => type === 'AWS::S3::Bucket').map((one) => one.answers.map(said))
    assert.is(answers.length, 6)
    for (const one of answers)
      assert.equal(one, ['answered', 'NotFound', ...Array.from({ length: 10 }, () => 'NoSuchBucket')])
  })
})

test.run()
