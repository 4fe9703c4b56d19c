// The table by clause is what the findings say, also where it guards a cell, and of a law without a clause for the control.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clauseProblem } from '../../src/evidence/clause-checks.ts'
import { scratch } from '../scratch.ts'

const test = suite('evidence/clause checks')

const finding = {
  id: 'f00d',
  control: { id: 'rep.cross-region' },
  resource: { id: '=cmd|\ud800' },
  byLaw: {
    gdpr: { status: 'fail', severity: 'high', clauses: ['Art. 44', 'Art. 46'] },
    lgpd: { status: 'permitted', severity: 'info', clauses: [] },
  },
}
const head = 'finding_id,law,cite,status,severity,control_id,resource_id'
const rows = [
  `f00d,gdpr,Art. 44,fail,high,rep.cross-region,'=cmd|\ufffd`,
  `f00d,gdpr,Art. 46,fail,high,rep.cross-region,'=cmd|\ufffd`,
  `f00d,lgpd,,permitted,info,rep.cross-region,'=cmd|\ufffd`,
]

async function problemOf(lines: readonly string[]): Promise<string | undefined> {
  const dir = scratch()
  writeFileSync(join(dir, 'findings.ndjson'), `${JSON.stringify(finding)}\n`)
  writeFileSync(join(dir, 'clauses.csv'), lines.map((line) => `${line}\r\n`).join(''))
  return (await clauseProblem(dir))?.what
}

test('as a run writes it', async () => assert.is(await problemOf([head, ...rows]), undefined))

for (const [what, lines, row] of [
  ['another status', rows.with(1, rows[1]?.replace('fail', 'pass') ?? ''), 2],
  ['another resource', rows.with(0, rows[0]?.replace('cmd', 'cmm') ?? ''), 1],
  ['a clause less', rows.slice(1), 1],
  ['a row less at the end', rows.slice(0, -1), 3],
  ['a row more', [...rows, rows[0] ?? ''], 4],
] as const)
  test(`found: ${what}`, async () =>
    assert.is(await problemOf([head, ...lines]), `row ${row} is not what findings.ndjson says`))

test('found: a row that is none', async () =>
  assert.match((await problemOf([head, ...rows, 'f00d'])) ?? '', /^cannot be read row by row: /))

test.run()
