// AWS::Redshift::ClusterSnapshot: a backup of a cluster, or the copy of one in another region, and who else may restore it.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { clusterArn, clusterSnapshotArn, redshiftLabels } from './redshift-storage.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, type Identifying, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'redshift:DescribeClusterSnapshots'

/** Two clusters may each have a snapshot of one name. */
const identity: Identifying = (
  { ClusterIdentifier: cluster, SnapshotIdentifier: snapshot },
  { partition, account, region },
) => {
  if (typeof cluster !== 'string' || typeof snapshot !== 'string' || region === undefined) return undefined
  const text = clusterSnapshotArn({ partition, region, account }, cluster, snapshot)
  return { text, partition, region, account, name: `${cluster}/${snapshot}` }
}

const describing = { operation, wrapper: 'Snapshots', arn: identity, tagging: operation }

const spelled = {
  api: {
    encrypted: 'Encrypted',
    key: 'KmsKeyId',
    cluster: 'ClusterIdentifier',
    sourceRegion: 'SourceRegion',
    owner: 'OwnerAccount',
    sharedWith: 'AccountsWithRestoreAccess',
  },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    cluster: 'clusterIdentifier',
    sourceRegion: 'sourceRegion',
    owner: 'ownerAccount',
    sharedWith: 'accountsWithRestoreAccess',
  },
} as const

export function warehouseSnapshot(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  // Encrypted with keys of an HSM, it names none, and whose they are stays unknown.
  const encryption = encryptionOf(told, spelled[told.spelling])
  const accounts = sharedWith(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Redshift::ClusterSnapshot',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      classification: unclassified,
      // Accounts are let in one by one, and nobody without one.
      sharing: { public: map(accounts, () => false), foreignAccounts: chain(accounts, () => unknown('unresolved')) },
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: redshiftLabels(told, operation),
    references: gather(keyReference(encryption, told, 'redshift-encryption'), original(told), sharers(told, accounts)),
  })
}

/** A copy names the region it came from and not the snapshot there, which need not bear its name: the cluster is named by both. */
function original(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const away = fieldOrNone(told, name.sourceRegion, v.string(), null)
  const cluster = chain(away, (region) =>
    map(field(told, name.cluster, v.string()), (id) =>
      clusterArn({ ...told.arn, region: region ?? told.arn.region }, id),
    ),
  )
  const copied = away.state !== 'unknown' && away.value !== null
  return pointers('source', copied ? 'redshift-snapshot-copy' : 'redshift-snapshot', cluster, (text, from) => [
    { locator: known(text, from) },
  ])
}

const grants = {
  api: v.array(
    v.pipe(
      v.object({ AccountId: v.optional(v.string()) }),
      v.transform((one) => one.AccountId ?? null),
    ),
  ),
  config: v.array(
    v.pipe(
      v.object({ accountId: v.nullish(v.string()) }),
      v.transform((one) => one.accountId ?? null),
    ),
  ),
}

/** The list is absent where nobody is let in, and "visible only to the snapshot owner": API_Snapshot.html. */
const sharedWith = (told: Telling): Fact<(string | null)[]> => {
  const name = spelled[told.spelling]
  return chain(field(told, name.owner, v.string()), (owner) =>
    owner === told.arn.account
      ? fieldOrNone(told, name.sharedWith, grants[told.spelling], [])
      : unknown('unsupported', operation),
  )
}

/** It is restored in its own region only. AWS's support is let in under a name that is no account. */
const sharers = ({ arn }: Telling, accounts: Fact<(string | null)[]>): Fact<Reference[]> =>
  pointers('vault', 'redshift-snapshot-share', accounts, (list, from) =>
    list.map((account) =>
      account === null
        ? { locator: unknown('unresolved') }
        : {
            locator: known(`arn:${arn.partition}:redshift:${arn.region}:${account}:snapshot:${arn.name}`, from),
            account,
          },
    ),
  )
