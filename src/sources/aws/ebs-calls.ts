// The calls that list volumes and their snapshots.
import {
  DescribeSnapshotsCommand,
  type DescribeSnapshotsCommandOutput,
  DescribeVolumesCommand,
  type DescribeVolumesCommandOutput,
  type EC2Client,
  type Snapshot,
  type Volume,
} from '@aws-sdk/client-ec2'
import { ec2 } from './ec2.ts'
import type { Listing } from './listing.ts'

export const volumeType = 'AWS::EC2::Volume'
export const snapshotType = 'AWS::EC2::Snapshot'

export const volumesIn = (region: string): Listing<EC2Client, DescribeVolumesCommandOutput, Volume> => ({
  service: ec2,
  region,
  operation: 'DescribeVolumes',
  type: volumeType,
  send: (client, NextToken) => client.send(new DescribeVolumesCommand({ NextToken, MaxResults: 500 })),
  items: ({ Volumes }) => Volumes,
  next: ({ NextToken }) => NextToken,
  id: ({ VolumeId }) => VolumeId,
})

/** Without an owner, EC2 lists those of everyone who shares any. */
export const snapshotsIn = (region: string): Listing<EC2Client, DescribeSnapshotsCommandOutput, Snapshot> => ({
  service: ec2,
  region,
  operation: 'DescribeSnapshots',
  type: snapshotType,
  send: (client, NextToken) =>
    client.send(new DescribeSnapshotsCommand({ NextToken, MaxResults: 1_000, OwnerIds: ['self'] })),
  items: ({ Snapshots }) => Snapshots,
  next: ({ NextToken }) => NextToken,
  id: ({ SnapshotId }) => SnapshotId,
})
