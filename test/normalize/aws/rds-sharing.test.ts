// Snapshots of databases and of clusters: only one that was taken by hand can be shared, and a list that was refused is no empty one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
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
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/rds-sharing')

const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const partner = '444455556666'

const kinds = [
  {
    type: 'AWS::RDS::DBClusterSnapshot',
    kind: 'cluster-snapshot',
    describing: 'rds:DescribeDBClusterSnapshots',
    asking: 'rds:DescribeDBClusterSnapshotAttributes',
    list: 'DBClusterSnapshots',
    wrapper: 'DBClusterSnapshotAttributesResult',
    attributes: 'DBClusterSnapshotAttributes',
    spelled: { DBClusterSnapshotArn: '', StorageEncrypted: true, SourceDBClusterSnapshotArn: '' },
    config: { storageEncrypted: true, kmsKeyId: key, snapshotType: 'automated' },
  },
  {
    type: 'AWS::RDS::DBSnapshot',
    kind: 'snapshot',
    describing: 'rds:DescribeDBSnapshots',
    asking: 'rds:DescribeDBSnapshotAttributes',
    list: 'DBSnapshots',
    wrapper: 'DBSnapshotAttributesResult',
    attributes: 'DBSnapshotAttributes',
    spelled: { DBSnapshotArn: '', Encrypted: true },
    config: { encrypted: true, kmsKeyId: key, snapshotType: 'automated' },
  },
] as const

for (const { type, kind, describing, asking, list, wrapper, attributes, spelled, config } of kinds) {
  const arn = `arn:aws:rds:eu-central-1:${account}:${kind}:nightly`
  const [arnField = ''] = Object.keys(spelled)
  const description = {
    ...spelled,
    [arnField]: arn,
    KmsKeyId: key,
    SnapshotType: 'manual',
    TagList: [{ Key: 'DataClass', Value: 'pii' }],
  }
  const restorableBy = (AttributeValues: unknown) => ({
    body: {
      [wrapper]: {
        [attributes]: [
          { AttributeName: 'other', AttributeValues: ['777788889999'] },
          { AttributeName: 'restore', AttributeValues },
        ],
      },
    },
  })
  const told = (answer: Told[string] | undefined, more: object = {}) =>
    normalize(
      live(type, 'nightly', {
        [describing]: { body: { [list]: [{ ...description, ...more }] } },
        ...(answer === undefined ? {} : { [asking]: answer }),
      }),
    )
  const vaults = (resource: ReturnType<typeof toResource>) =>
    referencesOf(resource).flatMap((one) => (one.role === 'vault' ? [[reading(one.locator), one.account]] : []))

  test(`${type}: shared with one account`, () => {
    const resource = toResource(told(restorableBy([partner])))
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|nightly`)
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
          { role: 'key', mechanism: 'rds-encryption', locator: { state: 'known', value: key } },
          {
            role: 'vault',
            mechanism: 'rds-snapshot-share',
            locator: { state: 'known', value: `arn:aws:rds::${partner}:${kind}:nightly` },
            account: partner,
          },
        ],
      },
    })
  })

  const open = { state: 'unknown', reason: 'denied', permission: asking }
  const cases: [name: string, answer: Told[string] | undefined, more: object, isPublic: unknown, shares: unknown[]][] =
    [
      ['with nobody', restorableBy([]), {}, false, []],
      ['with everyone', restorableBy(['all']), {}, true, [['unresolved', undefined]]],
      ['refused', { error: 'AccessDenied' }, {}, open.reason, [['denied', undefined]]],
      ['not asked', undefined, {}, 'not-recorded', [['not-recorded', undefined]]],
      ['no list', restorableBy(undefined), {}, 'malformed', [['malformed', undefined]]],
      ['nothing', { body: {} }, {}, 'malformed', [['malformed', undefined]]],
      ['of a snapshot that is automated', undefined, { SnapshotType: 'automated' }, false, []],
      ['of a snapshot of AWS Backup', undefined, { SnapshotType: 'awsbackup' }, false, []],
      [
        'of a snapshot of no kind',
        restorableBy([]),
        { SnapshotType: undefined },
        'not-recorded',
        [['not-recorded', undefined]],
      ],
    ]
  for (const [name, answer, more, isPublic, shares] of cases) {
    test(`${type}: shared ${name}`, () => {
      const resource = toResource(told(answer, more))
      assert.equal([reading(factsOf(resource)['sharing.public']), vaults(resource)], [isPublic, shares])
    })
  }

  test(`${type}: a Config item has the list beside its configuration, or says nothing of it`, () => {
    const isPublic = (kind: string, beside: object) => {
      const more = { supplementaryConfiguration: beside }
      const told = normalize(recorded(type, item(type, arn, { ...config, snapshotType: kind }, more)))
      return factsOf(toResource(told))['sharing.public']
    }
    const list = (attributeValues: string[]) => ({
      [attributes]: JSON.stringify([{ attributeName: 'restore', attributeValues }]),
    })
    const unread = { state: 'unknown', reason: 'not-recorded', permission: asking }
    assert.equal(isPublic('manual', {}), unread)
    assert.equal([isPublic('manual', list([])), isPublic('manual', list(['all']))].map(reading), [false, true])
    assert.is(reading(isPublic('manual', { [attributes]: '[]' })), 'malformed')
    assert.is(reading(isPublic('automated', {})), false)
  })

  const good = { 'sharing.public': false, 'atRest.enabled': true }
  keepsSilent(test, {
    name: `${type}: calls`,
    input: { [describing]: { body: { [list]: [description] } }, [asking]: restorableBy([partner]) },
    read: (input) => normalize(live(type, 'nightly', input as Told)), // `as`: what is left of the calls
    good,
  })
  const configItem = item(type, arn, config)
  keepsSilent(test, {
    name: `${type}: a Config item`,
    input: configItem,
    read: (input) => normalize(recorded(type, input)),
    good,
  })
}

test('a copy of a snapshot of a cluster names its original, whatever region that is in', () => {
  const type = 'AWS::RDS::DBClusterSnapshot'
  const original = `arn:aws:rds:us-east-1:${partner}:cluster-snapshot:first`
  const described = {
    DBClusterSnapshotArn: `arn:aws:rds:eu-central-1:${account}:cluster-snapshot:copy`,
    SnapshotType: 'manual',
    SourceDBClusterSnapshotArn: original,
  }
  const resource = toResource(
    normalize(live(type, 'copy', { 'rds:DescribeDBClusterSnapshots': { body: { DBClusterSnapshots: [described] } } })),
  )
  assert.equal(
    referencesOf(resource).flatMap((one) => (one.role === 'source' ? [[one.mechanism, reading(one.locator)]] : [])),
    [['rds-snapshot-copy', original]],
  )
})

test.run()
