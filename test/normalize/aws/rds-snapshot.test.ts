// A snapshot is a copy of its database; a copy of a snapshot knows where it came from.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseSnapshot } from '../../../src/normalize/aws/rds-snapshot.ts'
import { comingFromOthers, encryptedUnderKey, factsOf, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/rds-snapshot')
const type = 'AWS::RDS::DBSnapshot'
const arn = `arn:aws:rds:us-east-1:${account}:snapshot:rds:orders-2026-11-23`
const original = `arn:aws:rds:eu-central-1:${account}:snapshot:orders`
const key = `arn:aws:kms:us-east-1:${account}:key/77aa`

const description = {
  DBSnapshotIdentifier: 'rds:orders-2026-11-23',
  DBSnapshotArn: arn,
  Encrypted: true,
  KmsKeyId: key,
  SourceRegion: 'eu-central-1',
  SourceDBSnapshotIdentifier: original,
  SnapshotType: 'automated',
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  dBSnapshotArn: arn,
  encrypted: true,
  kmsKeyId: key,
  sourceRegion: 'eu-central-1',
  sourceDBSnapshotIdentifier: original,
  snapshotType: 'automated',
}
const fromApi = (body: object) => databaseSnapshot(live(type, 'orders', { 'rds:DescribeDBSnapshots': { body } }))
const fromConfig = (fields: object) => databaseSnapshot(recorded(type, item(type, arn, fields)))

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

const good = { 'atRest.enabled': true, 'custody.exclusive': true }
const withBroken = (calls: Tree) => databaseSnapshot(live(type, 'orders', calls as Told)) // `as`: broken on purpose
keepsSilent(test, {
  name: 'API answers',
  input: { 'rds:DescribeDBSnapshots': { body: description } },
  read: withBroken,
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => databaseSnapshot(recorded(type, whole)),
  good,
})

test.run()
