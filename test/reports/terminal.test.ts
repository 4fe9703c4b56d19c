// The first page: the whole of it as reviewed, within its width, and harmless whatever somebody called a bucket.
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { GapReason } from '../../src/model/fact.ts'
import type { Holds } from '../../src/model/resource.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { columns } from '../../src/reports/terminal/layout.ts'
import type { PageOptions } from '../../src/reports/terminal.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { hostileNames } from './hostile-names.ts'
import { pageOf, type WholeRun } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/terminal')

const page = (run: WholeRun = sampleRun(), more: Partial<PageOptions> = {}): string =>
  pageOf(run, { colour: false, verbose: false, outDir: 'ringfence-out', ...more })

for (const width of [100, 80]) {
  test(`the page of ${width} columns, as reviewed`, () => {
    const reviewed = readFileSync(new URL(`first-page-${width}.txt`, import.meta.url), 'utf8')
    assert.fixture(`${page(sampleRun(), { width })}\n`, reviewed)
  })
}

test('100 columns where nobody knows', () => assert.is(page(), page(sampleRun(), { width: 100 })))

test('no line is wider than the terminal, whatever the names', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 140 }),
      fc.constantFrom(...hostileNames),
      fc.boolean(),
      (width, name, verbose) => {
        for (const line of page(sampleRun(name), { width, verbose, outDir: name }).split('\n')) {
          assert.ok(columns(line) <= width, `${columns(line)} > ${width}: ${line}`)
        }
      },
    ),
  )
})

test('no name is obeyed by a terminal or a runner, or adds a line', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary', minLength: 1 })), (name) => {
      const run = everywhere(name)
      const shown = page(run, { outDir: name, verbose: true })
      for (const line of shown.split('\n')) {
        assert.not.match(line, /^\s*::|##\w*\[|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }
    }),
  )
})

/** The name in every field of text that a provider, a tag or a file name can fill. */
function everywhere(name: string): WholeRun {
  const run = sampleRun(name)
  const subjects = run.subjects.map((subject) => ({
    ...subject,
    resource: { ...subject.resource, name, owner: { ...subject.resource.owner, accountName: name } },
  }))
  const findings = run.findings.map((finding) => ({ ...finding, resource: { ...finding.resource, name } }))
  const scope = { ...run.identity.scope, providers: ['aws', name], from: [name] }
  const collectors = { '111122223333': name }
  return { ...run, subjects, findings, identity: { ...run.identity, scope, collectors }, warnings: [name] }
}

test('a failure at a place for which no law gave a reason stands with the other protection, not as a transfer', () => {
  const run = sampleRun()
  const findings = run.findings.map((finding) => ({
    ...finding,
    byLaw: Object.fromEntries(Object.entries(finding.byLaw).map(([law, { reason: _reason, ...rest }]) => [law, rest])),
  }))
  assert.match(page(run), /Failing places: [1-9]/)
  assert.not.match(page({ ...run, findings }), 'Failing places')
  assert.match(page({ ...run, findings }), /fail[^\n]*\n?[^\n]*rep\.cross-region/)
})

test('no figure is lost on a narrow terminal', () => {
  const figures = (width: number) =>
    page(sampleRun(), { width })
      .match(/\b\d+\b/g)
      ?.toSorted()
  assert.equal(figures(60), figures(140))
})

test('colour changes nothing but colour', () => {
  const coloured = page(sampleRun(), { colour: true })
  assert.match(coloured, '\u001b[31m')
  assert.is(stripVTControlCharacters(coloured), page())
})

test('who somebody is stays out of it: the role is told, not the session', () => {
  assert.match(page(), 'role/ReadOnly')
  assert.not.match(page(), 'somebody@example.test')
})

const says: [name: string, run: WholeRun, options: Partial<PageOptions>, wanted: RegExp][] = [
  ['no config is said', sampleRun('x', rulebook()), {}, /^config {4}no ringfence\.yaml found/m],
  ['a provider that brought nothing is named', withProviders('aws', 'azure', 'gcp'), {}, /^gcp {7}nothing was read$/m],
  [
    'a note is told',
    { ...sampleRun(), warnings: ['Rule 3 matches nothing.'] },
    {},
    /^Note {6}Rule 3 matches nothing\.$/m,
  ],
  ['data that is known to hold none is counted', withDataless(7), {}, /; 7 more of types that hold none;/],
  ['the limit may be another', sampleRun(), { failOn: 'medium' }, /^Also at or above medium: 3\.$/m],
  ['a country nobody would tell is counted', sampleRun(), {}, /^Data rests in.*not known 1$/m],
  [
    'each permission is named',
    sampleRun(),
    {},
    /mend: grant s3:ListBucket \(2 checks\), rds:DescribeDBInstances \(1 check\)/,
  ],
  [
    'why else calls failed is told',
    withGap('throttled'),
    {},
    /^Not read {2}2 calls failed \(1 denied\), 1 throttled, 3 checks/m,
  ],
  [
    'accepted gaps are told beside the others',
    withUnknown({ accepted: 2 }),
    {},
    /^Incomplete \(exit 3\): 3 of 13 checks could not be read \(2 accepted\)\.$/m,
  ],
  [
    'gaps of unread accounts are told',
    withUnknown({ ownerless: 1 }),
    {},
    /could not be read; 1 gap of accounts that could not be read\.$/m,
  ],
  ['the worst protection comes first', withWorse(), {}, /^ high.*explain enc\.worse\n medium.*explain enc\.at-rest$/m],
  [
    'only stores of data wait for somebody to say whose',
    holding('log'),
    {},
    /^Next: {5}ringfence explain rep\.cross-region$/m,
  ],
]
for (const [name, run, options, wanted] of says) test(name, () => assert.match(page(run, options), wanted))

function withProviders(...providers: string[]): WholeRun {
  const run = sampleRun()
  return { ...run, identity: { ...run.identity, scope: { ...run.identity.scope, providers } } }
}

function withGap(reason: GapReason): WholeRun {
  const run = sampleRun()
  const more = run.gaps.slice(0, 1).map((gap) => ({ ...gap, reason }))
  return { ...run, gaps: [...run.gaps, ...more] }
}

function withUnknown(more: Partial<WholeRun['summary']['unknown']>): WholeRun {
  const run = sampleRun()
  return { ...run, summary: { ...run.summary, unknown: { ...run.summary.unknown, ...more } } }
}

/** Beside the one unencrypted store, two graver findings of another control. */
function withWorse(): WholeRun {
  const run = sampleRun()
  const facets = run.findings.filter(({ place, status }) => place === undefined && status === 'fail')
  const worse = facets.map((finding) => ({
    ...finding,
    severity: 'high' as const,
    control: { ...finding.control, id: 'enc.worse' },
  }))
  return { ...run, findings: [...run.findings, ...worse] }
}

function holding(holds: Holds): WholeRun {
  const run = sampleRun()
  return { ...run, subjects: run.subjects.map((subject) => ({ ...subject, resource: { ...subject.resource, holds } })) }
}

function withDataless(count: number): WholeRun {
  const run = sampleRun()
  return { ...run, summary: { ...run.summary, dataless: { 'AWS::IAM::Role': count } } }
}

test('with no limit none is mentioned', () => assert.not.match(page(sampleRun(), { failOn: 'none' }), /or above/))

test('nothing unread is said only where nothing is unread', () => {
  const { summary, ...run } = sampleRun()
  const unknown = { checks: 0, accepted: 0, permissions: [], ownerless: 0 }
  const whole: WholeRun = {
    ...run,
    asked: run.asked.map((row) => ({ ...row, failed: 0 })),
    gaps: [],
    verdicts: run.verdicts.map((verdict) => ({ ...verdict, unread: [] })),
    summary: { ...summary, unknown, exit: { code: 0, why: 'complete' } },
  }
  const nothing = /Not read {2}nothing: every call was answered, every check was judged/
  assert.match(page(whole), nothing)
  assert.match(page(whole), /^Complete \(exit 0\): every check was judged\.$/m)
  const blind: WholeRun[] = [
    { ...whole, asked: run.asked },
    { ...whole, gaps: run.gaps },
    { ...whole, gaps: run.gaps.slice(1) },
    { ...whole, summary: { ...whole.summary, unknown: { ...unknown, checks: 1 } } },
  ]
  for (const one of blind) assert.not.match(page(one), nothing)
})

test('an accepted gap is no complete answer', () => {
  const run = sampleRun()
  const accepted = {
    ...run,
    summary: { ...run.summary, unknown: { ...run.summary.unknown, accepted: 3 }, exit: { code: 0, why: '' } },
  }
  assert.match(page(accepted), /3 checks unknown \(3 accepted\)/)
  assert.match(
    page(accepted),
    /^Complete \(exit 0\): 3 checks could not be read, and every gap is accepted by name\.$/m,
  )
})

test('a long list is cut and says where the rest is; -v shows all', () => {
  const run = sampleRun()
  const failing = run.findings.filter(({ place, status }) => status === 'fail' && place !== undefined).slice(0, 1)
  const many = { ...run, findings: Array.from({ length: 12 }, () => failing).flat() }
  assert.match(page(many), /^ and 4 more: findings\.csv$/m)
  assert.match(page(many), /^Failing places: 12 /m)
  assert.not.match(page(many, { verbose: true }), /more: findings/)
})

const words: [name: string, outcome: Outcome, wanted: RegExp][] = [
  [
    'undeclared',
    { status: 'undeclared', would: { status: 'fail', observed: 0, expected: 0, reason: 'no-recorded-basis' } },
    / {2}needs a basis/,
  ],
  [
    'undeclared and adequate for a time',
    { status: 'undeclared', would: { status: 'permitted', basis: 'eu-uk', until: '2031-12-27' } },
    / {2}adequate to 2031-12-27/,
  ],
  [
    'undeclared and of a condition',
    { status: 'undeclared', would: { status: 'fail', observed: 0, expected: 0, reason: 'condition-unproven' } },
    / {2}condition unproven/,
  ],
  ['permitted without end', { status: 'permitted', basis: 'eu-ch', until: null }, / {2}PERMITTED {2}/],
  [
    'permitted by an entry',
    {
      status: 'undeclared',
      would: { status: 'permitted', basis: 'gdpr.scc.m2', until: '2027-02-10', entry: 'tr-014' },
    },
    / {2}basis to 2027-02-10/,
  ],
  ['inside', { status: 'pass' }, / {2}PASS inside EEA/],
  ['not known', { status: 'unknown', reason: 'denied' }, / {2}not known/],
  ['not concerned', { status: 'not_applicable' }, / {2}not concerned/],
]
for (const [name, outcome, wanted] of words) {
  test(`a copy that is ${name} says so`, () => {
    const run = sampleRun()
    const verdicts = run.verdicts.map((verdict): Verdict =>
      verdict.laws ? { ...verdict, laws: { gdpr: outcome, lgpd: outcome } } : verdict,
    )
    assert.match(page({ ...run, verdicts }), wanted)
  })
}

test('the page concludes nothing about the law', () => {
  assert.not.match(page(), /violat|illegal|unlawful|breach|compliant|guarantee/i)
  assert.match(page(), /Not legal advice; configuration seen from 2026-11-20T00:00:00Z to 2026-11-24T09:12:03Z/)
})

test.run()
