// AWS::Redshift::Cluster: a data warehouse, from DescribeClusters and what is asked besides, or a Config item.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { identifiedBy } from './ebs-storage.ts'
import { everyQuery, logSinks, logsOf } from './redshift-logging.ts'
import { switchOf } from './redshift-parameters.ts'
import { shares } from './redshift-shares.ts'
import { clusterArn, clusterSnapshotArn, redshiftLabels } from './redshift-storage.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'redshift:DescribeClusters'
const describing = {
  operation,
  wrapper: 'Clusters',
  arn: identifiedBy('ClusterIdentifier', clusterArn),
  tagging: operation,
}

const spelled = {
  api: {
    encrypted: 'Encrypted',
    key: 'KmsKeyId',
    public: 'PubliclyAccessible',
    backupDays: 'AutomatedSnapshotRetentionPeriod',
    zones: 'MultiAZ',
    copies: 'ClusterSnapshotCopyStatus',
    namespace: 'ClusterNamespaceArn',
  },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    public: 'publiclyAccessible',
    backupDays: 'automatedSnapshotRetentionPeriod',
    zones: 'multiAZ',
    copies: 'clusterSnapshotCopyStatus',
    namespace: 'clusterNamespaceArn',
  },
} as const

/** The API's text for yes and no. */
const enabled = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist(['enabled', 'disabled']),
  v.transform((word) => word === 'enabled'),
)

export function warehouse(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const name = spelled[told.spelling]
  // A key that is held in an HSM, or that is older than KMS, Redshift does not name: which it is stays unknown then.
  const encryption = encryptionOf(told, name)
  const logs = logsOf(told, observation)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Redshift::Cluster',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      // Which TLS a cluster accepts is nobody's to choose and nowhere to be read.
      inTransit: { enforced: switchOf(told, answers, 'require_ssl'), minimumVersion: unknown('unsupported') },
      exposure: { public: field(told, name.public, v.boolean()) },
      logging: { dataAccess: everyQuery(told, observation, logs) },
      classification: unclassified,
      backupRetention: { days: field(told, name.backupDays, v.pipe(v.number(), v.integer(), v.minValue(0))) },
      redundancy: { mode: map(field(told, name.zones, enabled), (yes) => (yes ? 'multi-zone' : 'single-zone')) },
      ...placedLater,
    },
    labels: redshiftLabels(told, operation),
    references: gather(
      keyReference(encryption, told, 'redshift-encryption'),
      ...copies(told, encryption.encrypted, observation),
      logSinks(told, logs),
      shares(told, field(told, name.namespace, v.string()), answers),
    ),
  })
}

const copying = {
  api: v.pipe(
    v.object({ DestinationRegion: v.string(), SnapshotCopyGrantName: v.optional(v.string()) }),
    v.transform((one) => ({ region: one.DestinationRegion, grant: one.SnapshotCopyGrantName })),
  ),
  config: v.pipe(
    v.object({ destinationRegion: v.string(), snapshotCopyGrantName: v.nullish(v.string()) }),
    v.transform((one) => ({ region: one.destinationRegion, grant: one.snapshotCopyGrantName ?? undefined })),
  ),
}

const granting = call('redshift:DescribeSnapshotCopyGrants')
const granted = v.pipe(
  v.object({ SnapshotCopyGrants: v.strictTuple([v.object({ KmsKeyId: v.string() })]) }),
  v.transform(({ SnapshotCopyGrants: [{ KmsKeyId }] }) => KmsKeyId),
)

/** Snapshots go to one other region of the account, and are encrypted there under a key of that region. */
function copies(
  told: Telling,
  encrypted: Fact<boolean>,
  { answers }: Observation,
): [Fact<Reference[]>, Fact<Reference[]>] {
  const { arn } = told
  const target = fieldOrNone(told, spelled[told.spelling].copies, copying[told.spelling], null)
  const key = chain(target, (to, from) => {
    if (to === null) return known(null, from)
    // Copies of what KMS encrypts need a grant: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
    if (to.grant === undefined)
      return chain(encrypted, (yes) => (yes ? unknown('not-recorded', operation) : known(null, from)))
    const home = { ...arn, region: known(to.region, from) }
    return chain(ask(answers, granting, granted), (name, of) => keyArn(home, name, of))
  })
  return [
    pointers('vault', 'redshift-snapshot-copy', target, (to, from) =>
      to === null ? [] : [{ locator: known(clusterSnapshotArn({ ...arn, region: to.region }, arn.name, '*'), from) }],
    ),
    pointers('key', 'redshift-snapshot-copy', key, (locator, from) =>
      locator === null ? [] : [{ locator: known(locator, from) }],
    ),
  ]
}
