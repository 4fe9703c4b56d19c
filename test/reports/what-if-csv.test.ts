// what-if.csv: what a place rested on before and rests on after, with the entry of the register and nothing that is only called like one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Failure, Outcome } from '../../src/model/verdict.ts'
import { whatIfCsv } from '../../src/reports/what-if-csv.ts'
import { lawful, transfer, waiver } from '../findings/sample-config.ts'
import { failed, judged, permitted, placeVerdict, subject } from '../findings/sample-verdicts.ts'
import { rowsOf } from './read-csv.ts'

const test = suite('reports/what-if-csv')

const entry = transfer()
const refused = (reason: NonNullable<Failure['reason']>, decision: string): Failure => ({ ...failed, reason, decision })

const rowOf = (before: Outcome, after: Outcome, named = entry) => {
  const writer = whatIfCsv.writer({ ...judged([], { rulebook: lawful({ transfers: [named] }) }), comparedWith: 'then' })
  const [was, is] = [before, after].map((outcome) => placeVerdict({ gdpr: outcome }, outcome))
  if (was === undefined || is === undefined) throw new Error('two verdicts')
  const text = writer.subjects?.([{ subject: subject(), line: '', verdicts: [is], before: [was] }]) ?? ''
  if (typeof text !== 'string') throw new Error('a table waits for nothing')
  return rowsOf(`${writer.head?.() ?? ''}${text}`)[0]
}
const pick = (row: Record<string, string> | undefined, side: 'before' | 'after') =>
  ['status', 'basis', 'until', 'reason', 'entry', 'owner'].map((name) => row?.[`${side}_${name}`])

test('what carried the place, and what now fails to', () => {
  const carried: Outcome = { status: 'permitted', basis: entry.basis, until: '2028-02-10', entry: entry.id }
  const row = rowOf(carried, refused('expired', entry.id))
  assert.equal(pick(row, 'before'), ['permitted', entry.basis, '2028-02-10', '', entry.id, entry.owner])
  assert.equal(pick(row, 'after'), ['fail', '', '', 'expired', entry.id, entry.owner])
})

test('a basis without an end says so, and a waived failure keeps its reason', () => {
  const row = rowOf(
    { status: 'permitted', basis: 'eu-uk', until: null },
    { status: 'waived', failure: failed, waiver: waiver() },
  )
  assert.equal(pick(row, 'before'), ['permitted', 'eu-uk', 'none', '', '', ''])
  assert.equal(pick(row, 'after'), ['waived', '', '', 'no-recorded-basis', '', ''])
})

test('an entry that is called like a mandate or a decision is not blamed for either', () => {
  for (const [reason, decision] of [
    ['localisation-mandate', 'ru-first-copy'],
    ['condition-unproven', 'eu-us-dpf'],
  ] as const)
    assert.equal(pick(rowOf(permitted, refused(reason, decision), transfer({ id: decision })), 'after').slice(4), ['', '']) // prettier-ignore
})

test.run()
