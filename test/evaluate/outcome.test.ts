// A word that nobody agreed on is a lost verdict, and stops the run.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lawsOf, outcomeOf, plainOutcome } from '../../src/evaluate/outcome.ts'

const test = suite('evaluate/outcome')

const read: [answer: unknown, outcome: unknown][] = [
  ['pass', { status: 'pass' }],
  ['not_applicable', { status: 'not_applicable' }],
  [{ unknown: 'denied' }, { status: 'unknown', reason: 'denied' }],
  [{ fail: { observed: false, expected: true } }, { status: 'fail', observed: false, expected: true }],
  [
    { permitted: { basis: 'eu-uk', until: '2031-12-27' } },
    { status: 'permitted', basis: 'eu-uk', until: '2031-12-27' },
  ],
  [{ undeclared: 'pass' }, { status: 'undeclared', would: { status: 'pass' } }],
  [
    { undeclared: { permitted: { basis: 'eu-ch', until: null } } },
    { status: 'undeclared', would: { status: 'permitted', basis: 'eu-ch', until: null } },
  ],
]
for (const [answer, outcome] of read) {
  test(JSON.stringify(answer), () => assert.equal(outcomeOf(answer), outcome))
}

const refused: unknown[] = [
  undefined,
  null,
  true,
  'PASS',
  'ok',
  {},
  [],
  { fail: {} },
  { fail: { observed: 1, expected: 2, reason: 'because' } },
  { unknown: 'no idea' },
  { pass: true },
  { permitted: { basis: 'x' } },
  { fail: { observed: 1, expected: 2 }, unknown: 'denied' },
  { undeclared: { unknown: 'denied' } },
  { undeclared: { undeclared: 'pass' } },
  { undeclared: 'not_applicable' },
  { undeclared: { unknown: 'denied' }, pass: true },
]
for (const answer of refused) {
  test(`refused: ${JSON.stringify(answer)}`, () => assert.throws(() => outcomeOf(answer), /not a verdict/))
}

test('a place control answers for every law that was asked, and for no other', () => {
  assert.equal(lawsOf({ lgpd: 'pass', gdpr: 'pass' }, ['gdpr', 'lgpd']), {
    gdpr: { status: 'pass' },
    lgpd: { status: 'pass' },
  })
  for (const answer of [
    'pass',
    undefined,
    {},
    { gdpr: 'pass' },
    { gdpr: 'pass', ccpa: 'pass' },
    { gdpr: 'pass', lgpd: 'pass', ccpa: 'pass' },
  ]) {
    assert.throws(() => lawsOf(answer, ['gdpr', 'lgpd']))
  }
})

test('a control that decides on no place may say the same for every law', () => {
  const laws = ['gdpr', 'fail']
  assert.equal(plainOutcome('pass', laws), { status: 'pass' })
  assert.equal(plainOutcome({ unknown: 'denied' }, laws), { status: 'unknown', reason: 'denied' })
  assert.equal(plainOutcome({ fail: { observed: 1, expected: 2 } }, ['gdpr']), {
    status: 'fail',
    observed: 1,
    expected: 2,
  })
  for (const answer of [
    'not_applicable',
    undefined,
    {},
    { gdpr: 'pass' },
    { fail: { observed: 1, expected: 2 } },
    { unknown: 'denied', gdpr: 'pass' },
    { permitted: { basis: 'eu-uk', until: null } },
    { undeclared: 'pass' },
  ])
    assert.is(plainOutcome(answer, laws), undefined, JSON.stringify(answer))
  assert.throws(() => plainOutcome({ unknown: 'no idea' }, laws), /not a verdict/)
})

test.run()
