// AWS::RDS::DBClusterSnapshot: a backup of a cluster, or a copy of one, and who else may restore it.
import * as v from 'valibot'
import { type Fact, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { anySnapshot } from './rds-any-snapshot.ts'
import { rdsArn } from './rds-references.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const spelled = {
  api: {
    encrypted: 'StorageEncrypted',
    key: 'KmsKeyId',
    kind: 'StorageEncryptionType',
    cluster: 'DBClusterIdentifier',
    source: 'SourceDBClusterSnapshotArn',
  },
  config: {
    encrypted: 'storageEncrypted',
    key: 'kmsKeyId',
    kind: 'storageEncryptionType',
    cluster: 'dbclusterIdentifier',
    source: 'sourceDBClusterSnapshotArn',
  },
} as const

export const clusterSnapshot = (observation: Observation): Resource | Gap | undefined =>
  anySnapshot(observation, { kind: 'DBClusterSnapshot', word: 'cluster-snapshot', spelled, original })

/** A copy names the snapshot that it was made of, wherever that is; the cluster that it names as well is of that region and account. */
function original(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const source = map(fieldOrNone(told, name.source, v.string(), null), (arn) => (arn === '' ? null : arn))
  if (source.state !== 'known' || source.value !== null)
    return pointers('source', 'rds-cluster-snapshot-copy', source, (arn, from) =>
      arn === null ? [] : [{ locator: known(rdsArn(told.arn, 'cluster-snapshot', arn), from) }],
    )
  return pointers('source', 'rds-cluster-snapshot', field(told, name.cluster, v.string()), (one, from) => [
    { locator: known(rdsArn(told.arn, 'cluster', one), from) },
  ])
}
