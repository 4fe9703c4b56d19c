// What a cluster itself says of copies: those that read from it, and what it was made from.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { rdsArn } from './rds-references.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const spelled = {
  api: { replicas: 'ReadReplicaIdentifiers', source: 'ReplicationSourceIdentifier', cloned: 'CrossAccountClone' },
  config: { replicas: 'readReplicaIdentifiers', source: 'replicationSourceIdentifier', cloned: 'crossAccountClone' },
} as const

/** RDS uploads the transaction logs so often: AmazonRDS/latest/UserGuide/USER_PIT.html */
export const logUploadMinutes = 5

export const readReplicas = (told: Telling): Fact<Reference[]> =>
  pointers(
    'replica',
    'rds-read-replica',
    field(told, spelled[told.spelling].replicas, v.array(v.string())),
    (list, from) => list.map((one) => ({ locator: known(rdsArn(told.arn, 'cluster', one), from) })),
  )

/** A replica names its source. A clone of another account's cluster names neither that nor the account. */
export function copiedFrom(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const clone = chain(fieldOrNone(told, name.cloned, v.boolean(), false), (yes, from) =>
    known(yes ? [unknown('not-recorded')] : [], from),
  )
  return gather(
    pointers('source', 'rds-read-replica', fieldOrNone(told, name.source, v.string(), null), (one, from) =>
      one === null || one === '' ? [] : [{ locator: known(rdsArn(told.arn, 'cluster', one), from) }],
    ),
    pointers('source', 'aurora-clone', clone, (sources) => sources.map((locator) => ({ locator }))),
  )
}
