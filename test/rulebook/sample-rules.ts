// Our rules, with a few bases of their own and a few controls: tests of a config must not change when a table does.
import type { Control } from '../../src/model/control.ts'
import type { Basis } from '../../src/model/rulebook.ts'
import { loadRules, type Rules } from '../../src/rulebook/load-rules.ts'
import { control } from '../findings/sample-verdicts.ts'
import { rulesFolder } from './rules-folder.ts'

const basis = (id: string, law: string, more: Partial<Basis> = {}): [string, Basis] => [
  id,
  {
    id,
    law,
    cite: 'Art. 46',
    title: id,
    kind: 'instrument',
    decision: null,
    documents: ['contract', 'tia'],
    systematic: true,
    verified: true,
    source: 'https://law.example.test',
    table: 'transfer-bases 1 (2026-11-23)',
    ...more,
  },
]

const bases: Rules['bases'] = new Map([
  basis('gdpr.scc.m2', 'gdpr'),
  basis('gdpr.scc.m3', 'gdpr'),
  basis('gdpr.adequacy.dpf', 'gdpr', { kind: 'decision', decision: 'eu-us-dpf', documents: [] }),
  basis('gdpr.not-a-transfer', 'gdpr', { kind: 'assessment', documents: ['assessment'] }),
  basis('lgpd.33-ii-b', 'lgpd', { documents: ['contract', 'notice'] }),
  basis('uk-gdpr.idta', 'uk-gdpr'),
  basis('ccpa.service-provider', 'ccpa', { documents: ['contract'] }),
])

export const sampleRules: Rules = { ...(await loadRules(rulesFolder)), bases }

export const sampleControls: Control[] = [
  control('enc.at-rest', 'atRest'),
  control('trn.tls-enforced', 'inTransit'),
  control('key.location', 'places'),
  control('loc.primary-storage', 'places'),
  control('rep.cross-region', 'places'),
]
