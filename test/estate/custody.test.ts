// Whose key opens a store is what the key itself says; where the key is not in the estate, nobody has said.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { survey } from '../../src/estate/index.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Facets, Keys } from '../../src/model/facets.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import { custody } from '../../src/estate/custody.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, bucket, key } from './sample-resources.ts'

const test = suite('estate/custody')
const arn = (id: string) => `arn:aws:kms:eu-central-1:${account}:${id}`
const waiting = unknown('unresolved', 'kms:DescribeKey')
const own = key('5f1c', 'eu-central-1', {})

const opened = (locator: Fact<string>): Reference => ({ role: 'key', mechanism: 's3-encryption', locator })
const store = (references: Reference[], facets: Partial<Facets> = {}): Resource =>
  bucket('orders', 'eu-central-1', references, {
    facets: {
      atRest: { enabled: known(true, [0]), algorithm: known('aws:kms', [0]), keyOwner: waiting },
      custody: { exclusive: waiting },
      ...facets,
    },
  })

function told(resources: [store: Resource, ...keys: Resource[]]) {
  const facets = joined({ resources }, rulebook())[0]?.facets
  return [facets?.atRest?.keyOwner, facets?.custody?.exclusive]
}
const atOwn = store([opened(known(own.id, [0]))])
const withKey = (facts: Partial<Keys>) => told([atOwn, key('5f1c', 'eu-central-1', facts)])

test("a customer's key held by the provider", () => {
  assert.equal(withKey({}), [known('customer', []), known(false, [])])
})

test("a customer's key held outside the provider's reach", () => {
  assert.equal(withKey({ external: known(true, [0]) }), [known('customer', []), known(true, [])])
})

test("a provider's key", () => {
  assert.equal(withKey({ owner: known('provider', [0]) }), [known('provider', []), known(false, [])])
})

test('what the key does not tell, the store does not know', () => {
  const denied = unknown('denied', 'kms:DescribeKey')
  assert.equal(withKey({ owner: denied, external: partial(true, 'throttled', [0]) }), [
    denied,
    partial(true, 'throttled', []),
  ])
})

const unresolved: [name: string, references: Reference[], expected: Fact<never>][] = [
  ['a key of another estate', [opened(known(arn('key/77aa'), [0]))], waiting],
  ['an alias that the customer gave', [opened(known(arn('alias/orders'), [0]))], waiting],
  ['an alias that only looks like one of AWS', [opened(known(arn('alias/aws-s3'), [0]))], waiting],
  ['a setting that nobody read', [opened(unknown('denied', 's3:GetEncryptionConfiguration'))], unknown('denied', 's3:GetEncryptionConfiguration')], // prettier-ignore
  ['no key at all', [], waiting],
]
for (const [name, references, expected] of unresolved) {
  test(`${name}: ${expected.state === 'unknown' ? expected.reason : ''}`, () => {
    assert.equal(told([store(references), own]), [expected, expected])
  })
}

test('a name that AWS keeps for its own keys tells by itself', () => {
  assert.equal(told([store([opened(known(arn('alias/aws/s3'), [0]))])]), [known('provider', []), known(false, [])])
})

test('what the store itself settles, no key changes', () => {
  const settled: Facets = {
    atRest: { enabled: known(false, [0]), algorithm: known('none', [0]), keyOwner: known('none', [0]) },
    custody: { exclusive: unknown('denied', 's3:GetEncryptionConfiguration') },
  }
  const external = key('5f1c', 'eu-central-1', { external: known(true, [0]) })
  assert.equal(told([store([opened(known(own.id, [0]))], settled), external]), [
    known('none', [0]),
    unknown('denied', 's3:GetEncryptionConfiguration'),
  ])
})

test('what names a key in a vault answers for where it is held', () => {
  const set = { ...key('set', 'eu-central-1', {}), facets: { custody: { exclusive: known(false, [3]) } } }
  assert.equal(told([store([opened(known(set.id, [0]))]), set]), [waiting, known(false, [])])
})

test('a key that was not selected tells nothing', () => {
  const found = survey([])
  try {
    found.note(atOwn, true)
    found.note(own, false)
    assert.equal(custody(atOwn, found).custody, { exclusive: waiting })
  } finally {
    found.close()
  }
})

const inRegion = (region: string, locator: Fact<string>): Reference => ({
  role: 'key',
  mechanism: 'ebs-default-encryption',
  locator,
  region,
})
const holderOf = (...keys: Reference[]): Resource => ({
  ...store(keys, {}),
  holds: 'none',
  facets: { custody: { exclusive: waiting } },
})
const outside = key('9e2d', 'eu-west-1', { external: known(true, [0]) })
const lost = unknown('denied', 'ec2:GetEbsDefaultKmsKeyId')
const defaults: [name: string, keys: Reference[], expected: Fact<boolean>][] = [
  ['one out of reach', [inRegion('eu-west-1', known(outside.id, [1]))], known(true, [])],
  ['one of them with the provider', [inRegion('eu-west-1', known(outside.id, [1])), inRegion('eu-central-1', known(own.id, [2]))], known(false, [])], // prettier-ignore
  ["one of them AWS's own", [inRegion('eu-west-1', known(outside.id, [1])), inRegion('us-east-1', known(arn('alias/aws/ebs'), [2]))], known(false, [])], // prettier-ignore
  ['one of them unread', [inRegion('eu-west-1', known(outside.id, [1])), inRegion('us-east-1', lost)], lost],
  ['one unread, and one with the provider', [inRegion('us-east-1', lost), inRegion('eu-central-1', known(own.id, [2]))], known(false, [])], // prettier-ignore
]
for (const [name, keys, expected] of defaults) {
  test(`an account answers for the default key of each region: ${name}`, () => {
    assert.equal(told([holderOf(...keys), own, outside])[1], expected)
  })
}

test('a resource without these facets gets none', () => {
  const found = survey([])
  try {
    assert.equal(custody(own, found), {})
  } finally {
    found.close()
  }
})

test.run()
