// The regions as EC2 tells them; apart from the account service, so that EC2's large client is loaded only when it is needed.
import {
  DescribeRegionsCommand,
  type DescribeRegionsCommandOutput,
  type EC2Client,
  type Region,
} from '@aws-sdk/client-ec2'
import type { Answer } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import { ec2 } from './ec2.ts'
import { type Listing, wholeList } from './listing.ts'

export function describeRegions(caller: Caller): Promise<Answer> {
  const listing: Listing<EC2Client, DescribeRegionsCommandOutput, Region> = {
    service: ec2,
    region: caller.identity.region,
    operation: 'DescribeRegions',
    regionless: true,
    send: (client) => client.send(new DescribeRegionsCommand({ AllRegions: true })),
    items: ({ Regions }) => Regions,
    id: ({ RegionName }) => RegionName,
  }
  return wholeList(caller, listing, 'Regions')
}
