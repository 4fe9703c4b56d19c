// One finding as a SARIF result: the resource is its logical location, its fingerprint ours.
import type { Finding, LawResult } from '../../model/finding.ts'
import { alertId } from '../exchange.ts'
import { gradeOf, messageText } from './words.ts'

interface At {
  uri: string
  line: number
  endLine?: number
}

export const fileUri = (file: string): string => file.split('/').map(encodeURIComponent).join('/')

export const declaredAt = ({ declared }: Finding): At | undefined =>
  declared && { uri: fileUri(declared.file), line: declared.line, endLine: declared.endLine }

/** `at`: the file and line that a reader is shown; absent: none, for a resource is no file. */
export const resultOf = (finding: Finding, ruleIndex: number, at: At | undefined = declaredAt(finding)) => ({
  ruleId: finding.control.id,
  ruleIndex,
  ...gradeOf(finding),
  message: { text: messageText(finding.message) },
  locations: [
    {
      ...(at && {
        physicalLocation: {
          artifactLocation: { uri: at.uri },
          region: { startLine: at.line, ...(at.endLine && { endLine: at.endLine }) },
        },
      }),
      logicalLocations: [{ name: finding.resource.name, fullyQualifiedName: finding.resource.id, kind: 'resource' }],
    },
  ],
  // GitHub would make the second from the line alone, and take all findings that point at one line for the same.
  partialFingerprints: { 'ringfence/v1': finding.id, primaryLocationLineHash: `${alertId(finding)}:1` },
  suppressions: suppressionsOf(finding),
  properties: propertiesOf(finding),
})

const suppressionsOf = ({ waiver }: Finding) =>
  waiver === null
    ? []
    : [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${waiver.id}, until ${waiver.until}: ${waiver.reason} (${waiver.owner}, approved by ${waiver.approvedBy})`,
        },
      ]

const propertiesOf = ({ status, severity, classification, resource, place, byLaw, ...finding }: Finding) => ({
  status,
  severity,
  ...classification,
  provider: resource.provider,
  account: resource.owner.account,
  resourceKey: resource.key,
  resourceType: resource.type,
  region: resource.region,
  country: resource.country,
  ...(place && { place }),
  laws: Object.fromEntries(Object.entries(byLaw).map(([law, result]) => [law, lawOf(result)])),
  observed: finding.observed,
  expected: finding.expected,
  ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  ...(finding.permission === undefined ? {} : { permission: finding.permission }),
  pointers: finding.pointers,
})

const lawOf = ({ status, clauses, basis, until, entry, reason }: LawResult) => ({
  status,
  clauses,
  ...(basis === undefined ? {} : { basis }),
  ...(until === undefined ? {} : { until }),
  ...(entry === undefined ? {} : { entry }),
  ...(reason === undefined ? {} : { reason }),
})
