// A peering says where both its ends are; which of them is our own, the region and account that were asked say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gatewayPeering, networkPeering } from '../../../src/normalize/aws/peering.ts'
import { factsOf, reading, referencesOf, toResource } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/peering')
const stranger = '444455556666'

interface Side {
  owner?: string
  region?: string
  id?: string
}
const here: Side = { owner: account, region: 'eu-central-1', id: 'a' }
const there: Side = { owner: stranger, region: 'us-east-1', id: 'b' }

const vpc = ({ owner, region, id }: Side) => ({ OwnerId: owner, Region: region, VpcId: id && `vpc-${id}` })
const networks = (requester: Side, accepter: Side, Code = 'active') => ({
  VpcPeeringConnections: [
    {
      VpcPeeringConnectionId: 'pcx-1',
      Status: { Code },
      RequesterVpcInfo: vpc(requester),
      AccepterVpcInfo: vpc(accepter),
      Tags: [{ Key: 'DataClass', Value: 'pii' }],
    },
  ],
})
const tgw = ({ owner, region, id }: Side) => ({ OwnerId: owner, Region: region, TransitGatewayId: id && `tgw-${id}` })
const gateways = (requester: Side, accepter: Side, State = 'available') => ({
  TransitGatewayPeeringAttachments: [
    {
      TransitGatewayAttachmentId: 'tgw-attach-1',
      State,
      RequesterTgwInfo: tgw(requester),
      AccepterTgwInfo: tgw(accepter),
    },
  ],
})

const within = (normalize: typeof networkPeering, type: string, calls: Told) =>
  normalize({ ...live(type, 'one', calls), region: 'eu-central-1' })
const ofNetworks = (body: object) =>
  within(networkPeering, 'AWS::EC2::VPCPeeringConnection', { 'ec2:DescribeVpcPeeringConnections': { body } })
const ofGateways = (body: object) =>
  within(gatewayPeering, 'AWS::EC2::TransitGatewayPeeringAttachment', {
    'ec2:DescribeTransitGatewayPeeringAttachments': { body },
  })
const inConfig = (configuration: object) =>
  networkPeering(
    recorded(
      'AWS::EC2::VPCPeeringConnection',
      item(
        'AWS::EC2::VPCPeeringConnection',
        `arn:aws:ec2:eu-central-1:${account}:vpc-peering-connection/pcx-1`,
        configuration,
      ),
    ),
  )

type Read = ReturnType<typeof ofNetworks>
function told(read: Read) {
  const resource = toResource(read)
  const [route] = referencesOf(resource)
  return [route?.role, route?.mechanism, route && reading(route.locator), route?.account, route?.region]
}
const far = ['route', 'vpc-peering', `arn:aws:ec2:us-east-1:${stranger}:vpc/vpc-b`, stranger, 'us-east-1']

const tellings: [name: string, read: Read, expected: unknown[]][] = [
  ['asked for here', ofNetworks(networks(here, there)), far],
  ['asked for there', ofNetworks(networks(there, here)), far],
  [
    'within the region, by another account',
    ofNetworks(networks({ ...there, region: 'eu-central-1' }, here)),
    ['route', 'vpc-peering', `arn:aws:ec2:eu-central-1:${stranger}:vpc/vpc-b`, stranger, 'eu-central-1'],
  ],
  [
    'within the region and account',
    ofNetworks(networks(here, { ...here, id: 'c' })),
    ['route', 'vpc-peering', `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-c`, account, 'eu-central-1'],
  ],
  [
    'of two that are both elsewhere',
    ofNetworks(networks(there, { ...there, owner: account })),
    ['route', 'vpc-peering', 'unresolved', undefined, undefined],
  ],
  [
    'that does not say of which region it is',
    ofNetworks(networks(here, { owner: stranger, id: 'b' })),
    ['route', 'vpc-peering', 'malformed', undefined, undefined],
  ],
  [
    'of gateways',
    ofGateways(gateways(there, here)),
    [
      'route',
      'transit-gateway-peering',
      `arn:aws:ec2:us-east-1:${stranger}:transit-gateway/tgw-b`,
      stranger,
      'us-east-1',
    ],
  ],
  [
    'of a gateway and a core network',
    ofGateways(gateways(here, { owner: stranger, region: 'us-east-1' })),
    ['route', 'transit-gateway-peering', 'unsupported', stranger, 'us-east-1'],
  ],
  [
    'as AWS Config has it',
    inConfig({
      vpcPeeringConnectionId: 'pcx-1',
      status: { code: 'active' },
      requesterVpcInfo: { ownerId: account, region: 'eu-central-1', vpcId: 'vpc-a' },
      accepterVpcInfo: { ownerId: stranger, region: 'us-east-1', vpcId: 'vpc-b' },
    }),
    far,
  ],
]
for (const [name, read, expected] of tellings) {
  test(`a peering ${name}`, () => {
    assert.equal(told(read), expected)
    const { link } = toResource(read).facets
    assert.equal(
      [link?.encrypted.state, link?.registered],
      [expected[4] === undefined ? 'unknown' : 'known', { state: 'unknown', reason: 'unresolved' }],
    )
  })
}

test('it is no store, and bears the name of its own end', () => {
  const resource = toResource(ofNetworks(networks(there, here)))
  assert.is(resource.id, `arn:aws:ec2:eu-central-1:${account}:vpc-peering-connection/pcx-1`)
  assert.equal([resource.holds, reading(resource.location.region)], ['none', 'eu-central-1'])
  assert.equal(reading(factsOf(resource)['labels']), [{ key: 'DataClass', value: 'pii', from: 'tag' }])
  assert.is(
    toResource(ofGateways(gateways(here, there))).id,
    `arn:aws:ec2:eu-central-1:${account}:transit-gateway-attachment/tgw-attach-1`,
  )
})

const ends = [here, there] as const
test('nothing goes over one that nobody accepted yet or that is over; a state that nobody here knows may let everything through', () => {
  const networkStates = ['initiating-request', 'pending-acceptance', 'failed', 'expired', 'rejected', 'deleted']
  for (const state of networkStates) assert.is(ofNetworks(networks(...ends, state)), undefined, state)
  for (const state of ['active', 'provisioning', 'deleting', 'somehow', ''])
    assert.equal(told(ofNetworks(networks(...ends, state))), far, state)
  const gatewayStates = ['initiatingRequest', 'pendingAcceptance', 'rollingBack', 'failed', 'rejected', 'deleted']
  for (const state of gatewayStates) assert.is(ofGateways(gateways(...ends, state)), undefined, state)
  for (const state of ['available', 'modifying', 'pending', 'deleting', 'somehow'])
    assert.is(told(ofGateways(gateways(...ends, state)))[4], 'us-east-1', state)
})

keepsSilent(test, {
  name: 'networks, API answers',
  input: networks(...ends),
  read: (body: Tree) => ofNetworks(body),
  good: { 'link.encrypted': true },
})
keepsSilent(test, {
  name: 'gateways, API answers',
  input: gateways(...ends),
  read: (body: Tree) => ofGateways(body),
  good: { 'link.encrypted': true },
})

test.run()
