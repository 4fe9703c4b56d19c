// The volumes of one region and their snapshots, each snapshot with whom it is shared with.
import { DescribeSnapshotAttributeCommand, type Snapshot, type Volume } from '@aws-sdk/client-ec2'
import type { Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerOf, answerWith } from './answers.ts'
import type { Caller } from './caller.ts'
import { snapshotsIn, snapshotType, volumesIn, volumeType } from './ebs-calls.ts'
import { ec2 } from './ec2.ts'
import { readEach } from './listing.ts'
import { observed } from './observation.ts'

export const volumes = (caller: Caller, region: string): AsyncIterable<SourceRecord> =>
  readEach(caller, volumesIn(region), (one, origin) => Promise.resolve(volumeSeen(caller, region, one, origin)))

function volumeSeen({ identity }: Caller, region: string, volume: Volume, origin: Origin): Observation {
  const nativeId = volume.VolumeId
  if (nativeId === undefined) throw new Error('ec2:DescribeVolumes listed a volume without an id')
  const answers = [answerWith(origin, { Volumes: [volume] })]
  return observed(identity, { type: volumeType, nativeId, region, answers })
}

export const volumeSnapshots = (caller: Caller, region: string): AsyncIterable<SourceRecord> =>
  readEach(caller, snapshotsIn(region), (one, origin) => readSnapshot(caller, region, one, origin))

async function readSnapshot(caller: Caller, region: string, snapshot: Snapshot, origin: Origin): Promise<Observation> {
  const { SnapshotId } = snapshot
  if (SnapshotId === undefined) throw new Error('ec2:DescribeSnapshots listed a snapshot without an id')
  const sharing = await caller.call({
    service: ec2,
    region,
    operation: 'DescribeSnapshotAttribute',
    send: (client) =>
      client.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' })),
  })
  const answers = [answerWith(origin, { Snapshots: [snapshot] }), answerOf(sharing)]
  return observed(caller.identity, { type: snapshotType, nativeId: SnapshotId, region, answers })
}
