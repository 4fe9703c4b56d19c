// What SARIF's schema lets through and its readers do not: references that point nowhere, counts, and the limits of GitHub.
import type { Status } from '../../../src/model/verdict.ts'

export interface Log {
  runs: {
    tool: { driver: { rules: { id: string; properties: { tags: string[]; 'security-severity': string } }[] } }
    automationDetails: { id: string }
    invocations: {
      executionSuccessful: boolean
      toolExecutionNotifications: { level: string; message: { text: string } }[]
    }[]
    results: Result[]
    properties: { byStatus?: Record<Status, number>; truncated?: number }
  }[]
}

export interface Result {
  ruleId: string
  ruleIndex: number
  kind: string
  level: string
  message: { text: string }
  locations: {
    physicalLocation?: { artifactLocation: { uri: string }; region: { startLine: number } }
    logicalLocations: { name: string; fullyQualifiedName: string; kind: string }[]
  }[]
  partialFingerprints: Record<string, string>
  suppressions: { justification: string }[]
  properties: { status: Status; severity: string }
}

/** §3.27.9: what each of our statuses may be told as. Written apart from the code. */
const told: Record<Status, string> = {
  fail: 'fail',
  waived: 'fail',
  unknown: 'open',
  undeclared: 'review',
  permitted: 'informational',
  not_applicable: 'notApplicable',
  pass: 'pass',
}

export function lintSarif(log: Log): string[] {
  return log.runs.flatMap((run) => {
    const { rules } = run.tool.driver
    const ids = rules.map(({ id }) => id)
    const prints = run.results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'])
    return [
      ...(new Set(ids).size < ids.length ? ['a rule stands twice'] : []),
      ...(new Set(prints).size < prints.length ? ['two results have one fingerprint'] : []),
      ...run.results.flatMap((result, index) => [
        ...(ids[result.ruleIndex] === result.ruleId ? [] : [`result ${index} points at no rule`]),
        ...(result.kind === told[result.properties.status] ? [] : [`result ${index} is told as ${result.kind}`]),
        ...((result.kind === 'fail') === (result.level !== 'none')
          ? []
          : [`result ${index} has level ${result.level}`]),
        ...((result.properties.status === 'waived') === result.suppressions.length > 0
          ? []
          : [`result ${index}: waived and suppressed differ`]),
        ...(/(?<!\\)(?:\\\\)*[[\]]|(?<!\{)(?:\{\{)*\{(?!\{)/.test(result.message.text)
          ? [`result ${index} has a link or a placeholder in its message`]
          : []),
      ]),
      ...countsDiffer(run),
    ]
  })
}

function countsDiffer({ results, properties: { byStatus } }: Log['runs'][number]): string[] {
  return Object.entries(byStatus ?? {}).flatMap(([status, count]) => {
    const found = results.filter(({ properties }) => properties.status === status).length
    return found === count ? [] : [`${found} results are ${status}, and ${count} are counted`]
  })
}

/** What GitHub documents of the files that it takes. */
export function lintGithub(log: Log): string[] {
  return [
    ...(log.runs.length > 20 ? ['more than 20 runs'] : []),
    ...log.runs.flatMap((run) => [
      ...(run.results.length > 25_000 ? ['more than 25,000 results'] : []),
      ...(run.results.length > 5_000 ? ['more results than are shown'] : []),
      ...((run.properties.truncated ?? 0) > 0 && run.invocations[0]?.toolExecutionNotifications.length === 0
        ? ['results are left out in silence']
        : []),
      ...(/^[^/]+\/[^/]+\/[^/]*$/.test(run.automationDetails.id) ? [] : ['no category']),
      ...run.tool.driver.rules.flatMap(({ id, properties }) => [
        ...(properties.tags.length > 20 ? [`${id} has too many tags`] : []),
        ...(/^(?:10|\d)\.\d$/.test(properties['security-severity']) ? [] : [`${id} has no severity`]),
      ]),
      ...run.results.flatMap(({ kind, locations, partialFingerprints }, index) => {
        const at = locations[0]?.physicalLocation
        return [
          ...(kind === 'fail' ? [] : [`result ${index} is no failure`]),
          ...(at === undefined ? [`result ${index} is in no file`] : []),
          ...(at !== undefined &&
          (/^[a-z][a-z0-9+.-]*:|^\/|(?:^|\/)\.\.(?:\/|$)/i.test(at.artifactLocation.uri) ||
            at.artifactLocation.uri === '')
            ? [`result ${index} is in no file of the repository`]
            : []),
          ...(at !== undefined && at.region.startLine < 1 ? [`result ${index} is on no line`] : []),
          ...(partialFingerprints['primaryLocationLineHash'] === undefined
            ? [`result ${index} has no fingerprint`]
            : []),
        ]
      }),
    ]),
  ]
}
