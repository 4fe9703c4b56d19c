// The whole estate, planted: every store in moto, and the book that tells which ARN truth.yaml means by which name.
import { plantApis } from './apis.ts'
import { plantBackups } from './backups.ts'
import { plantBuckets } from './buckets.ts'
import { plantDatabases } from './databases.ts'
import { plantDisks } from './disks.ts'
import { plantEntrances } from './entrances.ts'
import { plantFiles } from './files.ts'
import { plantFunctions } from './functions.ts'
import { plantInsights } from './insights.ts'
import { plantKeys } from './keys.ts'
import { plantMessages } from './messages.ts'
import { plantModels } from './models.ts'
import { plantingAt } from './planting.ts'
import { plantNetworks } from './networks.ts'
import { plantSettings } from './settings.ts'
import { plantTables } from './tables.ts'
import { plantTrails } from './trails.ts'
import type { Book } from './truth.ts'
import { plantWarehouses } from './warehouses.ts'
import { plantWatch } from './watch.ts'

const planters = [
  plantKeys,
  plantBuckets,
  plantTrails,
  plantDatabases,
  plantDisks,
  plantNetworks,
  plantMessages,
  plantFunctions,
  plantTables,
  plantWarehouses,
  plantFiles,
  plantSettings,
  plantBackups,
  plantEntrances,
  plantInsights,
  plantWatch,
  plantApis,
  plantModels,
]

/** What can be planted without the rest, in seconds. */
export const core = [plantKeys, plantBuckets, plantTrails, plantModels]

/** ARN by the name in truth.yaml. */
export async function plantEstate(endpoint: string, parts: typeof planters = planters): Promise<Book> {
  const planting = plantingAt(endpoint)
  for (const plant of parts) await plant(planting)
  return planting.book
}
