// aws_opensearch_domain, and aws_elasticsearch_domain of old: encryption, TLS, who may reach it, and where its logs go.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, chosen, inBlock, isSet, of, tagList, textIn, usual, written, writtenBlock } from './values.ts'

export function domain({ main, row, parts }: Planned): Answered[] {
  const [policy] = [...parts('aws_opensearch_domain_policy'), ...parts('aws_elasticsearch_domain_policy')]
  const inside = of(main, 'vpc_options', 0, 'subnet_ids')
  const connections = parts('aws_opensearch_outbound_connection')
  const accepted = parts('aws_opensearch_inbound_connection_accepter')
  const listed = allOf(main, connections.map(connection))
  // Whose connection is accepted, where the plan does not ask for it, only OpenSearch tells.
  const isWhole = accepted.every((one) => connections.some(({ address }) => of(one, 'connection_id') === address))
  return [
    told('es:DescribeDomains', row, {
      DomainStatusList: [
        {
          ARN: main === undefined ? (localEnd(connections) ?? row.id) : row.id,
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
            AnonymousAuthEnabled: lettingIn(main),
          },
          ...(isSet(inside) ? { VPCOptions: { SubnetIds: inside } } : {}),
          AccessPolicies:
            policy === undefined ? (textIn(written(main, 'access_policies')) ?? '') : of(policy, 'access_policies'),
          LogPublishingOptions: logs(main),
        },
      ],
    }),
    told('es:DescribeOutboundConnections', row, { Connections: listed }),
    isWhole ? told('es:DescribeInboundConnections', row, { Connections: listed }) : undefined,
    told('es:ListTags', row, { TagList: tagList(main) }),
  ]
}

/** While people of an existing domain are moved to users, of which the older type of Terraform tells nothing. */
function lettingIn(main: PlannedRow | undefined): unknown {
  if (main?.type === 'aws_elasticsearch_domain' && !main.isNew) return notTold
  return inBlock(main, 'advanced_security_options', 'anonymous_auth_enabled')
}

function tlsPolicy(main: PlannedRow | undefined): unknown {
  const own = at(writtenBlock(main, 'domain_endpoint_options'), 0, 'tls_security_policy')
  return main?.isNew === true ? chosen(own) : own
}

/** What this change makes will be accepted, as a peering is taken to be. */
const connection = (one: PlannedRow) => ({
  LocalDomainInfo: { AWSDomainInformation: endOf(one, 'local') },
  RemoteDomainInfo: { AWSDomainInformation: endOf(one, 'remote') },
  ConnectionStatus: { StatusCode: one.isNew ? 'ACTIVE' : of(one, 'connection_status') },
})

function endOf(one: PlannedRow, side: 'local' | 'remote'): Record<string, unknown> {
  const own = of(one, `${side}_domain_info`, 0)
  return { OwnerId: at(own, 'owner_id'), DomainName: at(own, 'domain_name'), Region: at(own, 'region') }
}

/** Of a domain that is managed elsewhere: the one that asks. */
function localEnd([one]: readonly PlannedRow[]): string | undefined {
  if (one === undefined) return undefined
  const { OwnerId: account, DomainName: name, Region: region } = endOf(one, 'local')
  const isTold = [account, name, region].every((word) => typeof word === 'string')
  return isTold ? `arn:${one.partition}:es:${String(region)}:${String(account)}:domain/${String(name)}` : undefined
}

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
