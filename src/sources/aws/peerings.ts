// Peerings of networks and of transit gateways: each end tells of both.
import {
  DescribeTransitGatewayPeeringAttachmentsCommand,
  DescribeVpcPeeringConnectionsCommand,
} from '@aws-sdk/client-ec2'
import { collection } from './collection.ts'
import { ec2 } from './ec2.ts'

export const networkPeerings = collection({
  service: ec2,
  type: 'AWS::EC2::VPCPeeringConnection',
  operation: 'DescribeVpcPeeringConnections',
  send: (client, NextToken) => client.send(new DescribeVpcPeeringConnectionsCommand({ NextToken, MaxResults: 1_000 })),
  items: ({ VpcPeeringConnections }) => VpcPeeringConnections,
  next: ({ NextToken }) => NextToken,
  id: ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId,
  told: 'VpcPeeringConnections',
})

export const gatewayPeerings = collection({
  service: ec2,
  type: 'AWS::EC2::TransitGatewayPeeringAttachment',
  operation: 'DescribeTransitGatewayPeeringAttachments',
  send: (client, NextToken) =>
    client.send(new DescribeTransitGatewayPeeringAttachmentsCommand({ NextToken, MaxResults: 1_000 })),
  items: ({ TransitGatewayPeeringAttachments }) => TransitGatewayPeeringAttachments,
  next: ({ NextToken }) => NextToken,
  id: ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId,
  told: 'TransitGatewayPeeringAttachments',
})
