// What may end a basis soon: its end and that of its decision, a case in court without a fallback, an old check of a condition.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { risksOfDecision, risksOfEntry } from '../../src/estate/risks.ts'
import type { Risk } from '../../src/model/law.ts'
import type { AdequacyRow, TransferEntry } from '../../src/model/rulebook.ts'
import { transfer } from '../findings/sample-config.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/risks')
const limits = rulebook() // 90 days are soon, a check is old after 365
const day = '2026-11-24'
const decision = (more: Partial<AdequacyRow> = {}): AdequacyRow => ({
  id: 'eu-us-dpf',
  countries: ['US'],
  instrument: 'DPF',
  scope: 'certified',
  conditional: true,
  from: '2023-07-10',
  until: null,
  verified: true,
  source: 'test',
  table: 'jurisdictions 1 (2026-11-23)',
  ...more,
})

const ofDecision = (more: Partial<AdequacyRow>) => risksOfDecision(decision(more), limits, day)
const far = { valid: { from: '2025-01-01', until: '2029-12-31' } }
const ofEntry = (entry: Partial<TransferEntry>, invoked?: AdequacyRow, challenged?: string) =>
  risksOfEntry(transfer({ ...far, ...entry }), challenged === undefined ? {} : { challenged }, invoked, limits, day)

const cases: [name: string, found: Risk[], expected: Risk[]][] = [
  ['a decision without an end', ofDecision({}), []],
  ['a decision that ends in ninety days', ofDecision({ until: '2027-02-22' }), ['expires-soon']],
  ['a decision that ends a day later', ofDecision({ until: '2027-02-23' }), []],
  ['a decision in court', ofDecision({ challenged: 'C-703/25 P' }), ['challenged']],
  ['an entry that holds for years', ofEntry({}), []],
  ['an entry that ends soon', ofEntry({ valid: { from: '2025-01-01', until: '2026-12-31' } }), ['expires-soon']],
  ['an entry whose decision ends soon', ofEntry({}, decision({ until: '2026-12-31' })), ['expires-soon']],
  ['a basis in court', ofEntry({}, undefined, 'C-1/26'), ['challenged']],
  ['an entry whose decision is in court', ofEntry({}, decision({ challenged: 'C-703/25 P' })), ['challenged']],
  ['one that names a fallback', ofEntry({ fallback: 'gdpr.scc.m2' }, decision({ challenged: 'C-703/25 P' })), []],
  ['a check of a year ago', ofEntry({ checked: '2025-11-24' }, decision()), []],
  ['a check of a year and a day ago', ofEntry({ checked: '2025-11-23' }, decision()), ['check-too-old']],
  ['an old check that no decision asks for', ofEntry({ checked: '2020-01-01' }), []],
]
for (const [name, found, expected] of cases) {
  test(`${name}: ${expected.join() || 'no risk'}`, () => assert.equal(found, expected))
}

test.run()
