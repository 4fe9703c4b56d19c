// What is read of each region: a line for each type, whose order says nothing.
import type { Collection } from './collection.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { keys } from './kms.ts'
import { automatedBackups } from './rds-automated-backups.ts'
import { clusterBackups, clusterSnapshots } from './rds-cluster-snapshots.ts'
import { clusters, documentClusters, graphClusters } from './rds-clusters.ts'
import { databaseBackups, databaseSnapshots } from './rds-snapshots.ts'
import { databases } from './rds.ts'

export const collections: readonly Collection[] = [
  automatedBackups,
  clusterBackups,
  clusters,
  clusterSnapshots,
  databaseBackups,
  databases,
  databaseSnapshots,
  documentClusters,
  graphClusters,
  keys,
  volumes,
  volumeSnapshots,
]
