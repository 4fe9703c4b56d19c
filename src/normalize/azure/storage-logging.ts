// Whether each access to a storage account is logged, and where the logs go: each of its services has settings of its own.
import { allTrue, chain, type Fact, gather, partial } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import type { StorageService } from '../../model/storage-services.ts'
import { type DiagnosticSettings, keepsLogs, logSinks, settingsOfEach, unreadSettings } from './diagnostics.ts'

export interface StorageLogs {
  dataAccess: Fact<boolean>
  sinks: Fact<Reference[]>
}

/** https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference, and likewise of files, queues and tables. */
const requests = ['StorageRead', 'StorageWrite', 'StorageDelete']

/** A log of blobs is none of files. */
export function storageLogs(observation: Observation, services: readonly StorageService[]): StorageLogs {
  const told = settingsOfEach(observation)
  const isWhole = told.length >= services.length
  const [first = unreadSettings(observation), ...others] = isWhole ? told : [...told, unreadSettings(observation)]
  return {
    dataAccess: allTrue(keepsLogs(first, requests), ...others.map((settings) => keepsLogs(settings, requests))),
    sinks:
      !isWhole && told.length > 0 && told.every(isSilent)
        ? chain(first, (_, from) => partial([], 'not-asked', from))
        : logSinks(gather(first, ...others)),
  }
}

/** Of blobs: then the account fails, and a live scan does not ask its other services, whose logs may go anywhere. */
const isSilent = (settings: DiagnosticSettings): boolean =>
  settings.state === 'known' && settings.value.every(({ logs }) => logs.length === 0)
