// A register entry that is misspelt must not carry a copy, nor fail to in silence; one that has merely ended is told and kept.
import { suite } from 'uvu'
import { assertRefused, type Refused } from './refused-config.ts'

const test = suite('rulebook/config-transfers')

const refused: Refused[] = [
  ['every country', '[US, IN]', '[§"*"]', /"\*" is no country, because each .* Name each country/],
  ['a country misnamed', '[US, IN]', '[US, §UK]', /"UK" is no country.*Write GB/],
  ['a zone for a country', '[US, IN]', '[§EEA]', /"EEA" is no country/],
  ['no country', '[US, IN]', '§[]', /the list is empty/],
  ['a country twice', '[US, IN]', '[US, §US]', /"US" stands here twice/],
  [
    'a basis misspelt',
    'basis: gdpr.adequacy.dpf',
    'basis: §gdpr.adequcy.dpf',
    /is none of the bases.*Did you mean gdpr\.adequacy\.dpf\?/,
  ],
  [
    'a basis of a law out of play',
    'basis: lgpd.33-ii-b',
    'basis: §ccpa.service-provider',
    /"ccpa\.service-provider" is a basis of ccpa, which is not in play.*laws in play are gdpr, lgpd\. Add ccpa to laws/,
  ],
  [
    'a fallback misspelt',
    'fallback: gdpr.scc.m2',
    'fallback: §gdpr.scc.mm2',
    /is none of the bases.*Did you mean gdpr\.scc\.m2\?/,
  ],
  ['a fallback on itself', 'fallback: gdpr.scc.m2', 'fallback: §gdpr.adequacy.dpf', /the fallback is the basis itself/],
  [
    'a fallback of another law',
    'fallback: gdpr.scc.m2',
    'fallback: §lgpd.33-ii-b',
    /"lgpd\.33-ii-b" is no basis of gdpr/,
  ],
  [
    'an exporter misspelt',
    'from: Example AS',
    'from: §Exmaple AS',
    /"Exmaple AS" is none of the entities.*Did you mean Example AS\?/,
  ],
  ['an importer whom nobody knows', 'to: Example Inc', 'to: §Somebody', /"Somebody" is none of the entities/],
  [
    'a way misspelt',
    '[storage, edge-cache]',
    '[storage, §edge-cahce]',
    /is none of the means.*Did you mean edge-cache\?/,
  ],
  ['no way', '[storage, edge-cache]', '§[]', /the list is empty/],
  ['data of nobody in particular', '{ people: [br] }', '§{}', /the entry names no data/],
  ['people misspelt', '{ people: [br] }', '{ people: [§bra] }', /"bra" is none of the people.*Did you mean br\?/],
  ['a tier misspelt', '[regional, edge]', '[§reginal, edge]', /Did you mean regional\?/],
  ['a document that is a number', '{ listing: DOC-1 }', '{ listing: §1 }', /1 is not text/],
  [
    'a control misspelt',
    '[enc.at-rest, trn.tls-enforced]',
    '[§enc.at-rset]',
    /"enc\.at-rset" is no control.*Did you mean enc\.at-rest\?/,
  ],
  [
    'a control of places',
    '[enc.at-rest, trn.tls-enforced]',
    '[§key.location]',
    /"key\.location" judges places.*asks the register itself.*Name one that judges the resource: enc\.at-rest, trn\.tls-enforced/,
  ],
  ['an end before the beginning', 'until: 2025-03-02', 'until: §2025-03-01', /the entry ends before it begins/],
  ['a day that does not exist', 'until: 2025-03-02', 'until: §2025-02-30', /"2025-02-30" is not a date/],
  ['no end', '{ from: 2025-03-02, until: 2025-03-02 }', '§{ from: 2025-03-02 }', /the key "until" is missing/],
  ['a check that was never', 'checked: 2026-11-01', 'checked: §yes', /"yes" is not a date/],
  [
    'an entry without a name',
    '- id: tr-2\n    basis: lgpd.33-ii-b',
    '- §basis: lgpd.33-ii-b',
    /the key "id" is missing/,
  ],
  ['two entries of one id', 'id: tr-2', 'id: §tr-1', /"tr-1" names another of the transfers already/],
  ['a key misspelt', 'checked: 2026', '§chekced: 2026', /"chekced" is no key here.*Did you mean checked\?/],
  ['a key twice', 'to: Example Inc', '§from: Example Inc', /a key stands here twice/],
]
for (const row of refused) test(`refused: ${row[0]}`, () => assertRefused(row))

test.run()
