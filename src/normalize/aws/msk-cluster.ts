// AWS::MSK::Cluster: brokers of Kafka, where their logs go, and the clusters that they are replicated to and from.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { decode } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, ownedKeyReference } from './always-encrypted.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagMap } from './labels.ts'
import { brokerLogs } from './msk-logs.ts'
import { replicators } from './msk-replicators.ts'
import { answeredOrNone, field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'kafka:ListClustersV2'
const describing = { operation, wrapper: 'ClusterInfoList', arn: 'ClusterArn', tagging: operation }

/** A serverless cluster has no brokers to describe: what can be set there of the others is fixed by the service. */
type Kind = 'PROVISIONED' | 'SERVERLESS'

export function kafkaCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const kind = field(told, 'ClusterType', v.picklist(['PROVISIONED', 'SERVERLESS']))
  const brokers = provisionedIn(told)
  const key = chain(kind, (one, from) => (one === 'SERVERLESS' ? known(null, from) : volumesKey(brokers)))
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::MSK::Cluster',
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
      inTransit: inTransit(kind, brokers),
      exposure: { public: isPublic(kind, brokers) },
      classification: unclassified,
      // Brokers are spread over two or three zones: https://docs.aws.amazon.com/msk/latest/developerguide/what-is-msk.html
      redundancy: { mode: map(kind, () => 'multi-zone') },
      ...placedLater,
    },
    // MSK lists the tags with the cluster, and leaves the list out where there is none. Config keeps them beside the configuration.
    labels: told.labels ?? answeredOrNone(told, 'Tags', tagMap, []),
    references: gather(
      ownedKeyReference(key, 'msk-encryption'),
      brokerLogs(told, kind, brokers),
      replicators(observation, told),
    ),
  })
}

const text = v.nullish(v.string())
const brokersShape = v.object({
  BrokerNodeGroupInfo: v.object({
    ConnectivityInfo: v.nullish(v.object({ PublicAccess: v.nullish(v.object({ Type: text })) })),
  }),
  EncryptionInfo: v.object({
    EncryptionAtRest: v.object({ DataVolumeKMSKeyId: v.string() }),
    EncryptionInTransit: v.object({ ClientBroker: v.picklist(['TLS', 'TLS_PLAINTEXT', 'PLAINTEXT']) }),
  }),
})

/** Each part is decoded by itself, so that one of a form that is new to us leaves the others known. */
export type Brokers = Fact<Readonly<Record<string, unknown>>>

const provisionedIn = (told: Telling): Brokers => field(told, 'Provisioned', v.record(v.string(), v.unknown()))

const volumesKey = (brokers: Brokers): Fact<string | null> =>
  chain(brokers, ({ EncryptionInfo }, from) =>
    map(
      decode(
        v.object({ EncryptionAtRest: brokersShape.entries.EncryptionInfo.entries.EncryptionAtRest }),
        EncryptionInfo,
        from,
      ),
      (one) => one.EncryptionAtRest.DataVolumeKMSKeyId,
    ),
  )

/** TLS is version 1.2: https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html */
function inTransit(kind: Fact<Kind>, brokers: Brokers): InTransit {
  const shape = v.object({ EncryptionInTransit: brokersShape.entries.EncryptionInfo.entries.EncryptionInTransit })
  const enforced = chain(kind, (one, from) =>
    one === 'SERVERLESS'
      ? known(true, from) // it takes IAM clients only, over TLS
      : chain(brokers, ({ EncryptionInfo }, told) =>
          map(decode(shape, EncryptionInfo, told), (found) => found.EncryptionInTransit.ClientBroker === 'TLS'),
        ),
  )
  return { enforced, minimumVersion: chain(enforced, (yes, from) => (yes ? known(1.2, from) : unknown('unsupported'))) }
}

const isPublic = (kind: Fact<Kind>, brokers: Brokers): Fact<boolean> =>
  chain(kind, (one, from) =>
    one === 'SERVERLESS'
      ? known(false, from) // it is reached from VPCs only
      : chain(brokers, ({ BrokerNodeGroupInfo }, told) =>
          chain(decode(brokersShape.entries.BrokerNodeGroupInfo, BrokerNodeGroupInfo, told), ({ ConnectivityInfo }) => {
            const type = ConnectivityInfo?.PublicAccess?.Type
            // Clusters that are older than public access (2021) have none.
            if (type === undefined || type === null || type === 'DISABLED') return known(false, told)
            return type === 'SERVICE_PROVIDED_EIPS' ? known(true, told) : unknown('malformed')
          }),
        ),
  )
