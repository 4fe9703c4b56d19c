// Answers that no AWS service gives: each must end as a gap or as the name of an error, never as "there is none".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withMoto } from '../../servers/moto.ts'
import { type Bad, refusingProxy } from '../../servers/refusing-proxy.ts'
import { accountLists, optionsFor, planted, regionalLists, resourcesOf, said, scan, twoRegions } from './scanning.ts'

const test = suite('sources/aws/misread')

const login =
  '<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form action="/login"></form></body></html>'
const plain = { status: 200, type: 'text/plain' }

/** What may stand between a scan and AWS, or be left of an answer on the way. */
const answers: [name: string, bad: Bad, error?: string][] = [
  ['the login page of a proxy', { status: 200, type: 'text/html', body: login }],
  ['a login page that is called XML', { status: 200, body: login }],
  ['a login page in XHTML', { status: 200, body: `<?xml version="1.0"?>${login}` }],
  ['nothing', { status: 200 }],
  ['nothing, and a status that says so', { status: 204 }],
  ['blanks', { status: 200, body: ' \r\n' }],
  ['words', { ...plain, body: 'It works!' }],
  ['null', { ...plain, body: 'null' }],
  ['a JSON text', { ...plain, body: '"x"' }],
  ['a JSON list', { ...plain, body: '[]' }],
  ['truncated JSON', { ...plain, body: '{"Keys":[{"KeyId":"a"}],"trailList":[{"Name":"a"}],"Regions":[' }],
  ['truncated XML', { status: 200, body: '<?xml version="1.0"?><BucketLoggingStatus><LoggingEnabled>' }],
  ['XML with another root', { status: 200, body: '<Status xmlns="urn:x"><BucketLoggingStatus/></Status>' }],
  ['the XML of an error', { status: 200, body: '<Error><Code>SlowDown</Code></Error>' }],
  ['a redirect', { status: 302, headers: { location: 'https://login.example/' } }, 'Unknown'],
  ['a refusal in HTML', { status: 403, type: 'text/html', body: login }],
  ['a fault in HTML', { status: 500, type: 'text/html', body: login }],
  ['a fault without a word', { status: 503 }, 'ServiceUnavailable'],
]

const once = { attempts: 1 }

for (const [name, bad] of answers) {
  test(`${name}, to every call: each list is a gap`, async () => {
    await using proxy = await refusingProxy(() => bad)
    const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { ...once, regions: ['eu-west-1'] }))
    assert.equal(
      seen.map(({ type, answers }) => [type, answers.filter((one) => !('error' in one)).length]),
      [['AWS::Organizations::Account', 0]],
    )
    assert.equal(
      gaps.map(({ service, operation }) => `${service}:${operation}`).toSorted(),
      ['account:ListRegions', 'ec2:DescribeRegions', ...accountLists, ...regionalLists].toSorted(),
    )
  })
}

/** Whole answers, in the right form, that lack what was asked for. */
const lacking: [list: string, name: string, body: string][] = [
  ['ListKeys', 'no list', '{}'],
  ['ListKeys', 'null for a list', '{"Keys":null}'],
  ['ListKeys', 'an object for a list', '{"Keys":{}}'],
  ['ListKeys', 'a text for a list', '{"Keys":"none"}'],
  ['ListKeys', 'a key that is null', '{"Keys":[null]}'],
  ['ListKeys', 'a key without an id', '{"Keys":[{"KeyArn":"arn:aws:kms:eu-west-1:123456789012:key/a"}]}'],
  ['ListKeys', 'a rest without a marker', '{"Keys":[],"Truncated":true}'],
  ['DescribeTrails', 'no list', '{}'],
  ['DescribeTrails', 'a trail without an ARN', '{"trailList":[{"Name":"a"}]}'],
  ['DescribeVolumes', 'no list', '<DescribeVolumesResponse><nextToken/></DescribeVolumesResponse>'],
  [
    'DescribeVolumes',
    'a volume without an id',
    '<DescribeVolumesResponse><volumeSet><item><size>8</size></item></volumeSet></DescribeVolumesResponse>',
  ],
  ['DescribeSnapshots', 'no list', '<DescribeSnapshotsResponse><nextToken/></DescribeSnapshotsResponse>'],
  [
    'DescribeSnapshots',
    'a snapshot without an id',
    '<DescribeSnapshotsResponse><snapshotSet><item><volumeId>a</volumeId></item></snapshotSet></DescribeSnapshotsResponse>',
  ],
  ['buckets', 'no list', '<ListAllMyBucketsResult><Owner/></ListAllMyBucketsResult>'],
  [
    'buckets',
    'a bucket without a name',
    '<ListAllMyBucketsResult><Buckets><Bucket/></Buckets></ListAllMyBucketsResult>',
  ],
  ...['DescribeDBInstances', 'DescribeDBSnapshots'].flatMap((call): typeof lacking => {
    const item = call === 'DescribeDBInstances' ? 'DBInstance' : 'DBSnapshot'
    const result = (body: string) => `<${call}Response><${call}Result>${body}</${call}Result></${call}Response>`
    return [
      [call, 'no result', `<${call}Response/>`],
      [call, 'no list', result('<Marker/>')],
      [call, 'one without an id', result(`<${item}s><${item}><Engine>mysql</Engine></${item}></${item}s>`)],
    ]
  }),
]

const types: ReadonlyMap<string, string> = new Map([
  ['buckets', 'AWS::S3::Bucket'],
  ['ListKeys', 'AWS::KMS::Key'],
  ['DescribeDBInstances', 'AWS::RDS::DBInstance'],
  ['DescribeDBSnapshots', 'AWS::RDS::DBSnapshot'],
  ['DescribeVolumes', 'AWS::EC2::Volume'],
  ['DescribeSnapshots', 'AWS::EC2::Snapshot'],
  ['DescribeTrails', 'AWS::CloudTrail::Trail'],
])
for (const [list, name, body] of lacking) {
  test(`${list} with ${name} is a gap`, async () => {
    const [, owner] = types.get(list)?.split('::') ?? [] // several services describe snapshots
    await using proxy = await refusingProxy(({ operation, service }) =>
      operation === list && service === owner?.toLowerCase() ? { status: 200, body } : { status: 403 },
    )
    const { gaps, seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
    assert.is(seen.length, 1)
    const unread = gaps.flatMap(({ reason, type }) => (reason === 'malformed' ? [type] : []))
    assert.equal([...new Set(unread)], [types.get(list)]) // all else is denied
  })
}

/** What the seeded account is asked about one resource. */
const questions = [
  'encryption',
  'policy',
  'publicAccessBlock',
  'acl',
  'logging',
  'versioning',
  'replication',
  'object-lock',
  'lifecycle',
  'tagging',
  'DescribeKey',
  'GetKeyRotationStatus',
  'GetKeyPolicy',
  'ListGrants',
  'ListResourceTags',
  'DescribeDBParameters',
  'DescribeDBSnapshotAttributes',
  'DescribeSnapshotAttribute',
  'GetTrailStatus',
  'GetEventSelectors',
  'ListTags',
]

await withMoto(test, (server) => {
  for (const [name, bad, error = 'DeserializationError'] of answers) {
    test(`${name}, to each question about a resource: it has an error, and is there`, async () => {
      await planted(server)
      await using proxy = await refusingProxy(
        ({ operation }) => (questions.includes(operation) ? bad : undefined),
        server.endpoint,
      )
      const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { ...once, ...twoRegions }))
      assert.equal(gaps, [])
      const told = resourcesOf(seen)
        .flatMap(({ answers }) => answers)
        .filter((one) => said(one) === 'answered')
      assert.equal([...new Set(told.map(({ origin }) => origin.operation))].toSorted(), [
        'cloudtrail:DescribeTrails',
        'ec2:DescribeSnapshots',
        'ec2:DescribeVolumes',
        'rds:DescribeDBInstances',
        'rds:DescribeDBSnapshots',
        's3:HeadBucket',
        's3:ListBuckets',
      ])
      const errors = resourcesOf(seen).flatMap(({ answers }) => answers.map(said).filter((one) => one !== 'answered'))
      assert.equal(
        errors,
        Array.from({ length: 2 * 10 + 5 + 1 + 1 + 1 + 3 }, () => error),
      ) // two buckets, a key, a database, a snapshot of it and one of a volume, a trail
    })
  }

  test('a bucket that answers HEAD without a region is there, and is nowhere yet', async () => {
    await planted(server)
    await using proxy = await refusingProxy(
      ({ operation }) => (operation === 'HEAD' ? { status: 200 } : undefined),
      server.endpoint,
    )
    const { seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
    const heads = seen.flatMap(({ answers }) => answers.filter(({ origin }) => origin.operation === 's3:HeadBucket'))
    assert.equal(
      heads.map(said),
      Array.from({ length: 6 }, () => 'DeserializationError'),
    )
  })
})

test.run()
