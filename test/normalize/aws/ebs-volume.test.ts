// A volume is a disk in one zone; it may say which snapshot or volume it was filled from.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { volume } from '../../../src/normalize/aws/ebs-volume.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, queried, recorded, type Told } from './observed.ts'
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/ebs-volume')
const type = 'AWS::EC2::Volume'
const operation = 'ec2:DescribeVolumes'
const arn = `arn:aws:ec2:eu-central-1:${account}:volume/vol-0a`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  VolumeId: 'vol-0a',
  AvailabilityZone: 'eu-central-1b',
  Encrypted: true,
  KmsKeyId: key,
  SnapshotId: 'snap-0b',
  SourceVolumeId: 'vol-0c',
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  volumeId: 'vol-0a',
  availabilityZone: 'eu-central-1b',
  outpostArn: null,
  encrypted: true,
  kmsKeyId: key,
  snapshotId: 'snap-0b',
  sourceVolumeId: 'vol-0c',
}
const within = (region: string, calls: Told) => volume({ ...live(type, 'vol-0a', calls), region })
const fromApi = (body: object) => within('eu-central-1', { [operation]: { body } })
const fromConfig = (fields: object) => volume(recorded(type, item(type, arn, fields)))
const tellings = [
  ['API', (more: object) => toResource(fromApi({ Volumes: [{ ...description, ...more }] }))],
  ['Config', (more: object) => toResource(fromConfig({ ...configuration, ...more }))],
] as const

test('two tellings of one volume give the same facts', () => {
  for (const [, told] of tellings) {
    const resource = told({})
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|vol-0a`)
    assert.is(resource.location.kind, 'region')
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      'redundancy.mode': { state: 'known', value: 'single-zone' },
      ...placedByOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [
          { role: 'key', mechanism: 'ebs-encryption', locator: { state: 'known', value: key } },
          {
            role: 'source',
            mechanism: 'ebs-restore',
            locator: { state: 'known', value: 'arn:aws:ec2:eu-central-1::snapshot/snap-0b' },
          },
          {
            role: 'source',
            mechanism: 'ebs-volume-copy',
            locator: { state: 'known', value: `arn:aws:ec2:eu-central-1:${account}:volume/vol-0c` },
          },
        ],
      },
    })
  }
})

const zones: [zone: string | undefined, kind: string, region: unknown][] = [
  ['eu-central-1a', 'region', 'eu-central-1'],
  ['eu-central-1-waw-1a', 'zone', 'unsupported'], // in Warsaw
  ['eu-central-1-wl1-ber-wlz-1', 'zone', 'unsupported'],
  ['eu-central-1', 'zone', 'unsupported'],
  ['eu-west-1a', 'zone', 'unsupported'],
  ['', 'zone', 'unsupported'],
  [undefined, 'zone', 'not-recorded'],
]
for (const [zone, kind, region] of zones) {
  test(`in the zone ${zone}`, () => {
    for (const [name, told] of tellings) {
      const { location } = told({ AvailabilityZone: zone, availabilityZone: zone })
      assert.equal([location.kind, reading(location.region)], [kind, region], name)
    }
  })
}

test('a volume on an Outpost is wherever its owner put that', () => {
  const rack = `arn:aws:outposts:eu-central-1:${account}:outpost/op-1`
  for (const [name, told] of tellings) {
    const { location, key: name_ } = told({ OutpostArn: rack, outpostArn: rack })
    assert.equal([location.raw, reading(location.region)], ['eu-central-1b', 'unsupported'], name)
    assert.is(name_, `aws|aws|${account}|eu-central-1|${type}|vol-0a`)
  }
})

test('a Config item older than Outposts and copies of volumes says nothing of either', () => {
  const resource = toResource(fromConfig({ ...configuration, outpostArn: undefined, sourceVolumeId: undefined }))
  assert.equal(resource.location.region, { state: 'unknown', reason: 'not-recorded', permission: operation })
  assert.equal(referencesOf(resource).at(-1), {
    role: 'source',
    mechanism: 'ebs-volume-copy',
    locator: { state: 'unknown', reason: 'not-recorded', permission: operation },
  })
  assert.is(resource.references.state, 'partial')
})

const sources: [name: string, fields: object, locators: unknown[]][] = [
  ['filled from nothing', { SnapshotId: '', SourceVolumeId: undefined }, []],
  ['no word of a snapshot', { SnapshotId: undefined, SourceVolumeId: undefined }, ['not-recorded']],
  ['a snapshot that is no text', { SnapshotId: 7, SourceVolumeId: undefined }, ['malformed']],
]
for (const [name, fields, expected] of sources) {
  test(`source: ${name}`, () => {
    const references = referencesOf(toResource(fromApi({ ...description, ...fields })))
    assert.equal(
      references.filter(({ role }) => role === 'source').map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

test('a row of AWS Config that shows no tags has none only where it says so within', () => {
  const labels = (tags: object | undefined, within: object) =>
    reading(toResource(volume(queried(type, item(type, arn, { ...configuration, ...within }, { tags })))).labels)
  assert.is(labels(undefined, {}), 'not-recorded')
  assert.is(labels([], {}), 'not-recorded')
  assert.equal(labels([], { tags: [] }), [])
  assert.equal(labels([], { tags: [{ key: 'DataClass', value: 'pii' }] }), [
    { key: 'DataClass', value: 'pii', from: 'tag' },
  ])
})

test('what is not encrypted points at no key; whether it is, is never guessed from a key', () => {
  const facts = (Encrypted: unknown) => {
    const resource = toResource(fromApi({ ...description, Encrypted }))
    const keys = referencesOf(resource).filter(({ role }) => role === 'key')
    return [reading(factsOf(resource)['atRest.enabled']), keys.map(({ locator }) => reading(locator))]
  }
  assert.equal(facts(false), [false, []])
  assert.equal(facts(undefined), ['not-recorded', ['not-recorded']])
})

test('refused, and without its id or its region, it is a gap', () => {
  assert.equal(withoutOrigins(within('eu-central-1', { [operation]: { error: 'UnauthorizedOperation' } })), {
    kind: 'gap',
    provider: 'aws',
    account,
    region: 'eu-central-1',
    service: 'ec2',
    operation: 'DescribeVolumes',
    reason: 'denied',
    type,
    count: 1,
    permission: operation,
  })
  const nameless = { ...description, VolumeId: undefined }
  const nowhere = volume(live(type, 'vol-0a', { [operation]: { body: description } }))
  for (const gap of [fromApi(nameless), nowhere]) assert.is(gap && 'reason' in gap && gap.reason, 'malformed')
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'redundancy.mode': 'multi-zone',
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: { [operation]: { body: description } },
  read: (calls: Tree) => within('eu-central-1', calls as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => volume(recorded(type, whole)),
  good,
})

withRecordings(test, () => {
  const recordedVolume = (id: string) => {
    const body = describedIn('test_ebs_modifyable_action__ec2.DescribeVolumes_1.json', 'Volumes', 'VolumeId', id)
    return toResource(within('us-west-2', { [operation]: { body } }))
  }
  test('two disks of 2017, as AWS described them: not encrypted, and one of them filled from a snapshot', () => {
    const [empty, filled] = ['vol-0614474fa940f42b6', 'vol-03f0cd3521d73ce1b'].map(recordedVolume)
    assert.equal(
      [empty, filled].map((one) => one && reading(factsOf(one)['atRest.enabled'])),
      [false, false],
    )
    assert.equal(empty?.references, { state: 'known', value: [], from: [0] })
    assert.equal(filled?.references.state === 'known' && filled.references.value.map((one) => reading(one.locator)), [
      'arn:aws:ec2:us-west-2::snapshot/snap-039ffe051a6c30204',
    ])
    assert.is(reading(empty?.location.region), 'us-west-2')
    assert.equal(empty && reading(empty.labels), [{ key: 'Name', value: 'NotResizable', from: 'tag' }])
  })
})

test.run()
