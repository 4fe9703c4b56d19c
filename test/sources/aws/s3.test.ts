// Buckets: whom an access list lets in is asked wherever that may matter, and nowhere else.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { bucket } from '../../../src/normalize/aws/s3.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { buckets } from '../../../src/sources/aws/s3.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { factsOf, reading, toResource } from '../../normalize/aws/facts-of.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/s3')

const xml = (body: string): Bad => ({ status: 200, body })
const list = `<ListAllMyBucketsResult><Buckets><Bucket><Name>records</Name><BucketRegion>eu-west-1</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>`
const everybody = `<AccessControlPolicy><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>`
const block = (ignored: boolean): Bad =>
  xml(
    `<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>${ignored}</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>`,
  )
const none = (Code: string): Bad => ({ status: 404, body: `<Error><Code>${Code}</Code></Error>` })

/** What is asked of a bucket whose access list lets everybody in, and whether it is public. */
async function read(publicAccessBlock: (call: Called) => Bad) {
  await using proxy = await refusingProxy((call) => {
    if (call.operation === 'buckets') return xml(list)
    if (call.operation === 'publicAccessBlock') return publicAccessBlock(call)
    if (call.operation === 'acl') return xml(everybody)
    return call.operation === 'policy' ? none('NoSuchBucketPolicy') : denied(call)
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const seen = await Array.fromAsync(buckets({ regions: 'all' }).read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(
    seen.map(({ kind }) => kind),
    ['observation'],
  )
  const { 'exposure.public': open } = factsOf(toResource(bucket(seen[0] as Observation))) // `as`: the line above
  return { isAsked: proxy.calls.some(({ operation }) => operation === 'acl'), isPublic: reading(open) }
}

const blocks: [name: string, told: (call: Called) => Bad, isAsked: boolean, isPublic: unknown][] = [
  ['keeps out all that it lets in', () => block(true), false, false],
  ['does not', () => block(false), true, true],
  ['is not there', () => none('NoSuchPublicAccessBlockConfiguration'), true, true],
  ['was refused', denied, true, 'denied'],
  [
    'is a login page',
    () => ({ status: 200, type: 'text/html', body: '<!doctype html><p>who are you?' }),
    true,
    'malformed',
  ],
]
for (const [name, told, isAsked, isPublic] of blocks) {
  test(`the access list of a bucket whose access block ${name}`, async () => {
    assert.equal(await read(told), { isAsked, isPublic })
  })
}

test('a list that was refused is a gap, whether or not items of AWS Config may be read', async () => {
  await using proxy = await refusingProxy(denied)
  for (const settles of [undefined, () => true]) {
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const told = await Array.fromAsync(buckets({ regions: 'all' }).read(caller, 'eu-west-1', settles))
    caller.close()
    assert.equal(
      told.map((one) => [one.kind, one.kind === 'gap' && one.permission]),
      [['gap', 's3:ListAllMyBuckets']],
    )
  }
})

test.run()
