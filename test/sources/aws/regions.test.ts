// Which regions are read: those the account service tells, else those of EC2, else all of the table, and that is a gap.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../../src/model/errors.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { observeAws } from '../../../src/sources/aws/index.ts'
import { discoverRegions } from '../../../src/sources/aws/regions.ts'
import { type Bad, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor, said, scan } from './scanning.ts'

const test = suite('sources/aws/regions')

const json = 'application/json'
const refused = { status: 403, body: '{"__type":"AccessDeniedException"}' }

const listed = (regions: Record<string, string>, NextToken?: string): Bad => ({
  status: 200,
  type: json,
  body: JSON.stringify({
    Regions: Object.entries(regions).map(([RegionName, RegionOptStatus]) => ({ RegionName, RegionOptStatus })),
    NextToken,
  }),
})

const described = (regions: Record<string, string>): Bad => {
  const items = Object.entries(regions).map(
    ([name, status]) => `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`,
  )
  return {
    status: 200,
    body: `<DescribeRegionsResponse><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`,
  }
}

/** An account whose two lists of regions are these; everything else is refused. */
async function told<T>(lists: { account?: Bad[]; ec2?: Bad }, ask: (endpoint: string) => Promise<T>): Promise<T> {
  const pages = [...(lists.account ?? [])]
  await using proxy = await refusingProxy((call) => {
    if (call.service === 'account') return pages.shift() ?? refused
    return call.service === 'ec2' && lists.ec2 !== undefined ? lists.ec2 : denied(call)
  })
  return await ask(proxy.endpoint)
}

const table = ['cn-north-1', 'us-east-1', 'eu-west-1', 'eusc-de-east-1']
const everyStatus = {
  'eu-west-1': 'ENABLED',
  'us-east-1': 'ENABLED_BY_DEFAULT',
  'me-south-1': 'DISABLING',
  'af-south-1': 'DISABLED',
  'il-central-1': 'ENABLING',
}
const ec2 = described({ 'eu-west-1': 'opt-in-not-required', 'af-south-1': 'opted-in', 'il-central-1': 'not-opted-in' })

const stories: [
  name: string,
  lists: Parameters<typeof told>[0],
  regions: string[],
  answers: string[],
  gaps?: string[],
][] = [
  [
    'those in use, though they are being switched off',
    { account: [listed(everyStatus)], ec2 },
    ['eu-west-1', 'me-south-1', 'us-east-1'],
    ['answered'],
  ],
  [
    'all pages',
    { account: [listed({ 'us-east-1': 'ENABLED' }, '2'), listed({ 'eu-west-1': 'ENABLED' })] },
    ['eu-west-1', 'us-east-1'],
    ['answered'],
  ],
  [
    'a list that breaks off is none: EC2 is asked',
    { account: [listed({ 'us-east-1': 'ENABLED' }, '2')], ec2 },
    ['af-south-1', 'eu-west-1'],
    ['AccessDeniedException', 'answered'],
  ],
  [
    'a list without names is none',
    { account: [listed({ '': 'ENABLED' })], ec2 },
    ['af-south-1', 'eu-west-1'],
    ['NamelessItem', 'answered'],
  ],
  ['an empty list is none', { account: [listed({})], ec2 }, ['af-south-1', 'eu-west-1'], ['answered', 'answered']],
  [
    'without either, the table of this partition',
    {},
    ['eu-west-1', 'us-east-1'],
    ['AccessDeniedException', 'UnauthorizedOperation'],
    ['account:ListRegions denied', 'ec2:DescribeRegions denied'],
  ],
  [
    'without a region in either, the table',
    { account: [listed({})], ec2: described({}) },
    ['eu-west-1', 'us-east-1'],
    ['answered', 'answered'],
    ['account:ListRegions malformed', 'ec2:DescribeRegions malformed'],
  ],
]
for (const [name, lists, regions, answers, gaps = []] of stories) {
  test(name, async () => {
    const found = await told(lists, async (endpoint) => {
      const options = optionsFor(endpoint, { regionTable: table })
      return discoverRegions(callerOf(identity, options), options)
    })
    assert.equal(found.regions, regions)
    assert.equal(found.answers.map(said), answers)
    assert.equal(
      found.gaps.map(({ service, operation, reason }) => `${service}:${operation} ${reason}`),
      gaps,
    )
  })
}

test('a region that was asked for and is not enabled is a gap, and is not read', async () => {
  const regions = ['eu-west-1', 'af-south-1']
  const { gaps, asked } = await told({ account: [listed(everyStatus)] }, (endpoint) =>
    scan(optionsFor(endpoint, { regions, regionTable: regions })),
  )
  assert.equal(
    gaps.filter(({ reason }) => reason === 'not-enabled'),
    [
      {
        kind: 'gap',
        provider: 'aws',
        account,
        region: 'af-south-1',
        service: 'account',
        operation: 'ListRegions',
        reason: 'not-enabled',
        count: 1,
      },
    ],
  )
  assert.equal([...new Set(asked.flatMap(({ region }) => region ?? []))], ['eu-west-1'])
})

test('a region that neither AWS nor the table knows is a mistake of the user', async () => {
  const regions = ['eu-west-1', 'eu-wset-1']
  const error: unknown = await told({ account: [listed(everyStatus)] }, (endpoint) =>
    Array.fromAsync(observeAws(optionsFor(endpoint, { regions }))),
  ).catch((thrown: unknown) => thrown)
  assert.ok(isExplained(error) && error.kind === 'usage', String(error))
  assert.match(error.message, '"eu-wset-1"')
})

test('a region that AWS knows is read, though the table does not have it yet', async () => {
  const { gaps, asked } = await told({ account: [listed(everyStatus)] }, (endpoint) =>
    scan(optionsFor(endpoint, { regions: ['me-south-1'], regionTable: table })),
  )
  assert.not.ok(gaps.some(({ reason }) => reason === 'not-enabled'))
  assert.ok(asked.some(({ region }) => region === 'me-south-1'))
})

test('all regions are those of the account', async () => {
  const { asked } = await told({ account: [listed(everyStatus)] }, (endpoint) =>
    scan(optionsFor(endpoint, { regions: 'all' })),
  )
  assert.equal([...new Set(asked.flatMap(({ region }) => region ?? []))].toSorted(), [
    'eu-west-1',
    'me-south-1',
    'us-east-1',
  ])
})

test.run()
