// Every type that is read live, by its name in lower case.
import type { ArmType } from './arm-type.ts'
import { aiTypes } from './types/ai.ts'
import { analyticsTypes } from './types/analytics.ts'
import { appConfigurationTypes } from './types/app-configuration.ts'
import { applicationTypes } from './types/applications.ts'
import { backupTypes } from './types/backup.ts'
import { computeTypes } from './types/compute.ts'
import { containerTypes } from './types/containers.ts'
import { databaseTypes } from './types/databases.ts'
import { entranceTypes } from './types/entrances.ts'
import { flowLogTypes } from './types/flow-logs.ts'
import { healthTypes } from './types/health.ts'
import { iotHubTypes } from './types/iot-hub.ts'
import { keyVaultTypes } from './types/key-vault.ts'
import { messagingTypes } from './types/messaging.ts'
import { monitorTypes } from './types/monitor.ts'
import { platformTypes } from './types/platforms.ts'
import { purviewTypes } from './types/purview.ts'
import { redisTypes } from './types/redis.ts'
import { storageTypes } from './types/storage.ts'

const all: readonly ArmType[] = [
  ...aiTypes,
  ...analyticsTypes,
  ...appConfigurationTypes,
  ...applicationTypes,
  ...backupTypes,
  ...computeTypes,
  ...containerTypes,
  ...databaseTypes,
  ...entranceTypes,
  ...flowLogTypes,
  ...healthTypes,
  ...iotHubTypes,
  ...keyVaultTypes,
  ...messagingTypes,
  ...monitorTypes,
  ...platformTypes,
  ...purviewTypes,
  ...redisTypes,
  ...storageTypes,
]

export const armTypes: ReadonlyMap<string, ArmType> = new Map(all.map((one) => [one.type.toLowerCase(), one]))
