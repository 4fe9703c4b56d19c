// A basis is cited and quoted under its law, and falls with the decision it invokes; one that refers to nothing is refused where it stands.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { refusedWith, rulesFolder, rulesWith } from './rules-folder.ts'

const test = suite('rulebook/transfer-bases')
const { bases, laws } = await loadRules(rulesFolder)

test('a basis is cited as its law is, quotes its table and says what an entry on it lists', () => {
  const { title, source, ...rest } = bases.get('gdpr.scc.m2') ?? {}
  assert.equal(rest, {
    id: 'gdpr.scc.m2',
    law: 'gdpr',
    cite: 'Art. 46',
    kind: 'instrument',
    decision: null,
    documents: ['contract', 'tia'],
    systematic: true,
    verified: false,
    table: 'transfer-bases 1 (2026-11-23)',
  })
  assert.match(title ?? '', /module 2/)
  assert.match(source ?? '', /^https:\/\/\S+ https:\/\/\S+$/)
})

test('each law holds its own, and no other', () => {
  for (const law of laws)
    assert.equal(
      law.bases,
      [...bases.values()].filter((basis) => basis.law === law.id),
      law.id,
    )
  const held = laws.filter((law) => law.bases.length > 0).map(({ id }) => id)
  assert.equal(held, ['ccpa', 'ch-fadp', 'gdpr', 'lgpd', 'uk-gdpr'])
})

test('what invokes a decision falls with it: the case beside the decision stands beside the basis', async () => {
  const invoking = [...bases.values()].filter(({ kind }) => kind === 'decision')
  assert.equal(
    invoking.map(({ id, decision, challenged }) => [id, decision, challenged]),
    [
      ['ch.annex1', null, undefined],
      ['gdpr.adequacy', null, undefined],
      ['gdpr.adequacy.dpf', 'eu-us-dpf', 'C-703/25 P'],
      ['lgpd.33-i', null, undefined],
      ['uk.regulations', null, undefined],
    ],
  )
  const { bases: quiet } = await loadRules(rulesWith('jurisdictions.yaml', 'challenged: C-703/25 P, ', ''))
  assert.not('challenged' in (quiet.get('gdpr.adequacy.dpf') ?? {}))
})

test('no derogation carries copying as a matter of course; an assessment wants the paper', () => {
  const derogations = [...bases.values()].filter(({ kind }) => kind === 'derogation')
  assert.is(derogations.length, 8 + 6 + 2)
  for (const { id, systematic } of derogations) assert.not(systematic, id)
  for (const id of ['gdpr.not-a-transfer', 'lgpd.not-a-transfer']) {
    assert.equal([bases.get(id)?.kind, bases.get(id)?.documents], ['assessment', ['assessment']])
  }
})

const broken: [name: string, before: string | RegExp, after: string, at: string, message: RegExp][] = [
  ['a law that is none', '  uk-gdpr:', '  uk-gdrp:', 'uk-gdrp', /"uk-gdrp" is no law.*Did you mean uk-gdpr\?/],
  [
    'a clause of another law',
    'clause: art-47',
    'clause: art-47a',
    'art-47a',
    /no clause of gdpr.*Did you mean art-47\?/,
  ],
  [
    'a decision that is none',
    'eu-us-dpf',
    'eu-us-pdf',
    'eu-us-pdf',
    /no decision under GDPR.*Did you mean eu-us-dpf\?/,
  ],
  [
    'an instrument that invokes a decision',
    'kind: decision, decision: eu-us-dpf',
    'kind: instrument, decision: eu-us-dpf',
    'eu-us-dpf, documents',
    /the kind instrument invokes a decision/,
  ],
  [
    'one id twice',
    'id: gdpr.scc.m1',
    'id: gdpr.scc.m2',
    'gdpr.scc.m2, clause: art-46, title: "standard clauses 2021/914, module 2',
    /names two bases/,
  ],
  [
    'a source that is none',
    'source: [ico-adequacy, duaa-sch7]',
    'source: [ico-adequcy]',
    'ico-adequcy',
    /Did you mean ico-adequacy\?/,
  ],
  ['a kind that is none', 'kind: derogation', 'kind: derogtion', 'derogtion', /Did you mean derogation\?/],
  [
    'a derogation as a matter of course',
    'kind: derogation, documents: [], systematic: false',
    'kind: derogation, documents: [], systematic: true',
    'true, verified: false, source: [] }\n    - { id: gdpr.art49.b',
    /derogations are for single occasions/,
  ],
  ['no version', /^version: 1\n/m, '', 'date', /the key "version" is missing/],
]
for (const [name, before, after, at, message] of broken) {
  test(`refused: ${name}`, () => refusedWith('transfer-bases.yaml', { before, after, at, message }))
}

test('refused: a decision that was deleted while a basis invokes it', async () => {
  const folder = rulesWith('jurisdictions.yaml', /^.*\bid: eu-us-dpf\b.*\n/m, '')
  const error: unknown = await loadRules(folder).catch((reason: unknown) => reason)
  assert.match(String(error), /transfer-bases\.yaml:\d+:\d+: "eu-us-dpf" is no decision under GDPR/)
})

test.run()
