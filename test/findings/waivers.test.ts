// A waiver lifts the failures that it names, for as long as it lasts, and everything that counts them agrees.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { partial, unknown } from '../../src/model/fact.ts'
import type { Waiver } from '../../src/model/rulebook.ts'
import { type Outcome, type Verdict, worstOf } from '../../src/model/verdict.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { waiver } from './sample-config.ts'
import {
  blind,
  failed,
  facetVerdict,
  findingsOf,
  judged,
  pass,
  permitted,
  placeVerdict,
  replica,
  subject,
  summaryOf,
  type Told,
} from './sample-verdicts.ts'

const test = suite('findings/waivers')

const run = (verdicts: Verdict[], ...waivers: Waiver[]): Told => judged(verdicts, { rulebook: rulebook({ waivers }) })
const copy = placeVerdict({ gdpr: failed }, failed)
const statusOf = (told: Told) => findingsOf(told)[0]?.status

test('a waived failure is a finding with its waiver, and keeps what was seen and how grave it is', () => {
  const [finding] = findingsOf(run([copy], waiver()))
  assert.is(finding?.status, 'waived')
  assert.is(finding?.severity, 'high')
  assert.is(finding?.observed, 'US')
  assert.is(finding?.reason, 'no-recorded-basis')
  assert.equal(finding?.waiver, {
    id: 'w-1',
    until: '2027-03-01',
    reason: 'moved by March',
    owner: 'team@example.test',
    approvedBy: 'ciso@example.test',
  })
  assert.match(finding?.message ?? '', /no recorded basis; waiver w-1 lifts that until 2027-03-01 \(moved by March\)\./)
})

test('without a waiver there is none', () => {
  assert.is(findingsOf(run([copy]))[0]?.waiver, null)
})

test('the totals agree with the findings, and a waived failure does not fail the run', () => {
  const { controls, findings, exit } = summaryOf(run([copy], waiver()), 'high')
  assert.equal([controls['rep.cross-region']?.waived, controls['rep.cross-region']?.fail], [1, 0])
  assert.equal([findings.byStatus.waived, findings.byStatus.fail, findings.failedBySeverity.high], [1, 0, 0])
  assert.is(exit.code, 0)
  assert.is(summaryOf(run([copy]), 'high').exit.code, 1)
})

test('a resource whose other copy fails still counts as failing', () => {
  const of = subject('orders', [...subject().places, ...subject().places])
  const other = { ...placeVerdict({ gdpr: failed }, failed, of), place: 1, control: 'enc.at-rest' }
  const told = { ...run([placeVerdict({ gdpr: failed }, failed, of), other], waiver()), subjects: [of] }
  const { controls } = summaryOf(told, 'high')
  assert.equal([controls['rep.cross-region']?.waived, controls['enc.at-rest']?.fail], [1, 1])
})

const conditions: [name: string, waiver: Partial<Waiver>, status: string][] = [
  ['the control by its id', { control: 'rep.cross-region' }, 'waived'],
  ['another control', { control: 'enc.*' }, 'fail'],
  ['the resource by its name', { resource: 'ord*' }, 'waived'],
  ['the resource by its id', { resource: '*:::orders' }, 'waived'],
  ['another resource', { resource: 'invoices*' }, 'fail'],
  ['the account', { account: '111122223333' }, 'waived'],
  ['another account', { account: '444455556666' }, 'fail'],
  ['the country of the place', { country: 'US' }, 'waived'],
  ['another country', { country: 'GB' }, 'fail'],
  ['one condition that holds and one that does not', { resource: 'ord*', country: 'GB' }, 'fail'],
  ['its last day', { until: '2026-11-24' }, 'waived'],
  ['the day after', { until: '2026-11-23' }, 'fail'],
]
for (const [name, more, status] of conditions)
  test(`${status}: ${name}`, () => assert.is(statusOf(run([copy], waiver(more))), status))

test('a waiver of unknown countries is of no place whose country is known, and of such a place none that names a country', () => {
  const nowhere = subject('orders', [replica({ country: unknown('unresolved') })])
  const verdict = placeVerdict({ gdpr: failed }, failed, nowhere)
  const of = (country?: string) =>
    statusOf({ ...run([verdict], waiver(country === undefined ? {} : { country })), subjects: [nowhere] })
  assert.is(of('unknown'), 'waived')
  assert.is(of('US'), 'fail')
  assert.is(of(), 'waived')
  assert.is(statusOf(run([copy], waiver({ country: 'unknown' }))), 'fail')
  const facet = facetVerdict({ status: 'fail', observed: false, expected: true })
  assert.is(statusOf(run([facet], waiver({ control: 'enc.*', country: 'unknown' }))), 'fail')
})

test('a place that is in several countries, of which one is told, is in none that a waiver names', () => {
  const spread = subject('orders', [replica({ country: partial('US', 'unresolved', []) })])
  const of = (country: string) =>
    statusOf({ ...run([placeVerdict({ gdpr: failed }, failed, spread)], waiver({ country })), subjects: [spread] })
  assert.equal([of('unknown'), of('US')], ['fail', 'fail'])
})

test('a country names no facet, which is in no place', () => {
  const verdict = facetVerdict({ status: 'fail', observed: false, expected: true })
  assert.is(statusOf(run([verdict], waiver({ control: 'enc.*', country: 'DE' }))), 'fail')
  assert.is(statusOf(run([verdict], waiver({ control: 'enc.*' }))), 'waived')
})

test('a waiver that has ended lifts nothing and is told', () => {
  const [finding] = findingsOf(run([copy], waiver({ until: '2026-11-23' })))
  assert.match(finding?.message ?? '', /Waiver w-1 ended on 2026-11-23 and lifts this no more\.$/)
  assert.is(finding?.waiver, null)
})

test('an active waiver stands in for one that has ended', () => {
  assert.is(statusOf(run([copy], waiver({ until: '2026-11-23' }), waiver({ id: 'w-2' }))), 'waived')
})

const untouched: Outcome[] = [blind, { status: 'undeclared', would: failed }, pass]
for (const outcome of untouched)
  test(`a waiver leaves ${outcome.status} alone`, () => {
    const told = (...waivers: Waiver[]) => run([placeVerdict({ gdpr: outcome }, outcome)], ...waivers)
    assert.equal(findingsOf(told(waiver())), findingsOf(told()))
    assert.equal(summaryOf(told(waiver()), 'high').controls, summaryOf(told(), 'high').controls)
  })

test('what another law could not read comes to light when the failure is lifted', () => {
  const told = run([placeVerdict({ gdpr: failed, lgpd: blind }, failed)], waiver())
  const [finding] = findingsOf(told)
  assert.is(finding?.status, 'unknown')
  assert.equal([finding?.byLaw['gdpr']?.status, finding?.byLaw['lgpd']?.status], ['waived', 'unknown'])
  assert.is(summaryOf(told, 'high').exit.code, 3)
})

test('whatever is waived, only failures change, and the totals sum to the population', () => {
  const outcome = fc.constantFrom<Outcome>(failed, blind, pass, permitted, { status: 'undeclared', would: failed })
  const conditions = fc.record({
    control: fc.constantFrom('rep.*', 'enc.at-rest', '*'),
    until: fc.constantFrom('2026-11-23', '2026-11-24'),
    resource: fc.constantFrom('*', 'store-1'),
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(outcome, outcome), { minLength: 1, maxLength: 5 }),
      fc.array(conditions),
      (laws, more) => {
        const subjects = laws.map((_, index) => subject(`store-${index}`))
        const verdicts = laws.map(([gdpr, lgpd], index) =>
          placeVerdict({ gdpr, lgpd }, worstOf([gdpr, lgpd]), subjects[index]),
        )
        const waivers = more.map((one, index) => waiver({ ...one, id: `w-${index}` }))
        const told = { ...run(verdicts, ...waivers), subjects }
        const before = findingsOf({ ...told, rulebook: rulebook() })
        for (const { id, byLaw } of findingsOf(told)) {
          const was = before.find((finding) => finding.id === id)
          for (const [law, { status }] of Object.entries(byLaw))
            if (status !== was?.byLaw[law]?.status) assert.equal([was?.byLaw[law]?.status, status], ['fail', 'waived'])
        }
        const { population, controls, findings } = summaryOf(told, 'high')
        assert.is(findings.total, before.length)
        for (const row of Object.values(controls))
          assert.is(
            Object.values(row).reduce((sum, count) => sum + count, 0),
            population,
          )
      },
    ),
    { numRuns: 200, seed: 20261124 },
  )
})

test.run()
