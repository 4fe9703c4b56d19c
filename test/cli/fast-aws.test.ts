// `ringfence scan aws --fast` against the scan that asks, of one account in moto with AWS Config before it: no verdict is another, but unknown.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rowOf } from '../../bench/config-items.ts'
import { plantMore } from '../../bench/plant-more.ts'
import { settles } from '../../src/cli/settles.ts'
import { withRegions } from '../servers/bucket-regions.ts'
import { configServer } from '../servers/config.ts'
import { withMoto } from '../servers/moto.ts'
import { type Called, refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { optionsFor, scan } from '../sources/aws/scanning.ts'
import type { WholeRun } from '../whole-run.ts'
import { everyCollection, isReadFast } from '../../src/sources/aws/collections.ts'
import { withoutGone } from '../planted/spoilt-run.ts'
import { improved, runAt, verdictsOf } from './live-run.ts'

const test = suite('cli/fast aws')

const request = { regions: [...regions], failOn: 'high' as const }

/** By control, resource and place, which has another number where there are more of them. */
const placed = ({ verdicts, subjects }: WholeRun): Map<string, string> => {
  const places = new Map(subjects.map((one) => [one.resource.key, one.places]))
  return new Map(
    verdicts.map(({ control, resource, place, outcome }) => {
      const at = place === undefined ? undefined : places.get(resource)?.[place]
      return [JSON.stringify([control, resource, at?.role, at?.via?.mechanism, at?.via?.locator]), outcome.status]
    }),
  )
}

/** Asked for an account or a region as a whole, and of trails. */
const isOfAccount = ({ service, operation }: Called): boolean =>
  ['config', 'cloudtrail', 'sts', 'account', 'organizations'].includes(service) ||
  [
    'v20180820/configuration/publicAccessBlock',
    'DescribeRegions',
    'GetEbsEncryptionByDefault',
    'GetEbsDefaultKmsKeyId',
    'buckets',
  ].includes(operation)

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)
  const planted = await plantMore(endpoint, 1)
  const { seen } = await scan(optionsFor(endpoint, { settles }))
  const where = new Map([...seen.map(({ nativeId, region }) => [nativeId, region] as const), ...planted])
  const rows = Map.groupBy(seen.flatMap(rowOf), ({ awsRegion }) => awsRegion)
  const around = async (recorder: 'all' | 'off') => {
    const config = configServer((region) => ({ recorder, items: rows.get(region) ?? [] }))
    return refusingProxy(config, endpoint, ({ operation }) =>
      operation === 'buckets' ? (text) => withRegions(text, where) : undefined,
    )
  }
  await using proxy = await around('all')
  const whole = await runAt(proxy.endpoint, request)
  const before = proxy.calls.length
  const fast = await runAt(proxy.endpoint, { ...request, fast: true })
  const calls = proxy.calls.slice(before)

  test('every verdict is that of the scan that asks, or unknown', () => {
    assert.equal(improved(verdictsOf(withoutGone(whole, fast)), verdictsOf(fast)), [])
    const own = placed(whole)
    const other = [...placed(fast)].filter(([key, status]) => {
      // A copy of which nobody asked is a place of its own, of which some controls say nothing.
      const allowed = own.has(key) ? ['unknown', own.get(key)] : ['unknown', 'not_applicable']
      return !allowed.includes(status)
    })
    assert.equal(other, [])
    assert.ok([...placed(fast).values()].filter((status) => status === 'pass').length > 100)
    assert.ok([...placed(fast).values()].filter((status) => status === 'fail').length > 30)
  })

  test('it is not whole, for nobody asked', () => {
    assert.is(fast.summary.exit.code, 3)
    const items = new Set(fast.subjects.flatMap(({ resource: { key, source } }) => (source === 'config' ? [key] : [])))
    const reasons = fast.verdicts.flatMap(({ resource, outcome }) =>
      outcome.status === 'unknown' && items.has(resource) ? [outcome.reason] : [],
    )
    assert.ok(reasons.filter((reason) => reason === 'not-asked').length > 100)
    assert.not.ok(reasons.includes('not-recorded'))
    // Of a copy in a bucket of another account the join names the right to read that one, however fast the scan.
    assert.equal(fast.summary.unknown.permissions, ['s3:GetReplicationConfiguration'])
  })

  test('no list is made of what AWS Config records, and nothing asked of that, but where buckets are that others point at', () => {
    const left = everyCollection().filter((one) => !isReadFast(one))
    const lists = new Set(left.flatMap((one) => [...one.lists, ...(one.inner ?? []), ...(one.spared ?? [])]))
    const read = new Set(
      everyCollection()
        .filter(isReadFast)
        .flatMap((one) => one.lists),
    )
    const own = calls.filter((call) => !isOfAccount(call)).map(({ service, operation }) => `${service}:${operation}`)
    assert.equal(
      [...new Set(own)].filter((call) => lists.has(call) && !read.has(call)),
      [],
    )
    assert.ok(own.filter((call) => call === 's3:HEAD').length < 5)
    assert.ok(calls.length < 45 * regions.length, `${calls.length} calls`)
  })

  test('where AWS Config records nothing, only what belongs to the account is judged, and trails, names of buckets and what it never records', async () => {
    await using off = await around('off')
    const blind = await runAt(off.endpoint, { ...request, fast: true })
    const types = new Set(blind.subjects.map(({ resource }) => resource.type))
    const read = new Set(
      everyCollection()
        .filter(isReadFast)
        .map(({ type }) => type),
    ).add('AWS::Organizations::Account')
    assert.equal(
      [...types].filter((type) => !read.has(type)),
      [],
    )
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::EC2::Snapshot', 'AWS::S3::Bucket'])
      assert.ok(types.has(type), type)
    // Keys, queues, tables and volumes are there, and only AWS Config could have told of them.
    assert.not.ok(types.has('AWS::KMS::Key'))
    assert.equal(improved(verdictsOf(withoutGone(whole, blind)), verdictsOf(blind)), [])
    assert.is(blind.summary.exit.code, 3)
  })
})

test.run()
