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

interface Versioned {
  asked: string[]
  copies: unknown
  locked: unknown
}

/** What a bucket is asked for after its versions, and what is then known of what takes them. */
async function readVersions(versions: (call: Called) => Bad): Promise<Versioned> {
  const answers: Readonly<Record<string, (call: Called) => Bad>> = {
    buckets: () => xml(list),
    versioning: versions,
    replication: () => none('ReplicationConfigurationNotFoundError'),
    'object-lock': () => none('ObjectLockConfigurationNotFoundError'),
  }
  await using proxy = await refusingProxy((call) => (answers[call.operation] ?? denied)(call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [seen] = await Array.fromAsync(buckets({ regions: 'all' }).read(caller, 'eu-west-1'))
  caller.close()
  const { facets, references } = toResource(bucket(seen as Observation)) // `as`: the one bucket of the list
  assert.ok(references.state === 'partial') // of its logs and its key nobody has told
  return {
    asked: proxy.calls
      .map(({ operation }) => operation)
      .filter((operation) => ['replication', 'object-lock'].includes(operation)),
    copies: references.value.filter(({ role }) => role === 'replica'),
    locked: facets.retention?.locked,
  }
}

test('a bucket that has never had versions is asked for no replication and no lock, as S3 refuses both', async () => {
  assert.equal(await readVersions(() => xml('<VersioningConfiguration/>')), {
    asked: [],
    copies: [],
    locked: { state: 'known', value: false, from: [6] },
  })
})

const versioned: [name: string, versions: (call: Called) => Bad][] = [
  ['are on', () => xml('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>')],
  ['have been on', () => xml('<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>')],
  [
    'need a second factor',
    () => xml('<VersioningConfiguration><MfaDelete>Disabled</MfaDelete></VersioningConfiguration>'),
  ],
  ['nobody may know of', denied],
  ['are told by something else', () => xml('<Versions/>')],
  ['are told by nothing', () => xml('')],
]
for (const [name, versions] of versioned) {
  test(`a bucket whose versions ${name} is asked for its replication and its lock`, async () => {
    const { asked, copies, locked } = await readVersions(versions)
    assert.equal(asked.toSorted(), ['object-lock', 'replication'])
    assert.equal([copies, locked], [[], { state: 'known', value: false, from: [8] }])
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
