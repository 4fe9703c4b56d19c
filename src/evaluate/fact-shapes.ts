// What every fact that a control may see can hold: one table, from which the schema is made and by which each input is proven.
import type { FacetName, Facets } from '../model/facets.ts'
import { relations } from '../model/place.ts'
import { tiers } from '../model/subject.ts'

/** A kind of value, or the words that it may be. */
export type Shape = keyof typeof kinds | readonly string[]

const isText = (value: unknown): value is string => typeof value === 'string'

export const kinds = {
  flag: (value: unknown): value is boolean => typeof value === 'boolean',
  text: isText,
  texts: (value: unknown): value is string[] => Array.isArray(value) && value.every(isText),
  number: (value: unknown): value is number => Number.isFinite(value),
  days: (value: unknown): value is number | 'forever' => Number.isFinite(value) || value === 'forever',
  hours: (value: unknown): value is number | 'unbounded' => Number.isFinite(value) || value === 'unbounded',
  target: (value: unknown): value is number | 'none' => Number.isFinite(value) || value === 'none',
  country: (value: unknown): value is string => isText(value) && /^[A-Z]{2}$/.test(value),
}

export const fits = (shape: Shape, value: unknown): boolean =>
  typeof shape === 'string' ? kinds[shape](value) : isText(value) && shape.includes(value)

/** Every facet with every fact, in the order in which they are written. A facet missing here does not compile. */
export const facetShapes = {
  atRest: { enabled: 'flag', algorithm: 'text', keyOwner: ['provider', 'customer', 'none'] },
  inTransit: { enforced: 'flag', minimumVersion: 'number' },
  logging: { dataAccess: 'flag' },
  exposure: { public: 'flag' },
  retention: { days: 'days', locked: 'flag' },
  classification: { declared: 'flag', consistent: 'flag', keepsTier: 'flag' },
  capture: {
    active: 'flag',
    everyRegion: 'flag',
    wholeOrganisation: 'flag',
    managementEvents: 'flag',
    dataEvents: 'texts',
  },
  audit: { enabledRegions: 'texts', unloggedRegions: 'texts' },
  coverage: { complete: 'flag' },
  recovery: { original: 'flag', rpoHours: 'hours', newestPointHours: 'hours', protected: 'flag' },
  redundancy: { mode: ['single-zone', 'multi-zone', 'second-region-inside', 'second-region-outside'] },
  topology: { mode: ['single', 'active-passive', 'active-active'], writersOutside: 'texts' },
  isolation: {
    stage: ['production', 'non-production', 'undeclared'],
    shared: 'texts',
    sharersDeclared: 'flag',
    fromProduction: 'flag',
    originDeclared: 'flag',
    outsideFence: 'texts',
  },
  dependency: { foreignRegions: 'texts' },
  routing: { strayGeographies: 'texts' },
  keys: {
    owner: ['provider', 'customer'],
    external: 'flag',
    enabled: 'flag',
    pendingDeletion: 'flag',
    deletionProtected: 'flag',
  },
  keyRotation: { automatic: 'flag' },
  keyGrants: { foreignDecrypt: 'texts' },
  custody: { exclusive: 'flag' },
  movement: { copies: 'flag', flows: 'flag' },
  logIntegrity: { validated: 'flag', locked: 'flag', separate: 'flag' },
  logStore: { days: 'days' },
  access: { externalPrincipals: 'texts' },
  sharing: { public: 'flag', foreignAccounts: 'texts' },
  backupRetention: { days: 'days' },
  residue: { orphaned: 'flag', remainingDays: 'days' },
  link: { encrypted: 'flag', registered: 'flag' },
  guardrail: { enforced: 'flag', strayRegions: 'texts' },
  defaults: { publicBlocked: 'flag', volumesEncrypted: 'flag', logsRouted: 'flag', labelsRequired: 'flag' },
} as const satisfies { [Name in FacetName]-?: { [Fact in keyof Required<Facets>[Name]]: Shape } }

export const labelShapes = { people: 'texts', tier: tiers, categories: 'texts' } as const

export const placeShapes = { country: 'country', relation: relations } as const

/** What the config asks of the tier's recovery. */
export const targetShapes = { rpoHours: 'target', copyWanted: 'flag' } as const
