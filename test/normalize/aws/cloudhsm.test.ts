// A cluster of CloudHSM says how long its backups stay and where its devices are; a backup, of which cluster it is or from where it was copied.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { hsmBackup, hsmCluster } from '../../../src/normalize/aws/cloudhsm.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/cloudhsm')

const clusters = 'cloudhsm:DescribeClusters'
const backups = 'cloudhsm:DescribeBackups'
const arn = (kind: string, name: string, region = 'eu-central-1') =>
  `arn:aws:cloudhsm:${region}:${account}:${kind}/${name}`
const at = (type: string, id: string, calls: Told): Observation => ({
  ...live(type, id, calls),
  region: 'eu-central-1',
})

const device = (zone: string, State = 'ACTIVE') => ({ AvailabilityZone: `eu-central-1${zone}`, State })
const cluster = {
  ClusterId: 'cluster-1',
  State: 'ACTIVE',
  BackupRetentionPolicy: { Type: 'DAYS', Value: '90' },
  Hsms: [device('a'), device('b')],
  SourceBackupId: 'backup-0',
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const ofCluster = (calls: Told) => hsmCluster(at('AWS::CloudHSMV2::Cluster', 'cluster-1', calls))
const clusterWith = (more: object = {}) => ofCluster({ [clusters]: { body: { Clusters: [{ ...cluster, ...more }] } } })

test('a cluster in two zones, made of a backup', () => {
  const resource = toResource(clusterWith())
  assert.is(resource.id, arn('cluster', 'cluster-1'))
  assert.is(resource.holds, 'key')
  assert.equal(withoutOrigins(factsOf(resource)), {
    'backupRetention.days': { state: 'known', value: 90 },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'source',
          mechanism: 'cloudhsm-restore',
          locator: { state: 'known', value: arn('backup', 'backup-0') },
        },
      ],
    },
  })
})

const facts: [name: string, more: object, path: string, expected: unknown][] = [
  ['one device', { Hsms: [device('a')] }, 'redundancy.mode', 'single-zone'],
  ['one that is not well', { Hsms: [device('a'), device('b', 'DEGRADED')] }, 'redundancy.mode', 'multi-zone'],
  ['one that is gone', { Hsms: [device('a'), device('b', 'DELETED')] }, 'redundancy.mode', 'single-zone'],
  [
    'one that is not there yet',
    { Hsms: [device('a'), device('b', 'CREATE_IN_PROGRESS')] },
    'redundancy.mode',
    'single-zone',
  ],
  ['none that is there', { Hsms: [device('a', 'DELETE_IN_PROGRESS')] }, 'redundancy.mode', 'malformed'],
  ['one of a state that is new', { Hsms: [device('a'), device('b', 'ASLEEP')] }, 'redundancy.mode', 'malformed'],
  ['no device', { Hsms: [] }, 'redundancy.mode', 'malformed'],
  ['no word of devices', { Hsms: undefined }, 'redundancy.mode', 'not-recorded'],
  ['a device nowhere', { Hsms: [{ State: 'ACTIVE' }] }, 'redundancy.mode', 'malformed'],
  ['no word of backups', { BackupRetentionPolicy: undefined }, 'backupRetention.days', 'not-recorded'],
  ['days in words', { BackupRetentionPolicy: { Type: 'DAYS', Value: 'ten' } }, 'backupRetention.days', 'malformed'],
  ['not in days', { BackupRetentionPolicy: { Type: 'MONTHS', Value: '9' } }, 'backupRetention.days', 'malformed'],
  ['not made of a backup', { SourceBackupId: undefined }, 'references', []],
  ['no word of tags', { TagList: undefined }, 'labels', 'not-recorded'],
]
for (const [name, more, path, expected] of facts)
  test(`cluster: ${name}`, () => assert.equal(reading(factsOf(toResource(clusterWith(more)))[path]), expected))

const backup = {
  BackupId: 'backup-1',
  BackupState: 'READY',
  ClusterId: 'cluster-1',
  CopyTimestamp: 1.764e9,
  SourceRegion: 'us-east-1',
  SourceBackup: 'backup-9',
  SourceCluster: 'cluster-1',
  TagList: [{ Key: 'DataClass', Value: 'pii' }],
}
const ofBackup = (calls: Told) => hsmBackup(at('AWS::CloudHSMV2::Backup', 'backup-1', calls))
const backupWith = (more: object = {}) => ofBackup({ [backups]: { body: { Backups: [{ ...backup, ...more }] } } })
const own = { CopyTimestamp: undefined, SourceRegion: undefined, SourceBackup: undefined, SourceCluster: undefined }

const originals: [name: string, more: object, expected: unknown][] = [
  ['copied from abroad', {}, ['cloudhsm-backup-copy', arn('backup', 'backup-9', 'us-east-1'), 'us-east-1']],
  ['of a cluster beside it', own, ['cloudhsm-backup', arn('cluster', 'cluster-1'), undefined]],
  ['of nobody knows which', { ...own, ClusterId: undefined }, ['cloudhsm-backup', 'not-recorded', undefined]],
  ['copied, and no more is told', { ...own, CopyTimestamp: 1 }, ['cloudhsm-backup-copy', 'not-recorded', undefined]],
  ['copied from nobody knows where', { SourceRegion: undefined }, ['cloudhsm-backup-copy', 'not-recorded', undefined]],
  ['copied from nobody knows what', { SourceBackup: undefined }, ['cloudhsm-backup-copy', 'not-recorded', undefined]],
]
for (const [name, more, expected] of originals)
  test(`backup: ${name}`, () => {
    const resource = toResource(backupWith(more))
    assert.equal([resource.id, resource.holds, resource.facets], [arn('backup', 'backup-1'), 'key', {}])
    const [one, ...others] = referencesOf(resource)
    assert.equal([one?.mechanism, reading(one?.locator), one?.region], expected)
    assert.equal([one?.role, others], ['source', []])
  })

test('what is gone is left out', () => {
  assert.equal([clusterWith({ State: 'DELETED' }), backupWith({ BackupState: 'DELETED' })], [undefined, undefined])
  toResource(backupWith({ BackupState: 'PENDING_DELETION' })) // it can be taken back
})

for (const [call, read] of [
  [clusters, ofCluster],
  [backups, ofBackup],
] as const)
  test(`${call}: one that is not described is a gap`, () => {
    const gap = read({ [call]: { error: 'CloudHsmAccessDeniedException' } })
    assert.equal(whyMissing(gap), ['denied', call])
  })

keepsSilent(test, {
  name: 'a cluster',
  input: { [clusters]: { body: { Clusters: [cluster] } } },
  read: (input) => ofCluster(input as Told), // `as`: what is left of the calls
  good: { 'redundancy.mode': 'multi-zone' },
})

keepsSilent(test, {
  name: 'a backup',
  input: { [backups]: { body: { Backups: [backup] } } },
  read: (input) => ofBackup(input as Told), // `as`: likewise
  good: {},
})

test.run()
