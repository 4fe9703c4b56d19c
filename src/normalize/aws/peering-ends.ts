// The two ends of a peering, as EC2 and AWS Config tell them.
import * as v from 'valibot'

export interface End {
  account: string
  region: string
  /** Null: it is a core network of Cloud WAN, which has a name of another kind, or a plan does not know it yet. */
  id: string | null
}

/** Where a description tells of its state and its ends, and how. */
export interface Spelling {
  state: string
  requester: string
  accepter: string
  end: v.GenericSchema<unknown, End>
}

const text = v.pipe(v.string(), v.nonEmpty())

const network = {
  api: v.pipe(
    v.object({ OwnerId: text, Region: text, VpcId: v.nullish(text) }),
    v.transform(({ OwnerId, Region, VpcId = null }): End => ({ account: OwnerId, region: Region, id: VpcId })),
  ),
  config: v.pipe(
    v.object({ ownerId: text, region: text, vpcId: text }),
    v.transform(({ ownerId, region, vpcId }): End => ({ account: ownerId, region, id: vpcId })),
  ),
}

/** AWS Config's as in awslabs/aws-config-resource-schema. */
export const networkSpelled = {
  api: { state: 'Status', requester: 'RequesterVpcInfo', accepter: 'AccepterVpcInfo', end: network.api },
  config: { state: 'status', requester: 'requesterVpcInfo', accepter: 'accepterVpcInfo', end: network.config },
}

const gateway: Spelling = {
  state: 'State',
  requester: 'RequesterTgwInfo',
  accepter: 'AccepterTgwInfo',
  end: v.pipe(
    v.object({ OwnerId: text, Region: text, TransitGatewayId: v.nullish(text) }),
    v.transform(({ OwnerId, Region, TransitGatewayId = null }): End => ({
      account: OwnerId,
      region: Region,
      id: TransitGatewayId,
    })),
  ),
}

/** AWS Config records none of these. */
export const gatewaySpelled = { api: gateway, config: gateway }
