// Runs to be written in a format: a finding of every status, or as many as wanted, with totals that fit.
import { type Finding, isSilent, severities } from '../../../src/model/finding.ts'
import type { Summary } from '../../../src/model/run.ts'
import { type Status, statuses } from '../../../src/model/verdict.ts'
import { rankOf } from '../../../src/findings/index.ts'
import { formats } from '../../../src/reports/index.ts'
import { type WholeRun, writtenBy } from '../../whole-run.ts'
import { sampleRun } from '../sample-run.ts'

/** What a format writes of a run. */
export function written(id: string, run: WholeRun): Promise<string> {
  const [report] = formats.find((format) => format.id === id)?.reports ?? []
  if (report === undefined) throw new Error(`no format is called ${id}`)
  return writtenBy(report, run)
}

const fingerprintOf = (number: number): string => `f${number.toString(16).padStart(31, '0')}`

const waiver = {
  id: 'wv-007',
  until: '2027-03-31',
  reason: 'moves to Ireland',
  owner: 'owner@example.test',
  approvedBy: 'ciso@example.test',
}

/** `name`: what somebody called everything that people name. */
export function everyStatus(name = 'logs-2019'): WholeRun {
  const run = sampleRun(name)
  const failing = run.findings.find(({ status, place }) => status === 'fail' && place !== undefined)
  const facet = run.findings.find(({ status, place }) => status === 'fail' && place === undefined)
  if (failing === undefined || facet === undefined) throw new Error('the sample has no failure')
  const { gdpr } = failing.byLaw
  if (gdpr === undefined) throw new Error('no law says anything of the failure')
  const more: Finding[] = [
    { ...failing, id: fingerprintOf(1), status: 'waived', waiver: { ...waiver, reason: name } },
    {
      ...failing,
      id: fingerprintOf(2),
      status: 'not_applicable',
      severity: 'info',
      byLaw: { gdpr: { ...gdpr, status: 'not_applicable', readiness: { status: 'fail', from: '2027-12-02' } } },
    },
    {
      ...failing,
      id: fingerprintOf(3),
      severity: 'critical',
      byLaw: { gdpr: { ...gdpr, decision: 'ringfence.yaml:20:5' } },
      message: name,
      reason: name,
      observed: { [name]: name },
      resource: { ...failing.resource, name, id: `arn:aws:s3:::${name}`, labels: [`${name}=${name}`] },
      ...(failing.place && { place: { ...failing.place, locator: name, location: name } }),
    },
    { ...facet, id: fingerprintOf(4), severity: 'low' },
  ]
  return withFindings(run, [...run.findings, ...more])
}

/** The same, of a run that tells all: also what passes, and what does not apply. */
export function everyVerdict(): WholeRun {
  const run = everyStatus()
  const [first] = run.findings.filter(({ resource }) => resource.provider === 'aws')
  if (first === undefined) throw new Error('the sample has no finding of AWS')
  const more = (['pass', 'not_applicable'] as const).map((status, index): Finding => {
    const said: Finding = { ...first, id: fingerprintOf(16 + index), status, severity: 'info', waiver: null }
    return { ...said, byLaw: {}, observed: null, expected: null, message: `${status}.` }
  })
  return { ...withFindings(run, [...run.findings, ...more]), tellsAll: true }
}

/** The same run with so many failures. */
export function manyFailures(count: number): WholeRun {
  const run = sampleRun()
  const [first] = run.findings.filter(({ status }) => status === 'fail')
  if (first === undefined) throw new Error('the sample has no failure')
  return withFindings(
    run,
    Array.from({ length: count }, (_, index) => ({
      ...first,
      id: fingerprintOf(index),
      severity: severities[1 + (index % 5)] ?? 'high',
    })),
  )
}

export function withFindings(run: WholeRun, findings: readonly Finding[]): WholeRun {
  const sorted = findings.toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1))
  const found = sorted.filter((one) => !isSilent(one))
  const counted = (status: Status): number => sorted.filter(isSilent).filter((one) => one.status === status).length
  const silent = { pass: counted('pass'), not_applicable: counted('not_applicable') }
  return {
    ...run,
    findings: sorted,
    summary: {
      ...run.summary,
      ...totalsOf(run.summary, found),
      ...(found.length < sorted.length && { silent }),
    },
  }
}

/** One resource for each finding, so that the rows of the controls fit too. */
function totalsOf({ controls, population }: Summary, findings: readonly Finding[]): Partial<Summary> {
  const counted = (status: Status, of = findings): number => of.filter((one) => one.status === status).length
  const failing = findings.filter(({ status }) => status === 'fail')
  return {
    findings: {
      total: findings.length,
      byStatus: record(statuses, (status) => counted(status)),
      failedBySeverity: record(severities, (severity) => failing.filter((one) => one.severity === severity).length),
    },
    population,
    controls,
  }
}

const record = <Word extends string>(words: readonly Word[], value: (word: Word) => number): Record<Word, number> =>
  Object.fromEntries(words.map((word) => [word, value(word)])) as Record<Word, number> // `as`: every word was set
