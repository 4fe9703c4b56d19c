// A snapshot of a Redshift cluster: what it was taken of, in which region, and whom it is shared with.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { warehouseSnapshot } from '../../../src/normalize/aws/redshift-snapshot.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/redshift-snapshot')
const type = 'AWS::Redshift::ClusterSnapshot'
const operation = 'redshift:DescribeClusterSnapshots'
const arn = `arn:aws:redshift:eu-central-1:${account}:snapshot:orders/rs:orders-2026-11-23`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const partner = '444455556666'

const description = {
  SnapshotIdentifier: 'rs:orders-2026-11-23',
  ClusterIdentifier: 'orders',
  OwnerAccount: account,
  Encrypted: true,
  EncryptedWithHSM: false,
  KmsKeyId: key,
  SourceRegion: 'eu-west-1',
  AccountsWithRestoreAccess: [{ AccountId: partner }],
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  snapshotIdentifier: 'rs:orders-2026-11-23',
  clusterIdentifier: 'orders',
  ownerAccount: account,
  encrypted: true,
  encryptedWithHSM: false,
  kmsKeyId: key,
  sourceRegion: 'eu-west-1',
  accountsWithRestoreAccess: [{ accountId: partner, accountAlias: null }],
}

const told = (answers: Told) => warehouseSnapshot({ ...live(type, 'orders/x', answers), region: 'eu-central-1' })
const fromApi = (body: object) => told({ [operation]: { body } })
const fromConfig = (fields: object) => warehouseSnapshot(recorded(type, item(type, arn, fields)))
const tellings = [
  ['API', (more: object) => toResource(fromApi({ Snapshots: [{ ...description, ...more }] }))],
  ['Config', (more: object) => toResource(fromConfig({ ...configuration, ...more }))],
] as const
const pointing = (resource: ReturnType<typeof toResource>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [[one.mechanism, reading(one.locator)]] : []))

test('two tellings of a copy that is shared give the same facts', () => {
  for (const [, telling] of tellings) {
    const resource = telling({})
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders/rs:orders-2026-11-23`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      'sharing.public': { state: 'known', value: false },
      'sharing.foreignAccounts': { state: 'unknown', reason: 'unresolved' },
      ...comingFromOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [
          { role: 'key', mechanism: 'redshift-encryption', locator: { state: 'known', value: key } },
          {
            role: 'source',
            mechanism: 'redshift-snapshot-copy',
            locator: { state: 'known', value: `arn:aws:redshift:eu-west-1:${account}:cluster:orders` },
          },
          {
            role: 'vault',
            mechanism: 'redshift-snapshot-share',
            locator: {
              state: 'known',
              value: `arn:aws:redshift:eu-central-1:${partner}:snapshot:orders/rs:orders-2026-11-23`,
            },
            account: partner,
          },
        ],
      },
    })
  }
})

test('what was copied from nowhere was taken of the cluster beside it', () => {
  for (const [name, telling] of tellings) {
    const of = (more: object) => pointing(telling(more), 'source')
    const own = `arn:aws:redshift:eu-central-1:${account}:cluster:orders`
    assert.equal(of({ SourceRegion: undefined, sourceRegion: null }), [['redshift-snapshot', own]], name)
    assert.equal(of({ SourceRegion: 7, sourceRegion: 7 }), [['redshift-snapshot', 'malformed']], name)
  }
})

const shares: [name: string, list: unknown, owner: unknown, isPublic: unknown, places: unknown[]][] = [
  ['nobody', undefined, account, false, []],
  ['nobody, as Config writes it', [], account, false, []],
  ["AWS's support, which is no account", [{ AccountAlias: 'amazon-redshift-support' }], account, false, ['unresolved']],
  ['nobody knows whom, as only its owner is told', undefined, partner, 'unsupported', ['unsupported']],
  ['nobody knows whom, as nobody knows its owner', undefined, undefined, 'not-recorded', ['not-recorded']],
  ['text', 'all', account, 'malformed', ['malformed']],
]
for (const [name, list, owner, isPublic, places] of shares) {
  test(`shared with ${name}`, () => {
    for (const [, telling] of tellings) {
      const resource = telling({
        AccountsWithRestoreAccess: list,
        accountsWithRestoreAccess: list,
        OwnerAccount: owner,
        ownerAccount: owner,
      })
      const facts = factsOf(resource)
      assert.is(reading(facts['sharing.public']), isPublic)
      assert.is(reading(facts['sharing.foreignAccounts']), isPublic === false ? 'unresolved' : isPublic)
      assert.equal(
        pointing(resource, 'vault'),
        places.map((one) => ['redshift-snapshot-share', one]),
      )
    }
  })
}

test('encrypted with an HSM, its key is named nowhere, and whose it is stays open', () => {
  for (const [, telling] of tellings) {
    const resource = telling({ EncryptedWithHSM: true, KmsKeyId: undefined, encryptedWithHSM: true, kmsKeyId: null })
    assert.equal(pointing(resource, 'key'), [['redshift-encryption', 'not-recorded']])
    assert.is(reading(factsOf(resource)['atRest.keyOwner']), 'unresolved')
  }
})

test('refused, or without one of its two names: a gap', () => {
  const nameless = fromApi({ ...description, SnapshotIdentifier: undefined })
  const gaps = [told({ [operation]: { error: 'AccessDenied' } }), nameless, fromApi({ SnapshotIdentifier: 'x' })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', operation],
    ['malformed', undefined],
    ['malformed', undefined],
  ])
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, 'sharing.public': false, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: { [operation]: { body: description } },
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => warehouseSnapshot(recorded(type, whole)),
  good,
})

test.run()
