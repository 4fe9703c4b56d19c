// What is read of each region: a line for each type, whose order says nothing.
import type { Collection } from './collection.ts'
import { volumes, volumeSnapshots } from './ebs.ts'
import { keys } from './kms.ts'
import { databases, databaseSnapshots } from './rds.ts'
import { secrets } from './secretsmanager.ts'

export const collections: readonly Collection[] = [
  databases,
  databaseSnapshots,
  keys,
  secrets,
  volumes,
  volumeSnapshots,
]
