// What a basis rests on, how long it may last, and how grave that makes what is permitted.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LawResult, Severity } from '../../src/model/finding.ts'
import type { Rulebook } from '../../src/model/rulebook.ts'
import type { Failure, Outcome } from '../../src/model/verdict.ts'
import { decisions, fence, lawful, mandate, scc, transfer } from './sample-config.ts'
import { failed, findingsOf, judged, permitted, placeVerdict, replica, subject } from './sample-verdicts.ts'

const test = suite('findings/standing')

const tell = (outcome: Outcome, book: Rulebook = lawful({ transfers: [transfer()] })) => {
  const [finding] = findingsOf(judged([placeVerdict({ gdpr: outcome }, outcome)], { rulebook: book }))
  if (finding === undefined) throw new Error('no finding')
  return finding
}
const underGdpr = (outcome: Outcome, book?: Rulebook): Partial<LawResult> => tell(outcome, book).byLaw['gdpr'] ?? {}
const pick = (result: Partial<LawResult>, ...keys: (keyof LawResult)[]) => keys.map((key) => result[key])

const onClauses = (until = '2028-02-10'): Outcome => ({
  status: 'permitted',
  basis: 'gdpr.scc.m2',
  until,
  entry: 'tr-014',
})
const fail = (reason: NonNullable<Failure['reason']>, decision?: string, expected: unknown = []): Failure => ({
  status: 'fail',
  observed: 'US',
  expected,
  reason,
  ...(decision === undefined ? {} : { decision }),
})

test('a basis is quoted with its title, its table and whether that row is verified', () => {
  assert.equal(pick(underGdpr(onClauses()), 'title', 'table', 'verified', 'version'), [
    'Standard clauses, module 2',
    'transfer-bases 1 (2026-11-23)',
    true,
    '2026-11-23',
  ])
  const unsure = lawful({ transfers: [transfer()] }, { bases: [{ ...scc, verified: false }] })
  assert.is(underGdpr(onClauses(), unsure).verified, false)
  assert.match(tell(onClauses(), unsure).message, /; its row in our tables is not verified\./)
})

test('a condition that was checked rests on the decision and on the basis of its entry', () => {
  const dpf = { ...scc, id: 'gdpr.adequacy.dpf', kind: 'decision' as const, verified: false }
  const entry = transfer({ id: 'tr-020', basis: dpf.id, checked: '2026-11-01', fallback: 'gdpr.scc.m2' })
  const book = lawful({ transfers: [entry] }, { bases: [scc, dpf] })
  const result = underGdpr({ status: 'permitted', basis: 'eu-us-dpf', until: null, entry: 'tr-020' }, book)
  assert.equal(pick(result, 'table', 'verified', 'fallback'), ['jurisdictions 1 (2026-11-23)', false, 'gdpr.scc.m2'])
})

test('an entry that goes on under its fallback rests on that, and on nothing that has fallen', () => {
  const dpf = {
    ...scc,
    id: 'gdpr.adequacy.dpf',
    title: 'the framework',
    kind: 'decision' as const,
    challenged: 'C-2/26',
  }
  const entry = transfer({ basis: dpf.id, checked: '2026-11-01', fallback: scc.id })
  const finding = tell(onClauses(), lawful({ transfers: [entry] }, { bases: [scc, dpf] }))
  assert.equal(pick(finding.byLaw['gdpr'] ?? {}, 'title', 'challenged', 'fallback'), [scc.title, undefined, undefined])
  assert.is(finding.severity, 'info')
})

test('a basis that may not last is quoted as it was where it carried', () => {
  const book = lawful({ transfers: [transfer()] }, { bases: [{ ...scc, verified: false }] })
  const result = underGdpr(fail('basis-at-risk', transfer().id), book)
  assert.equal(pick(result, 'title', 'table', 'verified', 'entry'), [scc.title, scc.table, false, transfer().id])
  assert.is(underGdpr(fail('basis-at-risk', 'eu-us-dpf')).table, 'jurisdictions 1 (2026-11-23)')
})

const ends: [until: string | null, severity: Severity, expiring: true | undefined][] = [
  [null, 'info', undefined],
  ['2027-02-23', 'info', undefined],
  ['2027-02-22', 'low', true],
  ['2026-11-24', 'low', true],
]
for (const [until, severity, expiring] of ends)
  test(`a basis until ${until}, seen on 2026-11-24: ${severity}`, () => {
    const finding = tell({ status: 'permitted', basis: 'eu-uk', until })
    assert.is(finding.severity, severity)
    assert.is(finding.byLaw['gdpr']?.expiring, expiring)
    assert.is(/; it ends soon\./.test(finding.message), expiring === true)
  })

const challenged = decisions('eu-uk', { challenged: 'C-1/26' })
const onTrial: Outcome = { status: 'permitted', basis: 'gdpr.scc.m2', until: null, entry: 'tr-014' }
const challenges: [name: string, outcome: Outcome, book: Rulebook, severity: Severity, words: RegExp][] = [
  ['a decision', permitted, lawful({}, { adequacy: challenged }), 'low', /; it is challenged in C-1\/26\./],
  [
    'a basis without a fallback',
    onTrial,
    lawful({ transfers: [transfer()] }, { bases: [{ ...scc, challenged: 'C-2/26' }] }),
    'medium',
    /; it is challenged in C-2\/26, and the entry names no fallback\./,
  ],
  [
    'a basis with one',
    onTrial,
    lawful({ transfers: [transfer({ fallback: 'gdpr.bcr.p' })] }, { bases: [{ ...scc, challenged: 'C-2/26' }] }),
    'low',
    /; it is challenged in C-2\/26, and gdpr\.bcr\.p would take over\./,
  ],
]
for (const [name, outcome, book, severity, words] of challenges)
  test(`challenged: ${name} is ${severity}`, () => {
    assert.is(tell(outcome, book).severity, severity)
    assert.match(tell(outcome, book).message, words)
  })

test('what is permitted quotes the register, and says that nobody here has read the contract', () => {
  assert.is(
    tell(onClauses()).message,
    'The replica by replication in US has a recorded basis: the register records Standard clauses, module 2 (gdpr.scc.m2) until ' +
      '2028-02-10 in entry tr-014; the scanner has not examined the contract. May be relevant to GDPR Art. 44. ' +
      'Tables: gdpr 2026-11-23, transfer-bases 1 (2026-11-23).',
  )
})

test('what is permitted to some recipients quotes the day on which this one was checked', () => {
  const entry = transfer({ id: 'tr-020', basis: 'gdpr.adequacy.dpf', checked: '2026-11-01', fallback: scc.id })
  const book = lawful({ transfers: [entry] })
  const onDecision: Outcome = { status: 'permitted', basis: 'eu-us-dpf', until: null, entry: entry.id }
  assert.match(
    tell(onDecision, book).message,
    / in entry tr-020, which says that its recipient was checked on 2026-11-01;/,
  )
  const fallen: Outcome = { status: 'permitted', basis: scc.id, until: null, entry: entry.id }
  assert.match(tell(fallen, book).message, / in entry tr-020; /)
})

const config = { transfers: [transfer()], fences: [fence] }
const refusals: [outcome: Failure, words: string][] = [
  [
    fail('outside-fence', fence.where),
    "lies outside the company's own fence (ringfence.yaml:14:5; stay in EEA; because: customer contract); this indicates a place",
  ],
  [
    fail('localisation-mandate', mandate.id),
    'is named by a localisation rule (The first copy stays in Russia); this indicates',
  ],
  [fail('condition-unproven', 'eu-us-dpf'), 'for some recipients only (eu-us-dpf; eu-us-dpf), and no entry records'],
  [
    fail('condition-unproven', 'tr-014'),
    'is covered by register entry tr-014, which records no check of its recipient yet;',
  ],
  [fail('expired', 'tr-014'), 'was covered by register entry tr-014, which expired on 2028-02-10; this indicates'],
  [fail('not-yet-valid', 'tr-014'), 'is covered by register entry tr-014, which is not valid before 2025-03-02;'],
  [fail('out-of-scope', 'tr-014'), 'is not within the scope of register entry tr-014;'],
  [fail('self-approved', 'tr-014'), 'is covered by register entry tr-014, which its own owner approved;'],
  [fail('incomplete-documents', 'tr-014', ['tia']), 'is covered by register entry tr-014, which lacks: tia;'],
  [
    fail('incomplete-documents', 'tr-014', ['inside-zone', 'adequacy', 'register-entry']),
    'is covered by register entry tr-014, which lacks documents;',
  ],
  [fail('derogation-for-systematic-copying', 'tr-014'), 'is covered only by register entry tr-014, a derogation,'],
  [
    fail('required-control-not-passing', 'tr-014'),
    'register entry tr-014, whose required controls do not pass (key.exclusive-control);',
  ],
  [fail('no-recorded-basis'), 'has no recorded basis;'],
  [fail('expired', 'gone'), 'was covered by a register entry, which expired;'],
]
for (const [outcome, words] of refusals)
  test(`${outcome.reason} (${outcome.decision ?? 'of nothing'}) says: ${words}`, () => {
    const { message } = tell(outcome, lawful(config, { mandates: [mandate] }))
    assert.ok(message.includes(words), message)
    assert.not.match(message, /violat|illegal|unlawful|breach|compliant/i)
  })

test('a failure names the entry that could have carried the copy, and an entry called like a decision is none', () => {
  assert.equal(pick(underGdpr(fail('expired', 'tr-014')), 'entry', 'basis', 'until', 'table'), [
    'tr-014',
    'gdpr.scc.m2',
    '2028-02-10',
    'transfer-bases 1 (2026-11-23)',
  ])
  const named = lawful({ transfers: [transfer({ id: 'eu-us-dpf' })] })
  assert.is(underGdpr(fail('condition-unproven', 'eu-us-dpf'), named).entry, undefined)
})

test('a condition that an entry leaves unproven is told of that entry', () => {
  assert.equal(pick(underGdpr(fail('condition-unproven', 'tr-014')), 'entry', 'basis', 'table'), [
    'tr-014',
    'gdpr.scc.m2',
    'transfer-bases 1 (2026-11-23)',
  ])
})

test('within one legal entity it may be no transfer, and only a failure says so', () => {
  const message = (outcome: Outcome, sameEntity: boolean) => {
    const of = subject('orders', [replica({ sameEntity })])
    return findingsOf(judged([placeVerdict({ gdpr: outcome }, outcome, of)], { subjects: [of] }))[0]?.message ?? ''
  }
  const words = /Both ends belong to one legal entity, so it may be no transfer \(EDPB 05\/2021\)\./
  assert.match(message(failed, true), words)
  assert.not.match(message(failed, false), words)
  assert.not.match(message(permitted, true), words)
})

test('undeclared data says what would follow under each law, once where they say the same', () => {
  const undeclared = (would: Outcome): Outcome => ({ status: 'undeclared', would })
  const verdict = placeVerdict({ gdpr: undeclared(failed), lgpd: undeclared(failed) }, undeclared(failed))
  assert.match(
    findingsOf(judged([verdict]))[0]?.message ?? '',
    /^The replica by replication in US: nobody has said whose data this is; if GDPR or LGPD is concerned, it has no recorded basis;/,
  )
  const other = placeVerdict({ gdpr: undeclared(permitted), lgpd: undeclared(failed) }, undeclared(failed))
  assert.match(
    findingsOf(judged([other]))[0]?.message ?? '',
    /; if GDPR is concerned, it has a recorded basis: eu-uk \(eu-uk\) until 2031-12-27; if LGPD is concerned, it has no recorded basis;/,
  )
})

test.run()
