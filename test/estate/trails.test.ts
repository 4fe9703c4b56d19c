// A trail that is not known to record is no record, and a list of trails not fully read cannot say that none does.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Asked, Gap } from '../../src/model/observation.ts'
import type { Resource } from '../../src/model/resource.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, accountResource, bucket, trail } from './sample-resources.ts'

const test = suite('estate/trails')
const call = { provider: 'aws', account, service: 'cloudtrail', operation: 'DescribeTrails' }
const listedIn = (region: string): Asked => ({ kind: 'asked', ...call, region, calls: 1, failed: 0 })
const listed = [listedIn('eu-central-1'), listedIn('us-east-1')]
const refused: Gap = { kind: 'gap', ...call, region: 'us-east-1', reason: 'denied' }
const join = (resources: Resource[], { asked = listed, gaps = [] as Gap[] } = {}) =>
  joined({ resources, asked, gaps }, rulebook())
const shape = (fact: Fact<unknown> | undefined) =>
  fact?.state === 'unknown' ? fact.reason : fact?.state === 'partial' ? { partial: fact.value } : fact?.value
const dark = (resources: Resource[], more = {}) =>
  shape(join([accountResource(['eu-central-1', 'us-east-1']), ...resources], more)[0]?.facets.audit?.unloggedRegions)
const logged = (resources: Resource[], more = {}) =>
  shape(join([bucket('orders', 'eu-central-1'), ...resources], more)[0]?.facets.logging?.dataAccess)

test('control plane: which enabled regions nobody records', () => {
  assert.equal(dark([]), ['eu-central-1', 'us-east-1'])
  assert.equal(dark([trail('eu-central-1', {})]), ['us-east-1'])
  assert.equal(dark([trail('eu-central-1', { everyRegion: known(true, [0]) })]), [])
  assert.equal(dark([trail('eu-central-1', { everyRegion: known(true, [0]), active: known(false, [0]) })]), [
    'eu-central-1',
    'us-east-1',
  ])
  assert.equal(dark([trail('eu-central-1', { everyRegion: known(true, [0]), managementEvents: known(false, [0]) })]), [
    'eu-central-1',
    'us-east-1',
  ])
})

test('control plane: a trail whose state nobody could read', () => {
  assert.is(
    dark([
      trail('eu-central-1', { everyRegion: known(true, [0]), active: unknown('denied', 'cloudtrail:GetTrailStatus') }),
    ]),
    'denied',
  )
  assert.equal(dark([trail('eu-central-1', { active: unknown('denied') })]), { partial: ['us-east-1'] })
})

test('control plane: a list of trails that was refused or never asked for proves no darkness', () => {
  assert.is(dark([], { gaps: [refused] }), 'denied')
  assert.is(dark([], { asked: [] }), 'not-recorded')
  assert.is(dark([trail('eu-central-1', { everyRegion: known(true, [0]) })], { asked: [] }), 'not-recorded')
  assert.equal(dark([trail('eu-central-1', { everyRegion: known(true, [0]) })], { gaps: [refused] }), [])
})

test('control plane: a region that the scan leaves out is neither dark nor lit', () => {
  assert.equal(dark([], { asked: [listedIn('us-east-1')] }), ['us-east-1'])
  assert.equal(dark([trail('us-east-1', {})], { asked: [listedIn('us-east-1')] }), [])
  assert.is(dark([], { asked: [listedIn('sa-east-1')] }), 'not-recorded')
})

test('what is new is logged only where a trail records every bucket, in every region', () => {
  const routed = (trails: Resource[], more = {}) => {
    const defaults = {
      publicBlocked: known(true, [0]),
      volumesEncrypted: known(true, [0]),
      logsRouted: unknown('unresolved'),
      labelsRequired: known(false, [0]),
    }
    const home = accountResource(['eu-central-1', 'us-east-1'])
    const one = { ...home, facets: { ...home.facets, defaults } }
    return shape(join([one, ...trails], more)[0]?.facets.defaults?.logsRouted)
  }
  const everywhere = { everyRegion: known(true, [0]) }
  const all = { dataEvents: known(['arn:aws:s3'], [0]) }
  assert.is(routed([trail('eu-central-1', { ...everywhere, ...all })]), true)
  assert.is(routed([trail('eu-central-1', { ...everywhere, ...all, active: known(false, [0]) })]), false)
  assert.is(routed([trail('eu-central-1', { ...everywhere, dataEvents: known(['arn:aws:s3:::orders/'], [0]) })]), false)
  assert.is(routed([trail('eu-central-1', everywhere)]), false)
  assert.is(routed([trail('eu-central-1', all)]), false)
  assert.is(routed([trail('eu-central-1', all), trail('us-east-1', all)]), true)
  assert.is(routed([trail('eu-central-1', { ...everywhere, dataEvents: unknown('denied') })]), 'denied')
  assert.is(routed([], { gaps: [refused] }), 'denied')
})

const objects = (...prefixes: string[]) => trail('eu-central-1', { dataEvents: known(prefixes, [0]) })
const accesses: [name: string, resources: Resource[], expected: unknown][] = [
  ['no trail', [], false],
  ['all buckets', [objects('arn:aws:s3')], true],
  ['this bucket', [objects('arn:aws:s3:::orders/')], true],
  ['a part of this bucket', [objects('arn:aws:s3:::orders/invoices/')], false],
  ['a longer name', [objects('arn:aws:s3:::orders-copy/')], false],
  ['another region', [trail('us-east-1', { dataEvents: known(['arn:aws:s3'], [0]) })], false],
  [
    'switched off',
    [trail('eu-central-1', { dataEvents: known(['arn:aws:s3'], [0]), active: known(false, [0]) })],
    false,
  ],
  ['selectors unread', [trail('eu-central-1', { dataEvents: unknown('denied') })], 'denied'],
  ['selectors read in part', [trail('eu-central-1', { dataEvents: partial([], 'malformed', [0]) })], 'malformed'],
  ['a part that names it', [trail('eu-central-1', { dataEvents: partial(['arn:aws:s3'], 'malformed', [0]) })], true],
]
for (const [name, resources, expected] of accesses) {
  test(`data access: ${name}`, () => assert.equal(logged(resources), expected))
}

test('data access: what no trail covers may stand in a list that was refused', () => {
  assert.is(logged([], { gaps: [refused] }), 'denied')
})

const managing = '444455556666'
const organization = (manager: string) => `arn:aws:organizations::${manager}:organization/o-1`
const shared = (whole: Fact<boolean>): Resource => ({
  ...trail('us-east-1', {
    everyRegion: known(true, [0]),
    wholeOrganisation: whole,
    dataEvents: known(['arn:aws:s3'], [0]),
  }),
  owner: { account: managing },
})
const memberships: [name: string, org: string | undefined, whole: Fact<boolean>, lit: unknown, seen: unknown][] = [
  ['of its own organization', organization(managing), known(true, [0]), [], true],
  ['of another organization', organization('777788889999'), known(true, [0]), ['eu-central-1', 'us-east-1'], false],
  ['of an account that is in none', '', known(true, [0]), ['eu-central-1', 'us-east-1'], false],
  ['where nobody told which it is in', undefined, known(true, [0]), 'unresolved', 'unresolved'],
  ['of another account alone', organization(managing), known(false, [0]), ['eu-central-1', 'us-east-1'], false],
  ['that does not say for whom it is', organization(managing), unknown('denied'), 'denied', 'denied'],
]
for (const [name, org, whole, lit, seen] of memberships) {
  test(`a trail ${name} records for an account ${seen === true ? 'too' : 'only if it is in that one'}`, () => {
    const home = accountResource(['eu-central-1', 'us-east-1'])
    const member = { ...home, owner: { ...home.owner, ...(org !== undefined && { org }) } }
    const [own, store] = join([member, bucket('orders', 'eu-central-1'), shared(whole)])
    assert.equal(shape(own?.facets.audit?.unloggedRegions), lit)
    assert.equal(shape(store?.facets.logging?.dataAccess), seen)
  })
}

test.run()
