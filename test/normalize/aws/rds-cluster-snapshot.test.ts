// A snapshot of a cluster is a backup that others may have been let into; a copy of one knows where it came from.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterSnapshot } from '../../../src/normalize/aws/rds-cluster-snapshot.ts'
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

const test = suite('normalize/aws/rds-cluster-snapshot')
const type = 'AWS::RDS::DBClusterSnapshot'
const describing = 'rds:DescribeDBClusterSnapshots'
const sharing = 'rds:DescribeDBClusterSnapshotAttributes'
const arn = `arn:aws:rds:eu-central-1:${account}:cluster-snapshot:before-upgrade`
const cluster = `arn:aws:rds:eu-central-1:${account}:cluster:orders`
const original = 'arn:aws:rds:us-east-1:777788889999:cluster-snapshot:theirs'
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const partner = '444455556666'

const description = {
  DBClusterSnapshotIdentifier: 'before-upgrade',
  DBClusterSnapshotArn: arn,
  DBClusterIdentifier: 'orders',
  SnapshotType: 'manual',
  StorageEncrypted: true,
  KmsKeyId: key,
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const sharedWith = (...AttributeValues: string[]) => ({
  body: {
    DBClusterSnapshotAttributesResult: {
      DBClusterSnapshotIdentifier: 'before-upgrade',
      DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues }],
    },
  },
})
const calls: Told = { [describing]: { body: { DBClusterSnapshots: [description] } }, [sharing]: sharedWith(partner) }
const configuration = {
  dbclusterSnapshotIdentifier: 'before-upgrade',
  dbclusterSnapshotArn: arn,
  dbclusterIdentifier: 'orders',
  snapshotType: 'manual',
  storageEncrypted: true,
  kmsKeyId: key,
}
const inConfig = (attributeValues: string[]) => ({
  DBClusterSnapshotAttributes: [{ attributeName: 'restore', attributeValues }],
})

const told = (answers: Told) => clusterSnapshot(live(type, 'before-upgrade', answers))
const described = (more: object, answer: Told[string] = sharedWith()) =>
  toResource(told({ [describing]: { body: { ...description, ...more } }, [sharing]: answer }))
const fromConfig = (fields: object, supplementaryConfiguration: object = inConfig([partner])) =>
  clusterSnapshot(recorded(type, item(type, arn, fields, { supplementaryConfiguration })))
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

const at = (value: unknown) => ({ state: 'known', value })

test('two tellings of one snapshot, shared with one account, give the same facts', () => {
  for (const resource of [told(calls), fromConfig(configuration)].map(toResource)) {
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|before-upgrade`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      'sharing.public': at(false),
      'sharing.foreignAccounts': { state: 'unknown', reason: 'unresolved' },
      ...comingFromOthers,
      labels: at([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
      region: at('eu-central-1'),
      references: at([
        { role: 'key', mechanism: 'rds-encryption', locator: at(key) },
        { role: 'source', mechanism: 'rds-cluster-snapshot', locator: at(cluster) },
        {
          role: 'vault',
          mechanism: 'rds-snapshot-share',
          locator: at(`arn:aws:rds::${partner}:cluster-snapshot:before-upgrade`),
          account: partner,
        },
      ]),
    })
  }
})

const originals: [name: string, fields: object, expected: unknown[]][] = [
  ['a copy', { SourceDBClusterSnapshotArn: original }, ['rds-cluster-snapshot-copy', original]],
  ['a copy whose original is no text', { SourceDBClusterSnapshotArn: 7 }, ['rds-cluster-snapshot-copy', 'malformed']],
  ['an empty name of an original', { SourceDBClusterSnapshotArn: '' }, ['rds-cluster-snapshot', cluster]],
  ['no word of a cluster', { DBClusterIdentifier: undefined }, ['rds-cluster-snapshot', 'not-recorded']],
]
for (const [name, fields, expected] of originals) {
  test(`source: ${name}`, () => assert.equal(pointing(described(fields), 'source'), [expected]))
}

const [us, everyone] = [`arn:aws:rds::${partner}:cluster-snapshot:before-upgrade`, 'unresolved']
const unread = { state: 'unknown', reason: 'not-recorded', permission: sharing }
const attributes = (...DBClusterSnapshotAttributes: object[]) => ({
  body: { DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes } },
})
const grants: [name: string, answer: Told[string], isPublic: unknown, locators: unknown[]][] = [
  ['nobody', sharedWith(), false, []],
  ['everyone', sharedWith('all'), true, [everyone]],
  ['one account and everyone', sharedWith(partner, 'all'), true, [us, everyone]],
  ['somebody that is neither', sharedWith('o-1234'), 'malformed', ['malformed']],
  ['an unread list', { error: 'AccessDenied' }, 'denied', ['denied']],
  ['a list without the right to restore', attributes(), 'malformed', ['malformed']],
  ['a right without its values', attributes({ AttributeName: 'restore' }), 'malformed', ['malformed']],
  [
    'one account, beside a right that is new to us',
    attributes(
      { AttributeName: 'admire', AttributeValues: ['all'] },
      { AttributeName: 'restore', AttributeValues: [partner] },
    ),
    false,
    [us],
  ],
]
for (const [name, answer, isPublic, locators] of grants) {
  test(`shared with ${name}`, () => {
    const resource = described({}, answer)
    assert.equal(reading(factsOf(resource)['sharing.public']), isPublic)
    assert.equal(
      pointing(resource, 'vault'),
      locators.map((one) => ['rds-snapshot-share', one]),
    )
  })
}

test('what RDS took by itself cannot be shared, and need not be asked; of any other the list must be read', () => {
  const alone = (SnapshotType: string | undefined) =>
    factsOf(toResource(told({ [describing]: { body: { ...description, SnapshotType } } })))['sharing.public']
  assert.equal(reading(alone('automated')), false)
  for (const other of ['manual', 'awsbackup', undefined]) assert.equal(alone(other), unread)
})

test('a Config item may hold the list as text, and one without it says nothing', () => {
  const asText = { DBClusterSnapshotAttributes: JSON.stringify(inConfig(['all']).DBClusterSnapshotAttributes) }
  assert.is(reading(factsOf(toResource(fromConfig(configuration, asText)))['sharing.public']), true)
  const without = toResource(fromConfig(configuration, {}))
  assert.equal(factsOf(without)['sharing.foreignAccounts'], unread)
  assert.equal(referencesOf(without).at(-1)?.locator, unread)
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, 'sharing.public': false }
for (const [name, answer] of [
  ['shared with everyone', sharedWith(partner, 'all')],
  ['shared with nobody', sharedWith()],
] as const) {
  keepsSilent(test, {
    name: `API answers, ${name}`,
    input: { ...calls, [sharing]: answer },
    read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
    good,
  })
}
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration, { supplementaryConfiguration: inConfig(['all']) }),
  read: (whole) => clusterSnapshot(recorded(type, whole)),
  good,
})

test.run()
