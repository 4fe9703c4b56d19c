// Where a copy goes that is named by nothing but an ARN: S3 tells the region, or the reason why nobody knows it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, unknown } from '../../../src/model/fact.ts'
import { bucketLocator } from '../../../src/sources/aws/index.ts'
import { withMoto } from '../../servers/moto.ts'
import { type Bad, refusingProxy } from '../../servers/refusing-proxy.ts'
import { optionsFor, planted } from './scanning.ts'

const test = suite('sources/aws/locate')

const permission = 's3:ListBucket'
const region = { 'x-amz-bucket-region': 'ap-southeast-1' }

const answers: [name: string, bad: Bad, region: ReturnType<typeof known<string>>][] = [
  ['a bucket that may be entered', { status: 200, headers: region }, known('ap-southeast-1', [])],
  ['a bucket that may not be entered, with its region', { status: 403, headers: region }, known('ap-southeast-1', [])],
  ['a bucket that may not be entered, without', { status: 403 }, unknown('denied', permission)],
  ['a bucket that does not exist', { status: 404 }, unknown('unresolved', permission)],
  ['a bucket of no region', { status: 200 }, unknown('malformed', permission)],
  ['a login page', { status: 200, type: 'text/html' }, unknown('malformed', permission)],
  ['a gateway without AWS behind it', { status: 504 }, unknown('timeout', permission)],
]
for (const [name, bad, expected] of answers) {
  test(name, async () => {
    await using proxy = await refusingProxy(() => bad)
    const lookup = await bucketLocator(optionsFor(proxy.endpoint, { attempts: 1 })).locate('arn:aws:s3:::records')
    assert.equal(lookup.region, expected)
    assert.equal(
      [lookup.kind, lookup.locator, lookup.account],
      ['lookup', 'arn:aws:s3:::records', unknown('unresolved')],
    )
    assert.is(lookup.origin?.operation, 's3:HeadBucket')
  })
}

for (const arn of [
  'arn:aws-cn:s3:::records',
  'arn:aws-us-gov:s3:::records',
  'arn:aws:s3:eu-west-1:123456789012:accesspoint/records',
  'arn:aws:kms:eu-west-1:123456789012:key/a',
  'arn:aws:s3:::',
  'records',
  '',
]) {
  test(`${JSON.stringify(arn)} is asked of nobody`, async () => {
    await using proxy = await refusingProxy(() => ({ status: 200, headers: region }))
    const lookup = await bucketLocator(optionsFor(proxy.endpoint)).locate(arn)
    assert.equal(lookup, {
      kind: 'lookup',
      locator: arn,
      region: unknown('unresolved'),
      account: unknown('unresolved'),
    })
    assert.equal(proxy.calls, [])
  })
}

test('many buckets cost one question about the caller', async () => {
  await using proxy = await refusingProxy(({ service }) =>
    service === 's3' ? { status: 403, headers: region } : whoami,
  )
  const { identity: _, ...options } = optionsFor(proxy.endpoint)
  const { locate } = bucketLocator(options)
  await Promise.all(['a', 'b', 'c'].map((name) => locate(`arn:aws:s3:::records-${name}`)))
  assert.equal(proxy.calls.map(({ service }) => service).toSorted(), ['s3', 's3', 's3', 'sts'])
})

test('a bucket for which no time was left is where more time would tell', async () => {
  await using proxy = await refusingProxy(() => ({ status: 200, headers: region }))
  const told = [0, 60_000].map(async (timeLeft) => {
    const { locate, cutOff } = bucketLocator(optionsFor(proxy.endpoint, { timeLeft: () => timeLeft }))
    return [cutOff(), (await locate('arn:aws:s3:::records')).region, cutOff()]
  })
  assert.equal(await Promise.all(told), [
    [false, unknown('timeout', permission), true],
    [false, known('ap-southeast-1', []), false],
  ])
})

const result = '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/scanner</Arn>'
const whoami = {
  status: 200,
  body: `<GetCallerIdentityResponse><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
}

await withMoto(test, (server) => {
  test('the bucket of a partner, and a folder in it, are where the partner made it', async () => {
    await planted(server)
    const { locate } = bucketLocator(optionsFor(server.endpoint))
    for (const arn of ['arn:aws:s3:::partner-archive', 'arn:aws:s3:::partner-archive/from-us'])
      assert.equal((await locate(arn)).region, known('ap-southeast-1', []))
  })

  test('a bucket that nobody has made yet is nowhere', async () => {
    await planted(server)
    const { region } = await bucketLocator(optionsFor(server.endpoint)).locate('arn:aws:s3:::nobody-made-this')
    assert.equal(region, unknown('unresolved', permission))
  })
})

test.run()
