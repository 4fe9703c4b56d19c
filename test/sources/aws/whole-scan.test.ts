// A scan of the seeded account over its five regions: everything that was planted, and each thing once.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { withMoto } from '../../servers/moto.ts'
import { account } from '../../servers/seed-moto.ts'
import { accountLists, cellsOfRegion, optionsFor, planted, regionalCalls, said, type Scan, scan } from './scanning.ts'

const test = suite('sources/aws/whole scan')

const nameOf = (arn: string): string => /:(?:snapshot[:/]|db:|key\/|volume\/)(.+)$/.exec(arn)?.[1] ?? arn
const regionOf = (arn: string): string => arn.split(':')[3] ?? ''

await withMoto(test, (server) => {
  let whole: Promise<Scan> | undefined
  const scanned = async () => {
    await planted(server)
    return (whole ??= scan(optionsFor(server.endpoint)))
  }
  const found = ({ seen }: Scan, type: string) => seen.filter((one) => one.type === type)
  const places = (seen: Observation[]) => seen.map(({ region, nativeId }) => `${region} ${nativeId}`).toSorted()

  for (const [kind, type] of [
    ['keys', 'AWS::KMS::Key'],
    ['databases', 'AWS::RDS::DBInstance'],
    ['snapshots', 'AWS::RDS::DBSnapshot'],
    ['volumes', 'AWS::EC2::Volume'],
    ['volumeSnapshots', 'AWS::EC2::Snapshot'],
    ['trails', 'AWS::CloudTrail::Trail'],
  ] as const) {
    test(`${kind}: each that was planted, once, where it is`, async () => {
      const expected = (await planted(server))[kind].map((arn) => `${regionOf(arn)} ${nameOf(arn)}`)
      assert.ok(expected.length > 0)
      assert.equal(places(found(await scanned(), type)), expected.toSorted())
    })
  }

  test('buckets: each that was planted, once, with the region it is in and not a bucket of somebody else', async () => {
    const { buckets } = await planted(server)
    const seen = found(await scanned(), 'AWS::S3::Bucket').map(({ nativeId, answers }) => {
      const head = answers.find(({ origin }) => origin.operation === 's3:HeadBucket')
      return [nativeId, head !== undefined && 'body' in head && head.body] as const
    })
    assert.is(seen.length, Object.keys(buckets).length)
    const expected = Object.entries(buckets).map(([name, BucketRegion]) => [name, { BucketRegion }])
    assert.equal(Object.fromEntries(seen), Object.fromEntries(expected))
  })

  test('a bucket is asked every question, in one order, and "there is none" is an answer', async () => {
    const seen = found(await scanned(), 'AWS::S3::Bucket').find(({ nativeId }) => nativeId === 'patient-records')
    assert.equal(
      seen?.answers.map((one) => [one.origin.operation, said(one)]),
      [
        ['s3:ListBuckets', 'answered'],
        ['s3:HeadBucket', 'answered'],
        ['s3:GetBucketEncryption', 'answered'],
        ['s3:GetBucketPolicy', 'NoSuchBucketPolicy'],
        ['s3:GetPublicAccessBlock', 'NoSuchPublicAccessBlockConfiguration'],
        ['s3:GetBucketAcl', 'answered'],
        ['s3:GetBucketLogging', 'answered'],
        ['s3:GetBucketVersioning', 'answered'],
        ['s3:GetBucketReplication', 'answered'],
        ['s3:GetObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError'],
        ['s3:GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration'],
        ['s3:GetBucketTagging', 'answered'],
      ],
    )
  })

  test('nothing else is in it, and nothing is missing', async () => {
    const { seen, gaps } = await scanned()
    const { buckets, keys, databases, snapshots, volumes, volumeSnapshots, trails } = await planted(server)
    assert.equal(gaps, [])
    assert.is(
      seen.length,
      1 + [Object.keys(buckets), keys, databases, snapshots, volumes, volumeSnapshots, trails].flat().length,
    )
    assert.ok(seen.every((one) => one.account === account && one.partition === 'aws' && one.source === 'live'))
  })

  test('the counts of a cell come last, one of each kind of call, and only what was refused is counted as failed', async () => {
    const { kinds, asked } = await scanned()
    const { buckets, regions } = await planted(server)
    assert.is(kinds.size, regions.length * cellsOfRegion + accountLists.length + 1) // and what is of no cell
    for (const [cell, list] of kinds) {
      if (cell !== undefined) assert.is(list.pop(), 'end', cell)
      assert.match(list.join(' '), /^((observation|gap) )*asked( asked)*$/, cell)
    }
    const calls = Map.groupBy(asked, ({ service, operation }) => `${service}:${operation}`)
    const sums = [...calls].map(([call, rows]) => [call, rows.reduce((sum, row) => sum + row.calls, 0)])
    assert.equal(Object.fromEntries(sums), {
      'sts:GetCallerIdentity': 1,
      'account:ListRegions': 1,
      'ec2:DescribeRegions': 1,
      ...Object.fromEntries(accountLists.map((call) => [call, 1])),
      's3-control:GetPublicAccessBlock': 1,
      'organizations:DescribeOrganization': 1,
      'ec2:GetEbsDefaultKmsKeyId': regions.length,
      'ec2:GetEbsEncryptionByDefault': regions.length,
      ...Object.fromEntries(
        [
          'HeadBucket',
          'GetBucketEncryption',
          'GetBucketPolicy',
          'GetPublicAccessBlock',
          'GetBucketAcl',
          'GetBucketLogging',
          'GetBucketVersioning',
          'GetBucketReplication',
          'GetObjectLockConfiguration',
          'GetBucketLifecycleConfiguration',
          'GetBucketTagging',
        ].map((operation) => [`s3:${operation}`, Object.keys(buckets).length]),
      ),
      ...Object.fromEntries(
        [...Map.groupBy(regionalCalls, (call) => call)].map(([call, times]) => [call, times.length * regions.length]),
      ),
      'config:DescribeConfigurationRecorderStatus': regions.length,
      'config:GetDiscoveredResourceCounts': regions.length,
      'kms:DescribeKey': 3,
      'kms:GetKeyPolicy': 3,
      'kms:GetKeyRotationStatus': 3,
      'kms:ListGrants': 3,
      'kms:ListResourceTags': 3,
      'rds:DescribeDBParameters': 3,
      'rds:DescribeDBSnapshotAttributes': 1,
      'ec2:DescribeSnapshotAttribute': 1,
      'cloudtrail:GetTrailStatus': 1,
      'cloudtrail:GetEventSelectors': 1,
      'cloudtrail:ListTags': 1,
    })
    // moto knows no account service
    assert.equal(
      asked.filter(({ failed }) => failed > 0).map(({ operation, failed }) => [operation, failed]),
      [['ListRegions', 1]],
    )
  })

  test('what is in a region that was not asked for is left alone, the trail that records there is not', async () => {
    await planted(server)
    const { seen, asked } = await scan(optionsFor(server.endpoint, { regions: ['us-east-1'] }))
    const names = Map.groupBy(seen, ({ type }) => type)
    assert.equal(
      names
        .get('AWS::S3::Bucket')
        ?.map(({ nativeId }) => nativeId)
        .toSorted(),
      ['audit-trail', 'patient-records-copy'],
    )
    assert.equal(
      names.get('AWS::CloudTrail::Trail')?.map(({ region }) => region),
      ['eu-west-1'],
    )
    assert.not.ok(names.has('AWS::RDS::DBInstance'))
    assert.equal(
      [...new Set(asked.map(({ region, service }) => (region === 'eu-west-1' ? service : 'none')))].toSorted(),
      ['cloudtrail', 'none'],
    )
  })
})

test.run()
