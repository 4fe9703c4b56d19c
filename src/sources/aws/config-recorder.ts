// Whether AWS Config's recorder in a region can be believed, and about how much of what is there.
import type { ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service'
import type { GapReason } from '../../model/fact.ts'

export interface Recording {
  /** It records, so that what it counts is there. */
  on: boolean
  /** Why it may not know of all that is there; undefined: it records every type that it can. */
  unseen: GapReason | undefined
  /** Whether what it has of this type is as things stand: it records each change of it, and delivers. */
  follows(type: string): boolean
}

type Recorder = Pick<ConfigurationRecorder, 'name' | 'recordingGroup' | 'recordingMode' | 'recordingScope'>
/** The SDK's type says `Success`, the service `SUCCESS`. */
type Status = Pick<ConfigurationRecorderStatus, 'name' | 'recording'> & { lastStatus?: string | undefined }

/** An account has one recorder of its own. AWS services may run more, for themselves: these record a few types and tell nobody. */
export function recordingOf(recorders: readonly Recorder[], statuses: readonly Status[]): Recording {
  const own = recorders.find(({ recordingScope }) => recordingScope !== 'INTERNAL')
  const status = own && statuses.find(({ name }) => name === own.name)
  if (own === undefined || status?.recording !== true) return { on: false, unseen: 'not-enabled', follows: () => false }
  const delivered = status.lastStatus?.toUpperCase() === 'SUCCESS'
  return {
    on: true,
    unseen: delivered && recordsAll(own) ? undefined : 'not-recorded',
    follows: (type) => delivered && records(own, type) && isContinuous(own, type),
  }
}

/** `allSupported` is the older word; a strategy that excludes types leaves some of them out, even an empty list of them would not. */
function recordsAll({ recordingGroup }: Recorder): boolean {
  const strategy = recordingGroup?.recordingStrategy?.useOnly
  const excluded = recordingGroup?.exclusionByResourceTypes?.resourceTypes ?? []
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES') return excluded.length === 0
  return strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' || recordingGroup?.allSupported === true
}

function records(recorder: Recorder, type: string): boolean {
  const { recordingGroup: group } = recorder
  if (group?.recordingStrategy?.useOnly === 'EXCLUSION_BY_RESOURCE_TYPES')
    return group.exclusionByResourceTypes?.resourceTypes?.some((one) => one === type) === false
  return recordsAll(recorder) || group?.resourceTypes?.some((one) => one === type) === true
}

/** What is recorded once a day may be a day old. Recorders that do not say how often are older than the choice (2023). */
function isContinuous({ recordingMode }: Recorder, type: string): boolean {
  const own = recordingMode?.recordingModeOverrides?.find(({ resourceTypes }) =>
    resourceTypes?.some((one) => one === type),
  )
  return (own ?? recordingMode)?.recordingFrequency !== 'DAILY'
}
