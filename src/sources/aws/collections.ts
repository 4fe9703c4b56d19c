// What is read of each region: a line for each type, whose order says nothing.
import type { Collection } from './collection.ts'
import { tables } from './dynamodb.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { keys } from './kms.ts'
import { clusters, clusterSnapshots } from './rds-clusters.ts'
import { searchCollections } from './opensearch-serverless.ts'
import { domains } from './opensearch.ts'
import { databases, databaseSnapshots } from './rds.ts'
import { namespaces } from './redshift-serverless.ts'
import { warehouses, warehouseSnapshots } from './redshift.ts'
import { notebooks } from './sagemaker.ts'

export const collections: readonly Collection[] = [
  clusters,
  clusterSnapshots,
  databases,
  databaseSnapshots,
  keys,
  tables,
  volumes,
  volumeSnapshots,
  domains,
  namespaces,
  notebooks,
  searchCollections,
  warehouses,
  warehouseSnapshots,
]
