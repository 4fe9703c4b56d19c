// EC2: volumes, the snapshots and images made of them, who these are shared with, and where the flow logs of a network go.
import {
  CopySnapshotCommand,
  CreateFlowLogsCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeVpcsCommand,
  EC2Client,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
} from '@aws-sdk/client-ec2'
import { account, type Planting, type Region, stranger, tags, type Marks } from './planting.ts'

export async function plantDisks(planting: Planting): Promise<void> {
  const volume = await plantVolume(planting, 'volume kept', {})
  await plantVolume(planting, 'volume unencrypted', { encrypted: false })
  await plantVolume(planting, 'volume of a test', { marks: { stage: 'test' } })

  const kept = await plantSnapshot(planting, 'snapshot kept', volume)
  const shared = await plantSnapshot(planting, 'snapshot shared', volume)
  const open = await plantSnapshot(planting, 'snapshot public', volume)
  const ec2 = planting.connect(EC2Client, 'eu-central-1')
  const add = { Attribute: 'createVolumePermission' as const, OperationType: 'add' as const }
  await ec2.send(new ModifySnapshotAttributeCommand({ ...add, SnapshotId: shared, UserIds: [stranger] }))
  await ec2.send(new ModifySnapshotAttributeCommand({ ...add, SnapshotId: open, GroupNames: ['all'] }))
  await copySnapshot(planting, 'snapshot kept, in Virginia', kept, 'us-east-1')
  await copySnapshot(planting, 'snapshot kept, in Ireland', kept, 'eu-west-1')

  await plantImage(planting, 'image kept', kept)
  const image = await plantImage(planting, 'image shared', kept)
  const launch = { ImageId: image, LaunchPermission: { Add: [{ UserId: stranger }] } }
  await ec2.send(new ModifyImageAttributeCommand(launch))

  await bookSnapshotsOfImages(planting)

  await plantFlowLog(planting, 'flow log at home', 'flow-records-frankfurt', 'eu-central-1')
  await plantFlowLog(planting, 'flow log abroad', 'flow-records-virginia', 'eu-west-1')
}

const marked = (ResourceType: 'volume' | 'snapshot' | 'vpc-flow-log', marks?: Marks) => [
  { ResourceType, Tags: tags(marks) },
]

async function plantVolume(
  planting: Planting,
  name: string,
  { encrypted = true, marks = {} as Marks },
): Promise<string> {
  const disk = { AvailabilityZone: 'eu-central-1a', Size: 8, Encrypted: encrypted }
  const key = encrypted ? { KmsKeyId: planting.keyIn('eu-central-1') } : {}
  const { VolumeId = '' } = await planting
    .connect(EC2Client, 'eu-central-1')
    .send(new CreateVolumeCommand({ ...disk, ...key, TagSpecifications: marked('volume', marks) }))
  planting.planted(name, `arn:aws:ec2:eu-central-1:${account}:volume/${VolumeId}`)
  return VolumeId
}

async function plantSnapshot(planting: Planting, name: string, VolumeId: string): Promise<string> {
  const snapshot = new CreateSnapshotCommand({ VolumeId, TagSpecifications: marked('snapshot') })
  const { SnapshotId = '' } = await planting.connect(EC2Client, 'eu-central-1').send(snapshot)
  planting.planted(name, `arn:aws:ec2:eu-central-1::snapshot/${SnapshotId}`)
  return SnapshotId
}

async function copySnapshot(planting: Planting, name: string, of: string, to: Region): Promise<void> {
  const copy = {
    SourceRegion: 'eu-central-1',
    SourceSnapshotId: of,
    Encrypted: true,
    KmsKeyId: planting.keyIn(to),
    TagSpecifications: marked('snapshot'),
  }
  const { SnapshotId } = await planting.connect(EC2Client, to).send(new CopySnapshotCommand(copy))
  planting.planted(name, `arn:aws:ec2:${to}::snapshot/${SnapshotId}`)
}

async function plantImage(planting: Planting, name: string, SnapshotId: string): Promise<string> {
  const { ImageId = '' } = await planting.connect(EC2Client, 'eu-central-1').send(
    new RegisterImageCommand({
      Name: name.replaceAll(' ', '-'),
      RootDeviceName: '/dev/sda1',
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { SnapshotId } }],
    }),
  )
  await tag(planting, ImageId)
  planting.planted(name, `arn:aws:ec2:eu-central-1::image/${ImageId}`)
  return ImageId
}

/** Under an image moto puts a snapshot of its own, unencrypted, whichever one is registered. */
async function bookSnapshotsOfImages(planting: Planting): Promise<void> {
  const ec2 = planting.connect(EC2Client, 'eu-central-1')
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }))
  for (const { Name, BlockDeviceMappings: [disk] = [] } of Images) {
    const { SnapshotId = '' } = disk?.Ebs ?? {}
    await tag(planting, SnapshotId)
    planting.planted(`snapshot of ${Name}`, `arn:aws:ec2:eu-central-1::snapshot/${SnapshotId}`)
  }
}

/** What moto does not tag when it is made. */
const tag = (planting: Planting, id: string) =>
  planting.connect(EC2Client, 'eu-central-1').send(new CreateTagsCommand({ Resources: [id], Tags: tags() }))

async function plantFlowLog(planting: Planting, name: string, bucket: string, region: Region): Promise<void> {
  const ec2 = planting.connect(EC2Client, region)
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const { FlowLogIds = [] } = await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: Vpcs.flatMap(({ VpcId }) => VpcId ?? []).slice(0, 1),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::${bucket}`,
      TagSpecifications: marked('vpc-flow-log'),
    }),
  )
  planting.planted(name, FlowLogIds[0] && `arn:aws:ec2:${region}:${account}:vpc-flow-log/${FlowLogIds[0]}`)
}
