// The counts that a JUnit suite begins with, and the cases in it; a suite is a control.
import type { Finding } from '../../model/finding.ts'
import type { Summary } from '../../model/run.ts'
import type { Status } from '../../model/verdict.ts'
import { placeWords, timeOf } from '../exchange.ts'
import { attributes, xmlText } from './xml.ts'

/** An unknown is an error, for a run that cannot tell is red. What is neither a failure nor a pass is skipped, and says what it is. */
const elements = {
  fail: 'failure',
  unknown: 'error',
  undeclared: 'skipped',
  permitted: 'skipped',
  waived: 'skipped',
  not_applicable: 'skipped',
  pass: undefined,
} as const satisfies Record<Status, string | undefined>

export interface Counts {
  tests: number
  failures: number
  errors: number
  skipped: number
}

export const noCounts = (): Counts => ({ tests: 0, failures: 0, errors: 0, skipped: 0 })

export function count(counts: Counts, status: Status): void {
  counts.tests += 1
  if (status === 'fail') counts.failures += 1
  else if (status === 'unknown') counts.errors += 1
  else if (status !== 'pass') counts.skipped += 1
}

/** One line. */
export function caseOf(finding: Finding): string {
  const { control, resource, place, status, severity, byLaw } = finding
  const at = place === undefined ? [] : [placeWords(place)]
  const start = `<testcase${attributes({ name: [resource.id, ...at].join(' '), classname: control.id, time: 0 })}>`
  const element = elements[status]
  if (element === undefined) return `${start}</testcase>`
  const laws = Object.entries(byLaw).map(([law, result]) => `${law} ${result.status}`)
  const more = [`severity ${severity}`, ...laws, `to mend: ${control.remediation}`, `finding ${finding.id}`]
  const type = element === 'skipped' ? {} : { type: `${status}.${severity}` }
  const body = `<${element}${attributes({ message: `${status}: ${finding.message}`, ...type })}>${xmlText(more.join('; '))}</${element}>`
  return `${start}${body}</testcase>`
}

/** A test that has no finding: resources that pass, or the run as a whole. */
export const passedCase = (name: string, classname: string): string =>
  `<testcase${attributes({ name, classname, time: 0 })}></testcase>`

export const erredCase = (name: string, classname: string, why: string): string =>
  `<testcase${attributes({ name, classname, time: 0 })}><error${attributes({ message: why, type: 'incomplete' })}></error></testcase>`

export function suiteStart(name: string, index: number, counts: Counts, { scan }: Summary): string {
  const about = {
    name,
    id: index,
    package: 'ringfence',
    hostname: 'localhost',
    timestamp: timeOf(scan.now).slice(0, 19), // as the stricter of its two schemas wants it
    time: 0,
    tests: counts.tests,
    failures: counts.failures,
    errors: counts.errors,
  }
  const properties = { scan: scan.id, skipped: counts.skipped, 'tool-version': scan.toolVersion }
  const text = Object.entries(properties).map(([key, value]) => `<property${attributes({ name: key, value })}/>`)
  return `<testsuite${attributes(about)}>\n<properties>${text.join('')}</properties>\n`
}

export const suiteEnd = '<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n'
