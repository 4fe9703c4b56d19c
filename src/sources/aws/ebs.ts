// The volumes of one region, as EC2 lists them.
import {
  DescribeVolumesCommand,
  type DescribeVolumesCommandOutput,
  type EC2Client,
  type Volume,
} from '@aws-sdk/client-ec2'
import type { Observation, SourceRecord } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from './answers.ts'
import type { Caller } from './caller.ts'
import { ec2 } from './ec2.ts'
import { type Listing, readEach } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::EC2::Volume'

const listing = (region: string): Listing<EC2Client, DescribeVolumesCommandOutput, Volume> => ({
  service: ec2,
  region,
  operation: 'DescribeVolumes',
  type,
  send: (client, NextToken) => client.send(new DescribeVolumesCommand({ NextToken, MaxResults: 500 })),
  items: ({ Volumes }) => Volumes,
  next: ({ NextToken }) => NextToken,
  id: ({ VolumeId }) => VolumeId,
})

export const volumes = (caller: Caller, region: string): AsyncIterable<SourceRecord> =>
  readEach(caller, listing(region), (one, origin) => Promise.resolve(volumeSeen(caller, region, one, origin)))

function volumeSeen({ identity }: Caller, region: string, volume: Volume, origin: Origin): Observation {
  const nativeId = volume.VolumeId
  if (nativeId === undefined) throw new Error('ec2:DescribeVolumes listed a volume without an id')
  return observed(identity, { type, nativeId, region, answers: [answerWith(origin, { Volumes: [volume] })] })
}
