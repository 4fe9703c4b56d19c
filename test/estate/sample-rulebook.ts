// Law and geography small enough to be read at a glance, for tests that must not change when a decision does.
import type { Config, Law, Region, Rulebook, TypeRule } from '../../src/model/rulebook.ts'

const region = (name: string, country: string | null, more: Partial<Region> = {}): [string, Region] => [
  name,
  { name, country, verified: true, ...more },
]

const gdpr: Law = {
  id: 'gdpr',
  title: 'General Data Protection Regulation',
  short: 'GDPR',
  url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  version: '2026-11-23',
  zone: 'EEA',
  inside: new Set(['DE', 'IE', 'NL']),
  concerns: 'people',
  appliesFrom: '2018-05-25',
  bases: [],
  mandates: [],
  adequacy: [
    row('eu-uk', ['GB'], { from: '2021-06-28', until: '2031-12-27' }),
    row('eu-ch', ['CH'], {}),
    row('eu-us-dpf', ['US'], { conditional: true }),
  ],
  clauses: [
    {
      id: 'art-44',
      cite: 'Art. 44',
      demands: 'Transfers satisfy Chapter V.',
      verified: true,
      controls: [{ control: 'rep.cross-region', strength: 'direct' }],
    },
    {
      id: 'art-32',
      cite: 'Art. 32(1)(a)',
      demands: 'Encrypt as appropriate.',
      verified: true,
      controls: [{ control: 'enc.at-rest', strength: 'direct' }],
    },
  ],
}
const lgpd: Law = {
  ...gdpr,
  id: 'lgpd',
  short: 'LGPD',
  zone: 'BR',
  inside: new Set(['BR']),
  adequacy: [row('br-eu', ['DE', 'IE', 'NL'], {})],
  clauses: [],
}
const ccpa: Law = { ...gdpr, id: 'ccpa', short: 'CCPA', zone: null, inside: null, adequacy: [], clauses: [] }

function row(id: string, countries: string[], more: { from?: string; until?: string; conditional?: boolean }) {
  return {
    id,
    countries,
    instrument: id,
    scope: 'full',
    conditional: false,
    from: '2000-01-01',
    until: null,
    verified: true,
    source: 'test',
    table: 'jurisdictions 1 (2026-11-23)',
    ...more,
  }
}

const type = (name: string, more: Partial<TypeRule>): [string, TypeRule] => [
  name,
  { type: name, provider: 'aws', title: name, holds: 'content', places: true, facets: [], sources: ['live'], ...more },
]

export const noConfig: Config = {
  file: null,
  digest: '0',
  laws: ['gdpr', 'lgpd', 'ccpa'],
  awsAccounts: [],
  awsOrganization: false,
  azureSubscriptions: [],
  azureManagementGroups: [],
  entities: [],
  data: [],
  fences: [],
  recovery: {},
  transfers: [],
  waivers: [],
  acceptedGaps: [],
  warnings: [],
}

export const rulebook = (config: Partial<Config> = {}): Rulebook => ({
  version: '2026-11-23',
  digest: '0',
  bases: new Map(),
  regions: new Map([
    [
      'aws',
      new Map([
        region('eu-central-1', 'DE'),
        region('eu-west-1', 'IE'),
        region('eu-west-2', 'GB'),
        region('us-east-1', 'US', { subdivision: 'US-VA' }),
      ]),
    ],
    [
      'azure',
      new Map([
        region('brazilsouth', 'BR', { pair: 'southcentralus' }),
        region('southcentralus', 'US', { pair: 'northcentralus' }),
        region('polandcentral', 'PL', { pair: null }),
        region('global', null, { takesIn: 'US' }),
        region('europe', null),
        region('germany', null, { takesIn: 'DE' }),
        region('france', null, { takesIn: 'FR' }),
      ]),
    ],
  ]),
  types: new Map([
    type('AWS::S3::Bucket', { facets: ['atRest', 'logging', 'classification', 'isolation'] }),
    type('AWS::DynamoDB::Table', { sources: [] }),
    type('AWS::Organizations::Account', { holds: 'none', places: false, facets: ['audit', 'coverage'] }),
  ]),
  dataless: new Set(),
  planned: {
    types: new Map(),
    parts: new Map(),
    kin: new Map(),
    beside: new Map(),
    unread: new Map(),
    opaque: new Set(),
    defaults: new Map(),
    dataless: [],
  },
  laws: [gdpr, lgpd, ccpa],
  people: new Map([
    ['eu', { id: 'eu', laws: ['gdpr'], title: 'EU data' }],
    ['br', { id: 'br', laws: ['lgpd'], title: 'Brazilian data' }],
    ['us-ca', { id: 'us-ca', laws: ['ccpa'], title: 'Californian data' }],
  ]),
  stages: {
    keys: new Set(['environment', 'env']),
    production: new Set(['prod', 'production']),
    nonProduction: new Set(['dev', 'staging', 'canary']),
  },
  conflicts: [],
  expiringDays: 90,
  conditionCheckDays: 365,
  config: { ...noConfig, ...config },
})
