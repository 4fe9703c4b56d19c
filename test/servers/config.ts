// AWS Config as it answers on the wire (JSON 1.1, `StarlingDoveService`): a recorder in some state, and counts in pages.
import type { Bad, Called } from './refusing-proxy.ts'

export interface RecordedRegion {
  /** `none`: nobody has ever made one. `internal`: only one that an AWS service runs for itself. */
  recorder?: 'all' | 'some' | 'all but some' | 'off' | 'failing' | 'none' | 'internal'
  /** By type. */
  counts?: Readonly<Record<string, number>>
  /** How many types stand on a page, at most. */
  page?: number
}

const groups = {
  all: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] },
  some: { allSupported: false, includeGlobalResourceTypes: false, resourceTypes: ['AWS::S3::Bucket'] },
  'all but some': {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: [],
    exclusionByResourceTypes: { resourceTypes: ['AWS::SQS::Queue'] },
    recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
  },
}

/** Answers the calls of one region, or of every region alike; undefined for the calls of other services. */
export const configServer =
  (regions: (region: string) => RecordedRegion) =>
  (call: Called): Bad | undefined => {
    if (call.service !== 'config') return undefined
    const { recorder = 'all', counts = {}, page = 100 } = regions(call.region)
    const none = recorder === 'none'
    if (call.operation === 'DescribeConfigurationRecorders')
      return answer({ ConfigurationRecorders: none ? [] : [recorderIn(recorder)] })
    if (call.operation === 'DescribeConfigurationRecorderStatus')
      return answer({ ConfigurationRecordersStatus: none ? [] : [statusOf(recorder)] })
    if (call.operation === 'GetDiscoveredResourceCounts')
      return countsFrom(Object.entries(none || recorder === 'internal' ? {} : counts), page, call)
    return undefined
  }

const recorderIn = (recorder: string) => ({
  name: 'default',
  roleARN: 'arn:aws:iam::123456789012:role/service-role/config-role',
  recordingGroup: groups[recorder as keyof typeof groups] ?? groups.all, // `as`: the other states record all
  ...(recorder === 'internal' ? { recordingScope: 'INTERNAL', servicePrincipal: 'observability.amazonaws.com' } : {}),
})

const statusOf = (recorder: string) => ({
  name: 'default',
  lastStartTime: 1_480_692_481.309,
  recording: recorder !== 'off',
  lastStatus: recorder === 'failing' ? 'FAILURE' : 'SUCCESS',
  lastStatusChangeTime: 1_556_134_093.958,
})

function countsFrom(all: [string, number][], page: number, { body }: Called): Bad {
  const { nextToken } = JSON.parse(body) as { nextToken?: string } // `as`: what the SDK sends
  const start = Number(nextToken ?? 0)
  const shown = all.slice(start, start + page)
  const rest = start + page < all.length ? { nextToken: String(start + page) } : {}
  return answer({
    totalDiscoveredResources: all.reduce((sum, [, count]) => sum + count, 0),
    resourceCounts: shown.map(([resourceType, count]) => ({ resourceType, count })),
    ...rest,
  })
}

const answer = (body: object): Bad => ({
  status: 200,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(body),
})
