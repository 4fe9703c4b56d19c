// AWS::Redshift::Cluster: a data warehouse, from DescribeClusters and what is asked besides, or a Config item.
import * as v from 'valibot'
import { gather, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { identifiedBy } from './ebs-storage.ts'
import { clusterCopies } from './redshift-copies.ts'
import { everyQuery, logSinks, logsOf } from './redshift-logging.ts'
import { switchOf } from './redshift-parameters.ts'
import { shares } from './redshift-shares.ts'
import { clusterArn, redshiftLabels } from './redshift-storage.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, isTelling, tellingOf } from './telling.ts'

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
    namespace: 'ClusterNamespaceArn',
  },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    public: 'publiclyAccessible',
    backupDays: 'automatedSnapshotRetentionPeriod',
    zones: 'multiAZ',
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
      ...clusterCopies(told, encryption.encrypted, answers),
      logSinks(told, logs),
      shares(told, field(told, name.namespace, v.string()), answers),
    ),
  })
}
