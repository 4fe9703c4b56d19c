// Each entry of the config with what it did; one that did nothing is named.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known } from '../../src/model/fact.ts'
import type { PlaceLaw } from '../../src/model/law.ts'
import type { AcceptedGap, Config, DataRule } from '../../src/model/rulebook.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { fence, lawful, transfer, waiver } from './sample-config.ts'
import {
  atRest,
  blind,
  facetVerdict,
  failed,
  judged,
  placeVerdict,
  replica,
  subject,
  summaryOf,
} from './sample-verdicts.ts'

const test = suite('findings/uses')

const rule: DataRule = {
  where: 'ringfence.yaml:9:5',
  when: { name: '*' },
  tier: 'regional',
  people: ['eu'],
  categories: [],
}
const gap: AcceptedGap = {
  where: 'ringfence.yaml:50:5',
  account: '111122223333',
  operation: 's3:GetEncryptionConfiguration',
  reason: 'SEC-91',
  until: '2027-01-31',
}
const config: Partial<Config> = {
  data: [rule],
  fences: [fence],
  transfers: [transfer()],
  waivers: [waiver()],
  acceptedGaps: [gap],
}
const uses = (verdicts: Verdict[], more: Partial<ReturnType<typeof judged>> = {}) =>
  summaryOf(judged(verdicts, { rulebook: lawful(config), ...more }), 'high').config
const under = (outcome: Outcome) => uses([placeVerdict({ gdpr: outcome }, outcome)])
const kinds = (found: ReturnType<typeof uses>) => found.unused.map(({ kind }) => kind)

test('what matches nothing is named, by kind and place, in the order of the config', () => {
  assert.equal(uses([]).unused, [
    { kind: 'data rule', where: 'ringfence.yaml:9:5' },
    { kind: 'fence', where: 'ringfence.yaml:14:5' },
    { kind: 'transfer', where: 'ringfence.yaml:30:5', id: 'tr-014' },
    { kind: 'waiver', where: 'ringfence.yaml:40:5', id: 'w-1' },
    { kind: 'accepted gap', where: 'ringfence.yaml:50:5' },
  ])
})

test('an empty config has nothing to name', () => {
  assert.equal(summaryOf(judged([]), 'high').config, { transfers: [], waivers: [], acceptedGaps: [], unused: [] })
})

const expired: Outcome = { status: 'fail', observed: 'US', expected: [], reason: 'expired', decision: 'tr-014' }
const carried: Outcome = { status: 'permitted', basis: 'gdpr.scc.m2', until: null, entry: 'tr-014' }
const transfers: [name: string, outcome: Outcome, use: object][] = [
  ['it carries a place', carried, { carried: 1, failed: {}, open: 0 }],
  ['it fails one', expired, { carried: 0, failed: { expired: 1 }, open: 0 }],
  ['it would carry one', { status: 'undeclared', would: carried }, { carried: 0, failed: {}, open: 1 }],
  ['it would fail one', { status: 'undeclared', would: expired }, { carried: 0, failed: {}, open: 1 }],
]
for (const [name, outcome, use] of transfers)
  test(`of an entry: ${name}`, () => {
    const found = under(outcome)
    assert.equal(found.transfers, [{ id: 'tr-014', ...use }])
    assert.not(kinds(found).includes('transfer'))
  })

test('a fence is used where it was asked, kept or not', () => {
  const at = (more: Parameters<typeof replica>[0]) => uses([], { subjects: [subject('orders', [replica(more)])] })
  const outside: PlaceLaw = {
    concern: 'yes',
    zone: 'outside',
    hardRule: null,
    fence: 'outside',
    fencedBy: fence.where,
    adequacy: null,
    register: [],
  }
  assert.not(kinds(at({ fences: [fence.where] })).includes('fence'))
  assert.not(kinds(at({ laws: { gdpr: outside } })).includes('fence'))
  assert.ok(kinds(at({ fences: ['ringfence.yaml:15:5'] })).includes('fence'))
})

test('a data rule is used where it matched', () => {
  const of = subject()
  const classification = { ...of.classification, people: known(['eu'], []), rules: [rule.where] }
  assert.not(kinds(uses([], { subjects: [{ ...of, classification }] })).includes('data rule'))
})

test('a waiver counts each failure once, however many laws fail', () => {
  const found = uses([placeVerdict({ gdpr: failed, lgpd: failed }, failed)])
  assert.equal(found.waivers, [{ id: 'w-1', lifted: 1, lapsed: 0 }])
  assert.not(kinds(found).includes('waiver'))
})

test('a waiver that has ended is no unused one', () => {
  const late = lawful({ waivers: [waiver({ until: '2026-01-01' })] })
  const found = uses([placeVerdict({ gdpr: failed }, failed)], { rulebook: late })
  assert.equal(found.waivers, [{ id: 'w-1', lifted: 0, lapsed: 1 }])
  assert.equal(found.unused, [])
})

test('an accepted gap counts checks and calls', () => {
  const call = { provider: 'aws', account: gap.account, service: 's3', operation: 'GetEncryptionConfiguration' }
  const found = uses([facetVerdict(blind)], { gaps: [{ kind: 'gap', ...call, reason: 'denied', count: 3 }] })
  assert.equal(found.acceptedGaps, [{ where: gap.where, checks: 1, calls: 3 }])
  assert.not(kinds(found).includes('accepted gap'))
})

test('what was left out of the run is not called unused', () => {
  const found = uses([], { controls: [atRest] })
  assert.equal(kinds(found), ['data rule', 'fence', 'accepted gap'])
  const without = lawful(config)
  const found2 = uses([], { rulebook: { ...without, laws: without.laws.filter(({ id }) => id !== 'gdpr') } })
  assert.not(kinds(found2).includes('transfer'))
})

test.run()
