// aws_opensearch_domain: encryption, TLS, who may reach it, and where its logs go.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, inBlock, isSet, of, tagList, textIn, usual, written, writtenBlock } from './values.ts'

export function domain({ main, row, parts }: Planned): Answered[] {
  const [policy] = parts('aws_opensearch_domain_policy')
  const inside = of(main, 'vpc_options', 0, 'subnet_ids')
  const connected = ['outbound', 'inbound'].some((way) => parts(`aws_opensearch_${way}_connection`).length > 0)
  const alone = main?.isNew === true && !connected
  return [
    told('es:DescribeDomains', row, {
      DomainStatusList: [
        {
          ARN: row.id,
          EncryptionAtRestOptions: {
            Enabled: inBlock(main, 'encrypt_at_rest', 'enabled'),
            KmsKeyId:
              textIn(at(writtenBlock(main, 'encrypt_at_rest'), 0, 'kms_key_id')) ??
              usual(main, 'encrypt_at_rest.kms_key_id'), // which an empty text does not set
          },
          DomainEndpointOptions: {
            EnforceHTTPS: inBlock(main, 'domain_endpoint_options', 'enforce_https'),
            TLSSecurityPolicy: tlsPolicy(main) ?? usual(main, 'domain_endpoint_options.tls_security_policy'),
          },
          NodeToNodeEncryptionOptions: {
            Enabled: inBlock(main, 'node_to_node_encryption', 'enabled'),
          },
          ClusterConfig: {
            ZoneAwarenessEnabled:
              at(of(main, 'cluster_config'), 0, 'zone_awareness_enabled') ??
              usual(main, 'cluster_config.zone_awareness_enabled'),
          },
          AdvancedSecurityOptions: {
            Enabled: inBlock(main, 'advanced_security_options', 'enabled'),
            AnonymousAuthEnabled: inBlock(main, 'advanced_security_options', 'anonymous_auth_enabled'),
          },
          ...(isSet(inside) ? { VPCOptions: { SubnetIds: inside } } : {}),
          AccessPolicies:
            policy === undefined ? (textIn(written(main, 'access_policies')) ?? '') : of(policy, 'access_policies'),
          LogPublishingOptions: logs(main),
        },
      ],
    }),
    ...(alone
      ? [told('es:DescribeOutboundConnections', row, none), told('es:DescribeInboundConnections', row, none)]
      : []),
    told('es:ListTags', row, { TagList: tagList(main) }),
  ]
}

function tlsPolicy(main: PlannedRow | undefined): unknown {
  const own = at(writtenBlock(main, 'domain_endpoint_options'), 0, 'tls_security_policy')
  return main?.isNew === true ? chosen(own) : own
}

const none = { Connections: [] }

function logs(main: PlannedRow | undefined): unknown {
  const list = of(main, 'log_publishing_options') ?? []
  if (!Array.isArray(list)) return list
  return Object.fromEntries(
    list.map((one: unknown) => [
      String(at(one, 'log_type')),
      {
        Enabled: at(one, 'enabled') ?? usual(main, 'log_publishing_options.enabled'),
        CloudWatchLogsLogGroupArn: at(one, 'cloudwatch_log_group_arn'),
      },
    ]),
  )
}
