// A law judges from its day on; before, what it would say is told and counts for nothing.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { PlaceLaw } from '../../src/model/law.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { said } from '../estate/resilience-places.ts'
import { lawful } from './sample-config.ts'
import {
  blind,
  facetVerdict,
  failed,
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

const test = suite('findings/readiness')

/** The sample GDPR from that day on; seen on 2026-11-24. */
const run = (verdict: Verdict, appliesFrom = '2027-05-13'): Told =>
  judged([verdict], { rulebook: lawful({}, { appliesFrom }) })

test('a failure under a law to come is information, and does not fail the run', () => {
  const told = run(placeVerdict({ gdpr: failed }, failed))
  const [finding] = findingsOf(told)
  assert.equal([finding?.status, finding?.severity], ['not_applicable', 'info'])
  assert.equal(finding?.byLaw['gdpr']?.readiness, { status: 'fail', from: '2027-05-13' })
  assert.is(
    finding?.message,
    'The replica by replication in US is judged by GDPR from 2027-05-13 on; then it has no recorded basis; ' +
      'this indicates a possible restricted transfer. May be relevant to GDPR Art. 44. Tables: gdpr 2026-11-23.',
  )
  const { controls, exit } = summaryOf(told, 'info')
  assert.equal([controls['rep.cross-region']?.fail, controls['rep.cross-region']?.not_applicable], [0, 1])
  assert.is(exit.code, 0)
})

test('on its day it is a judgement', () => {
  const told = run(placeVerdict({ gdpr: failed }, failed), '2026-11-24')
  assert.is(findingsOf(told)[0]?.status, 'fail')
  assert.is(summaryOf(told, 'high').exit.code, 1)
})

test('the laws that apply today make the headline', () => {
  const [finding] = findingsOf(run(placeVerdict({ gdpr: failed, lgpd: permitted }, failed)))
  assert.equal([finding?.status, finding?.severity], ['permitted', 'info'])
  assert.equal([finding?.byLaw['gdpr']?.status, finding?.byLaw['lgpd']?.status], ['not_applicable', 'permitted'])
})

test('what a law to come cannot read leaves no run incomplete', () => {
  const told = run({ ...placeVerdict({ gdpr: blind }, blind), unread: [{ reason: 'denied', permission: 's3:A' }] })
  assert.is(summaryOf(told, 'high').exit.code, 0)
  assert.is(findingsOf(told)[0]?.byLaw['gdpr']?.readiness?.status, 'unknown')
})

for (const outcome of [pass, none] satisfies Outcome[])
  test(`${outcome.status} under a law to come is no finding`, () =>
    assert.equal(findingsOf(run(placeVerdict({ gdpr: outcome }, outcome))), []))

test('how data is protected is judged today, and the law to come says so of itself', () => {
  const fail: Outcome = { status: 'fail', observed: false, expected: true }
  const [finding] = findingsOf(run(facetVerdict(fail)))
  assert.is(finding?.status, 'fail')
  assert.equal([finding?.byLaw['gdpr']?.status, finding?.byLaw['gdpr']?.readiness?.status], ['not_applicable', 'fail'])
})

test('our own fence waits for no law', () => {
  const decision = 'ringfence.yaml:14:5'
  const outside: Outcome = { status: 'fail', observed: 'US', expected: [], reason: 'outside-fence', decision }
  const told = (fence: PlaceLaw['fence'], outcome: Outcome): Told => {
    const of = subject('orders', [replica({ laws: { gdpr: said({ zone: 'outside', fence }) } })])
    return { ...run(placeVerdict({ gdpr: outcome }, outcome, of)), subjects: [of] }
  }
  assert.equal(
    [findingsOf(told('outside', outside))[0]?.status, findingsOf(told('unresolved', blind))[0]?.status],
    ['fail', 'unknown'],
  )
  assert.is(findingsOf(told('inside', failed))[0]?.status, 'not_applicable')
})

test.run()
