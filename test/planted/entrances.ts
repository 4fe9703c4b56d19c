// Zones, distributions and load balancers: what stands before the stores, and sends visitors on.
import {
  CloudFrontClient,
  CreateDistributionWithTagsCommand,
  type CustomOriginConfig,
  type DistributionConfig,
  type ViewerCertificate,
} from '@aws-sdk/client-cloudfront'
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  ChangeResourceRecordSetsCommand,
  ChangeTagsForResourceCommand,
  CreateHostedZoneCommand,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53'
import { account, type Planting, tags } from './planting.ts'

const here = 'eu-west-1'
const everywhere = 'us-east-1' // where services of no region are asked

export async function plantEntrances(planting: Planting): Promise<void> {
  const host = await plantBalancer(planting, 'shop', true)
  const open = await plantBalancer(planting, 'shop-open', false)
  await plantDistribution(planting, 'shop', host, true)
  await plantDistribution(planting, 'shop-open', open, false)
  // Patients are promised Germany.
  await plantZone(planting, 'clinic.example.test', [nearest('eu-central-1')])
  await plantZone(planting, 'clinic-abroad.example.test', [from('EU', host)])
}

async function plantBalancer(planting: Planting, Name: string, sound: boolean): Promise<string> {
  const { Subnets = [] } = await planting.connect(EC2Client, here).send(new DescribeSubnetsCommand({}))
  const elb = planting.connect(ElasticLoadBalancingV2Client, here)
  const inNetwork = { Subnets: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []).slice(0, 2) }
  const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name, ...inNetwork, Tags: tags() }))
  const [{ LoadBalancerArn, DNSName } = {}] = LoadBalancers ?? []
  planting.planted(`balancer ${Name}`, LoadBalancerArn)
  const served: Action = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }
  const sentAway: Action = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }
  const sentOn: Action = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', StatusCode: 'HTTP_301' } }
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [sound ? sentAway : sentOn],
    }),
  )
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: sound ? 'ELBSecurityPolicy-TLS-1-2-2017-01' : 'ELBSecurityPolicy-2016-08',
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [served],
    }),
  )
  const Attributes = Object.entries({ enabled: String(sound), ...(sound && { bucket: 'deliveries' }) }).map(
    ([name, Value]) => ({ Key: `access_logs.s3.${name}`, Value }),
  )
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }))
  return DNSName ?? ''
}

const certificate = `arn:aws:iam::${account}:server-certificate/shop`

async function plantDistribution(planting: Planting, name: string, host: string, sound: boolean): Promise<void> {
  const own: ViewerCertificate = {
    CloudFrontDefaultCertificate: false,
    IAMCertificateId: 'shop',
    MinimumProtocolVersion: sound ? 'TLSv1.2_2021' : 'TLSv1',
  }
  const behind: CustomOriginConfig = {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: 'https-only',
    OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
  }
  const config: DistributionConfig = {
    CallerReference: name,
    Comment: name,
    Enabled: true,
    Origins: { Quantity: 1, Items: [{ Id: 'shop', DomainName: host, CustomOriginConfig: behind }] },
    DefaultCacheBehavior: {
      TargetOriginId: 'shop',
      ViewerProtocolPolicy: sound ? 'redirect-to-https' : 'allow-all',
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 86_400,
    },
    ViewerCertificate: own,
    Logging: sound
      ? { Enabled: true, Bucket: 'deliveries.s3.amazonaws.com', IncludeCookies: false, Prefix: '' }
      : { Enabled: false, Bucket: '', IncludeCookies: false, Prefix: '' },
  }
  const made = new CreateDistributionWithTagsCommand({
    DistributionConfigWithTags: { DistributionConfig: config, Tags: { Items: tags() } },
  })
  const { Distribution } = await planting.connect(CloudFrontClient, everywhere).send(made)
  const id = Distribution?.Id
  planting.planted(`distribution ${name}`, id && `arn:aws:cloudfront::${account}:distribution/${id}`)
}

type Told = Omit<ResourceRecordSet, 'Name'>

const nearest = (Region: 'eu-central-1'): Told => ({
  Type: 'A',
  SetIdentifier: Region,
  Region,
  TTL: 60,
  ResourceRecords: [{ Value: '192.0.2.1' }],
})

const from = (ContinentCode: string, Value: string): Told => ({
  Type: 'CNAME',
  SetIdentifier: ContinentCode,
  GeoLocation: { ContinentCode },
  TTL: 60,
  ResourceRecords: [{ Value }],
})

async function plantZone(planting: Planting, Name: string, records: readonly Told[]): Promise<void> {
  const route53 = planting.connect(Route53Client, everywhere)
  const { HostedZone } = await route53.send(new CreateHostedZoneCommand({ Name, CallerReference: Name }))
  const ResourceId = HostedZone?.Id?.replace('/hostedzone/', '')
  const AddTags = tags({ data: 'health' })
  await route53.send(new ChangeTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId, AddTags }))
  const Changes = records.map((one) => ({
    Action: 'CREATE' as const,
    ResourceRecordSet: { ...one, Name: `visit.${Name}` },
  }))
  await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: ResourceId, ChangeBatch: { Changes } }))
  planting.planted(`zone ${Name}`, ResourceId && `arn:aws:route53:::hostedzone/${ResourceId}`)
}
