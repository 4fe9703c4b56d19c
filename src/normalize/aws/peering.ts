// AWS::EC2::VPCPeeringConnection and AWS::EC2::TransitGatewayPeeringAttachment: which network of which region and account one can reach.
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import { isRecord } from '../../model/json.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { ec2Labels, identifiedBy } from './ebs-storage.ts'
import { type End, gatewaySpelled, networkSpelled, type Spelling } from './peering-ends.ts'
import { type Describing, field, isTelling, type Telling, tellingOf } from './telling.ts'

interface Kind {
  type: string
  describing: Describing
  mechanism: string
  /** What the ARN of an end calls it. */
  network: string
  spelled: Readonly<Record<Telling['spelling'], Spelling>>
  /** States in which nothing goes over it: it was not accepted yet, or is over. */
  idle: readonly string[]
}

/** ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const describedBy = (operation: string, wrapper: string, id: string, kind: string): Describing => ({
  operation,
  wrapper,
  arn: identifiedBy(
    id,
    ({ partition, region, account }, name) => `arn:${partition}:ec2:${region}:${account}:${kind}/${name}`,
  ),
  tagging: operation,
})

export const networkPeering = readingOf({
  type: 'AWS::EC2::VPCPeeringConnection',
  describing: describedBy(
    'ec2:DescribeVpcPeeringConnections',
    'VpcPeeringConnections',
    'VpcPeeringConnectionId',
    'vpc-peering-connection',
  ),
  mechanism: 'vpc-peering',
  network: 'vpc',
  spelled: networkSpelled,
  idle: ['initiating-request', 'pending-acceptance', 'failed', 'expired', 'rejected', 'deleted'],
})

export const gatewayPeering = readingOf({
  type: 'AWS::EC2::TransitGatewayPeeringAttachment',
  describing: describedBy(
    'ec2:DescribeTransitGatewayPeeringAttachments',
    'TransitGatewayPeeringAttachments',
    'TransitGatewayAttachmentId',
    'transit-gateway-attachment',
  ),
  mechanism: 'transit-gateway-peering',
  network: 'transit-gateway',
  spelled: gatewaySpelled,
  idle: [
    'initiating',
    'initiatingRequest',
    'pendingAcceptance',
    'rollingBack',
    'failing',
    'failed',
    'rejecting',
    'rejected',
    'deleted',
  ],
})

function readingOf({ type, describing, mechanism, network, spelled, idle }: Kind) {
  return (observation: Observation): Resource | Gap | undefined => {
    const told = tellingOf(observation, describing)
    if (!isTelling(told)) return told
    const name = spelled[told.spelling]
    if (isIdle(told.fields[name.state], idle)) return undefined
    const other = farEnd(told, name)
    return awsResource(observation, identityFrom(told.arn, told.from), {
      type,
      holds: 'none',
      // AWS encrypts whatever goes to another region by a peering of either kind, and within one nothing crosses a border:
      // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
      facets: { link: { encrypted: map(other, () => true), registered: unknown('unresolved') } },
      labels: ec2Labels(told),
      references: route(other, told, { mechanism, network }),
    })
  }
}

/** A state that is new to us may let everything through. */
function isIdle(state: unknown, idle: readonly string[]): boolean {
  const word = isRecord(state) ? (state['Code'] ?? state['code']) : state
  return typeof word === 'string' && idle.includes(word)
}

/** Either end may have asked for it; of one within a region and account both are our own. */
function farEnd(told: Telling, { requester, accepter, end }: Spelling): Fact<End> {
  const isOwn = ({ account, region }: End): boolean => account === told.arn.account && region === told.arn.region
  return chain(field(told, requester, end), (asking) =>
    chain(field(told, accepter, end), (asked, from) => {
      if (isOwn(asking)) return known(asked, from)
      return isOwn(asked) ? known(asking, from) : unknown('unresolved')
    }),
  )
}

/** A way, and no copy: what goes over it nobody can see from here. */
const route = (other: Fact<End>, { arn }: Telling, { mechanism, network }: Pick<Kind, 'mechanism' | 'network'>) =>
  pointers('route', mechanism, other, ({ account, region, id }, from): Omit<Reference, 'role' | 'mechanism'>[] => {
    const locator =
      id === null
        ? unknown('unsupported')
        : known(`arn:${arn.partition}:ec2:${region}:${account}:${network}/${id}`, from)
    return [{ locator, account, region }]
  })
