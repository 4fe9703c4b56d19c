// What a database points at: its key, its read replicas, the original it replicates, the region its backups are copied to.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import type { Arn } from './arn.ts'
import { pointers } from '../pointers.ts'
import { spelled } from './rds-spelling.ts'
import { encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const text = v.string()
const texts = v.array(text)

export function databaseReferences(told: Telling, clustered: boolean): Fact<Reference[]> {
  const name = spelled[told.spelling]
  return gather(
    keyReference(encryptionOf(told, name), told, 'rds-encryption'),
    replicas(told, 'db', field(told, name.replicas, texts)),
    replicas(told, 'cluster', fieldOrNone(told, name.clusterReplicas, texts, [])),
    source(told, 'db', fieldOrNone(told, name.source, text, null)),
    source(told, 'cluster', fieldOrNone(told, name.clusterSource, text, null)),
    backups(told),
    clustered ? ownCluster(told) : known([], told.from),
  )
}

/** What an instance of a cluster holds is the cluster's, and so are its copies: whether the cluster was read, estate knows. */
const ownCluster = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'rds-cluster', field(told, spelled[told.spelling].cluster, text), (name, from) => [
    { locator: known(rdsArn(told.arn, 'cluster', name), from) },
  ])

const replicas = (told: Telling, kind: 'db' | 'cluster', names: Fact<string[]>): Fact<Reference[]> =>
  pointers('replica', 'rds-read-replica', names, (list, from) =>
    list.map((one) => ({ locator: known(rdsArn(told.arn, kind, one), from) })),
  )

const source = (told: Telling, kind: 'db' | 'cluster', name: Fact<string | null>): Fact<Reference[]> =>
  pointers('source', 'rds-read-replica', name, (one, from) =>
    one === null ? [] : [{ locator: known(rdsArn(told.arn, kind, one), from) }],
  )

/** RDS writes a bare name for its own region and account, an ARN for any other. */
export const rdsArn = ({ partition, region, account }: Arn, kind: string, name: string): string =>
  name.startsWith('arn:') ? name : `arn:${partition}:rds:${region}:${account}:${kind}:${name}`

function backups(told: Telling): Fact<Reference[]> {
  const { backupReplications, backupArn } = spelled[told.spelling]
  const shape = v.pipe(
    v.array(v.object({ [backupArn]: text })),
    v.transform((list) => list.flatMap((one) => one[backupArn] ?? [])),
  )
  // The API leaves the field out where there is none; an item may be older than the field (2020), so there it says nothing.
  const arns =
    told.spelling === 'api' ? fieldOrNone(told, backupReplications, shape, []) : field(told, backupReplications, shape)
  return pointers('vault', 'rds-backup-replication', arns, (list, from) =>
    list.map((one) => ({ locator: known(one, from) })),
  )
}
