// Each kind of call refused in turn: its gap or its error, and nothing else lost.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap } from '../../../src/model/observation.ts'
import { withMoto } from '../../servers/moto.ts'
import { denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { accountLists, optionsFor, outline, planted, regionalLists, type Scan, scan, twoRegions } from './scanning.ts'

const test = suite('sources/aws/denied')

/** The lists: without one, resources go unseen, and only a gap can say so. */
const lists: [asked: string, call: string, type: string, permission?: string][] = [
  ['buckets', 's3:ListBuckets', 'AWS::S3::Bucket', 's3:ListAllMyBuckets'],
  ['ListKeys', 'kms:ListKeys', 'AWS::KMS::Key'],
  ['DescribeDBInstances', 'rds:DescribeDBInstances', 'AWS::RDS::DBInstance'],
  ['DescribeDBSnapshots', 'rds:DescribeDBSnapshots', 'AWS::RDS::DBSnapshot'],
  ['DescribeVolumes', 'ec2:DescribeVolumes', 'AWS::EC2::Volume'],
  ['DescribeSnapshots', 'ec2:DescribeSnapshots', 'AWS::EC2::Snapshot'],
  ['DescribeTrails', 'cloudtrail:DescribeTrails', 'AWS::CloudTrail::Trail'],
]

/** The calls about one resource: without one, its answer is the name of the refusal. */
const questions: [asked: string, call: string, error: string][] = [
  ['HEAD', 's3:HeadBucket', 'Forbidden'],
  ['encryption', 's3:GetBucketEncryption', 'AccessDenied'],
  ['policy', 's3:GetBucketPolicy', 'AccessDenied'],
  ['publicAccessBlock', 's3:GetPublicAccessBlock', 'AccessDenied'],
  ['acl', 's3:GetBucketAcl', 'AccessDenied'],
  ['logging', 's3:GetBucketLogging', 'AccessDenied'],
  ['versioning', 's3:GetBucketVersioning', 'AccessDenied'],
  ['replication', 's3:GetBucketReplication', 'AccessDenied'],
  ['object-lock', 's3:GetObjectLockConfiguration', 'AccessDenied'],
  ['lifecycle', 's3:GetBucketLifecycleConfiguration', 'AccessDenied'],
  ['tagging', 's3:GetBucketTagging', 'AccessDenied'],
  ['DescribeKey', 'kms:DescribeKey', 'AccessDeniedException'],
  ['GetKeyPolicy', 'kms:GetKeyPolicy', 'AccessDeniedException'],
  ['ListGrants', 'kms:ListGrants', 'AccessDeniedException'],
  ['ListResourceTags', 'kms:ListResourceTags', 'AccessDeniedException'],
  ['DescribeDBParameters', 'rds:DescribeDBParameters', 'AccessDenied'],
  ['DescribeDBSnapshotAttributes', 'rds:DescribeDBSnapshotAttributes', 'AccessDenied'],
  ['DescribeSnapshotAttribute', 'ec2:DescribeSnapshotAttribute', 'UnauthorizedOperation'],
  ['GetTrailStatus', 'cloudtrail:GetTrailStatus', 'AccessDeniedException'],
  ['GetEventSelectors', 'cloudtrail:GetEventSelectors', 'AccessDeniedException'],
  ['ListTags', 'cloudtrail:ListTags', 'AccessDeniedException'],
]

await withMoto(test, (server) => {
  let granted: Promise<Scan> | undefined
  const unrefused = async () => {
    await planted(server)
    return (granted ??= scan(optionsFor(server.endpoint, twoRegions)))
  }
  const without = async (...operations: string[]) => {
    await using proxy = await refusingProxy(
      (call) =>
        operations.includes(call.operation) || operations.includes(`${call.service}:${call.operation}`)
          ? denied(call)
          : undefined,
      server.endpoint,
    )
    // HeadBucket being refused, nobody knows where a bucket is: all are in.
    return await scan(optionsFor(proxy.endpoint, twoRegions))
  }

  for (const [asked, call, type, permission = call] of lists) {
    test(`without ${call}, its type is a gap with the permission, and the rest is there`, async () => {
      const whole = await unrefused()
      const [service = '', operation = ''] = call.split(':')
      const { seen, gaps } = await without(`${service}:${asked}`) // several services describe snapshots
      const gap: Gap = {
        kind: 'gap',
        provider: 'aws',
        account,
        service,
        operation,
        reason: 'denied',
        permission,
        type,
        count: 1,
      }
      const times = operation === 'DescribeDBSnapshots' ? 2 : 1 // those of AWS Backup are a list of their own
      const regional = twoRegions.regions.flatMap((region) => Array.from({ length: times }, () => ({ ...gap, region })))
      assert.equal(gaps.toSorted(byRegion), service === 's3' ? [gap] : regional)
      assert.equal(outline(seen), outline(whole.seen.filter((one) => one.type !== type)))
      assert.ok(seen.length < whole.seen.length)
    })
  }

  for (const [asked, call, error] of questions) {
    test(`without ${call}, each answer to it is ${error}, and the others are there`, async () => {
      const whole = await unrefused()
      const { seen, gaps, asked: counts } = await without(asked)
      assert.equal(gaps, [])
      const refused = new RegExp(String.raw`${call}=\S+`)
      // Without its answer to HEAD nobody knows where a bucket is.
      const told = whole.seen.map(({ region, ...one }) =>
        region === undefined || (asked === 'HEAD' && one.type === 'AWS::S3::Bucket') ? one : { ...one, region },
      )
      const expected = outline(told).map((line) => line.replace(refused, `${call}=${error}`))
      const lines = outline(seen).filter(
        (line) => asked !== 'HEAD' || whole.seen.some(({ nativeId }) => line.includes(` ${nativeId} `)),
      )
      assert.equal(lines, expected)
      assert.ok(expected.some((line) => refused.test(line)))
      const rows = counts.filter((row) => `${row.service}:${row.operation}` === call)
      assert.ok(rows.length > 0 && rows.every((row) => row.failed === row.calls))
    })
  }

  test('without HeadBucket, a bucket of an unknown region is read, whichever regions were asked for', async () => {
    const { buckets } = await planted(server)
    const { seen } = await without('HEAD')
    assert.equal(
      seen
        .filter(({ type }) => type === 'AWS::S3::Bucket')
        .map(({ nativeId }) => nativeId)
        .toSorted(),
      Object.keys(buckets).toSorted(),
    )
  })

  test('without any list of regions, those of the table are read, with a gap for each list', async () => {
    const whole = await unrefused()
    const { seen, gaps } = await without('listRegions', 'DescribeRegions')
    const gap = { kind: 'gap', provider: 'aws', account, reason: 'denied', count: 1 } as const
    assert.equal(gaps, [
      { ...gap, service: 'account', operation: 'ListRegions', permission: 'account:ListRegions' },
      { ...gap, service: 'ec2', operation: 'DescribeRegions', permission: 'ec2:DescribeRegions' },
    ])
    const resources = (lines: string[]) => lines.filter((line) => !line.startsWith('AWS::Organizations'))
    assert.equal(resources(outline(seen)), resources(outline(whole.seen)))
  })

  test('with everything refused, the scan ends, and every list is a gap', async () => {
    await using proxy = await refusingProxy(denied)
    const { seen, gaps, asked } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
    assert.equal(
      seen.map(({ type }) => type),
      ['AWS::Organizations::Account'],
    )
    assert.ok(gaps.every(({ reason, permission }) => reason === 'denied' && permission !== undefined))
    assert.is(gaps.length, 2 + accountLists.length + regionalLists.length) // the first two of regions
    assert.ok(asked.every(({ operation, calls, failed }) => operation === 'GetCallerIdentity' || calls === failed))
  })
})

const byRegion = (a: Gap, b: Gap): number => (a.region ?? '').localeCompare(b.region ?? '')

test.run()
