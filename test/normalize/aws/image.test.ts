// An image is a name for snapshots that others may start machines from, in its own region.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { image } from '../../../src/normalize/aws/image.ts'
import { comingFromOthers, factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/image')
const type = 'AWS::EC2::Image'
const describing = 'ec2:DescribeImages'
const sharing = 'ec2:DescribeImageAttribute'
const partner = '444455556666'

const disk = (SnapshotId?: string, more: object = {}) => ({ DeviceName: '/dev/xvda', Ebs: { SnapshotId, ...more } })
const description = {
  ImageId: 'ami-0a',
  OwnerId: account,
  Public: false,
  SourceImageId: 'ami-0c',
  SourceImageRegion: 'us-east-1',
  BlockDeviceMappings: [disk('snap-0b'), { DeviceName: '/dev/xvdb', VirtualName: 'ephemeral0' }, disk('snap-0d')],
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const calls: Told = {
  [describing]: { body: { Images: [description] } },
  [sharing]: { body: { ImageId: 'ami-0a', LaunchPermissions: [{ UserId: partner }] } },
}
const told = (answers: Told) => image({ ...live(type, 'ami-0a', answers), region: 'eu-central-1' })
const described = (more: object) =>
  toResource(told({ ...calls, [describing]: { body: { Images: [{ ...description, ...more }] } } }))
const permitted = (LaunchPermissions: unknown, more: object = {}) =>
  toResource(
    told({
      [describing]: { body: { Images: [{ ...description, ...more }] } },
      [sharing]: { body: { LaunchPermissions } },
    }),
  )
const pointing = (resource: ReturnType<typeof described>, role: string) =>
  referencesOf(resource).flatMap((one) =>
    one.role === role ? [[one.mechanism, reading(one.locator), one.account]] : [],
  )

const { 'dependency.foreignRegions': _, ...others } = comingFromOthers
const from = (mechanism: string, value: string) => ({
  role: 'source',
  mechanism,
  locator: { state: 'known', value },
})

test('a copy of an image of another region, with two disks, that one account may start', () => {
  const resource = toResource(told(calls))
  assert.is(resource.id, 'arn:aws:ec2:eu-central-1::image/ami-0a')
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|ami-0a`)
  assert.is(resource.holds, 'content')
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...others,
    'sharing.public': { state: 'known', value: false },
    'sharing.foreignAccounts': { state: 'unknown', reason: 'unresolved' },
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        from('image-snapshot', 'arn:aws:ec2:eu-central-1::snapshot/snap-0b'),
        from('image-snapshot', 'arn:aws:ec2:eu-central-1::snapshot/snap-0d'),
        from('image-original', 'arn:aws:ec2:us-east-1::image/ami-0c'),
        {
          role: 'vault',
          mechanism: 'image-share',
          locator: { state: 'known', value: `arn:aws:ec2:eu-central-1:${partner}:image/ami-0a` },
          account: partner,
        },
      ],
    },
  })
})

const one = ['image-snapshot', 'arn:aws:ec2:eu-central-1::snapshot/snap-0b', undefined]
const plain = { BlockDeviceMappings: [disk('snap-0b')], SourceImageId: undefined, SourceImageRegion: undefined }
const sources: [name: string, fields: object, expected: unknown[]][] = [
  ['one disk', plain, [one]],
  ['an empty disk beside it', { ...plain, BlockDeviceMappings: [disk('snap-0b'), disk()] }, [one]],
  [
    'no disk that has data',
    { ...plain, BlockDeviceMappings: [disk()] },
    [['image-snapshot', 'unsupported', undefined]],
  ],
  ['no disk', { ...plain, BlockDeviceMappings: [] }, [['image-snapshot', 'unsupported', undefined]]],
  ['no word of disks', { ...plain, BlockDeviceMappings: undefined }, [['image-snapshot', 'not-recorded', undefined]]],
  ['disks that are none', { ...plain, BlockDeviceMappings: ['a'] }, [['image-snapshot', 'malformed', undefined]]],
  [
    'an original somewhere',
    { ...plain, SourceImageId: 'ami-0c' },
    [one, ['image-original', 'not-recorded', undefined]],
  ],
]
for (const [name, fields, expected] of sources) {
  test(`sources: ${name}`, () => assert.equal(pointing(described(fields), 'source'), expected))
}

const organisation = 'arn:aws:organizations::111122223333:organization/o-a1'
const unresolved = ['image-share', 'unresolved', undefined]
const grants: [name: string, list: unknown, isPublic: unknown, places: unknown[]][] = [
  ['nobody', [], false, []],
  ['everyone', [{ Group: 'all' }], true, [unresolved]],
  ['an organisation', [{ OrganizationArn: organisation }], false, [unresolved]],
  ['a part of one', [{ OrganizationalUnitArn: `${organisation}/ou-1` }], false, [unresolved]],
  ['no list', undefined, 'malformed', [['image-share', 'malformed', undefined]]],
  ['a group that is new to us', [{ Group: 'some' }], 'malformed', [['image-share', 'malformed', undefined]]],
  ['nobody that is named', [{}], 'malformed', [['image-share', 'malformed', undefined]]],
]
for (const [name, list, isPublic, expected] of grants) {
  test(`may be started by ${name}`, () => {
    const resource = permitted(list)
    assert.equal(reading(factsOf(resource)['sharing.public']), isPublic)
    assert.equal(pointing(resource, 'vault'), expected)
  })
}

test('either word that it is public settles it, and only both that it is not', () => {
  const isPublic = (resource: ReturnType<typeof described>) => reading(factsOf(resource)['sharing.public'])
  assert.is(isPublic(permitted(undefined, { Public: true })), true)
  assert.is(isPublic(permitted([{ Group: 'all' }], { Public: undefined })), true)
  assert.is(isPublic(permitted([], { Public: undefined })), 'not-recorded')
})

test('who may start it, refused or not asked: unknown with the permission, and it may be anybody', () => {
  const { [sharing]: _unasked, ...only } = calls
  for (const [result, reason] of [
    [told({ ...calls, [sharing]: { error: 'UnauthorizedOperation' } }), 'denied'],
    [told(only), 'not-recorded'],
  ] as const) {
    const unread = { state: 'unknown', reason, permission: sharing }
    const facts = factsOf(toResource(result))
    assert.equal([facts['sharing.public'], facts['sharing.foreignAccounts']], [unread, unread])
    assert.equal(referencesOf(toResource(result)).at(-1), { role: 'vault', mechanism: 'image-share', locator: unread })
    assert.is(toResource(result).references.state, 'partial')
  }
})

test('whose snapshots are on an Outpost, it is not known to be in the country of its region', () => {
  const OutpostArn = `arn:aws:outposts:eu-central-1:${account}:outpost/op-1`
  const place = (more: object) => reading(described(more).location.region)
  assert.is(place({ BlockDeviceMappings: [disk('snap-0b'), disk('snap-0d', { OutpostArn })] }), 'unsupported')
  assert.is(place({ BlockDeviceMappings: undefined }), 'not-recorded')
})

test('the list of images refused, or a description without an id: a gap', () => {
  const gaps = [
    told({ ...calls, [describing]: { error: 'UnauthorizedOperation' } }),
    told({ [describing]: { body: {} } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'API answers',
  input: { ...calls, [sharing]: { body: { LaunchPermissions: [{ UserId: partner }, { Group: 'all' }] } } },
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good: { 'sharing.public': false, region: 'eu-central-1' },
})

test.run()
