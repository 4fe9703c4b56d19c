// Volumes and snapshots come in pages, what is on the last page is as much there as on the first, and each snapshot is asked about.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Bad, type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { optionsFor, scan } from './scanning.ts'

const test = suite('sources/aws/ebs')

const volumesOf = (names: string[], next: string): Bad => {
  const items = names.map((name) => `<item><volumeId>${name}</volumeId><snapshotId/></item>`).join('')
  const body = `<DescribeVolumesResponse><volumeSet>${items}</volumeSet>${next}</DescribeVolumesResponse>`
  return { status: 200, body }
}

const isSecond = ({ body }: Called): boolean => new URLSearchParams(body).get('NextToken') === 'two'

test('volumes of two pages, each once, with what EC2 says of it', async () => {
  await using proxy = await refusingProxy((call) => {
    if (call.operation !== 'DescribeVolumes') return { status: 403 }
    return isSecond(call)
      ? volumesOf(['vol-2', 'vol-3'], '')
      : volumesOf(['vol-1', 'vol-2'], '<nextToken>two</nextToken>')
  })
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
  const volumes = seen.filter(({ type }) => type === 'AWS::EC2::Volume')
  assert.equal(
    volumes.map(({ region, nativeId, answers }) => [
      region,
      nativeId,
      answers.map((one) => [one.origin.operation, 'body' in one && one.body]),
    ]),
    ['vol-1', 'vol-2', 'vol-3'].map((VolumeId) => [
      'eu-west-1',
      VolumeId,
      [['ec2:DescribeVolumes', { Volumes: [{ VolumeId, SnapshotId: '' }] }]],
    ]),
  )
  assert.not.ok(gaps.some(({ type }) => type === 'AWS::EC2::Volume'))
})

test('a second page that is refused is a gap of the type, and the first stays', async () => {
  await using proxy = await refusingProxy((call) => {
    if (call.operation !== 'DescribeVolumes' || isSecond(call)) return { status: 403 }
    return volumesOf(['vol-1'], '<nextToken>two</nextToken>')
  })
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { attempts: 1, regions: ['eu-west-1'] }))
  assert.equal(
    seen.filter(({ type }) => type === 'AWS::EC2::Volume').map(({ nativeId }) => nativeId),
    ['vol-1'],
  )
  assert.equal(
    gaps.filter(({ type }) => type === 'AWS::EC2::Volume').map(({ operation, region }) => [operation, region]),
    [['DescribeVolumes', 'eu-west-1']],
  )
})

const snapshotsOf = (name: string, next: string): Bad => ({
  status: 200,
  body: `<DescribeSnapshotsResponse><snapshotSet><item><snapshotId>${name}</snapshotId></item></snapshotSet>${next}</DescribeSnapshotsResponse>`,
})
const grants = '<item><group>all</group></item><item><userId>444455556666</userId></item>'
const permission: Bad = {
  status: 200,
  body: `<DescribeSnapshotAttributeResponse><createVolumePermission>${grants}</createVolumePermission></DescribeSnapshotAttributeResponse>`,
}
const nobody: Bad = {
  status: 200,
  body: '<DescribeSnapshotAttributeResponse><createVolumePermission/></DescribeSnapshotAttributeResponse>',
}

test('snapshots of two pages, of this account alone, and whom each is shared with', async () => {
  await using proxy = await refusingProxy((call) => {
    const asked = new URLSearchParams(call.body)
    if (call.operation === 'DescribeSnapshotAttribute')
      return asked.get('SnapshotId') === 'snap-1' && asked.get('Attribute') === 'createVolumePermission'
        ? permission
        : nobody
    if (call.operation !== 'DescribeSnapshots' || asked.get('Owner.1') !== 'self') return { status: 403 }
    return isSecond(call) ? snapshotsOf('snap-2', '') : snapshotsOf('snap-1', '<nextToken>two</nextToken>')
  })
  const { seen, gaps } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
  const found = seen.filter(({ type }) => type === 'AWS::EC2::Snapshot')
  const all = [{ Group: 'all' }, { UserId: '444455556666' }]
  assert.equal(
    found.map(({ nativeId, answers }) => [nativeId, answers.map((one) => 'body' in one && one.body)]),
    [
      ['snap-1', [{ Snapshots: [{ SnapshotId: 'snap-1' }] }, { CreateVolumePermissions: all }]],
      ['snap-2', [{ Snapshots: [{ SnapshotId: 'snap-2' }] }, { CreateVolumePermissions: [] }]],
    ],
  )
  assert.not.ok(gaps.some(({ type }) => type === 'AWS::EC2::Snapshot'))
})

test.run()
