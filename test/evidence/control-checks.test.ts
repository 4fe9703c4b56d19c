// The totals of a control are what its verdicts come to, whichever of them a run tells.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { controlCheck } from '../../src/evidence/control-checks.ts'
import type { Summary } from '../../src/model/run.ts'
import { type Status, statuses } from '../../src/model/verdict.ts'

const test = suite('evidence/control checks')

const row = (counts: Partial<Record<Status, number>>) =>
  Object.fromEntries(statuses.map((status) => [status, counts[status] ?? 0])) as Record<Status, number> // `as`: each was set

type Verdict = [control: string, resource: string, status: Status]

async function problemsOf(verdicts: readonly Verdict[], controls: Summary['controls'], tellsAll = false) {
  const check = controlCheck({
    controls,
    population: 3,
    ...(tellsAll && { silent: { pass: 0, not_applicable: 0 } }),
  })
  for (const [id, key, status] of verdicts) await check.note({ control: { id }, resource: { key }, status })
  const problems = await check.problems()
  await check.close()
  return problems.map(({ what }) => /of (\S+) otherwise/.exec(what)?.[1])
}

const verdicts: Verdict[] = [
  ['rep.cross-region', 'a', 'fail'],
  ['rep.cross-region', 'b', 'unknown'],
  ['rep.cross-region', 'a', 'permitted'],
]
const fitting = { 'rep.cross-region': row({ fail: 1, unknown: 1, pass: 1 }) }

test('a resource counts once, by its worst, and what passed need not be told', async () =>
  assert.equal(await problemsOf(verdicts, fitting), []))

test('of a run that tells all, what passed must be', async () => {
  assert.equal(await problemsOf(verdicts, fitting, true), ['rep.cross-region'])
  assert.equal(await problemsOf([...verdicts, ['rep.cross-region', 'c', 'pass']], fitting, true), [])
})

for (const [what, controls] of [
  ['another count', { 'rep.cross-region': row({ fail: 2, unknown: 0, pass: 1 }) }],
  ['a row that is not of all resources', { 'rep.cross-region': row({ fail: 1, unknown: 1 }) }],
] as const)
  test(`found: ${what}`, async () => assert.equal(await problemsOf(verdicts, controls), ['rep.cross-region']))

test('found: a control that nobody has counted', async () =>
  assert.equal(await problemsOf([...verdicts, ['constructor', 'a', 'fail']], fitting), ['constructor']))

test('of two keys that are half of a surrogate pair each, none stands for the other', async () => {
  const halves: Verdict[] = [
    ['enc.at-rest', '\ud800', 'fail'],
    ['enc.at-rest', '\ud801', 'fail'],
  ]
  assert.equal(await problemsOf(halves, { 'enc.at-rest': row({ fail: 2, pass: 1 }) }), [])
})

test.run()
