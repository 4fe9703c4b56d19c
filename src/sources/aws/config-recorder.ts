// Whether AWS Config's recorder in a region can be believed, and about how much of what is there.
import type { ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service'
import type { GapReason } from '../../model/fact.ts'

export interface Recording {
  /** It records, so that what it counts is there. */
  on: boolean
  /** Why it may not know of all that is there; undefined: it records every type that it can. */
  unseen: GapReason | undefined
}

type Recorder = Pick<ConfigurationRecorder, 'name' | 'recordingGroup' | 'recordingScope'>
/** The SDK's type says `Success`, the service `SUCCESS`. */
type Status = Pick<ConfigurationRecorderStatus, 'name' | 'recording'> & { lastStatus?: string | undefined }

/** An account has one recorder of its own. AWS services may run more, for themselves: these record a few types and tell nobody. */
export function recordingOf(recorders: readonly Recorder[], statuses: readonly Status[]): Recording {
  const own = recorders.find(({ recordingScope }) => recordingScope !== 'INTERNAL')
  const status = own && statuses.find(({ name }) => name === own.name)
  if (own === undefined || status?.recording !== true) return { on: false, unseen: 'not-enabled' }
  const delivered = status.lastStatus?.toUpperCase() === 'SUCCESS'
  return { on: true, unseen: delivered && recordsAll(own) ? undefined : 'not-recorded' }
}

/** `allSupported` is the older word; a strategy that excludes types leaves some of them out, even an empty list of them would not. */
function recordsAll({ recordingGroup }: Recorder): boolean {
  const strategy = recordingGroup?.recordingStrategy?.useOnly
  const excluded = recordingGroup?.exclusionByResourceTypes?.resourceTypes ?? []
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES') return excluded.length === 0
  return strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' || recordingGroup?.allSupported === true
}
