// A snapshot is a copy of its database that others may have been let into; a copy of a snapshot knows where it came from.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseSnapshot } from '../../../src/normalize/aws/rds-snapshot.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/rds-snapshot')
const type = 'AWS::RDS::DBSnapshot'
const arn = `arn:aws:rds:us-east-1:${account}:snapshot:rds:orders-2026-11-23`
const original = `arn:aws:rds:eu-central-1:${account}:snapshot:orders`
const partner = '444455556666'
const key = `arn:aws:kms:us-east-1:${account}:key/77aa`

const description = {
  DBSnapshotIdentifier: 'rds:orders-2026-11-23',
  DBSnapshotArn: arn,
  SnapshotType: 'manual',
  Encrypted: true,
  KmsKeyId: key,
  SourceRegion: 'eu-central-1',
  SourceDBSnapshotIdentifier: original,
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  dBSnapshotArn: arn,
  snapshotType: 'manual',
  encrypted: true,
  kmsKeyId: key,
  sourceRegion: 'eu-central-1',
  sourceDBSnapshotIdentifier: original,
}
const sharing = 'rds:DescribeDBSnapshotAttributes'
const sharedWith = (...AttributeValues: string[]) => ({
  body: { DBSnapshotAttributesResult: { DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues }] } },
})
const inConfig = (...attributeValues: string[]) => ({
  supplementaryConfiguration: { DBSnapshotAttributes: [{ attributeName: 'restore', attributeValues }] },
})
const told = (body: object, more: Told) =>
  databaseSnapshot(live(type, 'orders', { 'rds:DescribeDBSnapshots': { body }, ...more }))
const fromApi = (body: object) => told(body, { [sharing]: sharedWith(partner) })
const fromConfig = (fields: object, more: object = inConfig(partner)) =>
  databaseSnapshot(recorded(type, item(type, arn, fields, more)))

test('two tellings of one copy give the same facts', () => {
  for (const resource of [fromApi(description), fromConfig(configuration)].map(toResource)) {
    assert.is(resource.key, `aws|aws|${account}|us-east-1|${type}|rds:orders-2026-11-23`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      'sharing.public': { state: 'known', value: false },
      'sharing.foreignAccounts': { state: 'unknown', reason: 'unresolved' },
      ...comingFromOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'us-east-1' },
      references: {
        state: 'known',
        value: [
          { role: 'key', mechanism: 'rds-encryption', locator: { state: 'known', value: key } },
          { role: 'source', mechanism: 'rds-snapshot-copy', locator: { state: 'known', value: original } },
          {
            role: 'vault',
            mechanism: 'rds-snapshot-share',
            locator: { state: 'known', value: `arn:aws:rds::${partner}:snapshot:rds:orders-2026-11-23` },
            account: partner,
          },
        ],
      },
    })
  }
})

const sources: [name: string, fields: object, locators: unknown[]][] = [
  ['no copy', { SourceRegion: undefined, SourceDBSnapshotIdentifier: undefined }, []],
  ['a bare name in another region', { SourceDBSnapshotIdentifier: 'orders' }, [{ state: 'known', value: original }]],
  ['a region and no name', { SourceDBSnapshotIdentifier: undefined }, [{ state: 'unknown', reason: 'not-recorded' }]],
]
for (const [name, fields, expected] of sources) {
  test(`source: ${name}`, () => {
    const references = referencesOf(toResource(fromApi({ ...description, ...fields })))
    const locators = references.filter(({ role }) => role === 'source').map(({ locator }) => locator)
    assert.equal(withoutOrigins(locators), expected)
  })
}

const unread = { state: 'unknown', reason: 'not-recorded', permission: sharing }
const sharers = (result: ReturnType<typeof told>) => {
  const resource = toResource(result)
  const shares = referencesOf(resource).filter(({ role }) => role === 'vault')
  return [factsOf(resource)['sharing.public'], shares.map(({ locator }) => locator)]
}

test('shared with everyone, by either telling', () => {
  for (const result of [
    told(description, { [sharing]: sharedWith('all') }),
    fromConfig(configuration, inConfig('all')),
  ]) {
    const [isPublic, locators] = sharers(result)
    assert.equal(withoutOrigins(isPublic), { state: 'known', value: true })
    assert.equal(locators, [{ state: 'unknown', reason: 'unresolved' }])
  }
})

test('of one that RDS did not take itself the list must be read, or it may be shared with anybody', () => {
  const automated = { ...description, SnapshotType: 'automated' }
  assert.equal(
    sharers(told(automated, {})).map((one) => (Array.isArray(one) ? one : reading(one))),
    [false, []],
  )
  assert.equal(sharers(told(description, {})), [unread, [unread]])
  assert.equal(sharers(fromConfig(configuration, {})), [unread, [unread]])
  const denied = { ...unread, reason: 'denied' }
  assert.equal(sharers(told(description, { [sharing]: { error: 'AccessDenied' } })), [denied, [denied]])
})

const good = { 'sharing.public': false, 'atRest.enabled': true, 'custody.exclusive': true }
const withBroken = (calls: Tree) => databaseSnapshot(live(type, 'orders', calls as Told)) // `as`: broken on purpose
keepsSilent(test, {
  name: 'API answers',
  input: { 'rds:DescribeDBSnapshots': { body: description }, [sharing]: sharedWith(partner, 'all') },
  read: withBroken,
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration, inConfig('all')),
  read: (whole) => databaseSnapshot(recorded(type, whole)),
  good,
})

test.run()
