// What is read of each region: a line for each type, whose order says nothing.
import type { Collection } from './collection.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { fileSystems } from './efs.ts'
import { cacheClusters, cacheSnapshots, replicationGroups, serverlessCaches } from './elasticache.ts'
import { managedFileSystems } from './fsx.ts'
import { keys } from './kms.ts'
import { memoryClusters } from './memorydb.ts'
import { databases, databaseSnapshots } from './rds.ts'

export const collections: readonly Collection[] = [
  cacheClusters,
  cacheSnapshots,
  databases,
  databaseSnapshots,
  fileSystems,
  keys,
  managedFileSystems,
  memoryClusters,
  replicationGroups,
  serverlessCaches,
  volumes,
  volumeSnapshots,
]
