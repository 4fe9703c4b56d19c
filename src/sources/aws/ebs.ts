// Volumes and their snapshots, each snapshot with whom it is shared with.
import { DescribeSnapshotAttributeCommand, DescribeSnapshotsCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2'
import { collection, question } from './collection.ts'
import { ec2 } from './ec2.ts'

export const volumes = collection({
  service: ec2,
  type: 'AWS::EC2::Volume',
  operation: 'DescribeVolumes',
  send: (client, NextToken) => client.send(new DescribeVolumesCommand({ NextToken, MaxResults: 500 })),
  items: ({ Volumes }) => Volumes,
  next: ({ NextToken }) => NextToken,
  id: ({ VolumeId }) => VolumeId,
  told: 'Volumes',
})

/** Without an owner, EC2 lists those of everyone who shares any. */
export const volumeSnapshots = collection({
  service: ec2,
  type: 'AWS::EC2::Snapshot',
  operation: 'DescribeSnapshots',
  send: (client, NextToken) =>
    client.send(new DescribeSnapshotsCommand({ NextToken, MaxResults: 1_000, OwnerIds: ['self'] })),
  items: ({ Snapshots }) => Snapshots,
  next: ({ NextToken }) => NextToken,
  id: ({ SnapshotId }) => SnapshotId,
  told: 'Snapshots',
  questions: [
    question({
      operation: 'DescribeSnapshotAttribute',
      send: (client, { SnapshotId }) =>
        client.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' })),
    }),
  ],
})
