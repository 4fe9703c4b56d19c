// The tables that ship are whole and mean what the law says; a table with a dangling name is refused where it stands.
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Law } from '../../src/model/rulebook.ts'
import { awsNormalizers } from '../../src/normalize/aws/index.ts'
import { azureNormalizers } from '../../src/normalize/azure/index.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { armTypes } from '../../src/sources/azure/arm-types.ts'
import { refusalOf, refusedWith, rulesFolder, rulesWith } from './rules-folder.ts'

const test = suite('rulebook/load-rules')
const rules = await loadRules(rulesFolder)
const law = (id: string, from = rules) => {
  const found = from.laws.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no law ${id}`)
  return found
}
/** The decisions that name a country. */
const namedIn = ({ adequacy }: Law, country: string) =>
  adequacy.filter(({ countries }) => countries.includes(country)).map(({ id }) => id)
const region = (provider: string, name: string) => rules.regions.get(provider)?.get(name)

const traps: [provider: string, region: string, country: string | null][] = [
  ['aws', 'eu-west-2', 'GB'],
  ['aws', 'eu-central-2', 'CH'],
  ['aws', 'eusc-de-east-1', 'DE'],
  ['aws', 'ca-west-1', 'CA'],
  ['azure', 'norwayeast', 'NO'],
  ['azure', 'norwaywest', 'NO'],
  ['azure', 'eastasia', 'HK'],
  ['azure', 'southeastasia', 'SG'],
  ['azure', 'northeurope', 'IE'],
  ['azure', 'westeurope', 'NL'],
  ['azure', 'global', null],
  ['azure', 'europe', null],
]
for (const [provider, name, country] of traps) {
  test(`${provider} ${name} is in ${country ?? 'no country'}`, () =>
    assert.is(region(provider, name)?.country, country))
}

test('every Azure region says what it is paired with, and no logical location does', () => {
  for (const { name, country, pair } of rules.regions.get('azure')?.values() ?? []) {
    assert.is(pair === undefined, country === null, name)
  }
  assert.is(region('azure', 'brazilsouth')?.pair, 'southcentralus')
  assert.is(region('azure', 'southcentralus')?.pair, 'northcentralus')
  assert.is(region('azure', 'polandcentral')?.pair, null)
})

test('the name of a country takes it in, that of many none, and everywhere is not without the United States', () => {
  assert.equal(
    ['unitedstates', 'brazil', 'uk', 'europe', 'asia', 'global', 'westeurope'].map(
      (name) => region('azure', name)?.takesIn,
    ),
    ['US', 'BR', 'GB', undefined, undefined, 'US', undefined],
  )
})

test('the pairs that cross a border are the five that are known', () => {
  const azure = [...(rules.regions.get('azure')?.values() ?? [])]
  const abroad = azure.filter(({ pair, country }) => pair && region('azure', pair)?.country !== country)
  const names = abroad.map(({ name }) => name).toSorted()
  assert.equal(names, ['brazilsouth', 'eastasia', 'northeurope', 'southeastasia', 'westeurope'])
})

test('without a config GDPR, LGPD and CCPA are in play; what may fall says so', () => {
  assert.equal(rules.usual, ['ccpa', 'gdpr', 'lgpd'])
  assert.is(law('gdpr').appliesFrom, '2018-05-25')
  const challenged = law('gdpr').adequacy.filter((row) => row.challenged !== undefined)
  assert.equal(
    challenged.map((row) => [row.id, row.challenged]),
    [['eu-us-dpf', 'C-703/25 P']],
  )
})

const states = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')
/** Parts of Finland and France that ISO 3166-1 knows by codes of their own. */
const parts = 'AX GF GP MF MQ RE YT'.split(' ')
/** Of Denmark, France, the Netherlands and Norway, and outside all the same. */
const overseas = 'AW BL BQ CW FO GL NC PF PM SJ SX TF WF'.split(' ')

test('the zones: the EEA is thirty states with seven parts of them, without neighbours and overseas territories', () => {
  const { inside } = law('gdpr')
  assert.equal([...(inside ?? [])].toSorted(), [...states, ...parts].toSorted())
  for (const country of ['GB', 'GI', 'CH', 'US', ...overseas]) assert.not(inside?.has(country), country)
  assert.equal([...(law('lgpd').inside ?? [])], ['BR'])
  assert.is(law('ccpa').inside, null)
  const union = rules.zones.get('EU')
  assert.equal([...(inside ?? [])].filter((country) => !union?.has(country)).toSorted(), ['IS', 'LI', 'NO'])
  assert.equal(
    [...rules.zones.keys()].filter((name) => rules.zones.get(name)?.size === 1),
    ['GB', 'CH', 'BR'],
  )
})

test('the adequacy of the United Kingdom ends with 2031-12-27, and goes with its line', async () => {
  const row = law('gdpr').adequacy.find(({ id }) => id === 'eu-uk')
  assert.equal(
    [row?.countries, row?.from, row?.until, row?.conditional, row?.verified],
    [['GB'], '2021-06-28', '2031-12-27', false, true],
  )
  assert.match(row?.source ?? '', /^https:\/\//)
  const without = await loadRules(rulesWith('jurisdictions.yaml', /^.*\bid: eu-uk\b.*\n/m, ''))
  assert.equal(namedIn(law('gdpr', without), 'GB'), [])
  assert.is(law('gdpr', without).adequacy.length, law('gdpr').adequacy.length - 1)
  assert.is.not(without.digest, rules.digest)
})

test('a list that lost its last line is empty, and no error', async () => {
  const without = await loadRules(rulesWith('jurisdictions.yaml', /^.*\bid: br-eu\b.*\n/m, ''))
  assert.equal(law('lgpd', without).adequacy, [])
})

test('what is adequate only for some recipients says so', () => {
  const conditional = law('gdpr').adequacy.filter((row) => row.conditional)
  assert.equal(conditional.map(({ id }) => id).toSorted(), ['eu-ca', 'eu-il', 'eu-jp', 'eu-kr', 'eu-us-dpf'])
})

const elsewhere: [law: string, country: string, expected: [id: string, conditional: boolean][]][] = [
  ['uk-gdpr', 'DE', [['uk-eu', false]]],
  ['uk-gdpr', 'US', [['uk-us-bridge', true]]],
  ['uk-gdpr', 'JP', [['uk-jp', true]]],
  ['uk-gdpr', 'KR', [['uk-kr', false]]],
  ['uk-gdpr', 'BR', []],
  ['ch-fadp', 'GB', [['ch-uk', false]]],
  ['ch-fadp', 'US', [['ch-us-dpf', true]]],
  ['ch-fadp', 'MC', [['ch-mc', false]]],
  ['ch-fadp', 'KR', []],
]
for (const [id, country, expected] of elsewhere) {
  test(`under ${id}, ${country} is covered by ${expected.map(([decision]) => decision).join() || 'nothing'}`, () => {
    const rows = law(id).adequacy.filter(({ countries }) => countries.includes(country))
    assert.equal(
      rows.map((row) => [row.id, row.conditional]),
      expected,
    )
  })
}

test('under the LGPD the thirty states are adequate, the United Kingdom and the United States are not', () => {
  const named = law('lgpd').adequacy.map(({ id, countries }) => [id, countries.toSorted()])
  assert.equal(named, [['br-eu', states]])
  for (const country of ['GB', 'US']) assert.equal(namedIn(law('lgpd'), country), [])
})

test('every people has its law; every law has its people, or is asked of everyone', () => {
  const laws = [...rules.people.values()].flatMap((row) => row.laws).toSorted()
  const aboutPeople = rules.laws.filter(({ concerns }) => concerns === 'people')
  assert.equal(laws, aboutPeople.map(({ id }) => id).toSorted())
  const others = rules.laws.filter(({ concerns, zone }) => concerns === 'everyone' && zone === null)
  assert.equal(
    others.map(({ id }) => id),
    ['eu-data-act', 'eu-dora'],
  )
  assert.is(rules.people.get('us-ca')?.title, 'Californian data')
})

/** The catalogue, whether a policy has been written yet or not. */
const controls =
  `bkp.location bkp.recoverability bkp.retention bkp.sharing cls.inheritance cls.labelled cov.completeness enc.at-rest
  exp.external-principal exp.public-access iso.regional-dependency iso.stage-isolation key.customer-managed key.exclusive-control
  key.foreign-grants key.lifecycle key.location key.rotation leg.basis-health leg.transfer-basis loc.country-unresolved loc.edge-cache
  loc.localisation-mandate loc.multi-region-container loc.primary-storage loc.region-guardrail loc.unapproved-region
  log.control-plane log.data-access log.integrity log.movement log.residency log.retention pbd.nonprod-data pbd.secure-defaults
  pro.ai-location pro.compute-location pro.export-sink pro.global-plane rep.cross-account rep.cross-region rep.provider-pair
  res.in-zone-redundancy res.rpo-bound res.topology ret.lifecycle ret.residual-copies rou.geo-steering trn.cross-boundary-link
  trn.tls-enforced`.split(/\s+/)
const mappedBy = ({ clauses }: Law) =>
  [...new Set(clauses.flatMap((clause) => clause.controls.map(({ control }) => control)))].toSorted()

/** No law about transfers keeps data in a country; California asks nothing of who holds the keys. */
const unasked: Readonly<Record<string, string[]>> = { ccpa: ['key.exclusive-control'] }
for (const one of rules.laws.filter(({ id }) => rules.usual.includes(id))) {
  test(`${one.id} maps each control to a clause, and maps no other`, () => {
    const without = ['loc.localisation-mandate', ...(unasked[one.id] ?? [])]
    assert.equal(
      mappedBy(one),
      controls.filter((control) => !without.includes(control)),
    )
  })
}

test('every control is mapped by some law, and no law maps another', () => {
  assert.equal([...new Set(rules.laws.flatMap(mappedBy))].toSorted(), controls)
})

test('a conflict is told of controls that are in the catalogue', () => {
  for (const { id, controls: pulled } of rules.conflicts)
    assert.equal(
      pulled.filter((control) => !controls.includes(control)),
      [],
      id,
    )
})

test('a mandate is what the law of its country is asked about, and no other law', () => {
  for (const one of rules.laws) {
    const asked = mappedBy(one).includes('loc.localisation-mandate')
    assert.is(asked, one.mandates.length > 0, one.id)
  }
})

test('a type that is read has a source, one that is not has no facet to prove', () => {
  const read = [...rules.types.values()].filter(({ sources }) => sources.length > 0)
  const normalized = [...Object.keys(awsNormalizers), ...Object.keys(azureNormalizers)]
  const names = (types: readonly string[]) => types.map((type) => type.toLowerCase()).toSorted()
  assert.equal(names(read.map(({ type }) => type)), names(normalized))
  const live = read.filter(({ type, sources }) => type.startsWith('Microsoft.') && sources.includes('live'))
  const held = [...armTypes.values()].flatMap(({ holds = [] }) => holds.map(({ type }) => type))
  const asked = [...armTypes.keys(), ...held, 'Microsoft.Resources/subscriptions']
  assert.equal(names(live.map(({ type }) => type)), names(asked))
  for (const { type, sources, facets } of rules.types.values()) if (sources.length === 0) assert.equal(facets, [], type)
  assert.ok(rules.types.has('AWS::DynamoDB::Table'))
  assert.ok(rules.dataless.has('AWS::EC2::SecurityGroup'))
})

test('the version is the newest date of any table', async () => {
  assert.match(rules.version, /^\d{4}-\d{2}-\d{2}$/)
  const newer = await loadRules(rulesWith('people.yaml', /date: .*/, 'date: 2999-01-31'))
  assert.is(newer.version, '2999-01-31')
})

const broken: [name: string, file: string, before: string | RegExp, after: string, at: string, message: RegExp][] = [
  [
    'people of a law that is none',
    'people.yaml',
    'laws: [gdpr]',
    'laws: [gpdr]',
    'gpdr',
    /"gpdr" is no law.*Did you mean gdpr/,
  ],
  ['people called none', 'people.yaml', '  eu:', '  none:', 'none:', /names nobody/],
  ['a law that nobody comes under', 'people.yaml', /  br: .*\n/, '', 'eu:', /nobody comes under "lgpd"/],
  [
    'a zone that does not exist',
    'regulations/gdpr.yaml',
    'zone: EEA',
    'zone: EAA',
    'EAA',
    /"EAA" is no zone.*Did you mean EEA/,
  ],
  [
    'a law by another name than its file',
    'regulations/gdpr.yaml',
    'id: gdpr',
    'id: uk-gdpr',
    'uk-gdpr',
    /is called "uk-gdpr", its file otherwise/,
  ],
  [
    'a strength that is none',
    'regulations/gdpr.yaml',
    'log.residency: supporting',
    'log.residency: strong',
    'strong',
    /none of the strengths/,
  ],
  [
    'a control that is none',
    'regulations/gdpr.yaml',
    'log.residency: supporting',
    'logs: supporting',
    'logs:',
    /"logs" is not a control.*Write it as rep\.cross-region/,
  ],
  ['a clause twice', 'regulations/gdpr.yaml', 'id: art-9', 'id: art-5-2', 'art-5-2, cite: Art. 9', /names two clauses/],
  [
    'a clause of an unknown source',
    'regulations/gdpr.yaml',
    'source: [gdpr-text-30]',
    'source: [gdpr-txt-30]',
    'gdpr-txt-30',
    /Did you mean gdpr-text-30/,
  ],
  [
    'a clause verified by nobody',
    'regulations/gdpr.yaml',
    'verified: true, source: [gdpr-text-30]',
    'verified: true, source: []',
    'true, source: []',
    /verified by no source/,
  ],
  [
    'a type with an unknown facet',
    'types.yaml',
    /facets: \[atRest, [^\]]*\]/,
    'facets: [atrest]',
    'atrest',
    /none of the facets.*Did you mean atRest/,
  ],
  [
    'a type with an unknown source',
    'types.yaml',
    'sources: [live, snapshot]',
    'sources: [lvie]',
    'lvie',
    /Did you mean live/,
  ],
  [
    'a store without a place',
    'types.yaml',
    'holds: content, places: true',
    'holds: content, places: false',
    'false',
    /what holds content has a place/,
  ],
  [
    'a type that is judged and dataless',
    'types.yaml',
    '- AWS::EC2::EIP',
    '- AWS::S3::Bucket',
    'AWS::S3::Bucket\n',
    /stands here twice/,
  ],
  [
    'a type twice in another case',
    'types.yaml',
    '- Microsoft.Network/natGateways',
    '- microsoft.storage/storageaccounts',
    'microsoft.storage',
    /is not a type/,
  ],
  [
    'an Azure type twice in another case',
    'types.yaml',
    '- Microsoft.Network/natGateways',
    '- Microsoft.storage/storageaccounts',
    'Microsoft.storage',
    /stands here twice/,
  ],
  [
    'a decision twice',
    'jurisdictions.yaml',
    'id: eu-ch',
    'id: eu-uk',
    'eu-uk, countries: [GB]',
    /"eu-uk" names two decisions/,
  ],
  [
    'a zone with a country that is none',
    'jurisdictions.yaml',
    'BR: { countries: [BR]',
    'BR: { countries: [BZR]',
    'BZR',
    /"BZR" is no country/,
  ],
  [
    'a country in three letters',
    'jurisdictions.yaml',
    'countries: [GB]',
    'countries: [GBR]',
    'GBR',
    /"GBR" is no country/,
  ],
  ['the country UK', 'jurisdictions.yaml', 'countries: [GB]', 'countries: [UK]', 'UK]', /Write GB/],
  [
    'a decision for no country',
    'jurisdictions.yaml',
    'id: eu-uk, countries: [GB]',
    'id: eu-uk, countries: []',
    '[], instrument',
    /the list is empty/,
  ],
  [
    'a day that does not exist',
    'jurisdictions.yaml',
    'until: 2031-12-27',
    'until: 2031-02-30',
    '2031-02-30',
    /"2031-02-30" is not a date/,
  ],
  [
    'a decision that ends before it begins',
    'jurisdictions.yaml',
    'until: 2031-12-27',
    'until: 2020-12-27',
    '2020-12-27',
    /ends before it begins/,
  ],
  [
    'decisions of an unknown law',
    'jurisdictions.yaml',
    '  lgpd:',
    '  lpgd:',
    'lpgd:',
    /"lpgd" is no law.*Did you mean lgpd/,
  ],
  [
    'a zone of an unknown source',
    'jurisdictions.yaml',
    'verified: true, source: [uk-list] }\n  CH',
    'verified: true, source: [uk-lsit] }\n  CH',
    'uk-lsit',
    /Did you mean uk-list/,
  ],
  [
    'a case that is none',
    'jurisdictions.yaml',
    'challenged: C-703/25 P',
    'challenged: Latombe',
    'Latombe,',
    /"Latombe" is not a case/,
  ],
  [
    'a decision of an unknown source',
    'jurisdictions.yaml',
    'source: [uk-renewal,',
    'source: [uk-reneval,',
    'uk-reneval',
    /Did you mean uk-renewal/,
  ],
  [
    'a region in a country that is none',
    'regions/aws.yaml',
    'eu-west-2: { country: GB',
    'eu-west-2: { country: EU',
    'EU,',
    /"EU" is no country/,
  ],
  [
    'a region without a country',
    'regions/aws.yaml',
    'eu-west-2: { country: GB,',
    'eu-west-2: {',
    '{ partition',
    /the key "country" is missing/,
  ],
  [
    'a pair that is no region',
    'regions/azure.yaml',
    'pair: southcentralus',
    'pair: southcentralsu',
    'southcentralsu',
    /Did you mean southcentralus/,
  ],
  [
    'a part of another country',
    'regions/aws.yaml',
    'subdivision: US-CA',
    'subdivision: CA-QC',
    'CA-QC, partition: aws, verified: true } # N. California',
    /is no part of US/,
  ],
  [
    'a country within a country',
    'regions/azure.yaml',
    'country: NL, pair',
    'country: NL, takes-in: US, pair',
    'US, pair: northeurope',
    /it lies in NL already/,
  ],
  [
    'a region twice',
    'regions/aws.yaml',
    '  eu-west-3:',
    '  eu-west-1:',
    'eu-west-1: { country: FR',
    /a key stands here twice/,
  ],
  ['a count of days below none', 'parameters.yaml', 'value: 90', 'value: -9', '-9', /-9 is no number of days/],
  ['a parameter too low to be TLS', 'parameters.yaml', 'value: 1.2', 'value: 0.9', '0.9', /0\.9 is no version of TLS/],
  [
    'a stage that is production and is not',
    'stages.yaml',
    'non-production: [dev,',
    'non-production: [prod,',
    'prod, development',
    /"prod" stands under production as well/,
  ],
  ['a stage in capitals', 'stages.yaml', 'keys: [environment,', 'keys: [Environment,', 'Environment', /lower case/],
  [
    'a conflict on a type that is none',
    'conflicts.yaml',
    'types: [Microsoft.Storage/storageAccounts]',
    'types: [Microsoft.Storage/accounts]',
    'Microsoft.Storage/accounts]',
    /is no type of rules\/types\.yaml/,
  ],
  [
    'a conflict under a law that is none',
    'conflicts.yaml',
    'law: eu-dora',
    'law: eu-droa',
    'eu-droa',
    /"eu-droa" is no law.*Did you mean eu-dora\?/,
  ],
  [
    'a conflict with a control that is none',
    'conflicts.yaml',
    'controls: [rep.provider-pair,',
    'controls: [provider-pair,',
    'provider-pair,',
    /"provider-pair" is not a control/,
  ],
  [
    'a conflict twice',
    'conflicts.yaml',
    'id: dora-12',
    'id: cis-azure-9-3-11',
    'cis-azure-9-3-11\n    framework: Reg',
    /names two conflicts/,
  ],
  [
    'a conflict that nobody confirms',
    'conflicts.yaml',
    'source: [cis-azure-6]',
    'source: []',
    'true\n    source: []',
    /verified by no source/,
  ],
  ['a floor of no days', 'parameters.yaml', 'value: 365', 'value: 0', '0, reason', /0 is no number of days/],
  ['a parameter without a value', 'parameters.yaml', 'value: 365, ', '', '{ reason', /the key "value" is missing/],
  ['a ceiling below its floor', 'parameters.yaml', 'value: 400', 'value: 6', '6, reason: "a yearly', /maximumBackupDays is less than minimumBackupDays/], // prettier-ignore
  ['a table without a date', 'people.yaml', /date: .*\n/, '', 'version', /the key "date" is missing/],
]
for (const [name, file, before, after, at, message] of broken) {
  test(`refused: ${name}`, async () => {
    await refusedWith(file, { before, after, at, message })
  })
}

test('refused: people of a law that is asked whosever the data is', async () => {
  const error = await refusalOf(loadRules(rulesWith('regulations/lgpd.yaml', 'concerns: people', 'concerns: everyone')))
  assert.match(error.explanation.where, /^rules\/people\.yaml:5:3$/)
  assert.match(error.message, /a row names "lgpd"/)
})

test('two files may not speak of one provider', async () => {
  const folder = rulesWith('people.yaml', 'version: 1', 'version: 2')
  copyFileSync(join(folder, 'regions/aws.yaml'), join(folder, 'regions/more.yaml'))
  assert.match((await refusalOf(loadRules(folder))).message, /^rules\/regions: two files name the same provider/)
})

test('a folder that is not whole, or holds a table that nobody reads, is refused', async () => {
  const folder = rulesWith('people.yaml', 'version: 1', 'version: 2')
  writeFileSync(join(folder, 'regulatoins.yaml'), 'version: 1\n')
  assert.match((await refusalOf(loadRules(folder))).message, /^rules\/regulatoins\.yaml: no table is made of this file/)
  rmSync(join(folder, 'people.yaml'))
  assert.match((await refusalOf(loadRules(folder))).message, /^rules: missing: people\.yaml/)
  rmSync(folder, { recursive: true })
  assert.match((await refusalOf(loadRules(folder))).message, /^rules: missing: the folder itself/)
})

test.run()
