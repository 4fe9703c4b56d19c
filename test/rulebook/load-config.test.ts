// A config is understood whole or refused, with the place of every fault: what it says decides which law looks at which data.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { everything, experience } from './config-samples.ts'
import { fileOf, refusalOf } from './rules-folder.ts'
import { sampleControls, sampleRules as rules } from './sample-rules.ts'

const test = suite('rulebook/load-config')
const load = (text: string, name?: string) => loadConfig(fileOf(text, name), rules, sampleControls)

test('what it says is what is read', async () => {
  const { digest, ...config } = await load(everything)
  assert.match(digest, /^[0-9a-f]{64}$/)
  assert.equal(config, {
    file: 'ringfence.yaml',
    laws: ['gdpr', 'lgpd'],
    awsAccounts: ['111122223333', '000011112222'],
    awsOrganization: false,
    awsRole: { name: 'audit/ringfence-read', externalId: 'example-4f1c' },
    azureSubscriptions: ['0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'],
    azureManagementGroups: [],
    entities: [
      { name: 'Example AS', country: 'NO', aws: ['111122223333'], azure: ['0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'] },
      { name: 'Example Inc', country: 'US', aws: [], azure: [] },
    ],
    data: [
      {
        where: 'ringfence.yaml:9:5',
        when: { tag: { DataClass: ['pii', 'hr'], Owner: ['crm'] } },
        tier: 'regional',
        people: ['eu', 'br'],
        categories: ['contact'],
      },
      {
        where: 'ringfence.yaml:10:5',
        when: { name: 'br-*', account: '111122223333', type: 'aws::s3::bucket' },
        tier: 'edge',
        people: ['none'],
        categories: [],
      },
    ],
    fences: [
      {
        where: 'ringfence.yaml:12:5',
        people: ['eu'],
        categories: ['health'],
        tier: 'edge',
        stay: ['BR', 'CH'],
        countries: new Set(['BR', 'CH']),
        because: 'contract',
      },
      { where: 'ringfence.yaml:13:5', stay: ['BR'], countries: new Set(['BR']) },
      { where: 'ringfence.yaml:14:5', stay: ['DE'], countries: new Set(['DE']) },
    ],
    recovery: {
      global: { where: 'ringfence.yaml:16:3', rpo: 168, rto: null, copy: 'none' },
      edge: { where: 'ringfence.yaml:17:3', rpo: 0.25, rto: 4, copy: 'in-zone' },
    },
    transfers: [
      {
        where: 'ringfence.yaml:19:5',
        id: 'tr-1',
        basis: 'gdpr.adequacy.dpf',
        law: 'gdpr',
        from: 'Example AS',
        to: 'Example Inc',
        countries: ['US', 'IN'],
        means: ['storage', 'edge-cache'],
        data: { people: ['eu'], categories: ['contact'], tiers: ['regional', 'edge'] },
        documents: { listing: 'DOC-1' },
        requires: ['enc.at-rest', 'trn.tls-enforced'],
        valid: { from: '2025-03-02', until: '2025-03-02' },
        checked: '2026-11-01',
        fallback: 'gdpr.scc.m2',
        owner: 'a@example.test',
        approvedBy: 'b@example.test',
      },
      {
        where: 'ringfence.yaml:33:5',
        id: 'tr-2',
        basis: 'lgpd.33-ii-b',
        law: 'lgpd',
        countries: ['US'],
        means: ['backup'],
        data: { people: ['br'] },
        documents: {},
        requires: [],
        valid: { from: '2025-03-02', until: '2027-02-10' },
        owner: 'a@example.test',
        approvedBy: 'A@example.test',
      },
    ],
    waivers: [
      {
        where: 'ringfence.yaml:42:5',
        id: 'w-1',
        control: 'rep.*',
        resource: 'arn:aws:s3:::crm-*',
        account: '111122223333',
        country: 'US',
        reason: 'SEC-91',
        owner: 'a@example.test',
        approvedBy: 'b@example.test',
        until: '2027-01-31',
      },
      {
        where: 'ringfence.yaml:51:5',
        id: 'w-2',
        control: 'enc.at-rest',
        reason: 'SEC-92',
        owner: 'a',
        approvedBy: 'b',
        until: '2027-01-31',
      },
    ],
    acceptedGaps: [
      {
        where: 'ringfence.yaml:53:5',
        account: '111122223333',
        operation: 'backup:ListBackupPlans',
        reason: 'SEC-91',
        until: '2020-01-31',
        owner: 'a@example.test',
        approvedBy: 'b@example.test',
      },
    ],
    warnings: [],
  })
})

test('a fence of a zone holds its countries', async () => {
  const { fences, transfers } = await load(experience)
  assert.equal(
    fences.map(({ stay, countries }) => [stay, countries.has('DE'), countries.has('NO'), countries.has('US')]),
    [
      [['EEA'], true, true, false],
      [['DE'], true, false, false],
      [['US'], false, false, true],
    ],
  )
  assert.equal(fences[0]?.countries, rules.zones.get('EEA'))
  assert.is(transfers.length, 1)
})

test('the least config puts the usual laws in play; so does none at all', async () => {
  const least = await load('version: 1\n')
  const none = await loadConfig(null, rules)
  assert.equal(least.laws, ['ccpa', 'gdpr', 'lgpd'])
  assert.equal({ ...none, file: least.file, digest: least.digest }, least)
  assert.is(none.file, null)
})

test('an organization is all of its members, and a role may ask for nothing more than its name', async () => {
  const config = await load('version: 1\naws: { accounts: organization, role: ringfence-read }\n')
  assert.equal([config.awsAccounts, config.awsOrganization, config.awsRole], [[], true, { name: 'ringfence-read' }])
})

test('all means what the identity reaches', async () => {
  const { awsAccounts, azureSubscriptions } = await load(
    'version: 1\naws: { accounts: all }\nazure: { subscriptions: all }\n',
  )
  assert.equal([awsAccounts, azureSubscriptions], [[], []])
})

test('a management group stands among subscriptions, as Azure writes its id or without its provider', async () => {
  const guid = '0A1B2C3D-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  const ids = `"${guid}", managementGroups/Corp-EU, "/providers/Microsoft.Management/managementGroups/${guid}"`
  const { azureSubscriptions, azureManagementGroups } = await load(`version: 1\nazure: { subscriptions: [${ids}] }\n`)
  assert.equal([azureSubscriptions, azureManagementGroups], [[guid.toLowerCase()], ['Corp-EU', guid]])
  for (const id of ['corp', 'managementGroups/', 'managementGroups/a/b', `subscriptions/${guid}`]) {
    const error = await refusalOf(load(`version: 1\nazure: { subscriptions: ["${id}"] }\n`))
    assert.match(error.message, /:2:\d+: .* is no Azure subscription and no management group/)
  }
})

test('approved regions are kept by provider, and a region of the other one is none', async () => {
  const { approvedRegions } = await load('version: 1\naws: { approved-regions: [eu-central-1, eu-west-1] }\n')
  assert.equal(approvedRegions, { aws: ['eu-central-1', 'eu-west-1'] })
  const error = await refusalOf(load('version: 1\nazure: { approved-regions: [westeurope, eu-west-1] }\n'))
  assert.match(error.message, /:2:41: "eu-west-1" is none of the regions/)
  const misspelt = await refusalOf(load('version: 1\naws: { approved-regions: [eu-centarl-1] }\n'))
  assert.match(misspelt.message, /Did you mean eu-central-1\?/)
})

test('what is in no region can be approved too, of either provider', async () => {
  const text = 'version: 1\naws: { approved-regions: [global] }\nazure: { approved-regions: [global] }\n'
  const { approvedRegions } = await load(text)
  assert.equal(approvedRegions, { aws: ['global'], azure: ['global'] })
})

test('people whose law is out of play are a warning', async () => {
  const { warnings } = await load(
    'version: 1\nlaws: [gdpr]\ndata:\n  - { when: { name: x }, tier: edge, people: [eu, br] }\n',
  )
  assert.equal(warnings, ['ringfence.yaml:4:51: "br" is judged by no law, because lgpd is not among laws'])
})

test('the name of the file is shown, never its folder', async () => {
  const { explanation } = await refusalOf(load('version: 2\n', 'prod.yaml'))
  assert.is(explanation.where, 'prod.yaml:1:10')
})

test('an exporter or importer whom nobody knows is a warning', async () => {
  const { warnings } = await load(everything.replace(/^entities:\n(  .*\n)+/m, ''))
  assert.equal(warnings, [
    'ringfence.yaml:18:11: "Example AS" owns no account, because entities is missing',
    'ringfence.yaml:19:9: "Example Inc" owns no account, because entities is missing',
  ])
})

test('without the key laws, a basis of a law that is not usual is out of play', async () => {
  const text = everything.replace('laws: [gdpr, lgpd]\n', '').replace('lgpd.33-ii-b', 'uk-gdpr.idta')
  const { message } = await refusalOf(load(text))
  assert.match(message, /^ringfence\.yaml:33:12: "uk-gdpr\.idta" is a basis of uk-gdpr, which is not in play/)
})

test('where nothing is judged, a control is taken as it stands', async () => {
  const { transfers, waivers } = await loadConfig(
    fileOf(everything.replace('[enc.at-rest, trn', '[own.one, trn').replace('rep.*', 'own.*')),
    rules,
  )
  assert.equal([transfers[0]?.requires, waivers[0]?.control], [['own.one', 'trn.tls-enforced'], 'own.*'])
})

const rule = (text: string) => `version: 1\ndata:\n  - ${text}\n`
const gap = (text: string) =>
  `version: 1\naccepted-gaps:\n  - { account: "111122223333", operation: x:Y, reason: z, ${text} }\n`

const refused: [name: string, text: string, at: string, what: RegExp][] = [
  ['an empty file', '', '1:1', /nothing is no map/],
  ['a list', '- version: 1\n', '1:1', /a list is no map/],
  ['no version', 'laws: [gdpr]\n', '1:1', /the key "version" is missing/],
  ['another version', 'version: 2\n', '1:10', /2 is no version of this file/],
  ['a version in quotes', 'version: "1"\n', '1:10', /"1" is no version/],
  [
    'an unknown key',
    'version: 1\nlwas: [gdpr]\n',
    '2:1',
    /"lwas" is no key here, because the keys are version, laws, .*Did you mean laws\?/,
  ],
  ['a duplicate key', 'version: 1\nlaws: [gdpr]\nlaws: [lgpd]\n', '3:1', /stands here twice/],
  [
    'an unknown law',
    'version: 1\nlaws: [gdpr, lpgd]\n',
    '2:14',
    /"lpgd" is none of the laws, because the laws are .*ccpa.*gdpr.*\. Did you mean lgpd\?/,
  ],
  ['a law twice', 'version: 1\nlaws: [gdpr, gdpr]\n', '2:14', /"gdpr" stands here twice/],
  ['no law', 'version: 1\nlaws: []\n', '2:7', /the list is empty/],
  ['laws without a value', 'version: 1\nlaws:\n', '2:6', /nothing is no list/],
  ['a law that is no list', 'version: 1\nlaws: gdpr\n', '2:7', /"gdpr" is no list/],
  ['fences misspelt', 'version: 1\nfance: []\n', '2:1', /Did you mean fences/],
  ['a role of Azure', 'version: 1\nazure: { subscriptions: all, role: x }\n', '2:30', /"role" is not read yet/],
  ['a role by its ARN', 'version: 1\naws: { role: "arn:aws:iam::1:role/x" }\n', '2:14', /is not the name of a role/],
  ['an external id alone', 'version: 1\naws: { external-id: x-1 }\n', '2:21', /an external id without a role/],
  ['an organization of Azure', 'version: 1\nazure: { subscriptions: organization }\n', '2:25', /is no selection/],
  ['another word for all', 'version: 1\naws: { accounts: everything }\n', '2:18', /"everything" is no selection/],
  ['no accounts', 'version: 1\naws: { accounts: [] }\n', '2:18', /the list is empty/],
  ['a list for aws', 'version: 1\naws: []\n', '2:6', /a list is no map/],
  ['an account as a number', 'version: 1\naws: { accounts: [111122223333] }\n', '2:19', /in quotes: "111122223333"\.$/],
  [
    'an account that lost its zeros',
    'version: 1\naws: { accounts: [000011112222] }\n',
    '2:19',
    /in quotes: "000011112222"\.$/,
  ],
  ['an account too short', 'version: 1\naws: { accounts: ["11112222333"] }\n', '2:19', /twelve digits/],
  [
    'an account twice',
    'version: 1\naws: { accounts: ["111122223333", "111122223333"] }\n',
    '2:35',
    /stands here twice/,
  ],
  [
    'a subscription by its name',
    'version: 1\nazure: { subscriptions: [prod] }\n',
    '2:26',
    /a subscription is a GUID, and a management group is managementGroups\/ and its id/,
  ],
  [
    'an entity without a country',
    'version: 1\nentities:\n  A: { aws: ["111122223333"] }\n',
    '3:6',
    /the key "country" is missing/,
  ],
  ['an entity in the UK', 'version: 1\nentities:\n  A: { country: UK }\n', '3:17', /Write GB/],
  ['entities as a list', 'version: 1\nentities:\n  - A\n', '3:3', /a list is no map/],
  [
    'an account in two entities',
    'version: 1\nentities:\n  A: { country: DE, aws: ["111122223333"] }\n  B: { country: US, aws: ["111122223333"] }\n',
    '4:27',
    /"111122223333" belongs to "A" already/,
  ],
  [
    'a subscription in two entities, in another case',
    'version: 1\nentities:\n  A: { country: DE, azure: [0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d] }\n  B: { country: US, azure: [0A1B2C3D-4e5f-4a6b-8c7d-9e0f1a2b3c4d] }\n',
    '4:29',
    /belongs to "A" already/,
  ],
  [
    'an entity by an inherited name',
    'version: 1\nentities:\n  constructor: { country: DE }\n',
    '3:3',
    /cannot be a key/,
  ],
  ['a rule without a condition', rule('{ when: {}, tier: edge, people: [eu] }'), '3:13', /the rule says no condition/],
  ['a rule with no tag', rule('{ when: { tag: {} }, tier: edge, people: [eu] }'), '3:20', /the rule says no condition/],
  ['a rule without when', rule('{ tier: edge, people: [eu] }'), '3:5', /the key "when" is missing/],
  [
    'an unknown condition',
    rule('{ when: { tags: { A: b } }, tier: edge, people: [eu] }'),
    '3:15',
    /"tags" is no key here.*Did you mean tag\?/,
  ],
  [
    'a tag value that is a number',
    rule('{ when: { tag: { A: 1 } }, tier: edge, people: [eu] }'),
    '3:25',
    /1 is not text/,
  ],
  [
    'a tag value that is true',
    rule('{ when: { tag: { A: [x, true] } }, tier: edge, people: [eu] }'),
    '3:29',
    /true is not text/,
  ],
  ['a tag without values', rule('{ when: { tag: { A: [] } }, tier: edge, people: [eu] }'), '3:25', /the list is empty/],
  [
    'a type misspelt',
    rule('{ when: { type: AWS::S3::Bukcet }, tier: edge, people: [eu] }'),
    '3:21',
    /Did you mean AWS::S3::Bucket/,
  ],
  [
    'an account by its name',
    rule('{ when: { account: prod }, tier: edge, people: [eu] }'),
    '3:24',
    /"prod" is no account/,
  ],
  [
    'an unknown tier',
    rule('{ when: { name: x }, tier: reginal, people: [eu] }'),
    '3:32',
    /"reginal" is none of the tiers.*Did you mean regional\?/,
  ],
  [
    'a tier that only we may give',
    rule('{ when: { name: x }, tier: unclassified, people: [eu] }'),
    '3:32',
    /none of the tiers/,
  ],
  [
    'a key misspelt, which is not missing too',
    rule('{ when: { name: x }, teir: edge, people: [eu] }'),
    '3:26',
    /"teir" is no key here.*Did you mean tier\?$/,
  ],
  [
    'unknown people',
    rule('{ when: { name: x }, tier: edge, people: [ue] }'),
    '3:47',
    /"ue" is none of the people.*Did you mean eu\?/,
  ],
  ['people as a word', rule('{ when: { name: x }, tier: edge, people: eu }'), '3:46', /Write \[eu\]/],
  [
    'nobody in a list',
    rule('{ when: { name: x }, tier: edge, people: [none] }'),
    '3:47',
    /"none" is none of the people/,
  ],
  ['nobody at all', rule('{ when: { name: x }, tier: edge, people: [] }'), '3:46', /the list is empty/],
  ['people twice', rule('{ when: { name: x }, tier: edge, people: [eu, eu] }'), '3:51', /stands here twice/],
  ['a gap without an end', gap('owner: a'), '3:5', /the key "until" is missing/],
  ['a gap until a day that does not exist', gap('until: 2026-02-30'), '3:66', /"2026-02-30" is not a date/],
  ['a gap until an hour', gap('until: 2026-02-20T10:00:00Z'), '3:66', /is not a date/],
  [
    'a gap approved by its owner',
    gap('until: 2027-01-01, owner: a@x, approved-by: A@x'),
    '3:103',
    /the owner of this gap approved it too/,
  ],
  ['no YAML', 'version: 1\nlaws: [gdpr\n', '3:1', /this is no YAML/],
]
for (const [name, text, at, what] of refused) {
  test(`refused: ${name}`, async () => {
    const error = await refusalOf(load(text))
    assert.is(error.kind, 'usage')
    assert.is(error.explanation.where, `ringfence.yaml:${at}`, error.message)
    assert.match(error.message, what)
  })
}

test('all faults are told at once, from top to bottom', async () => {
  const { message } = await refusalOf(
    load('version: 2\nlaws: [gpdr]\naws: { accounts: [7] }\nentities:\n  A: { country: UK }\n'),
  )
  assert.equal(
    message.match(/ringfence\.yaml:\d+:\d+/g),
    ['1:10', '2:8', '3:19', '5:17'].map((at) => `ringfence.yaml:${at}`),
  )
})

test('what stands in the file cannot speak to the terminal', async () => {
  const { message } = await refusalOf(load('version: 1\nlaws: ["\\e[31mgdpr"]\n'))
  assert.not.match(message, /\u001b/)
})

test.run()
