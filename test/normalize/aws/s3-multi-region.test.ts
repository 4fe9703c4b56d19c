// A multi-region access point sends requests to buckets that its list names, as the dials of another call say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { multiRegionAccessPoint } from '../../../src/normalize/aws/s3-multi-region.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/s3-multi-region')

const type = 'AWS::S3::MultiRegionAccessPoint'
const [listing, routing] = ['s3-control:ListMultiRegionAccessPoints', 's3-control:GetMultiRegionAccessPointRoutes']
const point = {
  Name: 'orders',
  Alias: 'm1.mrap',
  Status: 'READY',
  Regions: [
    { Bucket: 'orders-eu', Region: 'eu-west-1', BucketAccountId: account },
    { Bucket: 'orders-us', Region: 'us-east-1', BucketAccountId: '444455556666' },
  ],
}
const dial = (Bucket: string, TrafficDialPercentage: number) => ({ Bucket, Region: 'x', TrafficDialPercentage })
const listed = (more: object = {}) => ({ body: { AccessPoints: [{ ...point, ...more }] } })
const calls = {
  [listing]: listed(),
  [routing]: { body: { Routes: [dial('orders-eu', 100), dial('orders-us', 0)] } },
}
const told = (answers: Told) => multiRegionAccessPoint(live(type, 'orders', answers))
const points = (answers: Told) =>
  referencesOf(toResource(told(answers))).map(({ role, locator }) => [role, reading(locator)].join(' '))

test('one bucket takes requests, another would', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|global|${type}|orders`)
  assert.equal([resource.id, resource.location.kind], [`arn:aws:s3::${account}:accesspoint/m1.mrap`, 'global'])
  assert.equal(withoutOrigins(factsOf(resource)), {
    'routing.strayGeographies': { state: 'unknown', reason: 'unresolved' },
    labels: { state: 'known', value: [] },
    region: { state: 'known', value: 'global' },
    references: {
      state: 'known',
      value: [
        {
          role: 'route',
          mechanism: 's3-multi-region',
          locator: { state: 'known', value: 'arn:aws:s3:::orders-eu' },
          region: 'eu-west-1',
          account,
          geography: 'anywhere',
        },
        {
          role: 'replica',
          mechanism: 's3-multi-region-standby',
          locator: { state: 'known', value: 'arn:aws:s3:::orders-us' },
          region: 'us-east-1',
          account: '444455556666',
        },
      ],
    },
  })
})

const unread = (why: string) => [`route ${why}`, `replica ${why}`]
const stories: [name: string, answers: Told, expected: string[]][] = [
  [
    'both take requests',
    { ...calls, [routing]: { body: { Routes: [dial('orders-eu', 100), dial('orders-us', 100)] } } },
    ['route arn:aws:s3:::orders-eu', 'route arn:aws:s3:::orders-us'],
  ],
  ['dials that may not be read', { ...calls, [routing]: { error: 'AccessDenied' } }, unread('denied')],
  ['dials that nobody asked for', { [listing]: listed() }, unread('not-recorded')],
  ['a dial that is new', { ...calls, [routing]: { body: { Routes: [dial('orders-eu', 50)] } } }, unread('malformed')],
  [
    'a bucket without a dial',
    { ...calls, [routing]: { body: { Routes: [dial('orders-eu', 100)] } } },
    unread('malformed'),
  ],
  ['no word of buckets', { ...calls, [listing]: listed({ Regions: undefined }) }, unread('not-recorded')],
  ['no buckets', { ...calls, [listing]: listed({ Regions: [] }) }, unread('malformed')],
]
for (const [name, answers, expected] of stories) test(name, () => assert.equal(points(answers), expected))

test('one without an alias has its name', () =>
  assert.is(
    toResource(told({ ...calls, [listing]: listed({ Alias: undefined }) })).id,
    `arn:aws:s3::${account}:accesspoint/orders`,
  ))

test('a list that was not read is a gap', () => {
  const gap = told({ ...calls, [listing]: { error: 'AccessDenied' } })
  assert.equal(whyMissing(gap), ['denied', 's3:ListMultiRegionAccessPoints'])
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
