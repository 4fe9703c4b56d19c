// What is read: a line for each type, whose order says nothing.
import type { Collection } from './collection.ts'
import type { AwsOptions } from './options.ts'
import { apiCaches } from './api-gateway-caches.ts'
import { restApis, webApis } from './api-gateway.ts'
import { flows } from './appflow.ts'
import { workGroups } from './athena.ts'
import { backupPlans } from './backup-plans.ts'
import { backupVaults } from './backup-vaults.ts'
import { inferenceProfiles, invocationLogs } from './bedrock.ts'
import { distributions } from './cloudfront.ts'
import { hsmBackups, hsmClusters } from './cloudhsm.ts'
import { eventDataStores } from './cloudtrail-lake.ts'
import { trails, type TrailsShown } from './cloudtrail.ts'
import { userPools } from './cognito.ts'
import { deliveryChannels } from './config-delivery.ts'
import { resourceCounts } from './config-service.ts'
import { transferTasks } from './datasync.ts'
import { daxClusters } from './dax.ts'
import { replicationConfigs, replicationTasks } from './dms.ts'
import { tables } from './dynamodb.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { repositories } from './ecr.ts'
import { fileSystems } from './efs.ts'
import { cacheClusters, cacheSnapshots, replicationGroups, serverlessCaches } from './elasticache.ts'
import { loadBalancers } from './elbv2.ts'
import { computeClusters } from './emr.ts'
import { deliveryStreams } from './firehose.ts'
import { flowLogs } from './flow-logs.ts'
import { managedFileSystems } from './fsx.ts'
import { images } from './images.ts'
import { catalogDatabases, crawlers } from './glue.ts'
import { detectors } from './guardduty.ts'
import { keyspacesTables } from './keyspaces.ts'
import { streams } from './kinesis.ts'
import { keys } from './kms.ts'
import { functions } from './lambda.ts'
import { logGroups } from './logs.ts'
import { memoryClusters } from './memorydb.ts'
import { brokers } from './mq.ts'
import { kafkaClusters } from './msk.ts'
import { neverRecorded } from './never-recorded.ts'
import { searchCollections } from './opensearch-serverless.ts'
import { domains } from './opensearch.ts'
import { gatewayPeerings, networkPeerings } from './peerings.ts'
import { automatedBackups } from './rds-automated-backups.ts'
import { clusterBackups, clusterSnapshots } from './rds-cluster-snapshots.ts'
import { clusters, documentClusters, graphClusters } from './rds-clusters.ts'
import { databaseBackups, databaseSnapshots } from './rds-snapshots.ts'
import { databases } from './rds.ts'
import { recoveryPoints } from './recovery-points.ts'
import { namespaces } from './redshift-serverless.ts'
import { warehouses, warehouseSnapshots } from './redshift.ts'
import { hostedZones } from './route53.ts'
import { multiRegionAccessPoints } from './s3-multi-region.ts'
import { buckets } from './s3.ts'
import { endpoints } from './sagemaker-endpoints.ts'
import { featureGroups, studioDomains } from './sagemaker-stores.ts'
import { notebooks } from './sagemaker.ts'
import { secrets } from './secretsmanager.ts'
import { dataLakes } from './security-lake.ts'
import { topics } from './sns.ts'
import { queues } from './sqs.ts'
import { parameters } from './ssm.ts'

const collections: readonly Collection[] = [
  apiCaches,
  automatedBackups,
  backupPlans,
  backupVaults,
  brokers,
  cacheClusters,
  cacheSnapshots,
  catalogDatabases,
  clusterBackups,
  clusters,
  clusterSnapshots,
  computeClusters,
  crawlers,
  databaseBackups,
  databases,
  databaseSnapshots,
  dataLakes,
  daxClusters,
  deliveryChannels,
  deliveryStreams,
  detectors,
  documentClusters,
  domains,
  endpoints,
  eventDataStores,
  featureGroups,
  fileSystems,
  flowLogs,
  flows,
  functions,
  gatewayPeerings,
  graphClusters,
  hsmBackups,
  hsmClusters,
  images,
  inferenceProfiles,
  invocationLogs,
  kafkaClusters,
  keys,
  keyspacesTables,
  loadBalancers,
  logGroups,
  managedFileSystems,
  memoryClusters,
  namespaces,
  networkPeerings,
  notebooks,
  parameters,
  queues,
  recoveryPoints,
  replicationConfigs,
  replicationGroups,
  replicationTasks,
  repositories,
  restApis,
  searchCollections,
  secrets,
  serverlessCaches,
  streams,
  studioDomains,
  tables,
  topics,
  transferTasks,
  userPools,
  volumes,
  volumeSnapshots,
  warehouses,
  warehouseSnapshots,
  webApis,
  workGroups,
]

/** What belongs to no region: each once for the whole account. */
const regionless: readonly Collection[] = [distributions, hostedZones, multiRegionAccessPoints]

/** Of a region and of the account, whatever any has shown: for whoever asks what would be read. */
export const everyCollection = (): readonly Collection[] => [
  ...regionalCollections({ seen: new Set(), accounts: new Set() }),
  ...accountCollections({ regions: 'all' }, ''),
]

/** An item of a function holds its environment in the clear, passwords included; nobody here asks for it. */
const withSecrets = 'AWS::Lambda::Function'

/** The types whose items AWS Config is asked for where their own calls cannot be made. */
export const recordedTypes = (): string[] =>
  [...new Set(everyCollection().flatMap(({ type }) => type ?? []))]
    .filter((type) => type !== withSecrets && !neverRecorded.has(type))
    .toSorted()

/** Whether a fast scan makes its lists: they are few, or AWS Config knows nothing of the kind. */
export const isReadFast = ({ type, takesFew }: Collection): boolean =>
  takesFew === true || (type !== undefined && neverRecorded.has(type))

/** All that is read of a region. What AWS Config counts is left to whoever reads more of it. */
export function regionalCollections(shown: TrailsShown): readonly Collection[] {
  const own = [...collections, trails(shown)]
  const types = [...own, ...accountCollections({ regions: 'all' }, '')].map(({ type }) => type)
  return [...own, resourceCounts(new Set(types.filter((type) => type !== undefined)))]
}

/** All that is asked once for an account. Buckets lie in regions all the same, so that each part of a split scan finds its own. */
export const accountCollections = (
  { regions, mine, fast = false }: Pick<AwsOptions, 'regions' | 'mine' | 'fast'>,
  account: string,
): readonly Collection[] => [
  buckets({ regions, fast, ...(mine && { mine }) }),
  ...regionless.filter((one) => mine?.(account, serviceOf(one)) ?? true),
]

/** As IAM spells it. */
export const serviceOf = ({ lists }: Pick<Collection, 'lists'>): string => lists[0]?.split(':')[0] ?? ''
