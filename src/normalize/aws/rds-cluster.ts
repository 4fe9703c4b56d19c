// A cluster of RDS, DocumentDB or Neptune, from DescribeDBClusters or a Config item: the data that its instances share.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { Redundancy } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { Normalizer } from '../index.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { clusterAudit } from './rds-cluster-audit.ts'
import { clusterReferences, originalOf } from './rds-cluster-references.ts'
import { namedByHosts } from './hosts.ts'
import { clusterTransit } from './rds-cluster-transit.ts'
import { spelledCluster } from './rds-cluster-spelling.ts'
import { familyOf, hasVolume, type Member } from './rds-global-cluster.ts'
import { rdsLabels } from './rds-labels.ts'
import { clusterParametersOf } from './rds-parameters.ts'
import { backupsOf, seenAt } from './rds-recovery.ts'
import { encryptedBy, encryptionOf } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBClusters',
  wrapper: 'DBClusters',
  arn: 'DBClusterArn',
  tagging: 'rds:ListTagsForResource',
}

/** Config knows only the first of these types, under which it may hold clusters of the other two. */
const clusterOf =
  (type: string): Normalizer =>
  (observation: Observation): Resource | Gap | undefined => {
    const told = tellingOf(observation, describing)
    if (!isTelling(told)) return told
    const { answers } = observation
    const name = spelledCluster[told.spelling]
    const family = familyOf(told, answers)
    const parameters = clusterParametersOf(told, answers)
    const resource = awsResource(observation, identityFrom(told.arn, told.from), {
      type,
      holds: 'content',
      facets: {
        ...encryptedBy(encryptionOf(told, name)),
        inTransit: clusterTransit(told, parameters),
        logging: { dataAccess: clusterAudit(told, parameters) },
        classification: unclassified,
        recovery: { original: isOriginal(told, family), ...backupsOf(told, name, seenAt(told, answers)) },
        redundancy: { mode: zonesOf(told) },
        ...placedLater,
      },
      labels: rdsLabels(told),
      references: clusterReferences(told, family),
    })
    const hosts = ['Endpoint', 'ReaderEndpoint'].map((one) => field(told, one, v.string()))
    return { ...resource, ...namedByHosts(told, hosts) }
  }

export const databaseCluster = clusterOf('AWS::RDS::DBCluster')
export const documentCluster = clusterOf('AWS::DocDB::DBCluster')
export const graphCluster = clusterOf('AWS::Neptune::DBCluster')

function isOriginal(told: Telling, family: Fact<Member[] | null>): Fact<boolean> {
  const leads = map(family, (members) => members?.find(({ arn }) => arn === told.arn.text)?.isWriter ?? true)
  return chain(originalOf(told), (source) => map(leads, (yes) => source === null && yes))
}

/**
 * A shared volume is in three zones however many instances there are: AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html,
 * documentdb/latest/developerguide/replication.html and neptune/latest/userguide/feature-overview-storage.html
 */
function zonesOf(told: Telling): Redundancy['mode'] {
  const name = spelledCluster[told.spelling]
  return chain(field(told, name.engine, v.string()), (engine, from) =>
    hasVolume(engine)
      ? known('multi-zone', from)
      : map(field(told, name.multiZone, v.boolean()), (yes) => (yes ? 'multi-zone' : 'single-zone')),
  )
}
