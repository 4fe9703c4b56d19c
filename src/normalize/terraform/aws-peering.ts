// aws_vpc_peering_connection and aws_ec2_transit_gateway_peering_attachment: which network of which region and account each will reach.
import { notTold } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn, unlessMarked, written } from './values.ts'

export const networkPeering = ({ main, row }: Planned): Answered[] => [
  told('ec2:DescribeVpcPeeringConnections', row, {
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: row.name,
        // What is only asked for reaches nothing yet; what this change makes it will be accepted for.
        Status: { Code: written(main, 'accept_status') },
        RequesterVpcInfo: { ...homeOf({ row }), VpcId: unlessMarked(of(main, 'vpc_id')) },
        AccepterVpcInfo: { ...farOf({ main, row }, 'peer_owner_id'), VpcId: unlessMarked(of(main, 'peer_vpc_id')) },
        Tags: tagList(main),
      },
    ],
  }),
]

export const gatewayPeering = ({ main, row }: Planned): Answered[] => [
  told('ec2:DescribeTransitGatewayPeeringAttachments', row, {
    TransitGatewayPeeringAttachments: [
      {
        TransitGatewayAttachmentId: row.name,
        State: written(main, 'state'),
        RequesterTgwInfo: { ...homeOf({ row }), TransitGatewayId: unlessMarked(of(main, 'transit_gateway_id')) },
        AccepterTgwInfo: {
          ...farOf({ main, row }, 'peer_account_id'),
          TransitGatewayId: unlessMarked(of(main, 'peer_transit_gateway_id')),
        },
        Tags: tagList(main),
      },
    ],
  }),
]

const homeOf = ({ row }: Pick<Planned, 'row'>) => ({ OwnerId: row.account, Region: row.region ?? notTold })

/** Where neither is written, it is the account and the region that ask: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html */
const farOf = ({ main, row }: Pick<Planned, 'main' | 'row'>, owner: string) => ({
  OwnerId: textIn(written(main, owner)) ?? row.account,
  Region: textIn(written(main, 'peer_region')) ?? row.region ?? notTold,
})
