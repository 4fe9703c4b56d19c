// aws_opensearch_domain: encryption, TLS, who may reach it, and where its logs go.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, isSet, of, tagList, textIn, written, writtenBlock } from './values.ts'

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
            Enabled: at(writtenBlock(main, 'encrypt_at_rest'), 0, 'enabled') ?? false,
            KmsKeyId: textIn(at(writtenBlock(main, 'encrypt_at_rest'), 0, 'kms_key_id')) ?? 'alias/aws/es',
          },
          DomainEndpointOptions: {
            EnforceHTTPS: at(writtenBlock(main, 'domain_endpoint_options'), 0, 'enforce_https') ?? false,
            TLSSecurityPolicy: tlsPolicy(main) ?? oldest,
          },
          NodeToNodeEncryptionOptions: {
            Enabled: at(writtenBlock(main, 'node_to_node_encryption'), 0, 'enabled') ?? false,
          },
          ClusterConfig: { ZoneAwarenessEnabled: at(of(main, 'cluster_config'), 0, 'zone_awareness_enabled') ?? false },
          AdvancedSecurityOptions: {
            Enabled: at(writtenBlock(main, 'advanced_security_options'), 0, 'enabled') ?? false,
            AnonymousAuthEnabled:
              at(writtenBlock(main, 'advanced_security_options'), 0, 'anonymous_auth_enabled') ?? false,
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

/** What a domain lets in that names no policy. */
const oldest = 'Policy-Min-TLS-1-0-2019-07'

const none = { Connections: [] }

function logs(main: PlannedRow | undefined): unknown {
  const list = of(main, 'log_publishing_options') ?? []
  if (!Array.isArray(list)) return list
  return Object.fromEntries(
    list.map((one: unknown) => [
      String(at(one, 'log_type')),
      { Enabled: at(one, 'enabled') ?? true, CloudWatchLogsLogGroupArn: at(one, 'cloudwatch_log_group_arn') },
    ]),
  )
}
