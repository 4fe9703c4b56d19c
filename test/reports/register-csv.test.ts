// register.csv: every entry once, whether it stands today, and what it did.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { TransferEntry } from '../../src/model/rulebook.ts'
import type { Outcome } from '../../src/model/verdict.ts'
import { registerCsv } from '../../src/reports/register-csv.ts'
import { decisions, lawful, scc, transfer } from '../findings/sample-config.ts'
import { judged, placeVerdict } from '../findings/sample-verdicts.ts'
import { writtenBy } from '../whole-run.ts'
import { hostileNames } from './hostile-names.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { finished } from './sample-run.ts'

const test = suite('reports/register-csv')

const columns =
  'schema_version,scan_id,entry_id,where,law,basis,basis_title,basis_cite,basis_kind,table,table_verified,from,to,countries,means,people,' +
  'categories,tiers,documents,documents_missing,requires,valid_from,valid_until,validity,expiring,condition_checked,challenged,fallback,' +
  'owner,approved_by,self_approved,places_carried,places_open,places_failed,failed_by_reason,unused'

const textOf = (transfers: TransferEntry[], outcomes: Outcome[] = [], book = lawful({ transfers })) =>
  writtenBy(
    registerCsv,
    finished(
      judged(
        outcomes.map((outcome) => placeVerdict({ gdpr: outcome }, outcome)),
        { rulebook: book },
      ),
    ),
  )
const rowOf = async (entry: Partial<TransferEntry> = {}, outcomes: Outcome[] = []) =>
  rowsOf(await textOf([transfer(entry)], outcomes))[0]
const pick = (row: Record<string, string> | undefined, wanted: string) =>
  wanted.split(' ').map((column) => row?.[column])

test('an empty register is its columns', async () => assert.is(await textOf([]), `${columns}\r\n`))

test('an entry as it is written, with what the rules say of its basis', async () => {
  const row = await rowOf({ from: 'Example GmbH', to: 'Example Inc' })
  assert.equal(
    pick(
      row,
      'entry_id law basis basis_title basis_cite table table_verified from to countries means categories tiers documents requires',
    ),
    [
      'tr-014',
      'gdpr',
      'gdpr.scc.m2',
      'Standard clauses, module 2',
      'Art. 46',
      'transfer-bases 1 (2026-11-23)',
      'true',
      'Example GmbH',
      'Example Inc',
      'US',
      'replication',
      'contact',
      'regional',
      'contract: DOC-7781|tia: TIA-2026-02',
      'key.exclusive-control',
    ],
  )
})

const days: [from: string, until: string, validity: string, expiring: string][] = [
  ['2025-03-02', '2028-02-10', 'active', 'false'],
  ['2025-03-02', '2027-02-22', 'active', 'true'],
  ['2025-03-02', '2026-11-24', 'active', 'true'],
  ['2025-03-02', '2026-11-23', 'expired', 'false'],
  ['2026-11-24', '2028-02-10', 'active', 'false'],
  ['2026-11-25', '2026-12-10', 'not-yet', 'false'],
]
for (const [from, until, validity, expiring] of days)
  test(`from ${from} until ${until}, on 2026-11-24: ${validity}`, async () => {
    assert.equal(pick(await rowOf({ valid: { from, until } }), 'validity expiring'), [validity, expiring])
  })

test('what is missing, and who approved his own entry', async () => {
  const row = await rowOf({ documents: { contract: 'DOC-7781' }, approvedBy: 'dpo@example.test' })
  assert.equal(pick(row, 'documents_missing self_approved'), ['tia', 'true'])
  assert.equal(pick(await rowOf(), 'documents_missing self_approved'), ['', 'false'])
  assert.equal(pick(await rowOf({ approvedBy: ' DPO@example.test' }), 'self_approved'), ['true'])
})

test('a challenge of the decision that the basis invokes is one of the entry', async () => {
  const dpf = { ...scc, id: 'gdpr.adequacy.dpf', kind: 'decision' as const, decision: 'eu-us-dpf' }
  const law = { bases: [dpf], adequacy: decisions('eu-us-dpf', { challenged: 'C-703/25 P' }) }
  const transfers = [transfer({ basis: dpf.id, fallback: 'gdpr.scc.m2', checked: '2026-11-01' })]
  const [row] = rowsOf(await textOf(transfers, [], lawful({ transfers }, law)))
  assert.equal(pick(row, 'challenged fallback condition_checked'), ['C-703/25 P', 'gdpr.scc.m2', '2026-11-01'])
})

test('what it did: the places it carries, those it fails and why, and those that wait for somebody to say', async () => {
  const carried: Outcome = { status: 'permitted', basis: 'gdpr.scc.m2', until: null, entry: 'tr-014' }
  const failed = (reason: 'expired' | 'out-of-scope'): Outcome => ({
    status: 'fail',
    observed: 'US',
    expected: [],
    reason,
    decision: 'tr-014',
  })
  const outcomes = [
    carried,
    carried,
    failed('expired'),
    failed('out-of-scope'),
    failed('expired'),
    { status: 'undeclared' as const, would: carried },
  ]
  assert.equal(pick(await rowOf({}, outcomes), 'places_carried places_open places_failed failed_by_reason unused'), [
    '2',
    '1',
    '3',
    'expired: 2|out-of-scope: 1',
    'false',
  ])
  assert.equal(pick(await rowOf(), 'places_carried places_failed unused'), ['0', '0', 'true'])
})

test('an entry of a law that is not in play has no title, and is not called unused', async () => {
  assert.equal(pick(await rowOf({ law: 'uk-gdpr', basis: 'uk.idta' }), 'basis basis_title documents_missing unused'), [
    'uk.idta',
    '',
    '',
    'false',
  ])
})

for (const name of hostileNames)
  test(`${JSON.stringify(name).slice(0, 40)} in an entry: no cell runs, the name comes back`, async () => {
    const text = await textOf([transfer({ owner: name, from: name, documents: { [name]: name } })])
    for (const cell of cellsOf(text).flat()) assert.not.match(cell, /^[\s\u200b]*[=+\-@|\t\r\0＝＋－＠｜]/)
    assert.is(rowsOf(text)[0]?.['owner'], name.toWellFormed())
  })

test.run()
