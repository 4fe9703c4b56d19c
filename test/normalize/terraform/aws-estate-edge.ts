// More of the estate that is told twice: what receives its visitors, and the names by which they find it.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, tagList, tags } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const elb = (call: string): string => `elasticloadbalancing:${call}`
const host = 'shop.eu-central-1.elb.amazonaws.com'
const zone = 'aws_route53_zone.shop'
const ofZone = { zone_id: to(`${zone}.zone_id`, zone) }
const record = (name: string, type: string, more: object = {}) => ({ name, type, ...more })
const listed = (Name: string, Type: string, more: object) => ({ Name, Type, ...more })

export const edge: readonly Told[] = [
  {
    address: 'aws_lb.shop',
    after: {
      name: 'shop',
      load_balancer_type: 'application',
      access_logs: [{ enabled: true }],
      connection_logs: [],
      health_check_logs: [],
      tags,
    },
    unknown: { arn: true, id: true, dns_name: true, access_logs: [{ bucket: true }] },
    expressions: { access_logs: [{ bucket: to('aws_s3_bucket.records.id', 'aws_s3_bucket.records') }] },
    live: {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      name: arn('elasticloadbalancing', 'loadbalancer/shop'),
      answers: {
        [elb('DescribeLoadBalancers')]: {
          LoadBalancers: [
            {
              LoadBalancerArn: arn('elasticloadbalancing', 'loadbalancer/shop'),
              LoadBalancerName: 'shop',
              DNSName: host,
            },
          ],
        },
        [elb('DescribeLoadBalancerAttributes')]: {
          Attributes: [
            { Key: 'access_logs.s3.enabled', Value: 'true' },
            { Key: 'access_logs.s3.bucket', Value: 'records' },
            { Key: 'connection_logs.s3.enabled', Value: 'false' },
          ],
        },
        [elb('DescribeTags')]: { TagDescriptions: [{ Tags: tagList }] },
        [elb('DescribeListeners')]: {
          Listeners: [{ Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }, { Protocol: 'HTTP' }],
        },
        [elb('DescribeRules')]: {
          Rules: [
            { Actions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }] },
            { Actions: [{ Type: 'fixed-response' }] },
          ],
        },
        [elb('DescribeSSLPolicies')]: {
          SslPolicies: [{ Name: 'ELBSecurityPolicy-TLS13-1-2-2021-06', SslProtocols: ['TLSv1.2', 'TLSv1.3'] }],
        },
      },
    },
  },
  {
    address: 'aws_lb_listener.tls',
    after: {
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      default_action: [{ type: 'forward' }],
    },
    unknown: { arn: true, id: true, load_balancer_arn: true },
    expressions: { load_balancer_arn: to('aws_lb.shop.arn', 'aws_lb.shop') },
  },
  {
    address: 'aws_lb_listener.plain',
    after: { protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: [{ protocol: 'HTTPS' }] }] },
    unknown: { arn: true, id: true, load_balancer_arn: true },
    expressions: { load_balancer_arn: to('aws_lb.shop.id', 'aws_lb.shop') },
  },
  {
    address: 'aws_lb_listener_rule.plain',
    after: { action: [{ type: 'fixed-response' }] },
    unknown: { listener_arn: true },
    expressions: { listener_arn: to('aws_lb_listener.plain.arn', 'aws_lb_listener.plain') },
  },
  {
    address: 'aws_lb_listener_rule.tls',
    after: { action: [{ type: 'forward' }] },
    unknown: { listener_arn: true },
    expressions: { listener_arn: to('aws_lb_listener.tls.id', 'aws_lb_listener.tls') },
  },
  {
    address: 'aws_alb.old',
    after: { name: 'old', load_balancer_type: 'application', access_logs: [], tags },
    unknown: { arn: true, dns_name: true },
    live: {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      name: arn('elasticloadbalancing', 'loadbalancer/old'),
      answers: {
        [elb('DescribeLoadBalancers')]: {
          LoadBalancers: [
            {
              LoadBalancerArn: arn('elasticloadbalancing', 'loadbalancer/old'),
              LoadBalancerName: 'old',
              DNSName: 'old',
            },
          ],
        },
        [elb('DescribeLoadBalancerAttributes')]: { Attributes: [{ Key: 'access_logs.s3.enabled', Value: 'false' }] },
        [elb('DescribeTags')]: { TagDescriptions: [{ Tags: tagList }] },
        [elb('DescribeListeners')]: {
          Listeners: [{ Protocol: 'HTTP' }, { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' }],
        },
        [elb('DescribeRules')]: { Rules: [{ Actions: [{ Type: 'forward' }] }] },
        [elb('DescribeSSLPolicies')]: {
          SslPolicies: [{ Name: 'ELBSecurityPolicy-2016-08', SslProtocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] }],
        },
      },
    },
  },
  {
    address: 'aws_alb_listener.old',
    after: { default_action: [{ type: 'forward' }] },
    unknown: { load_balancer_arn: true, protocol: true },
    expressions: { load_balancer_arn: to('aws_alb.old.arn', 'aws_alb.old') },
  },
  {
    address: 'aws_alb_listener.tls',
    after: { protocol: 'HTTPS', default_action: [{ type: 'forward' }] },
    unknown: { load_balancer_arn: true, ssl_policy: true },
    expressions: { load_balancer_arn: to('aws_alb.old.arn', 'aws_alb.old') },
  },
  {
    address: zone,
    after: { name: 'shop.test', vpc: [], tags },
    unknown: { arn: true, id: true, zone_id: true },
    live: {
      type: 'AWS::Route53::HostedZone',
      name: zone,
      answers: {
        'route53:ListHostedZones': {
          HostedZones: [{ Id: zone, Name: 'shop.test.', Config: { PrivateZone: false } }],
        },
        'route53:ListResourceRecordSets': {
          ResourceRecordSets: [
            listed('www.shop.test.', 'A', { GeoLocation: { ContinentCode: 'EU' }, AliasTarget: { DNSName: host } }),
            listed('www.shop.test.', 'A', {
              GeoLocation: { CountryCode: '*' },
              AliasTarget: { DNSName: 'us.shop.test' },
            }),
            listed('us.shop.test.', 'CNAME', { ResourceRecords: [{ Value: 'shop-2.us-east-1.elb.amazonaws.com' }] }),
            listed('near.shop.test.', 'A', { Region: 'sa-east-1', ResourceRecords: [{ Value: '192.0.2.1' }] }),
          ],
        },
        'route53:ListTagsForResource': { ResourceTagSet: { Tags: tagList } },
        'route53:ListQueryLoggingConfigs': {
          QueryLoggingConfigs: [
            { HostedZoneId: zone, CloudWatchLogsLogGroupArn: arn('logs', 'log-group:dns:*', 'us-east-1') },
          ],
        },
      },
    },
  },
  {
    address: 'aws_route53_record.europe',
    after: record('www', 'A', {
      geolocation_routing_policy: [{ continent: 'EU', country: '' }],
      alias: [{ evaluate_target_health: true }],
      records: null,
    }),
    unknown: { zone_id: true, fqdn: true, alias: [{ name: true }] },
    expressions: { ...ofZone, alias: [{ name: to('aws_lb.shop.dns_name', 'aws_lb.shop') }] },
  },
  {
    address: 'aws_route53_record.elsewhere',
    after: record('www.shop.test', 'A', {
      geolocation_routing_policy: [{ continent: '', country: '*' }],
      alias: [{ name: 'us.shop.test' }],
    }),
    unknown: { zone_id: true, fqdn: true },
    expressions: ofZone,
  },
  {
    address: 'aws_route53_record.america',
    after: record('us', 'CNAME', { records: ['shop-2.us-east-1.elb.amazonaws.com'] }),
    unknown: { zone_id: true, fqdn: true },
    expressions: ofZone,
  },
  {
    address: 'aws_route53_record.near',
    after: record('near', 'A', { latency_routing_policy: [{ region: 'sa-east-1' }] }),
    unknown: { zone_id: true, fqdn: true, records: [true] },
    expressions: ofZone,
  },
  {
    address: 'aws_route53_record.proof',
    after: record('@', 'TXT', { records: ['a secret'] }),
    unknown: { zone_id: true, fqdn: true },
    expressions: ofZone,
  },
  {
    address: 'aws_route53_query_log.shop',
    after: { cloudwatch_log_group_arn: arn('logs', 'log-group:dns', 'us-east-1') },
    unknown: { zone_id: true },
    expressions: ofZone,
  },
]
