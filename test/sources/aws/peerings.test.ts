// Peerings of both kinds: what the one call that fails takes away, and that the second page is read.
import { suite } from 'uvu'
import { gatewayPeerings, networkPeerings } from '../../../src/sources/aws/peerings.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/peerings')

const isSecond = ({ body }: Called): boolean => new URLSearchParams(body).get('NextToken') === 'two'
const ends = (kind: 'Vpc' | 'Tgw', id: string) =>
  [
    ['requester', 'eu-west-1'],
    ['accepter', 'us-east-1'],
  ]
    .map(
      ([end, region]) =>
        `<${end}${kind}Info><ownerId>123456789012</ownerId><region>${region}</region><${id}>${id}-${region}</${id}></${end}${kind}Info>`,
    )
    .join('')
const page = (operation: string, list: string, item: string, next: string) =>
  `<${operation}Response><${list}><item>${item}</item></${list}>${next}</${operation}Response>`
const more = '<nextToken>two</nextToken>'

const networks = (id: string, next = '') =>
  page(
    'DescribeVpcPeeringConnections',
    'vpcPeeringConnectionSet',
    `<vpcPeeringConnectionId>${id}</vpcPeeringConnectionId><status><code>active</code></status>${ends('Vpc', 'vpcId')}`,
    next,
  )
sweep(test, {
  collection: networkPeerings,
  answers: {
    DescribeVpcPeeringConnections: (call) => (isSecond(call) ? networks('pcx-2') : networks('pcx-1', more)),
  },
  calls: { DescribeVpcPeeringConnections: 'ec2:DescribeVpcPeeringConnections' },
  read: ['pcx-1', 'pcx-2'],
})

const gateways = (id: string, next = '') =>
  page(
    'DescribeTransitGatewayPeeringAttachments',
    'transitGatewayPeeringAttachments',
    `<transitGatewayAttachmentId>${id}</transitGatewayAttachmentId><state>available</state>${ends('Tgw', 'transitGatewayId')}`,
    next,
  )
sweep(test, {
  collection: gatewayPeerings,
  answers: {
    DescribeTransitGatewayPeeringAttachments: (call) =>
      isSecond(call) ? gateways('tgw-attach-2') : gateways('tgw-attach-1', more),
  },
  calls: { DescribeTransitGatewayPeeringAttachments: 'ec2:DescribeTransitGatewayPeeringAttachments' },
  read: ['tgw-attach-1', 'tgw-attach-2'],
})

test.run()
