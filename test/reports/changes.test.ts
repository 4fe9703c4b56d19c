// A change is what a deciding control says otherwise of one place under one law, and it is a loss only where that is worse.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { changesOf } from '../../src/reports/changes.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { waiver } from '../findings/sample-config.ts'
import { failed, subject } from '../findings/sample-verdicts.ts'

const test = suite('reports/changes')

const permitted: Outcome = { status: 'permitted', basis: 'eu-us-dpf', until: null }
const waived: Outcome = { status: 'waived', failure: failed, waiver: waiver() }
const later = (would: Outcome): Outcome => ({ status: 'not_applicable', notYet: { from: '2027-05-13', would } })
const of = subject()

const verdict = (gdpr: Outcome, control = 'rep.cross-region'): Verdict => ({
  control,
  resource: of.resource.key,
  place: 0,
  outcome: gdpr,
  laws: { gdpr, lgpd: { status: 'not_applicable' } },
  pointers: [],
  unread: [],
})
const deciding = new Set(['rep.cross-region'])
const kinds = (before: Outcome, after: Outcome, control?: string): string[] =>
  changesOf(
    { subject: of, line: '', verdicts: [verdict(after, control)], before: [verdict(before, control)] },
    deciding,
  ).map(({ kind, law }) => `${law} ${kind}`)

const cases: [name: string, before: Outcome, after: Outcome, expected: string[]][] = [
  ['the same', permitted, { ...permitted }, []],
  ['a basis lost', permitted, failed, ['gdpr lost']],
  ['a basis gained', failed, permitted, ['gdpr gained']],
  ['another basis', permitted, { ...permitted, basis: 'gdpr.scc.m2' }, ['gdpr changed']],
  ['what was permitted is not known', permitted, { status: 'unknown', reason: 'unresolved' }, ['gdpr lost']],
  ['undeclared: what would follow is worse', { status: 'undeclared', would: permitted }, { status: 'undeclared', would: failed }, ['gdpr lost']], // prettier-ignore
  ['a basis lost, and only a waiver left', permitted, waived, ['gdpr lost']],
  ['a waiver that has ended', waived, failed, ['gdpr lost']],
  ['a waiver that lifts it', failed, waived, ['gdpr gained']],
  ['a law that comes to apply and is content', later({ status: 'pass' }), { status: 'pass' }, ['gdpr changed']],
  ['one that comes to apply and permits', later(permitted), permitted, ['gdpr changed']],
  ['one that comes to apply and refuses', later(failed), failed, ['gdpr lost']],
  ['a law to come, which would refuse what it would permit', later(permitted), later(failed), ['gdpr lost']],
]
for (const [name, before, after, expected] of cases) {
  test(`${name}: ${expected.join() || 'no change'}`, () => assert.equal(kinds(before, after), expected))
}

test('a control that decides nothing changes nothing', () => {
  assert.equal(kinds(permitted, failed, 'leg.basis-health'), [])
})

test('without a question there is nothing to compare', () => {
  assert.equal(changesOf({ subject: of, line: '', verdicts: [verdict(failed)] }, deciding), [])
})

test.run()
