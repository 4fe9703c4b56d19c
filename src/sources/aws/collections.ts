// What is read of each region: a line for each type, whose order says nothing.
import { workGroups } from './athena.ts'
import type { Collection } from './collection.ts'
import { backupPlans } from './backup-plans.ts'
import { backupVaults } from './backup-vaults.ts'
import { userPools } from './cognito.ts'
import { daxClusters } from './dax.ts'
import { tables } from './dynamodb.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { fileSystems } from './efs.ts'
import { cacheClusters, cacheSnapshots, replicationGroups, serverlessCaches } from './elasticache.ts'
import { flowLogs } from './flow-logs.ts'
import { managedFileSystems } from './fsx.ts'
import { images } from './images.ts'
import { keyspacesTables } from './keyspaces.ts'
import { keys } from './kms.ts'
import { memoryClusters } from './memorydb.ts'
import { searchCollections } from './opensearch-serverless.ts'
import { domains } from './opensearch.ts'
import { clusters, clusterSnapshots } from './rds-clusters.ts'
import { databases, databaseSnapshots } from './rds.ts'
import { recoveryPoints } from './recovery-points.ts'
import { namespaces } from './redshift-serverless.ts'
import { warehouses, warehouseSnapshots } from './redshift.ts'
import { notebooks } from './sagemaker.ts'

export const collections: readonly Collection[] = [
  backupPlans,
  backupVaults,
  cacheClusters,
  cacheSnapshots,
  clusters,
  clusterSnapshots,
  databases,
  databaseSnapshots,
  domains,
  fileSystems,
  flowLogs,
  images,
  daxClusters,
  keys,
  managedFileSystems,
  memoryClusters,
  namespaces,
  notebooks,
  recoveryPoints,
  replicationGroups,
  searchCollections,
  serverlessCaches,
  keyspacesTables,
  tables,
  userPools,
  volumes,
  volumeSnapshots,
  warehouses,
  warehouseSnapshots,
  workGroups,
]
