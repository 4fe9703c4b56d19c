// The whole estate of Azure: what the loopback Resource Manager tells of, and the book that says which id truth.yaml means by which name.
import type { Estate } from '../../servers/arm.ts'
import type { Book } from '../truth.ts'
import { plantAi } from './ai.ts'
import { plantAnalytics } from './analytics.ts'
import { plantApplications } from './applications.ts'
import { plantBackups } from './backups.ts'
import { plantDatabases } from './databases.ts'
import { plantDisks } from './disks.ts'
import { plantEntrances } from './entrances.ts'
import { plantFoundations } from './foundations.ts'
import { plantMessages } from './messages.ts'
import { type Planting, planting } from './planting.ts'
import { plantPlatforms } from './platforms.ts'
import { plantSql } from './sql.ts'
import { plantStorage } from './storage.ts'

const planters: ((planting: Planting) => void)[] = [
  plantFoundations,
  plantStorage,
  plantDatabases,
  plantSql,
  plantDisks,
  plantBackups,
  plantMessages,
  plantAi,
  plantAnalytics,
  plantApplications,
  plantPlatforms,
  plantEntrances,
]

export function plantedAzure(): { estate: Estate; book: Book } {
  const one = planting()
  for (const plant of planters) plant(one)
  return { estate: one.estate(), book: one.book }
}
