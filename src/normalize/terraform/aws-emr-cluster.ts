// aws_emr_cluster: how its security configuration encrypts disks, buckets and what goes between machines, and where its logs go.
import { afterApply, isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { isSet, of, tagList, textIn } from './values.ts'

export function computeCluster({ main, row, parts }: Planned): Answered[] {
  const [security] = parts('aws_emr_security_configuration')
  const monitored = of(main, 'monitoring_configuration') // which older providers lack
  return [
    told('elasticmapreduce:DescribeCluster', row, {
      Cluster: {
        ClusterArn: row.id,
        LogUri: bucketUri(of(main, 'log_uri')),
        LogEncryptionKmsKeyId: textIn(of(main, 'log_encryption_kms_key_id')),
        SecurityConfiguration: security?.address ?? textIn(of(main, 'security_configuration')),
        MonitoringConfiguration: isSet(monitored) ? notTold : undefined,
        Tags: tagList(main),
      },
    }),
    security === undefined
      ? undefined
      : told('elasticmapreduce:DescribeSecurityConfiguration', security, { SecurityConfiguration: textOf(security) }),
  ]
}

/** Made with the ARN of a key that is yet to be made, no more than that key is told of it. */
function textOf(security: PlannedRow): unknown {
  const text = of(security, 'configuration')
  return isMark(text) || (typeof text === 'string' && text.trimStart().startsWith('{')) ? text : afterApply
}
