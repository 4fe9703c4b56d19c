// Every verdict that is no pass becomes one finding, by law, under a name that outlives repairs that repair nothing.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fingerprint } from '../../src/findings/fingerprint.ts'
import { findingsOn } from '../../src/findings/index.ts'
import { known, partial } from '../../src/model/fact.ts'
import type { Place } from '../../src/model/place.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { lawful } from './sample-config.ts'
import {
  blind,
  failed,
  facetVerdict,
  findingsOf,
  judged,
  none,
  pass,
  permitted,
  placeVerdict,
  replica,
  subject,
  summaryOf,
  type Told,
} from './sample-verdicts.ts'

const test = suite('findings')

test('a pass and a not_applicable are no findings; the worst comes first', () => {
  const other = subject('invoices')
  const verdicts = [
    facetVerdict(pass),
    placeVerdict({ gdpr: permitted }, permitted),
    facetVerdict(none, other),
    placeVerdict({ gdpr: failed }, failed, other),
  ]
  const findings = findingsOf(judged(verdicts, { subjects: [subject(), other] }))
  assert.equal(
    findings.map(({ status, severity, resource }) => [status, severity, resource.name]),
    [
      ['fail', 'high', 'invoices'],
      ['permitted', 'info', 'orders'],
    ],
  )
})

test('of a run that tells all each verdict is told, what asks nothing of anybody last', () => {
  const other = subject('invoices')
  const verdicts = [facetVerdict(pass), placeVerdict({ gdpr: permitted }, permitted), facetVerdict(none, other)]
  const run: Told = { ...judged(verdicts, { subjects: [subject(), other] }), tellsAll: true }
  assert.equal(
    findingsOf(run).map(({ status }) => status),
    ['permitted', 'pass', 'not_applicable'],
  )
  const { findings, silent, exit } = summaryOf(run, 'info')
  assert.equal([findings.total, silent, exit.code], [1, { pass: 1, not_applicable: 1 }, 0])
})

test('a country that is told in part is said to be', () => {
  const of = (country: Place['country']) => {
    const one = { ...subject(), places: [replica(), replica({ country })] }
    const [finding] = findingsOf(
      judged([{ ...placeVerdict({ gdpr: failed }, failed, one), place: 1 }], { subjects: [one] }),
    )
    return [finding?.place?.country, finding?.place?.partly]
  }
  assert.equal(of(known('US', [])), ['US', undefined])
  assert.equal(of(partial('US', 'unresolved', [])), ['US', true])
})

test('each law says its own, with its clauses; a law not concerned says nothing', () => {
  const [finding] = findingsOf(judged([placeVerdict({ gdpr: permitted, lgpd: failed, ccpa: none }, failed)]))
  assert.equal(finding?.byLaw, {
    gdpr: {
      status: 'permitted',
      severity: 'info',
      clauses: ['Art. 44'],
      version: '2026-11-23',
      basis: 'eu-uk',
      until: '2031-12-27',
      title: 'eu-uk',
      table: 'jurisdictions 1 (2026-11-23)',
      verified: true,
    },
    lgpd: { status: 'fail', severity: 'high', clauses: [], version: '2026-11-23', reason: 'no-recorded-basis' },
  })
})

test('a facet control speaks under the laws whose people are concerned, and under all where nobody has said', () => {
  const fail = { status: 'fail', observed: false, expected: true } as const
  const laws = (people: string[]) => {
    const of = subject('orders', [], people)
    return Object.keys(findingsOf(judged([facetVerdict(fail, of)], { subjects: [of] }))[0]?.byLaw ?? {})
  }
  assert.equal(laws(['eu']), ['gdpr'])
  assert.equal(laws(['br']), []) // the sample LGPD maps no clause to this control
  assert.equal(laws([]), ['gdpr'])
})

test('a facet control speaks under a law of everyone, whoever the data is about', () => {
  const fail = { status: 'fail', observed: false, expected: true } as const
  for (const people of [['eu'], ['br'], ['none'], []]) {
    const of = subject('orders', [], people)
    const told = judged([facetVerdict(fail, of)], { subjects: [of], rulebook: lawful({}, { concerns: 'everyone' }) })
    assert.equal(Object.keys(findingsOf(told)[0]?.byLaw ?? {}), ['gdpr'])
  }
})

test('within one legal entity it is one step milder, and only where the config says so', () => {
  const severity = (place: ReturnType<typeof replica>) => {
    const of = subject('orders', [place])
    return findingsOf(judged([placeVerdict({ gdpr: failed }, failed, of)], { subjects: [of] }))[0]?.severity
  }
  assert.is(severity(replica()), 'high')
  assert.is(severity(replica({ sameEntity: false })), 'high')
  assert.is(severity(replica({ sameEntity: true })), 'medium')
})

test('the words indicate, and do not conclude', () => {
  const [finding] = findingsOf(judged([placeVerdict({ gdpr: failed }, failed)]))
  assert.is(
    finding?.message,
    'The replica by replication in US has no recorded basis; this indicates a possible restricted transfer. May be relevant to GDPR Art. 44. Tables: gdpr 2026-11-23.',
  )
  for (const outcome of [failed, blind, permitted, { status: 'undeclared', would: failed } as const]) {
    const [one] = findingsOf(judged([placeVerdict({ gdpr: outcome }, outcome)]))
    assert.not.match(one?.message ?? 'violat', /violat|illegal|unlawful|breach|compliant/i)
  }
})

test('what is said of a place whatever the law names the control and the place, and speaks under the laws with a clause', () => {
  const fail: Outcome = { status: 'fail', observed: 'unlisted', expected: ['listed'] }
  const { laws: _, ...whatever } = placeVerdict({}, fail)
  const [finding] = findingsOf(judged([whatever]))
  assert.is(
    finding?.message,
    'Title of rep.cross-region: observed unlisted, expected ["listed"]. The replica by replication in US.',
  )
  assert.equal(finding?.byLaw, {
    gdpr: { status: 'fail', severity: 'high', clauses: ['Art. 44'], version: '2026-11-23' },
  })
})

test('what a control of places refuses under a law without a reason is told as it was seen, and as no transfer', () => {
  const fail: Outcome = { status: 'fail', observed: 'unlisted', expected: ['listed'] }
  const [finding] = findingsOf(judged([placeVerdict({ gdpr: fail }, fail)]))
  assert.is(
    finding?.message,
    'The replica by replication in US is not as expected (observed unlisted, expected ["listed"]); the control gives no reason. ' +
      'May be relevant to GDPR Art. 44. Tables: gdpr 2026-11-23.',
  )
})

test('a fingerprint knows the way out, not where it leads, nor when', () => {
  const name = (place: ReturnType<typeof replica>) => fingerprint('rep.cross-region', 'orders', place)
  const locator = known('arn:aws:s3:::elsewhere', [])
  assert.is(name(replica()), name(replica({ country: known('GB', []), region: known('eu-west-2', []) })))
  assert.is.not(name(replica()), name(replica({ via: { means: 'replication', mechanism: 's3-replication', locator } })))
  assert.is.not(name(replica()), fingerprint('rep.cross-region', 'invoices', replica()))
})

test('a verdict that fits no subject or control stops the run', () => {
  const run = judged([])
  const on = (verdict: Verdict) =>
    findingsOn(
      { subject: subject(), line: '', verdicts: [verdict] },
      new Map(run.controls.map((one) => [one.id, one])),
      run,
    )
  assert.is(on(facetVerdict(failed)).length, 1)
  assert.throws(() => on({ ...facetVerdict(failed), resource: 'stray' }), /fits nothing/)
  assert.throws(() => on({ ...facetVerdict(failed), control: 'stray' }), /fits nothing/)
})

test.run()
