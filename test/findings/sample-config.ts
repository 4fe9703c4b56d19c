// Entries of a ringfence.yaml, and bases of the rules, for tests that fill both by hand.
import type {
  AdequacyRow,
  Basis,
  Config,
  Fence,
  FrameworkConflict,
  Law,
  Mandate,
  Rulebook,
  TransferEntry,
  Waiver,
} from '../../src/model/rulebook.ts'
import { rulebook } from '../estate/sample-rulebook.ts'

export const transfer = (more: Partial<TransferEntry> = {}): TransferEntry => ({
  where: 'ringfence.yaml:30:5',
  id: 'tr-014',
  basis: 'gdpr.scc.m2',
  law: 'gdpr',
  countries: ['US'],
  means: ['replication'],
  data: { categories: ['contact'], tiers: ['regional'] },
  documents: { contract: 'DOC-7781', tia: 'TIA-2026-02' },
  requires: ['key.exclusive-control'],
  valid: { from: '2025-03-02', until: '2028-02-10' },
  owner: 'dpo@example.test',
  approvedBy: 'ciso@example.test',
  ...more,
})

export const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  where: 'ringfence.yaml:40:5',
  id: 'w-1',
  control: 'rep.*',
  reason: 'moved by March',
  owner: 'team@example.test',
  approvedBy: 'ciso@example.test',
  until: '2027-03-01',
  ...more,
})

export const fence: Fence = {
  where: 'ringfence.yaml:14:5',
  people: ['eu'],
  stay: ['EEA'],
  countries: new Set(['DE', 'IE', 'NL']),
  because: 'customer contract',
}

export const scc: Basis = {
  id: 'gdpr.scc.m2',
  law: 'gdpr',
  cite: 'Art. 46',
  title: 'Standard clauses, module 2',
  kind: 'instrument',
  decision: null,
  documents: ['contract', 'tia'],
  systematic: true,
  verified: true,
  source: 'test',
  table: 'transfer-bases 1 (2026-11-23)',
}

/** A decision that companies join by themselves, what no decision is named for, and what is for single cases only. */
export const dpf: Basis = { ...scc, id: 'gdpr.adequacy.dpf', kind: 'decision', decision: 'eu-us-dpf', documents: [] }
export const adequacy: Basis = { ...dpf, id: 'gdpr.adequacy', decision: null }
export const consent: Basis = { ...scc, id: 'gdpr.art49.a', kind: 'derogation', documents: [], systematic: false }

/** Both ends of what the samples send. */
export const entities: Config['entities'] = [
  { name: 'Example GmbH', country: 'DE', aws: ['111122223333'], azure: [] },
  { name: 'Example Inc', country: 'US', aws: ['444455556666'], azure: [] },
]

export const frameworkConflict = (more: Partial<FrameworkConflict> = {}): FrameworkConflict => ({
  id: 'cis-x',
  framework: 'CIS X Foundations Benchmark',
  short: 'CIS X',
  edition: '6.0.0',
  cite: '9.3.11',
  law: null,
  types: [],
  controls: ['rep.cross-region'],
  asks: 'a copy far away',
  verified: true,
  source: 'test',
  table: 'conflicts 1 (2026-11-23)',
  ...more,
})

export const mandate: Mandate = {
  id: 'ru-first-copy',
  title: 'The first copy stays in Russia',
  countries: ['RU'],
  categories: [],
  from: '2025-07-01',
  until: null,
  verified: false,
  source: 'test',
  table: 'localisation 1 (2026-11-23)',
}

/** The sample rules with more of the GDPR, and what a config says. */
export function lawful(config: Partial<Config> = {}, gdpr: Partial<Law> = {}): Rulebook {
  const book = rulebook(config)
  return { ...book, laws: book.laws.map((law) => (law.id === 'gdpr' ? { ...law, bases: [scc], ...gdpr } : law)) }
}

/** The decisions of the sample GDPR, one of them changed. */
export const decisions = (id: string, more: Partial<AdequacyRow>): AdequacyRow[] =>
  rulebook().laws.flatMap((law) =>
    law.id === 'gdpr' ? law.adequacy.map((row) => (row.id === id ? { ...row, ...more } : row)) : [],
  )
