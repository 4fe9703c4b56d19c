// The one description of what a control may see; Rego is type-checked against it at compile, every input at run time.
import * as v from 'valibot'
import { gapReasons } from '../model/fact.ts'
import type { FacetName, Facets } from '../model/facets.ts'

const reason = v.picklist(gapReasons)

/** `{"known": v}`, `{"partial": v, "reason": r}` or `{"unknown": r}`, and never two of them. */
const fact = <T extends v.GenericSchema>(value: T) =>
  v.union([
    v.strictObject({ known: value }),
    v.strictObject({ partial: value, reason }),
    v.strictObject({ unknown: reason }),
  ])

const flag = fact(v.boolean())
const text = fact(v.string())
const texts = fact(v.array(v.string()))
const number = fact(v.number())

/** Every facet with every fact, in the order in which they are written. A facet missing here does not compile. */
export const facetShapes = {
  atRest: { enabled: flag, algorithm: text, keyOwner: fact(v.picklist(['provider', 'customer'])) },
  inTransit: { enforced: flag, minimumVersion: number },
  logging: { dataAccess: flag },
  exposure: { public: flag },
  retention: { days: fact(v.union([v.number(), v.literal('forever')])), locked: flag },
  classification: { declared: flag },
  capture: { active: flag, everyRegion: flag, wholeOrganisation: flag, managementEvents: flag, dataEvents: texts },
  audit: { enabledRegions: texts, unloggedRegions: texts },
  coverage: { complete: flag },
} satisfies { [Name in FacetName]-?: { [Fact in keyof Required<Facets>[Name]]: v.GenericSchema } }

const facets = v.strictObject({
  atRest: v.optional(v.strictObject(facetShapes.atRest)),
  inTransit: v.optional(v.strictObject(facetShapes.inTransit)),
  logging: v.optional(v.strictObject(facetShapes.logging)),
  exposure: v.optional(v.strictObject(facetShapes.exposure)),
  retention: v.optional(v.strictObject(facetShapes.retention)),
  classification: v.optional(v.strictObject(facetShapes.classification)),
  capture: v.optional(v.strictObject(facetShapes.capture)),
  audit: v.optional(v.strictObject(facetShapes.audit)),
  coverage: v.optional(v.strictObject(facetShapes.coverage)),
} satisfies Record<FacetName, v.GenericSchema>)

const adequacy = v.strictObject({ decision: v.string(), conditional: v.boolean(), until: v.nullable(v.string()) })

const registerEntry = v.strictObject({
  id: v.string(),
  basis: v.string(),
  until: v.nullable(v.string()),
  scopeFits: v.boolean(),
  documentsPresent: v.boolean(),
  expired: v.boolean(),
  systematic: v.boolean(),
  conditionChecked: v.boolean(),
  requires: v.array(v.string()),
})

const law = v.strictObject({
  concern: v.picklist(['yes', 'no', 'undeclared', 'unknown']),
  zone: v.picklist(['inside', 'outside', 'unresolved', 'none']),
  hardRule: v.nullable(v.string()),
  fence: v.picklist(['none', 'inside', 'outside', 'unresolved']),
  adequacy: v.nullable(adequacy),
  register: v.array(registerEntry),
})

const means = [
  'replication',
  'backup',
  'snapshot-copy',
  'key-replication',
  'log-export',
  'processing',
  'edge-cache',
  'sharing',
  'failover',
] as const
const roles = ['primary', 'replica', 'backup', 'snapshot', 'log', 'key', 'edge', 'processing', 'failover'] as const

const place = v.strictObject({
  role: v.picklist(roles),
  via: v.nullable(v.strictObject({ means: v.picklist(means), mechanism: v.string() })),
  country: fact(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  relation: fact(v.picklist(['same', 'same-owner', 'listed', 'unlisted'])),
  laws: v.record(v.string(), law),
})

export const inputSchema = v.strictObject({
  type: v.string(),
  facets,
  places: v.array(place),
  labels: v.strictObject({
    people: texts,
    tier: fact(v.picklist(['global', 'regional', 'edge', 'unclassified'])),
    categories: texts,
  }),
  context: v.strictObject({ holds: v.picklist(['content', 'log', 'key', 'metadata', 'none', 'unknown']) }),
})

export type Input = v.InferOutput<typeof inputSchema>
