// What every fact can hold: one table, by which each input of a control and each resource of an earlier scan is proven.
import type { Fact } from './fact.ts'
import type { Days, FacetName, Facets, Hours } from './facets.ts'
import { relations } from './place.ts'
import { tiers } from './subject.ts'

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

/** The one shape of a fact by its type; of a choice of words, any list of them. */
type ShapeOf<Asked> = [Asked] extends [Fact<infer T>]
  ? [T] extends [boolean]
    ? 'flag'
    : [T] extends [string[]]
      ? 'texts'
      : [T] extends [number]
        ? 'number'
        : [T] extends [Days]
          ? 'days'
          : [T] extends [Hours]
            ? 'hours'
            : string extends T
              ? 'text'
              : readonly T[]
  : never

/** Every facet with every fact, in the order in which they are written. A facet missing here does not compile, nor does a fact. */
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
  guardrail: { enforced: 'flag', strayRegions: 'texts', declared: 'flag' },
  defaults: { publicBlocked: 'flag', volumesEncrypted: 'flag', logsRouted: 'flag', labelsRequired: 'flag' },
} as const satisfies {
  [Name in FacetName]-?: { [Asked in keyof Required<Facets>[Name]]: ShapeOf<Required<Facets>[Name][Asked]> }
}

export const labelShapes = { people: 'texts', tier: tiers, categories: 'texts' } as const

export const placeShapes = { country: 'country', relation: relations } as const

/** What the config asks of the tier's recovery. */
export const targetShapes = { rpoHours: 'target', copyWanted: 'flag' } as const
