// Networks that reach each other: peerings of networks and of transit gateways, each told by both its ends.
import {
  AcceptTransitGatewayPeeringAttachmentCommand,
  AcceptVpcPeeringConnectionCommand,
  CreateTagsCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayPeeringAttachmentCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { account, type Marks, type Planting, type Region, tags } from './planting.ts'

const here = 'eu-central-1'

export async function plantNetworks(planting: Planting): Promise<void> {
  await plantPeering(planting, 'peering at home', 'eu-west-1')
  await plantPeering(planting, 'peering abroad', 'us-east-1')
  await plantPeering(planting, 'peering for support', 'us-east-1', { data: 'support' })
  await plantPeering(planting, undefined, 'sa-east-1')
  await plantGateways(planting, 'gateways at home', 'eu-west-1')
  await plantGateways(planting, 'gateways abroad', 'us-east-1')
}

/** One without a name is not accepted, so that nothing goes over it. */
async function plantPeering(planting: Planting, name: string | undefined, PeerRegion: Region, marks?: Marks) {
  const [near, far] = [planting.connect(EC2Client, here), planting.connect(EC2Client, PeerRegion)]
  const [VpcId, PeerVpcId] = await Promise.all([networkAt(near), networkAt(far)])
  const { VpcPeeringConnection } = await near.send(
    new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId, PeerRegion }),
  )
  const { VpcPeeringConnectionId = '' } = VpcPeeringConnection ?? {}
  if (name === undefined) return
  await far.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  await tagBoth([near, far], VpcPeeringConnectionId, marks)
  bothEnds(planting, name, PeerRegion, `vpc-peering-connection/${VpcPeeringConnectionId}`)
}

async function networkAt(ec2: EC2Client): Promise<string> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  return Vpcs[0]?.VpcId ?? ''
}

async function plantGateways(planting: Planting, name: string, PeerRegion: Region): Promise<void> {
  const [near, far] = [planting.connect(EC2Client, here), planting.connect(EC2Client, PeerRegion)]
  const [TransitGatewayId, PeerTransitGatewayId] = await Promise.all([gatewayAt(near), gatewayAt(far)])
  const asked = { TransitGatewayId, PeerTransitGatewayId, PeerAccountId: account, PeerRegion }
  const { TransitGatewayPeeringAttachment } = await near.send(new CreateTransitGatewayPeeringAttachmentCommand(asked))
  const { TransitGatewayAttachmentId = '' } = TransitGatewayPeeringAttachment ?? {}
  await far.send(new AcceptTransitGatewayPeeringAttachmentCommand({ TransitGatewayAttachmentId }))
  await tagBoth([near, far], TransitGatewayAttachmentId)
  bothEnds(planting, name, PeerRegion, `transit-gateway-attachment/${TransitGatewayAttachmentId}`)
}

async function gatewayAt(ec2: EC2Client): Promise<string> {
  const { TransitGateway } = await ec2.send(new CreateTransitGatewayCommand({}))
  return TransitGateway?.TransitGatewayId ?? ''
}

const tagBoth = (ends: readonly EC2Client[], id: string, marks?: Marks) =>
  Promise.all(ends.map((ec2) => ec2.send(new CreateTagsCommand({ Resources: [id], Tags: tags(marks) }))))

function bothEnds(planting: Planting, name: string, there: Region, id: string): void {
  planting.planted(name, `arn:aws:ec2:${here}:${account}:${id}`)
  planting.planted(`${name}, other end`, `arn:aws:ec2:${there}:${account}:${id}`)
}
