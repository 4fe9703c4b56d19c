// Totals reconcile with the population, and nothing that was not read can look complete.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap } from '../../src/model/observation.ts'
import type { Outcome } from '../../src/model/verdict.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { accountResource } from '../estate/sample-resources.ts'
import {
  atRest,
  blind,
  facetVerdict,
  failed,
  judged,
  none,
  pass,
  permitted,
  placeVerdict,
  subject,
  summaryOf,
  type Told,
} from './sample-verdicts.ts'

const test = suite('findings/summary')
const summary = (run: Told, failOn: 'none' | 'high' | 'critical' = 'high') => summaryOf(run, failOn)

test('per control the statuses sum to the population, whatever the verdicts', () => {
  const outcome = fc.constantFrom<Outcome>(pass, none, failed, blind, permitted)
  const places = fc.array(outcome, { maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(fc.record({ facet: fc.option(outcome), places }), { minLength: 1, maxLength: 8 }),
      (estate) => {
        const subjects = estate.map((_, index) => subject(`bucket-${index}`))
        const verdicts = estate.flatMap(({ facet, places: each }, index) => {
          const of = subjects[index] ?? subject()
          return [
            ...(facet === null ? [] : [facetVerdict(facet, of)]),
            ...each.map((one) => placeVerdict({ gdpr: one }, one, of)),
          ]
        })
        const { controls, population } = summary(judged(verdicts, { subjects }))
        for (const row of Object.values(controls)) {
          assert.is(
            Object.values(row).reduce((sum, count) => sum + count, 0),
            population,
          )
        }
      },
    ),
    { numRuns: 200, seed: 20261124 },
  )
})

test('a resource counts by its worst', () => {
  const run = judged([
    placeVerdict({ gdpr: pass }, pass),
    placeVerdict({ gdpr: failed }, failed),
    placeVerdict({ gdpr: blind }, blind),
  ])
  const row = summary(run).controls['rep.cross-region']
  assert.equal([row?.fail, row?.unknown, row?.pass], [1, 0, 0])
})

/** A store that was stricter in the run before. */
const lowered = judged([facetVerdict(pass)], {
  baseline: { failing: new Map(), tiers: new Map([[subject().resource.id, 'edge']]) },
})

const exits: [name: string, run: Told, failOn: 'none' | 'high' | 'critical', code: number][] = [
  ['nothing found', judged([facetVerdict(pass)]), 'high', 0],
  ['a failure at the threshold', judged([facetVerdict(failed)]), 'high', 1],
  ['a failure below it', judged([facetVerdict(failed)]), 'critical', 0],
  ['a failure, and nothing may fail the run', judged([facetVerdict(failed)]), 'none', 0],
  ['a store in a lower tier than before', lowered, 'high', 1],
  ['that, where only what is critical counts', lowered, 'critical', 0],
  ['that, and nothing may fail the run', lowered, 'none', 0],
  ['something unread', judged([facetVerdict(blind)]), 'high', 3],
  [
    'something unread outranks a failure',
    judged([facetVerdict(blind), placeVerdict({ gdpr: failed }, failed)]),
    'high',
    3,
  ],
  ['something unread, and nothing may fail the run', judged([facetVerdict(blind)]), 'none', 3],
  [
    'unread under one law, failed under another',
    judged([placeVerdict({ gdpr: failed, lgpd: blind }, failed)]),
    'high',
    3,
  ],
  ['permitted', judged([placeVerdict({ gdpr: permitted }, permitted)]), 'high', 0],
]
for (const [name, run, failOn, code] of exits) {
  test(`exit ${code}: ${name}`, () => assert.is(summary(run, failOn).exit.code, code))
}

const accepted = (operation: string, until = '2027-01-31') =>
  rulebook({
    acceptedGaps: [{ where: 'ringfence.yaml:20:5', account: '111122223333', operation, reason: 'SEC-91', until }],
  })

test('an empty population is no answer', () => {
  assert.is(summary(judged([], { subjects: [] }), 'none').exit.code, 3)
})

test('an accepted gap completes a run until its last day, and no other gap', () => {
  const run = (book: Told['rulebook']) => summary(judged([facetVerdict(blind)], { rulebook: book })).exit.code
  assert.is(run(accepted('s3:GetEncryptionConfiguration')), 0)
  assert.is(run(accepted('s3:GetEncryptionConfiguration', '2026-11-24')), 0)
  assert.is(run(accepted('s3:GetEncryptionConfiguration', '2026-11-23')), 3)
  assert.is(run(accepted('s3:GetBucketPolicy')), 3)
})

test('who accepts a gap has not accepted that the time ran out', () => {
  const run = judged([facetVerdict(blind)], { rulebook: accepted('s3:GetEncryptionConfiguration') })
  const { exit } = summaryOf({ ...run, identity: { ...run.identity, cutOff: ['the scan'] } }, 'none')
  assert.equal(exit, { code: 3, why: 'incomplete: the credentials or the time ran out' })
})

test('an unknown that waits for two facts is accepted only with both', () => {
  const verdict = {
    ...facetVerdict(blind),
    unread: [
      { reason: 'denied' as const, permission: 's3:A' },
      { reason: 'denied' as const, permission: 's3:B' },
    ],
  }
  assert.is(summary(judged([verdict], { rulebook: accepted('s3:A') })).exit.code, 3)
})

test('an unknown that names no permission cannot be accepted', () => {
  const verdict = { ...facetVerdict(blind), unread: [{ reason: 'unresolved' as const }] }
  assert.is(summary(judged([verdict], { rulebook: accepted('') })).exit.code, 3)
  assert.is(summary(judged([{ ...verdict, unread: [] }])).exit.code, 3)
})

test('a gap of an account that is no resource here makes the run incomplete all the same', () => {
  const gap: Gap = {
    kind: 'gap',
    provider: 'aws',
    account: '999900001111',
    service: 'config',
    operation: 'ConfigSnapshot',
    reason: 'malformed',
  }
  assert.is(summary(judged([facetVerdict(pass)], { gaps: [gap] })).exit.code, 3)
  const resource = accountResource([])
  const account = { ...subject(), resource, facets: resource.facets }
  const ofAccount = { gaps: [{ ...gap, account: '111122223333' }], subjects: [account] }
  const coverage = { ...atRest, id: 'cov.completeness', judges: 'coverage' as const }
  assert.is(summary(judged([], { ...ofAccount, controls: [atRest, coverage] })).unknown.ownerless, 0)
  // No control that was selected would tell of it.
  assert.is(summary(judged([], { ...ofAccount, controls: [atRest] })).exit.code, 3)
})

test('an account that refuses to be entered is locked, and one that there was no time to enter is not read', () => {
  const gap = {
    kind: 'gap',
    provider: 'aws',
    account: '999900001111',
    service: 'sts',
    operation: 'AssumeRole',
  } as const
  const codeFor = (reason: Gap['reason']) => summary(judged([], { gaps: [{ ...gap, reason }] })).exit.code
  assert.equal([codeFor('denied'), codeFor('malformed'), codeFor('timeout')], [4, 4, 3])
})

test.run()
