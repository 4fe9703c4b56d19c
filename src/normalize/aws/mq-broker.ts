// AWS::AmazonMQ::Broker: messages that wait, the broker in another region that they are copied to, and where the logs go.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type Arn, logGroupArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { tagMap } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'mq:DescribeBroker'
const describing = { operation, wrapper: 'Broker', arn: 'BrokerArn', tagging: operation }

export function broker(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const cipher = field(told, 'EncryptionOptions', encryption)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::AmazonMQ::Broker',
    holds: 'content',
    facets: {
      ...encryptedWith(cipher), // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
      inTransit: { enforced: field(told, 'BrokerInstances', endpoints), minimumVersion: unknown('unsupported') },
      exposure: { public: field(told, 'PubliclyAccessible', v.boolean()) },
      classification: unclassified,
      redundancy: {
        mode: map(field(told, 'DeploymentMode', modes), (mode) =>
          mode === 'SINGLE_INSTANCE' ? 'single-zone' : 'multi-zone',
        ),
      },
      ...placedLater,
    },
    labels: field(told, 'Tags', tagMap),
    references: gather(cipherKey(cipher, told, 'mq-encryption'), counterpart(told), logs(told)),
  })
  const id = told.arn.name.split(':').at(-1) ?? ''
  return { ...resource, aliases: [shortArn(told.arn, told.arn.region, id)] }
}

const modes = v.picklist(['SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'])

/** Without a key of the customer's it is the one that AWS keeps for MQ in the account. */
const encryption = v.pipe(
  v.object({ UseAwsOwnedKey: v.boolean(), KmsKeyId: v.nullish(v.string()) }),
  v.transform(({ UseAwsOwnedKey, KmsKeyId }): Cipher =>
    UseAwsOwnedKey ? 'owned' : { key: KmsKeyId ?? 'alias/aws/mq' },
  ),
)

/** Each of them says by its scheme how it is spoken to. */
const endpoints = v.pipe(
  v.array(v.object({ Endpoints: v.pipe(v.array(v.string()), v.minLength(1)) })),
  v.minLength(1),
  v.transform((all) =>
    all.flatMap(({ Endpoints }) => Endpoints).every((one) => /^([\w-]+\+)?(ssl|wss|amqps|https):/.test(one)),
  ),
)

/** Another broker is named by its id alone, which its ARN has at the end. */
const shortArn = ({ partition, account }: Arn, region: string, id: string): string =>
  `arn:${partition}:mq:${region}:${account}:broker:${id}`

const replication = v.object({
  DataReplicationRole: v.picklist(['PRIMARY', 'REPLICA']),
  DataReplicationCounterpart: v.object({ BrokerId: v.string(), Region: v.string() }),
})

/** Only ActiveMQ replicates to another region: amazon-mq/latest/developer-guide/crdr-for-active-mq.html */
function counterpart(told: Telling): Fact<Reference[]> {
  const mode = chain(
    field(told, 'EngineType', v.picklist(['ActiveMQ', 'ACTIVEMQ', 'RabbitMQ', 'RABBITMQ'])),
    (engine, from) =>
      engine.toUpperCase() === 'RABBITMQ'
        ? known('NONE', from)
        : field(told, 'DataReplicationMode', v.picklist(['NONE', 'CRDR'])),
  )
  const pair = chain(mode, (word, from) =>
    word === 'NONE' ? known(null, from) : field(told, 'DataReplicationMetadata', replication),
  )
  const isOriginal = pair.state === 'unknown' || pair.value?.DataReplicationRole !== 'REPLICA'
  return pointers(isOriginal ? 'replica' : 'source', 'mq-replication', pair, (other, from) => {
    if (other === null) return []
    const { BrokerId, Region } = other.DataReplicationCounterpart
    return [{ locator: known(shortArn(told.arn, Region, BrokerId), from), region: Region }]
  })
}

const logging = v.object({
  General: v.boolean(),
  GeneralLogGroup: v.nullish(v.string()),
  Audit: v.nullish(v.boolean(), false),
  AuditLogGroup: v.nullish(v.string()),
})

/** RabbitMQ has no audit log, and says nothing of it. */
const logs = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'mq-logs', field(told, 'Logs', logging), (one, from) =>
    [
      { on: one.General, group: one.GeneralLogGroup },
      { on: one.Audit, group: one.AuditLogGroup },
    ].flatMap(({ on, group }) => {
      if (!on) return []
      const isNamed = group !== undefined && group !== null
      return [{ locator: isNamed ? known(logGroupArn(told.arn, group), from) : unknown('malformed') }]
    }),
  )
