// What is read of each region: a line for each type, whose order says nothing.
import { backupPlans } from './backup-plans.ts'
import { backupVaults } from './backup-vaults.ts'
import type { Collection } from './collection.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { flowLogs } from './flow-logs.ts'
import { images } from './images.ts'
import { keys } from './kms.ts'
import { databases, databaseSnapshots } from './rds.ts'
import { recoveryPoints } from './recovery-points.ts'

export const collections: readonly Collection[] = [
  backupPlans,
  backupVaults,
  databases,
  databaseSnapshots,
  flowLogs,
  images,
  keys,
  recoveryPoints,
  volumes,
  volumeSnapshots,
]
