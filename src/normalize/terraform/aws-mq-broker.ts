// aws_mq_broker: under which key messages wait, who reaches them, the broker that they are copied to, and where the logs go.
import { afterApply, isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, flag, inBlock, isSet, of, tagsOf, textIn, usual, written, writtenBlock } from './values.ts'

export function broker(planned: Planned): Answered[] {
  const { main, row } = planned
  return [
    told('mq:DescribeBroker', row, {
      BrokerArn: row.id,
      EngineType: of(main, 'engine_type'),
      EncryptionOptions: {
        UseAwsOwnedKey: inBlock(main, 'encryption_options', 'use_aws_owned_key'),
        KmsKeyId: textIn(at(writtenBlock(main, 'encryption_options'), 0, 'kms_key_id')),
      },
      BrokerInstances: each(of(main, 'instances'), (one) => ({ Endpoints: at(one, 'endpoints') })),
      PubliclyAccessible: of(main, 'publicly_accessible') ?? usual(main, 'publicly_accessible'),
      DeploymentMode: of(main, 'deployment_mode') ?? usual(main, 'deployment_mode'),
      ...replication(planned),
      Logs: logs(main),
      Tags: tagsOf(main),
    }),
  ]
}

/** The copy names the original; of an original that exists, which names none, the copy may be made by another plan. */
function replication({ main, parts }: Planned): Record<string, unknown> {
  const original = textIn(written(main, 'data_replication_primary_broker_arn'))
  if (isSet(original)) return { DataReplicationMode: 'CRDR', DataReplicationMetadata: counterpart('REPLICA', original) }
  const [copy] = parts('aws_mq_broker')
  if (copy !== undefined)
    return { DataReplicationMode: 'CRDR', DataReplicationMetadata: counterpart('PRIMARY', copy.id) }
  return {
    DataReplicationMode: textIn(written(main, 'data_replication_mode')) ?? (main?.isNew === true ? 'NONE' : notTold),
  }
}

function counterpart(role: 'PRIMARY' | 'REPLICA', arn: unknown): unknown {
  if (typeof arn !== 'string') return arn
  const [, , , Region, , ...rest] = arn.split(':')
  return { DataReplicationRole: role, DataReplicationCounterpart: { BrokerId: rest.at(-1), Region } }
}

/** Groups are named after the id of the broker, which only AWS gives: amazon-mq/latest/developer-guide/security-logging-monitoring-configure-cloudwatch.html */
function logs(main: PlannedRow | undefined): unknown {
  const isOn = (kind: string): unknown => flag(inBlock(main, 'logs', kind))
  const [general, audit] = [isOn('general'), isOn('audit')]
  return {
    General: general,
    Audit: audit,
    GeneralLogGroup: general === true ? groupOf(main, 'general') : undefined,
    AuditLogGroup: audit === true ? groupOf(main, 'audit') : undefined,
  }
}

function groupOf(main: PlannedRow | undefined, kind: string): unknown {
  const id = of(main, 'id')
  return typeof id === 'string' ? `/aws/amazonmq/broker/${id}/${kind}` : isMark(id) ? id : afterApply
}
